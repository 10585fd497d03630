/**
 * A table of small weights, whose rows are summed: for each token the rows of all its features. Four weights lie side by
 * side in the whole bits of a double (13 bits each), so that one addition adds four; exact, so the same on every machine.
 */
export interface RowTable {
  /** How many weights a row has. */
  readonly width: number;
  /** All weights, a row behind the other, as they are learnt and stored. */
  readonly weights: Int8Array;
  /** The same in fours: each row begins a new one. */
  readonly fours: Float64Array;
  readonly foursInRow: number;
}

/** A lane holds sums from -HALF to HALF - 1: 132 weights as `pack` makes them. */
const LANE = 8192;
const HALF = LANE / 2;
const PLACES = Float64Array.of(1, LANE, LANE ** 2, LANE ** 3);
const MIDDLE = PLACES.reduce((sum, place) => sum + HALF * place, 0);

export function rowTable(weights: Int8Array, width: number): RowTable {
  const foursInRow = Math.ceil(width / 4);
  const rows = weights.length / width;
  const fours = new Float64Array(rows * foursInRow);
  for (let row = 0; row < rows; row++)
    for (let k = 0; k < width; k++)
      fours[row * foursInRow + (k >> 2)]! += weights[row * width + k]! * PLACES[k & 3]!;
  return { width, weights, fours, foursInRow };
}

/** Writes the sums that four lanes hold to `out` at `at`, as many of them as are asked for. */
export function writeSums(four: number, out: Int32Array, at: number, count: number): void {
  let rest = four + MIDDLE;
  for (let k = 3; k >= 0; k--) {
    const place = PLACES[k]!;
    const sum = Math.floor(rest / place);
    rest -= sum * place;
    if (k < count) out[at + k] = sum - HALF;
  }
}
