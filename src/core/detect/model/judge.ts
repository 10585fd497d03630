import { exponential } from './exponential.ts';
import { EVERY_OTHER, writeSums } from './rows.ts';
import type { RowTable } from './rows.ts';

/**
 * Judges whole attributions, where the sequence model sees a token and its neighbours: cue, source and content together,
 * how they lie in their sentence, how likely the labels are, what grammar's rules say (reranking after Collins 2000).
 */
export interface JudgeWeights {
  /** Rows of ANSWERS: what a feature speaks for each question. */
  readonly table: RowTable;
  /** Such a sum is a log odds of 1. */
  readonly scale: number;
  readonly mask: number;
}

/** What is asked: are half its words right; and its source as well; are nearly all its words right. */
export const ANSWERS = 3;

const sums = new Int32Array(ANSWERS);

/** How good a candidate is, 0 … 1, by its rows from `first` on: the questions' likelihoods, the last one counted half. */
export function meritOf(
  rows: Int32Array,
  first: number,
  count: number,
  { table: { fours }, scale }: JudgeWeights,
): number {
  let [even, odd] = [0, 0];
  for (let at = first; at < first + count; at++) {
    const four = fours[rows[at]!]!;
    even += four & EVERY_OTHER;
    odd += (four >>> 8) & EVERY_OTHER;
  }
  writeSums(even, odd, count, sums, 0, ANSWERS);
  let value = 0;
  for (let answer = 0; answer < ANSWERS; answer++) {
    const odds = exponential(sums[answer]! / scale);
    value += (answer === 2 ? 0.5 : 1) * (odds / (1 + odds));
  }
  return value / 2.5;
}
