/**
 * A table of small weights, whose rows are summed: for each token the rows of all its features. Four weights are the bytes
 * of a whole number, so that a row takes little of the processor's memory and two additions add four (SIMD within a
 * register, Lamport 1975); exact, so the same on every machine.
 */
export interface RowTable {
  /** How many weights a row has. */
  readonly width: number;
  /** All weights, a row behind the other, as they are learnt and stored. */
  readonly weights: Int8Array;
  /** The same in fours, none of them negative: each row begins a new one. */
  readonly fours: Int32Array;
  readonly foursInRow: number;
}

/** Added to each weight; more than `pack` lets one be below nothing. */
const RAISED = 32;

/** Every other byte of a four, with room for the sums of a thousand rows. */
export const EVERY_OTHER = 0x00ff00ff;

export function rowTable(weights: Int8Array, width: number): RowTable {
  const foursInRow = Math.ceil(width / 4);
  const rows = weights.length / width;
  const fours = new Int32Array(rows * foursInRow).fill(RAISED * 0x01010101);
  for (let at = 0, first = 0; at < weights.length; first += foursInRow)
    for (let column = 0; column < width; column++, at++) {
      const weight = weights[at]!;
      // Most are nothing.
      if (weight !== 0) fours[first + (column >> 2)]! += weight << (8 * (column & 3));
    }
  return { width, weights, fours, foursInRow };
}

/**
 * Writes the sums of four columns to `out` at `at`, as many of them as are asked for.
 *
 * @param even the sum of `four & EVERY_OTHER` over the rows
 * @param odd of `(four >>> 8) & EVERY_OTHER`
 * @param rows how many they were
 */
export function writeSums(
  even: number,
  odd: number,
  rows: number,
  out: Int32Array,
  at: number,
  count: number,
): void {
  const raised = RAISED * rows;
  out[at] = (even & 0xffff) - raised;
  if (count > 1) out[at + 1] = (odd & 0xffff) - raised;
  if (count > 2) out[at + 2] = (even >>> 16) - raised;
  if (count > 3) out[at + 3] = (odd >>> 16) - raised;
}
