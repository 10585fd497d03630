import { blockSource } from '../article/places.ts';
import type { PlacedBlock } from '../article/places.ts';
import type { Range } from '../range.ts';
import type { Part } from './claim.ts';
import { cueOf } from './cues.ts';
import { isMark, PREPOSITIONS, subjectBefore } from './phrases.ts';
import { tokens } from './tokens.ts';

/** “— Jane Doe, mayor” behind words, at the end of their paragraph or as the next one. */
const CREDIT = /^\s*(?:[—–―]|--?)\s*(\p{Lu}\S*(?:[^\S\n]+\S+){0,14})\s*$/u;

/** @param from where in the prose the credit begins, if it has one */
function creditIn(place: PlacedBlock, from: number): Part | null {
  const match = CREDIT.exec(place.block.prose.slice(from));
  const text = match?.[1];
  if (match === null || text === undefined || /["“”«»!?]|\p{Ll}{3}\.\s/u.test(text)) return null;
  const start = from + match[0].indexOf(text);
  return { ranges: [blockSource(place, { start, end: start + text.length })], text };
}

const CLOSING = ['”', '"', '»', '«', '“', '’', '」', '』'];

/** The credit of the quotation that a block ends with. */
export function creditFor(place: PlacedBlock, next: PlacedBlock | undefined): Part | null {
  const { prose, kind } = place.block;
  const quoteEnd = 1 + Math.max(...CLOSING.map((mark) => prose.lastIndexOf(mark)));
  const here = creditIn(place, quoteEnd);
  if (here !== null || next === undefined || prose.slice(quoteEnd).trim() !== '') return here;
  return next.block.kind === kind || kind === 'quote' ? creditIn(next, 0) : null;
}

/** Nobody credits more paragraphs than that by one line. */
const LONGEST = 20;

/** Words of a block quote that has no marks of quotation, and who is credited with them. */
export interface Credited {
  /** In the prose of the block. */
  readonly content: Range;
  readonly credit: Part;
}

/** “> The dam is old.”, “> — Jane Doe”: the line may stand below further paragraphs of the same block quote. */
export function blockQuoteCredit(
  placed: readonly PlacedBlock[],
  index: number,
  text: string,
): Credited | null {
  const place = placed[index];
  if (place?.block.kind !== 'quote' || creditIn(place, 0) !== null) return null;
  const { prose } = place.block;
  const line = prose.trimEnd().lastIndexOf('\n');
  const below = line < 0 ? null : creditIn(place, line);
  if (below !== null)
    return { content: { start: 0, end: prose.slice(0, line).trimEnd().length }, credit: below };
  const content = { start: 0, end: prose.trimEnd().length };
  for (let i = index + 1; i <= index + LONGEST; i++) {
    const next = placed[i];
    if (next === undefined) return null;
    const inside = inSameQuote(placed[i - 1], next, text);
    const credit = inside || next.block.kind === 'paragraph' ? creditIn(next, 0) : null;
    if (credit !== null) return { content, credit };
    if (!inside) return null;
  }
  return null;
}

/** An empty line without “>” ends a block quote. */
export function inSameQuote(before: PlacedBlock | undefined, behind: PlacedBlock, text: string): boolean {
  if (before?.block.kind !== 'quote' || behind.block.kind !== 'quote') return false;
  const between = text.slice(before.start + before.block.range.end, behind.start + behind.block.range.start);
  return !/\n[^\S\n]*\r?\n/.test(between);
}

/** “Jane Doe wrote on Monday:” before the words themselves. Offsets are into the prose. */
export interface Announced {
  readonly source: Range;
  readonly cue: Range;
}

/** Who is announced at the end of a paragraph as the speaker of what stands below it. */
export function announcedIn(
  prose: string,
  sentence: Range | undefined,
  quotes: readonly Range[],
): Announced | null {
  if (sentence === undefined || !/:\s*$/.test(prose)) return null;
  const all = tokens(prose, sentence, quotes);
  for (let i = all.length - 1; i > 0; i--) {
    const token = all[i];
    if (token?.kind !== 'word') continue;
    const cue = cueOf(token.lower);
    if (cue?.class !== 'say' || cue.form === 'base' || PREPOSITIONS.has(all[i - 1]?.lower ?? '')) continue;
    const span = subjectBefore(all, i, 0);
    const [first, last] = span === null ? [] : [all[span.from], all[span.to - 1]];
    if (first === undefined || last === undefined || isMark(first, ',')) return null;
    return { source: { start: first.start, end: last.end }, cue: { start: token.start, end: token.end } };
  }
  return null;
}
