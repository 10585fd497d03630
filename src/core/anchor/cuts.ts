import { sliceOf } from './chunked.ts';
import type { ChunkedText } from './chunked.ts';
import type { Range } from '../range.ts';
import type { Anchor } from './selector.ts';
import type { Edit, Shift } from './shift.ts';

/**
 * Text that was cut out of an article at one place, together with words that notes are on, so that they are known again
 * when it comes back: where it was, by undo; or elsewhere, by pasting.
 */
export interface Cut {
  /** In the text as it is now. */
  readonly at: number;
  /** What stood there, in its order, though several edits took it (a word that is erased letter by letter). */
  readonly pieces: readonly Piece[];
}

/** What one edit took. */
export interface Piece {
  readonly text: string;
  /** The edits of an open article are counted. */
  readonly edit: number;
  readonly parts: readonly Part[];
}

/** What of a cut text belonged to a note: offsets into that text. `whole`: all that was left of the note. */
export interface Part extends Range {
  readonly note: number;
  readonly whole: boolean;
}

/** A note's words that came back: where they are. `whole`: nothing else of it is left, else they belong to what is. */
export interface Return extends Range {
  readonly note: number;
  readonly whole: boolean;
}

/** Older ones are forgotten. */
const MOST = 64;

/**
 * What is cut after the edits of a change. Text around a place that was cut before joins what was cut there.
 *
 * @param before the text before the change
 * @param number that the first of the edits has
 * @param partsOf what an edit takes of each note, as offsets into the text before
 */
export function cutsAfter(
  cuts: readonly Cut[],
  before: ChunkedText,
  edits: readonly Edit[],
  number: number,
  shift: Shift,
  partsOf: (edit: Range) => readonly Part[],
): readonly Cut[] {
  const left = new Set(cuts);
  const made: Cut[] = [];
  for (const [index, edit] of edits.entries()) {
    if (edit.start === edit.end) continue;
    const inside = cuts.filter((cut) => left.has(cut) && cut.at >= edit.start && cut.at <= edit.end);
    const parts = partsOf(edit);
    if (inside.length === 0 && parts.length === 0) continue;
    const pieces: Piece[] = [];
    let from = edit.start;
    const take = (to: number): void => {
      const own = clipped(parts, from, to);
      if (from < to) pieces.push({ text: sliceOf(before, from, to), edit: number + index, parts: own });
      from = to;
    };
    for (const cut of inside.toSorted((a, b) => a.at - b.at)) {
      take(cut.at);
      pieces.push(...cut.pieces);
      left.delete(cut);
    }
    take(edit.end);
    made.push({ at: shift.start(index), pieces });
  }
  const kept = cuts.filter((cut) => left.has(cut)).map((cut) => ({ ...cut, at: shift.place(cut.at) }));
  return [...kept, ...made].slice(-MOST);
}

/** What lies in a stretch, as offsets into it. */
const clipped = (parts: readonly Part[], from: number, to: number): readonly Part[] =>
  parts.flatMap((part) => {
    const [start, end] = [Math.max(part.start, from), Math.min(part.end, to)];
    return start < end ? [{ ...part, start: start - from, end: end - from }] : [];
  });

/** Pieces put together. */
interface Passage {
  readonly text: string;
  /** One a note: from the first of its words to the last. */
  readonly parts: ReadonlyMap<number, Part>;
}

function together(pieces: readonly Piece[]): Passage {
  const parts = new Map<number, Part>();
  let text = '';
  for (const piece of pieces) {
    for (const { note, start, end, whole } of piece.parts) {
      const known = parts.get(note);
      const from = known?.start ?? start + text.length;
      parts.set(note, { note, start: from, end: end + text.length, whole: whole || known?.whole === true });
    }
    text += piece.text;
  }
  return { text, parts };
}

/** What of the cuts an inserted text brings back, and the cuts that remain. */
export interface Back {
  readonly returns: readonly Return[];
  readonly cuts: readonly Cut[];
}

/**
 * Looks for what was cut in an inserted text: where it was cut, for what one edit took or the latest ones together;
 * elsewhere for all of a note's words, that have to stand in it once.
 *
 * @param start where it was inserted, in the text as it is now
 * @param undo whether the change took another back: then the first letter of what was cut is no chance
 * @param isLost whether nothing of a note is left
 */
export function broughtBack(
  cuts: readonly Cut[],
  text: string,
  start: number,
  undo: boolean,
  isLost: (note: number) => boolean,
): Back {
  const returns: Return[] = [];
  const remaining: Cut[] = [];
  for (const cut of cuts) {
    const here = cut.at === start ? inPlace(cut, text, undo, isLost) : null;
    // What is taken back was cut where it stands now, not pasted.
    const back = here ?? (undo ? { returns: [], cuts: [cut] } : pasted(cut, text, start, isLost));
    returns.push(...back.returns);
    remaining.push(...back.cuts);
  }
  return { returns, cuts: remaining };
}

/** null: it is not what was cut here. */
function inPlace(cut: Cut, text: string, undo: boolean, isLost: (note: number) => boolean): Back | null {
  const isBack = whatIs(text, cut.pieces);
  if (isBack === null) return null;
  const back = together(cut.pieces.filter(isBack));
  const all = together(cut.pieces).parts;
  const returns = [...back.parts.values()].flatMap(({ note, start, end, whole }) => {
    // Where all of a note was, it is again, wherever words like its own had been found meanwhile.
    const lost = isLost(note) || (undo && whole);
    const size = (part: Range | undefined): number => (part === undefined ? 0 : part.end - part.start);
    if (lost && !undo && 2 * (end - start) < size(all.get(note))) return [];
    return [{ note, start: cut.at + start, end: cut.at + end, whole: lost }];
  });
  if (returns.length === 0 && back.parts.size > 0) return null;
  const cuts: Cut[] = [];
  let at = cut.at;
  let rest: Piece[] = [];
  const close = (): void => {
    if (rest.some(({ parts }) => parts.length > 0)) cuts.push({ at, pieces: rest });
    rest = [];
  };
  for (const piece of cut.pieces) {
    if (!isBack(piece)) rest.push(piece);
    else {
      close();
      at += piece.text.length;
    }
  }
  close();
  return { returns, cuts };
}

/** Which of the pieces a text is made of: those that the latest edits took, or any one. null: of none. */
function whatIs(text: string, pieces: readonly Piece[]): ((piece: Piece) => boolean) | null {
  const edits = [...new Set(pieces.map(({ edit }) => edit))].sort((a, b) => b - a);
  const ways = [
    ...edits.map(
      (first) =>
        ({ edit }: Piece) =>
          edit >= first,
    ),
    ...edits.map(
      (only) =>
        ({ edit }: Piece) =>
          edit === only,
    ),
  ];
  return (
    ways.find((isBack) => {
      const some = pieces.filter(isBack);
      const length = some.reduce((sum, piece) => sum + piece.text.length, 0);
      return length === text.length && together(some).text === text;
    }) ?? null
  );
}

/** Shorter words are known again only together with what was cut around them. */
export const MIN_WORDS = 12;

function pasted(cut: Cut, text: string, start: number, isLost: (note: number) => boolean): Back {
  const all = together(cut.pieces);
  const around = text.indexOf(all.text);
  const returns = [...all.parts.values()].flatMap((part) => {
    const words = all.text.slice(part.start, part.end);
    if (!part.whole || words.length > text.length || !isLost(part.note)) return [];
    const [sought, offset] = around >= 0 ? [all.text, part.start] : [words, 0];
    const at = sought.length >= MIN_WORDS || around >= 0 ? text.indexOf(sought) : -1;
    // Words that were pasted twice have no one place.
    if (at < 0 || text.includes(sought, at + 1)) return [];
    const from = start + at + offset;
    return [{ note: part.note, start: from, end: from + words.length, whole: true }];
  });
  return { returns, cuts: [cut] };
}

/** How much of their surroundings short words have to come back with. */
const AROUND = 16;

/** Words that may come from another article or an earlier text: as if they had been cut from nowhere. */
export function strayOf({ quote }: Anchor, note: number): Cut {
  const [before, after] = [quote.prefix.slice(-AROUND), quote.suffix.slice(0, AROUND)];
  const start = before.length;
  const part: Part = { note, start, end: start + quote.exact.length, whole: true };
  return { at: NOWHERE, pieces: [{ text: before + quote.exact + after, edit: 0, parts: [part] }] };
}

const NOWHERE = -1;
