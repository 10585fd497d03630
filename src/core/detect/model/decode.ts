import type { Features } from './features.ts';
import { LABEL_COUNT, mayFollow } from './labels.ts';

export interface SequenceWeights {
  /** Rows of LABEL_COUNT. */
  readonly table: Int8Array;
  /** By place, label before (LABEL_COUNT: the beginning), label; in the table's scale. */
  readonly transitions: Int16Array;
  readonly mask: number;
}

const L = LABEL_COUNT;
const STEP = (L + 1) * L;
const FORBIDDEN = -1_000_000_000;

/** Before each label, which may stand. */
const BEFORE: readonly (readonly number[])[] = Array.from({ length: L }, (_, label) =>
  Array.from({ length: L }, (_x, before) => before).filter((before) => mayFollow(label, before)),
);

/** The likeliest labels (Viterbi 1967), in whole numbers: the same on every machine. */
export function decode(
  { rows, perToken, place }: Features,
  { table, transitions }: SequenceWeights,
): Uint8Array {
  const count = place.length;
  const labels = new Uint8Array(count);
  if (count === 0) return labels;
  const score = new Int32Array(count * L);
  const from = new Uint8Array(count * L);
  for (let i = 0; i < count; i++) {
    const o = i * L;
    for (let f = i * perToken, end = f + perToken; f < end; f++) {
      const row = (rows[f] as number) * L;
      for (let label = 0; label < L; label++) score[o + label]! += table[row + label]!;
    }
    const t = (place[i] as number) * STEP;
    for (let label = 0; label < L; label++) {
      if (i === 0) {
        score[label]! += mayFollow(label, 0) ? (transitions[t + L * L + label] as number) : FORBIDDEN;
        continue;
      }
      let best = -Infinity;
      let chosen = 0;
      for (const before of BEFORE[label] as readonly number[]) {
        const sum = (score[o - L + before] as number) + (transitions[t + before * L + label] as number);
        if (sum > best) {
          best = sum;
          chosen = before;
        }
      }
      score[o + label]! += best;
      from[o + label] = chosen;
    }
  }
  let label = 0;
  const last = (count - 1) * L;
  for (let other = 1; other < L; other++)
    if ((score[last + other] as number) > (score[last + label] as number)) label = other;
  for (let i = count - 1; i >= 0; i--) {
    labels[i] = label;
    label = from[i * L + label] as number;
  }
  return labels;
}
