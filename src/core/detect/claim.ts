import type { Phrase } from '../phrase.ts';
import type { Range } from '../range.ts';
import type { Due } from './due.ts';

export const CLAIM_TYPES = [
  'quantity',
  'date',
  'age',
  'comparison',
  'prediction',
  'causal',
  'identity',
  'law',
  'event',
  'allegation',
  'caption',
  'opinion',
] as const;
export type ClaimType = (typeof CLAIM_TYPES)[number];

/**
 * quotation: words in quotation marks that someone is credited with; reported: indirect speech or thought;
 * statement: the author's own assertion.
 */
export type ClaimKind = 'quotation' | 'reported' | 'statement';

/** A part of an attribution (source or cue). Ranges are into the file, ordered and disjoint. */
export interface Part {
  readonly ranges: readonly Range[];
  readonly text: string;
}

/** A stretch of the article that can be checked. All ranges are into the file. */
export interface Claim {
  /** The same for the same words at the same occurrence; not stored in notes. */
  readonly id: string;
  readonly kind: ClaimKind;
  /** What was said; several ranges where it is interrupted: “A,” he said, “B.” Ordered, disjoint, not empty. */
  readonly content: readonly Range[];
  /** The content's words as a reader sees them. */
  readonly text: string;
  /**
   * Somebody said, wrote or thought it. False where the article tells what somebody does about it, means to do or talks
   * about (“voted to close the port”), and of the article's own statements.
   */
  readonly said: boolean;
  /** Who said it, as the article words it there; null for statements and where nobody is named. */
  readonly source: Part | null;
  /** The words that tie source and content: "said", "according to". */
  readonly cue: Part | null;
  /** The source resolved to a name: *He* → Yevgeny Satanovsky. */
  readonly speaker: string | null;
  /** Somebody else may be meant as well. */
  readonly uncertain: boolean;
  /** Who that is, where the article names somebody. */
  readonly rival: string | null;
  readonly types: readonly ClaimType[];
  /** When a prediction falls due; null for what is none, or says nothing of when. */
  readonly due: Due | null;
  /** 0…1: how much a checker would want a source for it. */
  readonly worth: number;
  /** Why this is highlighted; `reasonLine` makes one line of them. */
  readonly reasons: readonly Phrase[];
}
