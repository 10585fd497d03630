/** Who is credited with words. */
export interface Speaker {
  readonly name: string | null;
  /** Somebody else may be meant as well. */
  readonly uncertain: boolean;
  /** Who that is, where the article names somebody. */
  readonly rival: string | null;
}

export const NOBODY: Speaker = { name: null, uncertain: false, rival: null };
export const UNKNOWN: Speaker = { name: null, uncertain: true, rival: null };
export const certain = (name: string): Speaker => ({ name, uncertain: false, rival: null });
export const unsure = (name: string, rival: string | null = null): Speaker => ({
  name,
  uncertain: true,
  rival,
});

/** Of two that are so near to each other, either may be meant. */
export const RIVAL = 0.45;

/** Whoever is first in mind, and the second where that is near. */
export function choose(ranked: readonly (readonly [name: string, weight: number])[]): Speaker {
  const [first, second] = ranked;
  if (first === undefined) return UNKNOWN;
  const near = second !== undefined && second[1] > RIVAL * first[1];
  return near ? unsure(first[0], second[0]) : certain(first[0]);
}
