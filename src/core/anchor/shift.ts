import type { Range } from '../range.ts';

/** One replacement of a change: [start, end) of the text before it became `text`. */
export interface Edit extends Range {
  readonly text: string;
}

/**
 * Where a range is after one edit. What is typed at either edge stays outside. `touched`: the words themselves were
 * edited. null: none of them is left.
 */
export function shift(range: Range, edit: Edit): { readonly range: Range | null; readonly touched: boolean } {
  const grown = edit.text.length - (edit.end - edit.start);
  if (edit.end <= range.start) {
    return { range: { start: range.start + grown, end: range.end + grown }, touched: false };
  }
  if (edit.start >= range.end) return { range, touched: false };
  if (edit.start <= range.start && edit.end >= range.end) return { range: null, touched: true };
  if (edit.start < range.start) {
    return { range: { start: edit.start + edit.text.length, end: range.end + grown }, touched: true };
  }
  if (edit.end > range.end) return { range: { start: range.start, end: edit.start }, touched: true };
  return { range: { start: range.start, end: range.end + grown }, touched: true };
}

/** All edits of one change, in order of position, offsets into the text before it. */
export function shiftAll(
  range: Range,
  edits: readonly Edit[],
): { readonly range: Range | null; readonly touched: boolean } {
  let moved: Range = range;
  let touched = false;
  // From the last to the first, so that the earlier ones' offsets are still those of the text before the change.
  for (const edit of edits.toReversed()) {
    const next = shift(moved, edit);
    touched ||= next.touched;
    if (next.range === null) return { range: null, touched };
    moved = next.range;
  }
  return { range: moved, touched };
}
