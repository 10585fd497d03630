import { countBefore } from '../order.ts';
import type { Range } from '../range.ts';
import { correspond } from './correspond.ts';
import type { Correspondence, Pin } from './correspond.ts';
import type { Resolution } from './selector.ts';
import { createLexicon, tokenize, touched } from './tokens.ts';
import type { Lexicon, Tokens } from './tokens.ts';
import { sameWording } from './wording.ts';

/** So much of what stood there and of what stands there now has to be the same: less, and it is gone. */
const ENOUGH = 0.5;

/** How sure we are of words that stand unchanged, but in another order than their surroundings. */
const SURE_OF_MOVED = 0.9;

/**
 * Where ranges of a text are in the text that it became: one comparison of the two places them all. Exact where nothing
 * changed; a range of which too little is left is orphaned, even if the same words stand somewhere else.
 *
 * @param base the text before, that the ranges are of
 */
export function relocate(base: string, text: string, ranges: readonly Range[]): readonly Resolution[] {
  if (base === text) return ranges.map((range) => ({ state: 'in-place', range, confidence: 1 }));
  const lexicon = createLexicon();
  const a = tokenize(base, lexicon);
  const b = tokenize(text, lexicon);
  const sides = compare(a, b, lexicon);
  return ranges.map((range) => follow(sides, range));
}

/** @param pins words that are known to be the same */
export const compare = (a: Tokens, b: Tokens, lexicon: Lexicon, pins?: readonly Pin[]): Sides => ({
  a,
  b,
  letters: { a: lettersOf(a, lexicon), b: lettersOf(b, lexicon) },
  found: correspond(a, b, lexicon, pins),
});

/** Both texts, and which word of the one is which of the other. */
export interface Sides {
  readonly a: Tokens;
  readonly b: Tokens;
  readonly letters: { readonly a: Letters; readonly b: Letters };
  readonly found: Correspondence;
}

/** How many letters stand in tokens [from, to). */
type Letters = (from: number, to: number) => number;

/** What a mark counts, in letters. */
const MARK = 0.25;

function lettersOf({ ids, length }: Tokens, { letters }: Lexicon): Letters {
  const sums = new Float64Array(length + 1);
  for (let t = 0; t < length; t++) sums[t + 1] = sums[t]! + Math.max(MARK, letters[ids[t]!]!);
  return (from, to) => sums[to]! - sums[from]!;
}

export function follow(sides: Sides, range: Range): Resolution {
  const { a, b, found } = sides;
  const { start: first, end: last } = touched(a, range);
  const groups = groupsOf(found.to, first, last);
  const best = heaviest(groups.map((runs) => remainsOf(sides, runs, first, last)));
  if (best === null) return { state: 'orphaned' };
  const exact = a.text.slice(range.start, range.end);
  const at = (start: number, end: number, confidence: number): Resolution => {
    const same = sameWording(exact, b.text.slice(start, end));
    const state = same ? (start === range.start ? 'in-place' : 'moved') : 'changed';
    return { state, range: { start, end }, confidence };
  };
  if (best.first === first && best.last === last) {
    const start = b.starts[best.start]! - (a.starts[first]! - range.start);
    if (start >= 0 && b.text.startsWith(exact, start))
      return at(start, start + exact.length, found.moved[first] === 1 ? SURE_OF_MOVED : 1);
  }
  if (best.likeness < ENOUGH) return { state: 'orphaned' };
  // The same marks at an edge, though they may be those of another sentence.
  let { start, end } = best;
  for (let t = best.first - 1; t >= first && start > 0 && a.ids[t] === b.ids[start - 1]; t--) start--;
  for (let t = best.last; t < last && end < b.length && a.ids[t] === b.ids[end]; t++) end++;
  return at(b.starts[start]!, b.ends[end - 1]!, Math.min(1, best.likeness));
}

/** Words of a range that stand in a row still: tokens before [first, last) and now [start, end). */
interface Run extends Range {
  readonly first: number;
  readonly last: number;
}

/** What is left of a range. `likeness`: of what stood and what stands there, how much is the same: 1 all, 0 nothing. */
interface Remains extends Run {
  readonly letters: number;
  readonly likeness: number;
}

/** How many tokens may have been put in between two of a range, besides as many as it has. */
const APART = 30;

/** The runs of a range, grouped by where they stand together still. */
function groupsOf(to: Int32Array, first: number, last: number): readonly (readonly Run[])[] {
  const groups: Run[][] = [];
  for (let t = first; t < last;) {
    const start = to[t]!;
    let next = t + 1;
    if (start >= 0) {
      while (next < last && to[next] === to[next - 1]! + 1) next++;
      const run: Run = { first: t, last: next, start, end: to[next - 1]! + 1 };
      const group = groups.at(-1);
      const step = group === undefined ? -1 : start - group.at(-1)!.end;
      if (group === undefined || step < 0 || step > APART + last - first) groups.push([run]);
      else group.push(run);
    }
    t = next;
  }
  return groups;
}

/** A run in another sentence than the rest is left out if it has less than this share of the letters between. */
const LOOSE = 0.25;

/** Without runs at the edges that are but a word or a full stop in some other sentence. */
function remainsOf({ b, letters }: Sides, runs: readonly Run[], first: number, last: number): Remains {
  const sizeOf = (run: Run): number => letters.a(run.first, run.last);
  const loose = (run: Run, left: Run, right: Run): boolean =>
    sentenceBegins(b, left.end, right.start) && sizeOf(run) < LOOSE * letters.b(left.end, right.start);
  let [from, to] = [0, runs.length - 1];
  while (from < to && loose(runs[to]!, runs[to - 1]!, runs[to]!)) to--;
  while (from < to && loose(runs[from]!, runs[from]!, runs[from + 1]!)) from++;
  const kept = runs.slice(from, to + 1).reduce((sum, run) => sum + sizeOf(run), 0);
  const [{ first: begin, start }, { last: stop, end }] = [runs[from]!, runs[to]!];
  const likeness = (2 * kept) / (letters.a(first, last) + letters.b(start, end));
  return { first: begin, last: stop, start, end, letters: kept, likeness };
}

/** Whether a sentence begins with one of the tokens from `from` to `to`. */
function sentenceBegins({ units }: Tokens, from: number, to: number): boolean {
  const next = countBefore(units.length, (index) => units[index]! < from);
  return next < units.length && units[next]! <= to;
}

const heaviest = (all: readonly Remains[]): Remains | null =>
  all.reduce<Remains | null>(
    (best, next) => (best === null || next.letters > best.letters ? next : best),
    null,
  );

/** Surroundings count if they stand within so many tokens of the words. */
const REACH = 20;

/**
 * How much of what stood around some words still stands around their place: 1 all, 0 nothing.
 *
 * @param row their tokens, and `around` these with their surroundings, before
 * @param place in the text now
 */
export function surroundings({ a, b, found }: Sides, row: Range, around: Range, place: Range): number {
  const now = touched(b, place);
  let [kept, all] = [0, 0];
  const count = (from: number, to: number, low: number, high: number): void => {
    for (let t = from; t < to; t++) {
      const size = a.ends[t]! - a.starts[t]!;
      all += size;
      if (found.to[t]! >= low && found.to[t]! < high) kept += size;
    }
  };
  count(around.start, row.start, Math.max(0, now.start - REACH), now.start);
  count(row.end, around.end, now.end, now.end + REACH);
  return all === 0 ? 0 : kept / all;
}
