/** What was spoken of, and how much of it is still in mind. */
export interface Memory<T> {
  note(item: T, weight: number): void;
  weightOf(item: T): number;
  /** The weightiest first; without what is out of mind. */
  ranked(): readonly (readonly [item: T, weight: number])[];
}

/** How much it counts that something was spoken of before as well. */
const AGAIN = 0.3;

/**
 * @param now how many sentences have been read
 * @param fading what is left of a weight a sentence later
 * @param forgotten a weight that is none any more
 */
export function createMemory<T>(now: () => number, fading: number, forgotten: number): Memory<T> {
  const kept = new Map<T, { readonly weight: number; readonly at: number }>();
  const weightOf = (item: T): number => {
    const known = kept.get(item);
    const weight = known === undefined ? 0 : known.weight * fading ** (now() - known.at);
    return weight > forgotten ? weight : 0;
  };
  return {
    note(item, weight) {
      const known = kept.get(item);
      const before = known === undefined ? 0 : known.weight * fading ** (now() - known.at);
      kept.set(item, { weight: weight + AGAIN * before, at: now() });
    },
    weightOf,
    ranked: () =>
      [...kept.keys()]
        .map((item) => [item, weightOf(item)] as const)
        .filter(([, weight]) => weight > 0)
        .toSorted((a, b) => b[1] - a[1]),
  };
}
