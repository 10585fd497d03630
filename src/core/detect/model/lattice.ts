import type { Features } from './features.ts';
import { LABEL_COUNT, mayFollow } from './labels.ts';
import { EVERY_OTHER, writeSums } from './rows.ts';
import { room } from './room.ts';
import type { RowTable } from './rows.ts';

export interface SequenceWeights {
  /** Rows of LABEL_COUNT. */
  readonly table: RowTable;
  /** By place, label before (LABEL_COUNT: the beginning), label; in the table's scale. */
  readonly transitions: Int16Array;
  readonly mask: number;
}

/** All ways to label a block's tokens at once, until the next is asked for. Token i with label l is at i * LABEL_COUNT + l. */
export interface Lattice {
  /** The likeliest labels and their score. */
  readonly best: Uint8Array;
  readonly top: number;
  /** Score of the likeliest labels in which the token has that label. */
  readonly through: Int32Array;
  /** The same from the beginning up to and with the token; and from behind it to the end. */
  readonly forth: Int32Array;
  readonly back: Int32Array;
  /** Score of the label at the token, the labels around left aside. */
  readonly node: Int32Array;
  /** The labels before and behind in the likeliest ones. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

const L = LABEL_COUNT;
/** Transitions of one place. */
export const STEP = (L + 1) * L;
export const NEVER = -1_000_000_000;

/** Which labels may stand behind each. */
export const BEHIND: readonly (readonly number[])[] = Array.from({ length: L }, (_, label) =>
  Array.from({ length: L }, (_x, next) => next).filter((next) => mayFollow(next, label)),
);

/** The same, label after label: flat, because much of the time goes here. Label l's are those from ENDS[l] to ENDS[l + 1]. */
const NEXT = Uint8Array.from(BEHIND.flat());
const ENDS = Uint8Array.from([...BEHIND, []], (_, label) => BEHIND.slice(0, label).flat().length);

/** What the features of each token speak for each label. */
function sumRows(
  rows: Int32Array,
  length: number,
  perToken: number,
  { fours }: RowTable,
  node: Int32Array,
): void {
  for (let at = 0, o = 0; at < length; o += L) {
    let [a, b, c, d, e, f] = [0, 0, 0, 0, 0, 0];
    for (const end = at + perToken; at < end; at++) {
      const row = rows[at]! * 3;
      const [x, y, z] = [fours[row]!, fours[row + 1]!, fours[row + 2]!];
      a = (a + (x & EVERY_OTHER)) | 0;
      b = (b + ((x >>> 8) & EVERY_OTHER)) | 0;
      c = (c + (y & EVERY_OTHER)) | 0;
      d = (d + ((y >>> 8) & EVERY_OTHER)) | 0;
      e = (e + (z & EVERY_OTHER)) | 0;
      f = (f + ((z >>> 8) & EVERY_OTHER)) | 0;
    }
    writeSums(a, b, perToken, node, o, 4);
    writeSums(c, d, perToken, node, o + 4, 4);
    writeSums(e, f, perToken, node, o + 8, L - 8);
  }
}

/**
 * Labels that score so much worse than the best at their token, of what is to their left, are not followed, in the table's
 * scale: eight nats. Nothing that is shown was lost by it; at five, one in ten was.
 */
const BEAM = 600;

/** Labels whose likeliest whole is so much less likely are not followed back: nobody asks for them. */
const FURTHEST = 600;

const [nodeRoom, forthRoom, backRoom, throughRoom] = [room(), room(), room(), room()];
const [fromRoom, toRoom] = [room(), room()];
const followed = new Int32Array(L);

/** Viterbi's algorithm (1967) in both directions, in whole numbers: the same on every machine. */
export function lattice(
  { rows, perToken, place }: Features,
  { table, transitions }: SequenceWeights,
): Lattice {
  const count = place.length;
  const size = count * L;
  const node = nodeRoom(size);
  const forth = forthRoom(size).fill(NEVER, 0, size);
  const back = backRoom(size).fill(NEVER, 0, size);
  const through = throughRoom(size);
  const from = fromRoom(size);
  const to = toRoom(size);
  const best = new Uint8Array(count);
  if (count === 0) return { best, top: 0, through, forth, back, node, from, to };
  sumRows(rows, count * perToken, perToken, table, node);

  let follow = 0;
  let top = NEVER;
  for (let i = 0, o = 0; i < count; i++, o += L) {
    const t = place[i]! * STEP;
    if (i === 0) for (const label of BEHIND[0]!) forth[label] = transitions[t + L * L + label]!;
    for (let f = 0; f < follow; f++) {
      const before = followed[f]!;
      const score = forth[o - L + before]!;
      const step = t + before * L;
      for (let k = ENDS[before]!; k < ENDS[before + 1]!; k++) {
        const label = NEXT[k]!;
        const sum = score + transitions[step + label]!;
        if (sum > forth[o + label]!) {
          forth[o + label] = sum;
          from[o + label] = before;
        }
      }
    }
    top = NEVER;
    for (let at = o; at < o + L; at++) {
      const score = (forth[at]! + node[at]!) | 0;
      forth[at] = score;
      if (score > top) top = score;
    }
    follow = 0;
    for (let label = 0; label < L; label++) if (forth[o + label]! >= top - BEAM) followed[follow++] = label;
  }

  const least = top - FURTHEST;
  for (let i = count - 1, o = i * L; i >= 0; i--, o -= L) {
    if (i === count - 1) back.fill(0, o, size);
    else {
      const t = place[i + 1]! * STEP;
      for (let f = 0; f < follow; f++) {
        const next = followed[f]!;
        const score = back[o + L + next]! + node[o + L + next]!;
        // Inside of what a label begins one is only from it, or itself.
        const isInside = next > 0 && (next & 1) === 0;
        for (let label = isInside ? next - 1 : 0; label < (isInside ? next + 1 : L); label++) {
          const sum = score + transitions[t + label * L + next]!;
          if (sum > back[o + label]!) {
            back[o + label] = sum;
            to[o + label] = next;
          }
        }
      }
    }
    follow = 0;
    for (let label = 0; label < L; label++) {
      const sum = forth[o + label]! + back[o + label]!;
      through[o + label] = sum;
      if (sum >= least) followed[follow++] = label;
    }
  }

  let label = 0;
  while (label < L - 1 && through[label] !== top) label++;
  for (let i = 0; i < count; i++) {
    best[i] = label;
    label = to[i * L + label]!;
  }
  return { best, top, through, forth, back, node, from, to };
}
