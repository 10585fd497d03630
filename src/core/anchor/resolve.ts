import { countBefore } from '../order.ts';
import type { Range } from '../range.ts';
import { codePointsOf } from './code-points.ts';
import { CONTEXT } from './describe.ts';
import { fold, unfold } from './fold.ts';
import type { Folded } from './fold.ts';
import { findEdited } from './fuzzy.ts';
import { placesOf } from './places.ts';
import type { Places } from './places.ts';
import { relocate } from './relocate.ts';
import type { Anchor, Resolution } from './selector.ts';

/** More occurrences of the same words than this are not told apart: the cost stays bounded on hostile text. */
const MAX_OCCURRENCES = 200;

/** How much longer other words may be than those that stood in the same surroundings. */
const MAX_GROWTH = 3;

/** Surroundings shorter than this say nothing about a place. */
const MIN_CONTEXT = 12;

/**
 * Where an anchor's words are in a text. First the stored position, if the words still stand there; else the words
 * wherever they stand, told apart by their surroundings; then the same with typography folded away; else other words
 * between the same surroundings. Several places that fit equally well are `ambiguous`, none is `orphaned`: a wrong place
 * is worse than none.
 */
export const resolve = (text: string, anchor: Anchor): Resolution => resolver(text)(anchor);

/** Whether edited words are looked for too, and those in other typography; or only the very same. */
export type Search = 'all' | 'same words';

/** As `resolve`, for many anchors in one text: what is made of the text is made once. */
export function resolver(text: string, search: Search = 'all'): (anchor: Anchor) => Resolution {
  const points = codePointsOf(text);
  let folded: Folded | undefined;
  return (anchor) => {
    const { exact } = anchor.quote;
    if (exact === '') return { state: 'orphaned' };
    const expected = points.offset(anchor.position.start);
    if (text.startsWith(exact, expected) && fitsAt(text, anchor, expected)) {
      return { state: 'in-place', range: { start: expected, end: expected + exact.length }, confidence: 1 };
    }
    const plain = choose(text, anchor.quote.exact, anchor.quote.prefix, anchor.quote.suffix, expected);
    if (plain !== null) return plain;
    if (search === 'same words') return { state: 'orphaned' };
    folded ??= fold(text);
    return inFolded(folded, anchor, expected) ?? { state: 'orphaned' };
  };
}

/** How sure we are of a place that only its surroundings or other notes speak for. */
const LIKELY = 0.6;

/** A place that others vouch for: how far off it may be, and how much nearer than the next best. */
const NEAR = 200;
const NEARER = 3;

/**
 * As `resolve`, for all anchors of a text together.
 *
 * @param base the text that the anchors were last resolved against, if it is known: what became of that text then tells
 *   where they are. One that does not stand in it was lost earlier, or came from somebody who has another text: it is
 *   found by the very same words only. Like ones elsewhere are somebody else's, and once stored they would be its own.
 */
export function resolveAll(
  text: string,
  anchors: readonly Anchor[],
  base?: string | null,
): readonly Resolution[] {
  if (base === undefined || base === null) return resolveTogether(text, anchors, 'all');
  if (base === text) return resolveTogether(text, anchors, 'same words');
  const inBase = resolver(base, 'same words');
  const before = anchors.map((anchor) => {
    const found = inBase(anchor);
    return 'range' in found ? found.range : null;
  });
  const relocated = relocate(
    base,
    text,
    before.filter((range) => range !== null),
  );
  const searched = resolveTogether(
    text,
    anchors.filter((_, index) => before[index] === null),
    'same words',
  );
  const [a, b] = [relocated.values(), searched.values()];
  return before.map((range) => (range === null ? b : a).next().value ?? { state: 'orphaned' });
}

/** Where several places fit one of the anchors, those that stood around it tell which. */
function resolveTogether(text: string, anchors: readonly Anchor[], search: Search): readonly Resolution[] {
  const resolve = resolver(text, search);
  const found = anchors.map(resolve);
  const takers = new Map<string, number>();
  for (const resolution of found) {
    if (!('range' in resolution)) continue;
    const key = keyOf(resolution.range);
    takers.set(key, (takers.get(key) ?? 0) + 1);
  }
  const sure = anchors.flatMap(({ position, quote }, index) => {
    const resolution = found[index];
    return resolution !== undefined &&
      'range' in resolution &&
      quote.exact.length >= 12 &&
      takers.get(keyOf(resolution.range)) === 1
      ? [{ before: position.start, now: resolution.range.start }]
      : [];
  });
  const expected = interpolation(inOrder(sure));
  const decided = found.map((resolution, index): Resolution => {
    const anchor = anchors[index];
    if (resolution.state !== 'ambiguous' || anchor === undefined || sure.length === 0) return resolution;
    const at = expected(anchor.position.start);
    const far = ({ start }: Range): number => Math.abs(start - at);
    const [best, second] = resolution.candidates.toSorted((a, b) => far(a) - far(b));
    if (best === undefined || far(best) > NEAR) return resolution;
    if (second !== undefined && far(second) < NEARER * Math.max(8, far(best))) return resolution;
    return { state: 'moved', range: best, confidence: LIKELY };
  });
  return apart(anchors, decided, expected);
}

const keyOf = ({ start, end }: Range): string => `${start}-${end}`;

/** Notes that stood in different places can't all be in one now: it is that of the nearest, the others' words are gone. */
function apart(
  anchors: readonly Anchor[],
  found: readonly Resolution[],
  expected: (before: number) => number,
): readonly Resolution[] {
  const owners = new Map<string, { readonly start: number; readonly end: number; readonly off: number }>();
  const claims = found.map((resolution, index) => {
    const anchor = anchors[index];
    if (anchor === undefined || !('range' in resolution)) return null;
    const { start, end } = anchor.position;
    const off =
      Math.abs(resolution.range.start - expected(start)) + (resolution.state === 'changed' ? 1e6 : 0);
    return { key: keyOf(resolution.range), owner: { start, end, off } };
  });
  for (const claim of claims) {
    if (claim === null) continue;
    const known = owners.get(claim.key);
    if (known === undefined || claim.owner.off < known.off) owners.set(claim.key, claim.owner);
  }
  return found.map((resolution, index) => {
    const claim = claims[index];
    const owner = claim === null || claim === undefined ? undefined : owners.get(claim.key);
    if (claim === null || claim === undefined || owner === undefined) return resolution;
    const overlaps = claim.owner.start < owner.end && owner.start < claim.owner.end;
    return overlaps ? resolution : { state: 'orphaned' };
  });
}

interface Pair {
  readonly before: number;
  readonly now: number;
}

/** The longest run of pairs in the same order before and now (patience sorting): what was moved says nothing of the rest. */
function inOrder(pairs: readonly Pair[]): readonly Pair[] {
  const sorted = pairs.toSorted((a, b) => a.before - b.before || a.now - b.now);
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, { now }] of sorted.entries()) {
    const low = countBefore(ends.length, (at) => (sorted[ends[at] ?? 0]?.now ?? 0) < now);
    previous.push(low > 0 ? (ends[low - 1] ?? -1) : -1);
    ends[low] = index;
  }
  const run: Pair[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = sorted[at];
    if (pair !== undefined) run.push(pair);
  }
  return run.reverse();
}

/** Where something that stood at a place is expected now. */
function interpolation(pairs: readonly Pair[]): (before: number) => number {
  return (before) => {
    const low = countBefore(pairs.length, (at) => (pairs[at]?.before ?? 0) <= before);
    const left = pairs[low - 1];
    const right = pairs[low];
    if (left === undefined) return right === undefined ? before : right.now - (right.before - before);
    if (right === undefined) return left.now + before - left.before;
    return left.now + ((before - left.before) * (right.now - left.now)) / (right.before - left.before);
  };
}

/** The words at the stored position are only those that were meant if they are long or something around them fits too. */
function fitsAt(text: string, { quote }: Anchor, at: number): boolean {
  const end = at + quote.exact.length;
  const surroundings = quote.prefix.length + quote.suffix.length;
  if (surroundings === 0) return true;
  if (common(text, at, quote.prefix, -1) + common(text, end, quote.suffix, 1) >= surroundings) return true;
  return (
    onlyOne(text, quote.exact) ||
    common(text, at, quote.prefix, -1) + common(text, end, quote.suffix, 1) >= CONTEXT / 2
  );
}

const onlyOne = (text: string, words: string): boolean => text.indexOf(words) === text.lastIndexOf(words);

/** How many characters of a surrounding still stand next to an offset: to the left (-1) or to the right (1). */
function common(text: string, at: number, surrounding: string, direction: 1 | -1): number {
  let count = 0;
  if (direction === 1) {
    while (count < surrounding.length && text.charCodeAt(at + count) === surrounding.charCodeAt(count))
      count++;
  } else {
    const last = surrounding.length - 1;
    while (
      count <= last &&
      at - 1 - count >= 0 &&
      text.charCodeAt(at - 1 - count) === surrounding.charCodeAt(last - count)
    )
      count++;
  }
  return count;
}

interface Candidate {
  readonly range: Range;
  readonly score: number;
}

/** null: the words stand nowhere. */
function choose(
  text: string,
  exact: string,
  prefix: string,
  suffix: string,
  expected: number,
): Resolution | null {
  const candidates: Candidate[] = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    if (candidates.length === MAX_OCCURRENCES) return { state: 'orphaned' };
    const end = at + exact.length;
    const score = common(text, at, prefix, -1) + common(text, end, suffix, 1);
    candidates.push({ range: { start: at, end }, score });
  }
  return decide(candidates, exact, prefix.length + suffix.length, expected);
}

/** Short words need surroundings that fit; of several places one has to be clearly better. */
function decide(
  candidates: readonly Candidate[],
  exact: string,
  surroundings: number,
  expected: number,
): Resolution | null {
  if (candidates.length === 0) return null;
  const ranked = candidates.toSorted((a, b) => b.score - a.score);
  const [best, second] = ranked;
  if (best === undefined) return null;
  const needed = exact.length >= 24 ? 0 : Math.min(surroundings, exact.length >= 12 ? 4 : MIN_CONTEXT);
  if (best.score < needed) return { state: 'orphaned' };
  if (second === undefined || best.score - second.score >= Math.max(4, best.score / 4)) {
    const state = best.range.start === expected ? 'in-place' : 'moved';
    const confidence = (1 + best.score / Math.max(1, surroundings)) / 2;
    return { state, range: best.range, confidence };
  }
  const tied = ranked.filter(({ score }) => best.score - score < Math.max(4, best.score / 4));
  return { state: 'ambiguous', candidates: tied.map(({ range }) => range).sort((a, b) => a.start - b.start) };
}

function inFolded(folded: Folded, { quote }: Anchor, expected: number): Resolution | null {
  const words = fold(quote.exact).text;
  const exact = words.trim();
  // White space at the words' edges counts to their surroundings.
  const prefix = (fold(quote.prefix).text + (words.startsWith(' ') ? ' ' : '')).replace(/ +$/, ' ');
  const suffix = ((words.endsWith(' ') ? ' ' : '') + fold(quote.suffix).text).replace(/^ +/, ' ');
  const found = exact === '' ? null : choose(folded.text, exact, prefix, suffix, -1);
  if (found === null)
    return between(folded, exact.length, prefix, suffix) ?? edited(folded, exact, prefix, suffix);
  if ('range' in found) {
    const range = unfold(folded, found.range);
    return { ...found, state: range.start === expected ? 'in-place' : 'moved', range };
  }
  if (found.state === 'ambiguous') {
    return { state: 'ambiguous', candidates: found.candidates.map((range) => unfold(folded, range)) };
  }
  return found;
}

/** Edited words are found if this much is left of them, and of their surroundings: a wrong place is worse than none. */
const LIKE = 0.55;
const VERY_LIKE = 0.8;
const AROUND = 0.4;
const AROUND_SHORT = 0.6;

const PLACES = new WeakMap<Folded, Places>();

function edited(folded: Folded, exact: string, prefix: string, suffix: string): Resolution | null {
  let places = PLACES.get(folded);
  if (places === undefined) PLACES.set(folded, (places = placesOf(folded.text)));
  const found = findEdited(folded.text, places, prefix, exact, suffix);
  if (found === null) return null;
  const { likeness, around, range } = found;
  const long = exact.length >= 24;
  const enough =
    (likeness >= LIKE && around >= (long ? AROUND : AROUND_SHORT)) ||
    (long && likeness >= VERY_LIKE && around >= AROUND / 2);
  return enough
    ? { state: 'changed', range: unfold(folded, range), confidence: (likeness + around) / 2 }
    : null;
}

/** Other words in the same place: between a prefix and a suffix that each stand in the text just once. */
function between(folded: Folded, length: number, prefix: string, suffix: string): Resolution | null {
  if (prefix.trim().length < MIN_CONTEXT || suffix.trim().length < MIN_CONTEXT) return null;
  const { text } = folded;
  const before = text.indexOf(prefix);
  if (before < 0 || text.includes(prefix, before + 1)) return null;
  const start = before + prefix.length;
  const end = text.indexOf(suffix, start);
  if (end < 0 || text.indexOf(suffix) !== text.lastIndexOf(suffix)) return null;
  if (end === start || end - start > MAX_GROWTH * length + CONTEXT) return null;
  const words = text.slice(start, end);
  const lead = words.length - words.trimStart().length;
  const range = { start: start + lead, end: start + words.trimEnd().length };
  return range.start < range.end
    ? { state: 'changed', range: unfold(folded, range), confidence: LIKELY }
    : null;
}
