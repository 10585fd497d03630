import type { Attribution } from '../attributions.ts';
import { candidatesOf } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { featuresOf } from './features.ts';
import { hintsOf } from './hints.ts';
import { judgeRows } from './judge-rows.ts';
import { lattice } from './lattice.ts';
import type { SequenceWeights } from './lattice.ts';
import type { Levels } from './lexicon.ts';
import type { Words } from './words.ts';

/** A block's attributions that may be there, and the rows by which they are judged. */
export interface Considered {
  readonly candidates: readonly Candidate[];
  /** See `judgeRows`. */
  readonly rows: Int32Array;
}

/**
 * From tokens to candidates: the same in training and in the editor, so that what is learnt is what is seen.
 *
 * @param reach see `candidates.ts`
 */
export function consider(
  words: Words,
  tags: Uint8Array,
  levels: Levels,
  rules: readonly Attribution[],
  sequence: SequenceWeights,
  judgeMask: number,
  reach: number,
): Considered {
  const hints = hintsOf(words, rules);
  const features = featuresOf(words, tags, levels, sequence.mask);
  const ways = lattice(features, sequence);
  const candidates = candidatesOf(words, features.place, ways, sequence, rules, reach);
  return { candidates, rows: judgeRows(words, tags, hints, levels, ways, candidates, judgeMask) };
}
