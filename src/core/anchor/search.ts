import { shiftBy } from '../range.ts';
import type { Range } from '../range.ts';
import { candidatesOf, choose, LONG, NOWHERE, SHORT } from './candidates.ts';
import type { Decided, Sought } from './candidates.ts';
import { codePointsOf } from './code-points.ts';
import type { CodePoints } from './code-points.ts';
import type { Pin } from './correspond.ts';
import { CONTEXT } from './describe.ts';
import { apart, expectation, settle } from './expectation.ts';
import { indexWords } from './occurrences.ts';
import type { WordIndex } from './occurrences.ts';
import { compare, follow, surroundings } from './relocate.ts';
import type { Sides } from './relocate.ts';
import type { Anchor, Resolution } from './selector.ts';
import { sketchOf } from './sketch.ts';
import { createLexicon, tokenize, touched } from './tokens.ts';
import type { Lexicon, Tokens } from './tokens.ts';

/** A text that anchors are looked for in. Its words are numbered once one of them isn't where it was. */
export interface Reading {
  readonly text: string;
  readonly points: CodePoints;
  readonly words: () => { readonly lexicon: Lexicon; readonly index: WordIndex };
}

export function readText(text: string): Reading {
  let words: ReturnType<Reading['words']> | undefined;
  return {
    text,
    points: codePointsOf(text),
    words() {
      if (words === undefined) {
        const lexicon = createLexicon();
        const tokens = tokenize(text, lexicon);
        words = { lexicon, index: indexWords(tokens, lexicon.letters.length) };
      }
      return words;
    },
  };
}

/** Whether edited words are looked for too, and those in other typography; or only the very same. */
export type Wanted = 'all' | 'same words';

const ORPHANED: Resolution = { state: 'orphaned' };

/**
 * Finds anchors by what they know of the text that they were made on: their words and surroundings, in their order. The
 * same words are pinned where they stand, as far as that is certain; then this sketch of the old text is compared with
 * the new one as that text itself would be (`correspond.ts`), and tells what became of the rest.
 */
export function search(
  { text, points, words }: Reading,
  anchors: readonly Anchor[],
  wanted: Wanted,
): readonly Resolution[] {
  const known = standing(text, points, anchors);
  if (known.every(({ anchor, stands }) => stands !== null || anchor.quote.exact === ''))
    return known.map(({ stored, stands }) => (stands === null ? ORPHANED : standingAt(stands, stored)));
  const { lexicon, index } = words();
  const sketch = sketchOf(anchors);
  const a = tokenize(sketch.text, lexicon);
  const alone = known.map((one, n): Decided => {
    const range = sketch.ranges[n] ?? { start: 0, end: 0 };
    const { prefix, suffix } = one.anchor.quote;
    const around = { start: range.start - prefix.length, end: range.end + suffix.length };
    const sought: Sought = { ...one, range, row: touched(a, range), around: touched(a, around) };
    if (one.stands !== null) return { sought, choice: NOWHERE };
    const candidates = candidatesOf(sought, a, index).filter(({ same }) => same || wanted === 'all');
    return { sought, choice: choose(candidates, one.anchor.quote) };
  });
  const expected = expectation(alone);
  const decided =
    expected === null
      ? alone
      : alone.map(({ sought, choice }) => ({
          sought,
          choice: settle(choice, expected(sought.stored.start)),
        }));
  const found = wanted === 'same words' ? decided.map(answer) : compared();
  return apart(
    decided.map(({ sought }, n) => [sought, found[n] ?? ORPHANED]),
    expected ?? ((before) => before),
  );

  function compared(): readonly Resolution[] {
    const pins = decided.map((one) => pinOf(one, index.tokens)).filter((pin) => pin !== null);
    const sides = compare(a, index.tokens, lexicon, joined(pins));
    return decided.map((one) => {
      const isKnown = one.sought.stands !== null || one.choice.tied.length > 0;
      return isKnown ? answer(one) : remaining(sides, one);
    });
  }
}

const standingAt = (range: Range, stored: Range): Resolution => ({
  state: range.start === stored.start ? 'in-place' : 'moved',
  range,
  confidence: 1,
});

function answer({ sought: { stands, stored }, choice: { best, tied, confidence } }: Decided): Resolution {
  if (stands !== null) return standingAt(stands, stored);
  if (tied.length > 0) return { state: 'ambiguous', candidates: tied.map(({ range }) => range) };
  if (best === null) return ORPHANED;
  const state = best.range.start === stored.start ? 'in-place' : 'moved';
  return { state, range: best.range, confidence };
}

/** So many anchors are looked for by reading the whole text: mostly a few edits have shifted all of them. */
const MOST_SHIFTS = 32;

/**
 * Those that stand where they were stored, or as far from there as the one before them does: a position is not stored
 * anew for every line that is put in above.
 */
function standing(
  text: string,
  points: CodePoints,
  anchors: readonly Anchor[],
): readonly Pick<Sought, 'anchor' | 'stored' | 'stands'>[] {
  const stored = anchors.map(({ quote, position }): Range => {
    const start = points.offset(position.start);
    return { start, end: start + quote.exact.length };
  });
  const order = Array.from(anchors.keys()).sort((m, n) => (stored[m]?.start ?? 0) - (stored[n]?.start ?? 0));
  const stands = new Map<number, Range>();
  let shift = 0;
  let left = anchors.length > MOST_SHIFTS ? MOST_SHIFTS : 0;
  for (const n of order) {
    const [anchor, range] = [anchors[n], stored[n]];
    if (anchor === undefined || range === undefined) continue;
    if (standsAt(text, anchor, range.start + shift, CONTEXT)) stands.set(n, shiftBy(range, shift));
    else if (standsAt(text, anchor, range.start, CONTEXT / 2)) {
      shift = 0;
      stands.set(n, range);
    } else if (left > 0) {
      left--;
      const place = onlyPlace(text, anchor);
      if (place === null) continue;
      shift = place - range.start;
      stands.set(n, shiftBy(range, shift));
    }
  }
  return anchors.map((anchor, n) => ({
    anchor,
    stored: stored[n] ?? { start: 0, end: 0 },
    stands: stands.get(n) ?? null,
  }));
}

/** Words at a position are those that were meant if so many characters of what stood around them stand there too. */
function standsAt(
  text: string,
  { quote: { exact, prefix, suffix } }: Anchor,
  start: number,
  needed: number,
): boolean {
  if (exact === '' || !Number.isInteger(start) || start < 0 || !text.startsWith(exact, start)) return false;
  const around = common(text, start, prefix, -1) + common(text, start + exact.length, suffix, 1);
  return around >= Math.min(prefix.length + suffix.length, needed);
}

/** Where all that is known of an anchor stands, if that is much and stands nowhere else. */
function onlyPlace(text: string, { quote: { exact, prefix, suffix } }: Anchor): number | null {
  if (prefix.length + suffix.length < CONTEXT) return null;
  const all = prefix + exact + suffix;
  const place = text.indexOf(all);
  return place < 0 || text.includes(all, place + 1) ? null : place + prefix.length;
}

/** How many characters of a surrounding still stand next to an offset: to the left (-1) or to the right (1). */
function common(text: string, offset: number, surrounding: string, direction: 1 | -1): number {
  const [from, first] = direction === 1 ? [offset, 0] : [offset - 1, surrounding.length - 1];
  let count = 0;
  for (; count < surrounding.length; count++) {
    const k = count * direction;
    if (from + k < 0 || text.charCodeAt(from + k) !== surrounding.charCodeAt(first + k)) break;
  }
  return count;
}

/** The same words, in the sketch and in the text. */
function pinOf({ sought: { anchor, row, stands }, choice: { best } }: Decided, b: Tokens): Pin | null {
  const length = row.end - row.start;
  const weight = anchor.quote.exact.length;
  if (stands !== null && length > 0)
    return { before: row.start, now: touched(b, stands).start, length, weight };
  return best === null
    ? null
    : { before: best.before, now: best.now, length: best.length, weight: weight + best.score };
}

/** Pins that lie in one row, before and now, are one. */
function joined(pins: readonly Pin[]): readonly Pin[] {
  const rows: Pin[] = [];
  const shift = ({ before, now }: Pin): number => now - before;
  for (const pin of pins.toSorted((x, y) => shift(x) - shift(y) || x.before - y.before)) {
    const last = rows.at(-1);
    if (last === undefined || shift(last) !== shift(pin) || pin.before > last.before + last.length)
      rows.push(pin);
    else {
      const length = Math.max(last.length, pin.before + pin.length - last.before);
      rows[rows.length - 1] = { ...last, length, weight: Math.max(last.weight, pin.weight) };
    }
  }
  return rows;
}

/** What became of words that are no longer the same, or that have no place of their own. */
function remaining(sides: Sides, { sought, choice: { best, confidence } }: Decided): Resolution {
  const { anchor, stored, range, row, around } = sought;
  if (row.start === row.end) return ORPHANED;
  const found = follow(sides, range);
  if (!('range' in found)) return ORPHANED;
  // Without surroundings the words themselves have to do, if they stand just once.
  const isBare = around.start === row.start && around.end === row.end;
  const left = isBare ? Number(best !== null) : surroundings(sides, row, around, found.range);
  if (!isEnough(anchor.quote.exact.length, found, left)) return ORPHANED;
  if (found.state === 'changed') return found;
  return {
    state: found.range.start === stored.start ? 'in-place' : 'moved',
    range: found.range,
    confidence: best === null ? found.confidence : Math.min(found.confidence, confidence),
  };
}

/**
 * A wrong place is worse than none: what is left of the words and what stands around them still have to speak for it
 * together; for short words that stand by chance in many places, the surroundings. Found on the dev split of
 * anchor-bench.
 *
 * @param around how much of the surroundings is left: 1 all, 0 nothing
 */
function isEnough(
  length: number,
  { state, confidence }: { readonly state: string; readonly confidence: number },
  around: number,
): boolean {
  if (length >= LONG) return state !== 'changed' || confidence + 0.75 * around >= 0.7;
  if (state === 'changed') return confidence + around >= 1;
  // Words that are the same but out of the order of the rest need more.
  return around >= (confidence < 1 ? 0.7 : length < SHORT ? 0.4 : 0.2);
}
