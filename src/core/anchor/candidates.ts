import type { Range } from '../range.ts';
import { occurrences } from './occurrences.ts';
import type { WordIndex } from './occurrences.ts';
import type { Anchor, TextQuoteSelector } from './selector.ts';
import type { Tokens } from './tokens.ts';

/** An anchor that is looked for, as tokens of a sketch of the text that it was made on. */
export interface Sought {
  readonly anchor: Anchor;
  /** Where its words should stand. */
  readonly stored: Range;
  /** Where they do, if that is certain from the start: nothing is to be looked for. */
  readonly stands: Range | null;
  /** In the sketch. */
  readonly range: Range;
  /** The tokens of its words, and of these with their surroundings. */
  readonly row: Range;
  readonly around: Range;
}

/** A place where the same words stand. */
export interface Candidate {
  readonly range: Range;
  /** Whether the very same characters do; else they differ in typography or case. */
  readonly same: boolean;
  /** How many characters of the surroundings stand there too, without a gap. */
  readonly score: number;
  /** The tokens that are the same, those of the surroundings too: so many from `before` of the sketch, `now` in the text. */
  readonly before: number;
  readonly now: number;
  readonly length: number;
}

/** @param a the sketch's tokens */
export function candidatesOf(
  { anchor, range, row, around }: Sought,
  a: Tokens,
  index: WordIndex,
): readonly Candidate[] {
  const { exact } = anchor.quote;
  const b = index.tokens;
  const size = row.end - row.start;
  if (size === 0) return [];
  return occurrences(a, row, around, index).map(({ at, left, right }) => {
    const start = b.starts[at]! - (a.starts[row.start]! - range.start);
    const same = start >= 0 && b.text.startsWith(exact, start);
    return {
      range: same
        ? { start, end: start + exact.length }
        : { start: b.starts[at]!, end: b.ends[at + size - 1]! },
      same,
      score:
        Math.max(0, range.start - a.starts[row.start - left]!) +
        Math.max(0, a.ends[row.end + right - 1]! - range.end),
      before: row.start - left,
      now: at - left,
      length: left + size + right,
    };
  });
}

/** The place that an anchor is at, or those between which nobody can tell, or neither. */
export interface Choice {
  readonly best: Candidate | null;
  readonly tied: readonly Candidate[];
  /** 1 certain, 0 a guess. */
  readonly confidence: number;
}

/** What is sought, with what was decided on it alone. */
export interface Decided {
  readonly sought: Sought;
  readonly choice: Choice;
}

export const placeOf = ({ sought, choice }: Decided): Range | null =>
  sought.stands ?? choice.best?.range ?? null;

export const NOWHERE: Choice = { best: null, tied: [], confidence: 0 };

/** Words of fewer characters than these need so many of their surroundings: they stand somewhere by chance too. */
export const LONG = 24;
export const SHORT = 12;
const NEEDED = 4;
const NEEDED_SHORT = 12;

/** The best of several places has so many characters more of the surroundings than the next, and this share of its own. */
const CLEARLY = 4;
const CLEAR_SHARE = 1 / 4;

export function choose(all: readonly Candidate[], { exact, prefix, suffix }: TextQuoteSelector): Choice {
  const same = all.filter((candidate) => candidate.same);
  const ranked = (same.length > 0 ? same : all).toSorted((x, y) => y.score - x.score || x.now - y.now);
  const [best, second] = ranked;
  if (best === undefined) return NOWHERE;
  const surroundings = prefix.trim().length + suffix.trim().length;
  const needed =
    exact.length >= LONG ? 0 : Math.min(surroundings, exact.length >= SHORT ? NEEDED : NEEDED_SHORT);
  if (best.score < needed) return NOWHERE;
  const margin = Math.max(CLEARLY, best.score * CLEAR_SHARE);
  const confidence = (1 + best.score / Math.max(1, surroundings)) / 2;
  if (second === undefined || best.score - second.score >= margin) return { best, tied: [], confidence };
  const tied = ranked.filter(({ score }) => best.score - score < margin);
  return { best: null, tied: tied.sort((x, y) => x.now - y.now), confidence: 0 };
}
