import type { Features } from './features.ts';
import { LABEL_COUNT, mayFollow } from './labels.ts';
import { EVERY_OTHER, writeSums } from './rows.ts';
import type { RowTable } from './rows.ts';

export interface SequenceWeights {
  /** Rows of LABEL_COUNT. */
  readonly table: RowTable;
  /** By place, label before (LABEL_COUNT: the beginning), label; in the table's scale. */
  readonly transitions: Int16Array;
  readonly mask: number;
}

/** All ways to label a block's tokens at once. Token i with label l is at i * LABEL_COUNT + l. */
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
  readonly from: Uint8Array;
  readonly to: Uint8Array;
}

const L = LABEL_COUNT;
/** Transitions of one place. */
export const STEP = (L + 1) * L;
export const NEVER = -1_000_000_000;

/** Which labels may stand behind each. */
export const BEHIND: readonly (readonly number[])[] = Array.from({ length: L }, (_, label) =>
  Array.from({ length: L }, (_x, next) => next).filter((next) => mayFollow(next, label)),
);

/** All that may stand beside a label, label after label: flat, because most of the time goes here. */
interface Neighbours {
  readonly labels: Uint8Array;
  /** Label l's are those from ends[l - 1], or 0, to ends[l]. */
  readonly ends: Uint8Array;
}

function flat(lists: readonly (readonly number[])[]): Neighbours {
  let end = 0;
  return {
    labels: Uint8Array.from(lists.flat()),
    ends: Uint8Array.from(lists, (list) => (end += list.length)),
  };
}

const BEFORE = flat(
  Array.from({ length: L }, (_, label) =>
    Array.from({ length: L }, (_x, before) => before).filter((before) => mayFollow(label, before)),
  ),
);
const AFTER = flat(BEHIND);

/** What the features of each token speak for each label. */
function sumRows(rows: Int32Array, perToken: number, { fours }: RowTable, node: Int32Array): void {
  for (let at = 0, o = 0; at < rows.length; o += L) {
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

/** Viterbi's algorithm (1967) in both directions, in whole numbers: the same on every machine. */
export function lattice(
  { rows, perToken, place }: Features,
  { table, transitions }: SequenceWeights,
): Lattice {
  const count = place.length;
  const node = new Int32Array(count * L);
  const forth = new Int32Array(count * L);
  const back = new Int32Array(count * L);
  const from = new Uint8Array(count * L);
  const to = new Uint8Array(count * L);
  sumRows(rows, perToken, table, node);
  for (let i = 0; i < count; i++) {
    const o = i * L;
    const t = (place[i] as number) * STEP;
    if (i === 0) {
      for (let label = 0; label < L; label++)
        forth[label] = (mayFollow(label, 0) ? transitions[t + L * L + label]! : NEVER) + node[label]!;
      continue;
    }
    for (let label = 0, k = 0; label < L; label++) {
      let best = NEVER;
      let chosen = 0;
      for (const end = BEFORE.ends[label]!; k < end; k++) {
        const before = BEFORE.labels[k]!;
        const sum = forth[o - L + before]! + transitions[t + before * L + label]!;
        if (sum > best) {
          best = sum;
          chosen = before;
        }
      }
      forth[o + label] = best + node[o + label]!;
      from[o + label] = chosen;
    }
  }
  const ahead = new Int32Array(L);
  for (let i = count - 2; i >= 0; i--) {
    const o = i * L;
    const t = (place[i + 1] as number) * STEP;
    for (let next = 0; next < L; next++) ahead[next] = back[o + L + next]! + node[o + L + next]!;
    for (let label = 0, k = 0; label < L; label++) {
      let best = NEVER;
      let chosen = 0;
      for (const end = AFTER.ends[label]!; k < end; k++) {
        const next = AFTER.labels[k]!;
        const sum = ahead[next]! + transitions[t + label * L + next]!;
        if (sum > best) {
          best = sum;
          chosen = next;
        }
      }
      back[o + label] = best;
      to[o + label] = chosen;
    }
  }
  const through = new Int32Array(count * L);
  for (let at = 0; at < through.length; at++) through[at] = forth[at]! + back[at]!;
  let label = 0;
  for (let other = 1; other < L && count > 0; other++) if (through[other]! > through[label]!) label = other;
  const top = count === 0 ? 0 : through[label]!;
  const best = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    best[i] = label;
    label = to[i * L + label]!;
  }
  return { best, top, through, forth, back, node, from, to };
}
