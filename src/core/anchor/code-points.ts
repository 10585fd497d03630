import { countBefore } from '../order.ts';

/** Between the code units that a text is made of here and the code points that the W3C counts. Both count from 0. */
export interface CodePoints {
  /** Code units to code points. */
  readonly count: (offset: number) => number;
  /** Code points to code units; beyond the text's end, its end. */
  readonly offset: (points: number) => number;
}

const ASTRAL = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;

/** Reads the text once; each answer then costs the logarithm of how many characters take two code units. */
export function codePointsOf(text: string): CodePoints {
  const pairs = Array.from(text.matchAll(ASTRAL), ({ index }) => index);
  return {
    // Of a pair that the offset stands in the middle of, half is counted: as one point.
    count: (offset) => offset - countBefore(pairs.length, (i) => (pairs[i] ?? 0) + 1 < offset),
    offset: (points) =>
      Math.min(text.length, points + countBefore(pairs.length, (i) => (pairs[i] ?? 0) - i < points)),
  };
}

/** How many code points a text has. */
export const codePointsIn = (text: string): number => text.length - (text.match(ASTRAL)?.length ?? 0);
