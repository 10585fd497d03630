/** The labelled articles as the models see them. */
import { attributionsIn } from '../src/core/detect/attributions.ts';
import type { Attribution } from '../src/core/detect/attributions.ts';
import { firstAt } from '../src/core/detect/model/hints.ts';
import { tagWords } from '../src/core/detect/model/parts-of-speech.ts';
import type { TagWeights } from '../src/core/detect/model/parts-of-speech.ts';
import { wordsOf } from '../src/core/detect/model/words.ts';
import type { Words } from '../src/core/detect/model/words.ts';
import { findQuotedStretches } from '../src/core/detect/quotations.ts';
import { plainArticle } from '../eval/plain-text.ts';

export type Span = readonly [start: number, end: number];

export interface Gold {
  readonly content: readonly Span[];
  readonly source: readonly Span[] | null;
  readonly cue: readonly Span[] | null;
}

export interface Document {
  readonly text: string;
  readonly atts: readonly Gold[];
}

/** Tokens, their parts of speech and labels. */
export interface Tagged {
  readonly words: Words;
  readonly tags: Uint8Array;
  readonly gold: Uint8Array;
}

/** One paragraph: its tokens, what is known of them, and the label of each. */
export interface Paragraph extends Tagged {
  readonly rules: readonly Attribution[];
  /** Where the paragraph starts in its article. */
  readonly start: number;
}

export function paragraphsOf({ text, atts }: Document, tagger: TagWeights): Paragraph[] {
  return plainArticle(text).chunks.flatMap(({ chunk, start }) =>
    chunk.blocks.map(({ prose, sentences }) => {
      const quotes = findQuotedStretches(prose).map(({ range }) => range);
      const words = wordsOf(prose, sentences, quotes);
      return {
        words,
        tags: tagWords(words, tagger),
        rules: attributionsIn(prose, sentences, quotes),
        gold: goldOf(words, atts, start, start + prose.length),
        start,
      };
    }),
  );
}

function goldOf(words: Words, atts: readonly Gold[], start: number, end: number): Uint8Array {
  const labels = new Uint8Array(words.tokens.length);
  const put = (spans: readonly Span[], begin: number): void => {
    for (const [from, to] of spans) {
      if (to <= start || from >= end) continue;
      let inside = false;
      for (let i = firstAt(words, from - start); i < labels.length; i++) {
        const token = words.tokens[i];
        if (token === undefined || token.start >= to - start) break;
        const size = token.end - token.start;
        const shared = Math.min(token.end, to - start) - Math.max(token.start, from - start);
        if (shared < size / 2) continue;
        if ((labels[i] ?? 0) > 0) inside = false;
        else {
          labels[i] = inside ? begin + 1 : begin;
          inside = true;
        }
      }
    }
  };
  for (const { cue } of atts) if (cue !== null) put(cue, 5);
  for (const { cue, source } of atts) {
    const [first] = source ?? [];
    if (source !== null && first !== undefined)
      put(source, cue !== null && first[0] > (cue[0]?.[0] ?? 0) ? 3 : 1);
  }
  for (const { cue, content } of atts)
    for (const span of content) put([span], cue !== null && span[0] < (cue[0]?.[0] ?? 0) ? 9 : 7);
  return labels;
}
