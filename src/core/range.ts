/** A stretch of text in UTF-16 code units, half-open: `start ≤ i < end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export const length = (range: Range): number => range.end - range.start;

export const contains = (range: Range, offset: number): boolean =>
  range.start <= offset && offset < range.end;

/** How many code units two ranges share. */
export const overlap = (a: Range, b: Range): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

export const intersects = (a: Range, b: Range): boolean => overlap(a, b) > 0;

export const shiftBy = (range: Range, offset: number): Range => ({
  start: range.start + offset,
  end: range.end + offset,
});

/** The smallest range that covers them all. `ranges` holds at least one and is in order of start. */
export function hull(ranges: readonly Range[]): Range {
  const first = ranges[0];
  if (first === undefined) throw new RangeError('hull of no ranges');
  return { start: first.start, end: Math.max(...ranges.map((range) => range.end)) };
}

export const slice = (text: string, range: Range): string => text.slice(range.start, range.end);
