import type { Range } from '../range.ts';

/** https://www.w3.org/TR/annotation-model/#text-quote-selector; the words as they stand in the file, markup included. */
export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * https://www.w3.org/TR/annotation-model/#text-position-selector. In Unicode code points, as the W3C counts and as the
 * file stores them: only `describe` and `resolve`, which have the text, convert. A hint, never trusted by itself.
 */
export interface TextPositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  readonly end: number;
}

export interface Anchor {
  readonly quote: TextQuoteSelector;
  readonly position: TextPositionSelector;
}

/**
 * Where an anchor's words are now. in-place: as stored; moved: the same words elsewhere; changed: edited, or other words
 * in the same surroundings; ambiguous: several places fit and none is better; orphaned: gone. `confidence`: 1 certain,
 * 0 a guess.
 */
export type Resolution =
  | {
      readonly state: 'in-place' | 'moved' | 'changed';
      readonly range: Range;
      readonly confidence: number;
    }
  | { readonly state: 'ambiguous'; readonly candidates: readonly Range[] }
  | { readonly state: 'orphaned' };
