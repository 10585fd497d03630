import { shiftBy } from '../range.ts';
import type { Range } from '../range.ts';
import { edited, sliceOf } from './chunked.ts';
import type { ChunkedText } from './chunked.ts';
import { broughtBack, cutsAfter, MIN_WORDS, strayOf } from './cuts.ts';
import type { Cut, Part } from './cuts.ts';
import { relocate } from './relocate.ts';
import { minimal, shiftThrough } from './shift.ts';
import type { Edit, Shift } from './shift.ts';
import { GONE } from './tracking.ts';
import type { Tracking } from './tracking.ts';

/**
 * Carries every place through the edits of one change: in order of position, offsets into the text before it. Words that
 * are put back where they were cut, pasted elsewhere, or stand in what replaces them are known again.
 *
 * @param undo whether the change took another back, or did it again
 */
export function follow(tracking: Tracking, changes: readonly Edit[], undo = false): Tracking {
  const edits = passages(tracking.text, least(tracking.text, changes));
  if (edits.length === 0) return tracking;
  const shift = shiftThrough(edits);
  const text = edited(tracking.text, edits);
  const { columns, reached } = shifted(tracking, edits, shift);
  const before = (note: number): Range => ({ start: tracking.starts[note]!, end: tracking.ends[note]! });
  const taken = takenBy(edits, reached, before, shift);
  let cuts = cutsAfter(
    tracking.cuts,
    tracking.text,
    edits,
    tracking.edits + 1,
    shift,
    (edit) => taken.get(edit) ?? [],
  );
  const { starts, ends, touched } = columns;
  const isLost = (note: number): boolean => starts[note] === GONE;
  // Typing brings back no words that never stood here: where many notes are lost, each key would look for all of them.
  let lost: readonly Cut[] | undefined;
  const straysIn = (length: number): readonly Cut[] =>
    length < MIN_WORDS ? [] : (lost ??= lostOf(starts, tracking));
  const trimmed = new Set(reached.filter((note) => !isLost(note)));
  const put = (note: number, { start, end }: Range): void => {
    starts[note] = start;
    ends[note] = end;
    touched[note] = 1;
  };
  for (const [index, edit] of edits.entries()) {
    if (edit.text === '') continue;
    const at = shift.start(index);
    const back = broughtBack(cuts, edit.text, at, undo, isLost);
    const others = broughtBack(straysIn(edit.text.length), edit.text, at, undo, isLost);
    cuts = back.cuts;
    for (const { note, whole, ...range } of [...back.returns, ...others.returns])
      put(
        note,
        whole ? range : joined({ start: starts[note]!, end: ends[note]! }, range, at, at + edit.text.length),
      );
  }
  // The editor may cut a replacement into small edits around letters that happen to be the same.
  const isNew = ({ start, end }: Range): boolean =>
    edits.some((edit, index) => shift.start(index) < end && start < shift.start(index) + edit.text.length);
  for (const { start, end } of undo ? [] : clusters(edits, shift))
    for (const { note, whole, ...range } of broughtBack(
      [...cuts, ...straysIn(end - start)],
      sliceOf(text, start, end),
      start,
      undo,
      isLost,
    ).returns)
      if (whole && isLost(note) && isNew(range)) put(note, range);
  for (const [index, edit] of edits.entries()) {
    const at = shift.start(index);
    const lost = (taken.get(edit) ?? []).filter(({ note }) => isLost(note) || (trimmed.has(note) && !undo));
    const places = rewritten(
      tracking.text,
      text,
      edit,
      at,
      shift,
      lost.map(({ note }) => before(note)),
    );
    for (const [part, { note, start }] of lost.entries()) {
      const range = places[part];
      if (range === null || range === undefined) continue;
      if (isLost(note)) put(note, range);
      // What is left of it beside the edit stays as it is. Lines that came in before or behind are no part of it.
      else if (start === before(note).start)
        put(note, {
          start: edit.text.includes('\n') ? range.start : Math.min(range.start, starts[note]!),
          end: ends[note]!,
        });
      else
        put(note, {
          start: starts[note]!,
          end: edit.text.includes('\n') ? range.end : Math.max(range.end, ends[note]!),
        });
    }
  }
  return { ...tracking, text, ...columns, cuts, edits: tracking.edits + edits.length };
}

/** The words of all notes without a place. */
function lostOf(starts: Int32Array, { anchors }: Tracking): readonly Cut[] {
  const lost: Cut[] = [];
  for (let note = starts.indexOf(GONE); note >= 0; note = starts.indexOf(GONE, note + 1))
    lost.push(strayOf(anchors[note]!, note));
  return lost;
}

/** Edits nearer to each other than this were perhaps one. */
const NEAR = 24;

/**
 * A passage that a program puts in the place of another comes as many small edits: the editor compares the two letter by
 * letter, and keeps those that happen to be in both. Followed one by one they would carry a note along on letters that are
 * none of its own. So they are made one again where more was changed than what stands between.
 */
function passages(before: ChunkedText, edits: readonly Edit[]): readonly Edit[] {
  const found: Edit[] = [];
  for (let first = 0; first < edits.length;) {
    let last = first;
    while (last + 1 < edits.length && edits[last + 1]!.start - edits[last]!.end <= NEAR) last++;
    const near = edits.slice(first, last + 1);
    const room = { start: edits[first - 1]?.end ?? 0, end: edits[last + 1]?.start ?? before.length };
    found.push(
      ...(isPassage(near)
        ? least(before, [joinedEdit(before, near)]).map((edit) => widened(before, edit, room))
        : near),
    );
    first = last + 1;
  }
  return found.map((edit, index) => {
    const room = { start: found[index - 1]?.end ?? -1, end: found[index + 1]?.start ?? Infinity };
    return aligned(before, edit, room);
  });
}

/** With the few letters up to the line's ends: a full stop that both passages have leaves nothing of the first. */
function widened(before: ChunkedText, edit: Edit, room: Range): Edit {
  if (edit.start === edit.end || edit.text === '') return edit;
  const head = /[^\r\n]*$/.exec(sliceOf(before, Math.max(room.start, edit.start - LETTERS), edit.start))![0];
  const tail = /^[^\r\n]*/.exec(sliceOf(before, edit.end, Math.min(room.end, edit.end + LETTERS)))![0];
  const [start, end] = [edit.start - head.length, edit.end + tail.length];
  const [first, last] = [isBreak(before, start - 1), isBreak(before, end)];
  return {
    start: first ? start : edit.start,
    end: last ? end : edit.end,
    text: (first ? head : '') + edit.text + (last ? tail : ''),
  };
}

/** Less is not a passage, but words that a person changes in several places at once. */
const PASSAGE = 40;

/** What stays between the edits is no words but letters, if it is no longer than this on average. */
const LETTERS = 6;

function isPassage(edits: readonly Edit[]): boolean {
  if (edits.length < 2) return false;
  const taken = edits.reduce((sum, { start, end }) => sum + end - start, 0);
  const put = edits.reduce((sum, { text }) => sum + text.length, 0);
  const between = edits.at(-1)!.end - edits[0]!.start - taken;
  const most = Math.max(taken, put);
  return most >= PASSAGE && between <= Math.max(most / 2, LETTERS * (edits.length - 1));
}

/**
 * Where lines come in or go, and begin or end like those beside them, a comparison may take the beginning of the one for that
 * of the other: “|It held.”¶“|No.” Such an edit is moved to the beginning of the line, or to its end.
 *
 * @param room up to the edits beside it, which it must not touch
 */
function aligned(before: ChunkedText, edit: Edit, room: Range): Edit {
  const { start, end } = edit;
  const was = sliceOf(before, start, end);
  if ((was === '') === (edit.text === '')) return edit;
  const lines = was + edit.text;
  const moved = (by: number, text: string): Edit =>
    was === ''
      ? { start: start + by, end: start + by, text }
      : { start: start + by, end: end + by, text: '' };
  const last = lines.lastIndexOf('\n') + 1;
  const head = lines.slice(last);
  if (last === 0) return edit;
  const from = start - head.length;
  if (head !== '' && from > room.start && sliceOf(before, from, start) === head && isBreak(before, from - 1))
    return moved(-head.length, head + lines.slice(0, last));
  const first = lines.search(/[\r\n]/);
  const tail = lines.slice(0, first);
  if (tail === '' || end + first >= room.end) return edit;
  if (sliceOf(before, end, end + first) === tail && isBreak(before, end + first))
    return moved(first, lines.slice(first) + tail);
  return edit;
}

const isBreak = (text: ChunkedText, at: number): boolean =>
  at < 0 || at >= text.length || /[\r\n]/.test(sliceOf(text, at, at + 1));

/** What edits change: of a passage of several lines whole lines, since a letter that both begin or end with is chance. */
const least = (before: ChunkedText, edits: readonly Edit[]): readonly Edit[] =>
  edits.flatMap((edit) => {
    const was = sliceOf(before, edit.start, edit.end);
    const cut = minimal(was, edit);
    if (cut === null) return [];
    const isReplaced = cut.start < cut.end && cut.text !== '';
    const size = Math.max(cut.end - cut.start, cut.text.length);
    if (!isReplaced || size < PASSAGE) return [cut];
    const [start, end] = [cut.start - edit.start, cut.end - edit.start];
    if (!was.slice(start, end).includes('\n') && !cut.text.includes('\n')) return [cut];
    const from = was.lastIndexOf('\n', start - 1) + 1;
    const to = was.indexOf('\n', end);
    const tail = to < 0 ? 0 : was.length - to;
    return [
      {
        start: edit.start + (start === 0 ? 0 : from),
        end: edit.end - tail,
        text: edit.text.slice(start === 0 ? 0 : from, edit.text.length - tail),
      },
    ];
  });

function joinedEdit(before: ChunkedText, edits: readonly Edit[]): Edit {
  const [start, end] = [edits[0]!.start, edits.at(-1)!.end];
  let text = '';
  let from = start;
  for (const edit of edits) {
    text += sliceOf(before, from, edit.start) + edit.text;
    from = edit.end;
  }
  return { start, end, text };
}

/** Where edits that stand near each other are now, from the first to the last; not those that stand alone. */
function clusters(edits: readonly Edit[], shift: Shift): readonly Range[] {
  const found: Range[] = [];
  for (let first = 0, last = 0; first < edits.length; first = ++last) {
    while (last + 1 < edits.length && edits[last + 1]!.start - edits[last]!.end <= NEAR) last++;
    if (last > first)
      found.push({ start: shift.start(first), end: shift.start(last) + edits[last]!.text.length });
  }
  return found;
}

/**
 * What is left of a note, and what came back of it: of the text [from, to) that was put in, just that belongs to it. Text
 * that came back in the midst of it does anyway.
 */
function joined(left: Range, back: Range, from: number, to: number): Range {
  if (left.end < from || left.start > to || (left.start < from && left.end > to)) return left;
  return {
    start: left.start < from ? left.start : back.start,
    end: left.end > to ? left.end : back.end,
  };
}

/** The columns after the edits, and which notes these reach into. */
function shifted(
  tracking: Tracking,
  edits: readonly Edit[],
  shift: Shift,
): { readonly columns: Pick<Tracking, 'starts' | 'ends' | 'touched'>; readonly reached: readonly number[] } {
  const [starts, ends, touched] = [tracking.starts.slice(), tracking.ends.slice(), tracking.touched.slice()];
  const reached: number[] = [];
  const first = edits[0]?.start ?? Infinity;
  const last = edits.at(-1)?.end ?? Infinity;
  for (let note = 0; note < starts.length; note++) {
    const start = starts[note]!;
    const end = ends[note]!;
    // Most notes stand before all of the edits or behind them.
    if (start === GONE || end <= first) continue;
    if (start >= last) {
      starts[note] = start + shift.grown;
      ends[note] = end + shift.grown;
      continue;
    }
    const now = shift.range({ start, end });
    const [from, to] = shift.reaching({ start, end });
    if (from < to) {
      touched[note] = 1;
      reached.push(note);
    }
    starts[note] = now?.start ?? GONE;
    ends[note] = now?.end ?? GONE;
  }
  return { columns: { starts, ends, touched }, reached };
}

/** What each edit takes of the notes that it reaches into, where it takes an edge of them or all. */
function takenBy(
  edits: readonly Edit[],
  reached: readonly number[],
  before: (note: number) => Range,
  shift: Shift,
): ReadonlyMap<Range, readonly Part[]> {
  const taken = new Map<Range, Part[]>();
  for (const note of reached) {
    const { start, end } = before(note);
    const gone = shift.range({ start, end }) === null;
    const [from, to] = shift.reaching({ start, end });
    for (const edit of edits.slice(from, to)) {
      if (edit.start === edit.end || (!gone && edit.start > start && edit.end < end)) continue;
      const whole = edit.start <= start && edit.end >= end;
      const part = { note, start: Math.max(start, edit.start), end: Math.min(end, edit.end), whole };
      const known = taken.get(edit);
      if (known === undefined) taken.set(edit, [part]);
      else known.push(part);
    }
  }
  return taken;
}

/** Text that is shorter than this is typed over another, not another version of it. */
const MIN_REWRITE = 8;

/** How much around an edit is compared too. */
const MARGIN = 200;

/**
 * Where ranges that an edit took are in what it put in their place: after a paste over, a formatter, a checkout. null:
 * nowhere in it.
 *
 * @param at where the edit's text begins now
 */
function rewritten(
  before: ChunkedText,
  now: ChunkedText,
  edit: Edit,
  at: number,
  shift: Shift,
  ranges: readonly Range[],
): readonly (Range | null)[] {
  if (ranges.length === 0 || edit.text.length < MIN_REWRITE || edit.end - edit.start < MIN_REWRITE) return [];
  const first = ranges.reduce((least, { start }) => Math.min(least, start), edit.start);
  const last = ranges.reduce((most, { end }) => Math.max(most, end), edit.end);
  const start = Math.max(0, first - MARGIN);
  const end = Math.min(before.length, last + MARGIN);
  const from = shift.place(start);
  const found = relocate(
    sliceOf(before, start, end),
    sliceOf(now, from, shift.place(end)),
    ranges.map((range) => shiftBy(range, -start)),
  );
  return found.map((resolution) => {
    if (!('range' in resolution)) return null;
    const range = shiftBy(resolution.range, from);
    // Words beside the edit stood there before it: they are not what it put in the place of others.
    const within = { start: Math.max(at, range.start), end: Math.min(at + edit.text.length, range.end) };
    return within.start < within.end ? within : null;
  });
}
