import { countBefore } from '../order.ts';
import type { Range } from '../range.ts';
import { MARKS } from './fold.ts';

/**
 * A text as a row of words and marks. What merely sets them apart (white space, soft hyphens, the `>` of a quoted line)
 * is no token, so that a re-wrapped paragraph is the same row. All arrays but `units` have one entry a token.
 */
export interface Tokens {
  readonly text: string;
  readonly length: number;
  /** The same number for the same word, whatever its typography and case; numbers of one lexicon. */
  readonly ids: Int32Array;
  /** In the text, half-open. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The tokens that a sentence, heading or list item begins with, in order; one more entry is `length`. */
  readonly units: Int32Array;
}

/** The tokens that a range touches. */
export function touched({ length, starts, ends }: Tokens, range: Range): Range {
  const start = countBefore(length, (t) => ends[t]! <= range.start);
  return {
    start,
    end: Math.max(
      start,
      countBefore(length, (t) => starts[t]! < range.end),
    ),
  };
}

/** Numbers that no word has: of words that are spoken for, before and now. They equal nothing. */
export const TAKEN_BEFORE = 0;
export const TAKEN_NOW = 1;

/** The words of several texts, numbered from 2. */
export interface Lexicon {
  number(raw: string): number;
  /** How many letters and digits each has; 0: a mark. */
  readonly letters: readonly number[];
}

export function createLexicon(): Lexicon {
  const known = new Map<string, number>();
  const letters: number[] = [0, 0];
  return {
    letters,
    number(raw) {
      const number = known.get(raw);
      if (number !== undefined) return number;
      const plain = folded(raw);
      let same = known.get(plain);
      if (same === undefined) {
        same = letters.length;
        letters.push(isWord(plain) ? plain.length : 0);
        known.set(plain, same);
      }
      known.set(raw, same);
      return same;
    },
  };
}

const ASCII_WORD = /^[A-Za-z0-9]+$/;

function folded(raw: string): string {
  if (ASCII_WORD.test(raw)) return raw.toLowerCase();
  const mark = MARKS[raw];
  if (mark !== undefined) return mark;
  if (raw.startsWith('..')) return '...';
  if (raw.startsWith('--')) return '-';
  return raw.replace(UNSEEN, '').normalize('NFC').toLowerCase();
}

const WORD = 1;
const SPACE = 2;
const MARK = 3;
/** A character of a script that sets no spaces between words: a word of its own. */
const SIGN = 4;
/** A combining mark: part of the word before it. */
const COMBINING = 5;
/** Seen by nobody: soft hyphens, joiners, byte order marks. */
const NOTHING = 6;
/** A half of a character beyond the basic plane. */
const HALF = 7;

const UNSEEN = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

const NO_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const isWord = (plain: string): boolean =>
  ASCII_WORD.test(plain) || kindOf(plain) === WORD || kindOf(plain) === SIGN;

function kindOf(char: string): number {
  if (char.replace(UNSEEN, '') === '') return NOTHING;
  if (/^\s/u.test(char)) return SPACE;
  if (/^[\uD800-\uDFFF]/.test(char)) return HALF;
  if (NO_SPACES.test(char)) return SIGN;
  if (/^[\p{L}\p{N}]/u.test(char)) return WORD;
  return /^\p{M}/u.test(char) ? COMBINING : MARK;
}

/** Longer words (a picture as text, a wall of one letter) are cut: no token makes others of its text unfindable. */
const MAX_WORD = 64;

/** Longer sentences are cut at their commas, and at last anywhere. */
const LONG_UNIT = 48;
export const MAX_UNIT = 96;

/** Reads a text once. Cost: its length. */
export function tokenize(text: string, lexicon: Lexicon): Tokens {
  const kinds = new Uint8Array(0x10000);
  const kindAt = (at: number): number => {
    const code = text.charCodeAt(at);
    return (kinds[code] ||= kindOf(text.charAt(at)));
  };
  // At most one token a code unit; cut to size below.
  const ids = new Int32Array(text.length);
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  const units: number[] = [];
  let count = 0;
  let lines = 2;
  let spaced = true;
  let ended = false;
  let unit = 0;
  const push = (start: number, end: number, kind: number): void => {
    const raw = text.slice(start, end);
    const listed = lines > 0 && (kind === MARK || /^\d+$/.test(raw));
    const size = count - unit;
    const long =
      size >= LONG_UNIT && spaced && count > 0 && /^[,;)–—-]/.test(text.charAt(ends[count - 1]! - 1));
    if (lines >= 2 || listed || (ended && spaced) || long || size >= MAX_UNIT || count === 0) {
      units.push(count);
      unit = count;
      ended = false;
    }
    ids[count] = lexicon.number(raw);
    starts[count] = start;
    ends[count] = end;
    count++;
    if (kind !== MARK) ended = false;
    else if (/^[.!?:…。！？]/.test(raw)) ended = true;
    // Quotation marks, brackets and emphasis may still follow the full stop; a comma or a dash makes it none.
    else if (/^[,;–—-]/.test(raw)) ended = false;
    if (kind === SIGN) ended = false;
    lines = 0;
    spaced = false;
  };
  for (let at = 0; at < text.length;) {
    const kind = kindAt(at);
    if (kind === SPACE) {
      if (text.charCodeAt(at) === 10 || (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) !== 10))
        lines++;
      spaced = true;
      at++;
    } else if (kind === NOTHING || (lines > 0 && text.charCodeAt(at) === 62)) {
      at++;
    } else {
      let end = at + 1;
      if (kind === WORD) {
        const limit = Math.min(text.length, at + MAX_WORD);
        for (let next = kindAt(end); end < limit; next = kindAt(++end))
          if (next !== WORD && next !== COMBINING && (next !== NOTHING || kindAt(end + 1) !== WORD)) break;
      } else if (kind === HALF) {
        if (end < text.length && kindAt(end) === HALF) end++;
      } else {
        const code = text.charCodeAt(at);
        if (code === 46 || code === 45) while (text.charCodeAt(end) === code && end - at < MAX_WORD) end++;
        while (end < text.length && kindAt(end) === COMBINING && end - at < MAX_WORD) end++;
      }
      push(at, end, kind === HALF ? MARK : kind);
      at = end;
    }
  }
  units.push(count);
  return {
    text,
    length: count,
    ids: ids.slice(0, count),
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
    units: Int32Array.from(units),
  };
}
