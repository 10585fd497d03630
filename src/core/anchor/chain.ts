/** Something at one place before that may be something at one place now; the heavier, the surer. */
export interface Pair {
  readonly before: number;
  readonly now: number;
  readonly weight: number;
}

/**
 * The heaviest run of pairs that stand in the same order before and now, no place used twice: what patience sorting finds,
 * with weights, so that one long passage in its place outweighs many stray words. Cost: n log n.
 */
export function heaviestChain<P extends Pair>(pairs: readonly P[]): readonly P[] {
  // Of pairs with the same `before` the later `now` comes first: it can then not build on the earlier one.
  const sorted = pairs.toSorted((a, b) => a.before - b.before || b.now - a.now);
  const places = [...new Set(sorted.map(({ now }) => now))].sort((a, b) => a - b);
  const rank = new Map(places.map((now, index) => [now, index + 1]));
  // A Fenwick tree of maxima: the pair that the heaviest chain up to a place ends with.
  const best = new Int32Array(places.length + 1).fill(-1);
  const sums = new Float64Array(sorted.length);
  const previous = new Int32Array(sorted.length).fill(-1);
  const sumOf = (index: number): number => (index < 0 ? 0 : sums[index]!);
  let last = -1;
  for (const [index, { now, weight }] of sorted.entries()) {
    const place = rank.get(now)!;
    let before = -1;
    for (let i = place - 1; i > 0; i -= i & -i) if (sumOf(best[i]!) > sumOf(before)) before = best[i]!;
    previous[index] = before;
    sums[index] = sumOf(before) + weight;
    for (let i = place; i < best.length; i += i & -i) if (sums[index] > sumOf(best[i]!)) best[i] = index;
    if (sums[index] > sumOf(last)) last = index;
  }
  const chain: P[] = [];
  for (let index = last; index >= 0; index = previous[index]!) chain.push(sorted[index]!);
  return chain.reverse();
}
