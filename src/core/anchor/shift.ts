import { countBefore } from '../order.ts';
import type { Range } from '../range.ts';

/** One replacement of a change: [start, end) of the text before it became `text`. */
export interface Edit extends Range {
  readonly text: string;
}

/** Where things are after the edits of one change. */
export interface Shift {
  /**
   * Where a range is. What is typed at either edge stays outside; of what replaces a part of it, that at an edge too.
   * null: none of its words is left.
   */
  readonly range: (range: Range) => Range | null;
  /** The edits that reach into a range: from the first of these indexes up to the second. */
  readonly reaching: (range: Range) => readonly [number, number];
  /** Where the text of an edit begins now, by its index. */
  readonly start: (edit: number) => number;
  /** How much longer the text is. */
  readonly grown: number;
  /** Where a place between two characters is: what is put in there comes behind it. */
  readonly place: (offset: number) => number;
}

/**
 * @param edits of one change, in order of position, none within another, offsets into the text before it. Each answer
 *   costs the logarithm of their number.
 */
export function shiftThrough(edits: readonly Edit[]): Shift {
  const grown = new Float64Array(edits.length + 1);
  for (const [index, { start, end, text }] of edits.entries())
    grown[index + 1] = (grown[index] ?? 0) + text.length - (end - start);
  const by = (edit: number): number => grown[edit] ?? 0;
  const startOf = (edit: number): number => (edits[edit]?.start ?? 0) + by(edit);
  /** How many edits end before or at an offset, and how many start before it. */
  const endedBy = (offset: number): number =>
    countBefore(edits.length, (index) => (edits[index]?.end ?? 0) <= offset);
  const startedBefore = (offset: number): number =>
    countBefore(edits.length, (index) => (edits[index]?.start ?? 0) < offset);

  return {
    grown: by(edits.length),
    start: startOf,
    reaching: ({ start, end }) => [endedBy(start), startedBefore(end)],
    place(offset) {
      const before = countBefore(edits.length, (index) => (edits[index]?.end ?? 0) < offset);
      const next = edits[before];
      return next !== undefined && next.start <= offset ? startOf(before) : offset + by(before);
    },
    range({ start, end }) {
      const before = endedBy(start);
      const behind = startedBefore(end);
      if (before >= behind) return { start: start + by(before), end: end + by(before) };
      const first = edits[before];
      const last = edits[behind - 1];
      if (first === undefined || last === undefined) return null;
      if (first.start <= start && first.end >= end) return null;
      const from = first.start < start ? startOf(before) + first.text.length : start + by(before);
      const to = last.end > end ? startOf(behind - 1) : end + by(behind);
      return from < to ? { start: from, end: to } : null;
    },
  };
}

/**
 * An edit without what stood there before and stands there still, at either end. null: it changes nothing.
 *
 * @param was what it replaces
 */
export function minimal(was: string, { start, end, text: put }: Edit): Edit | null {
  const most = Math.min(end - start, put.length);
  let head = 0;
  while (head < most && was.charCodeAt(head) === put.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < most - head &&
    was.charCodeAt(was.length - 1 - tail) === put.charCodeAt(put.length - 1 - tail)
  )
    tail++;
  if (head + tail === end - start && head + tail === put.length) return null;
  return { start: start + head, end: end - tail, text: put.slice(head, put.length - tail) };
}
