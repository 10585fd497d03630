import { countBefore } from '../order.ts';
import { heaviestChain } from './chain.ts';
import type { Pair } from './chain.ts';
import { likelyFinder, likeness, passagesOf, weigh } from './passages.ts';
import type { Likely, Passage } from './passages.ts';
import { MAX_UNIT, TAKEN_BEFORE, TAKEN_NOW } from './tokens.ts';
import type { Lexicon, Tokens } from './tokens.ts';
import { matchWords } from './words.ts';
import type { Gap } from './words.ts';

/** Which word of a text is which word of the text before it. */
export interface Correspondence {
  /** By token before: the token now, -1: gone. */
  readonly to: Int32Array;
  /** By token now: the token before, -1: new. */
  readonly from: Int32Array;
  /** By token before, 1: was moved out of the order of the rest. */
  readonly moved: Uint8Array;
  /** By the word's number: how much it says about a place, up to 1. */
  readonly weights: Float32Array;
}

/** Words in a row that are known to be the same: `length` tokens from `before` and from `now` on. */
export interface Pin extends Pair {
  readonly length: number;
}

/** Two stretches whose lengths multiply to more are not compared word by word. */
const MAX_CELLS = 400_000;
/** Sentences less like each other than this are not the same, edited. */
const LIKE = 0.3;
/** Text in text in text: deeper gaps are small. */
const MAX_DEPTH = 12;

/** Moved passages: how much of them there must be, how like they must be, and how much liker than the next best. */
const MOVED_WEIGHT = 1.5;
const MOVED_LIKE = 0.5;
const MOVED_MARGIN = 0.15;
/** A passage beside one that moved moved along if it is so much like what stands there. */
const ALONG_LIKE = 0.35;

/**
 * Finds what became of each word, in one pass for the whole text: sentences that are the same or much alike, the heaviest
 * chain of them that is in order, the same again in the gaps, words in the gaps of sentences; then passages that are gone
 * are looked for in what is new, and only there, so that a like passage that always stood elsewhere attracts nothing.
 * Cost: about the length of both texts; in gaps without any like sentence at most MAX_CELLS each.
 *
 * @param pins what is known already: the heaviest chain of them is in order, the rest was moved
 */
export function correspond(
  before: Tokens,
  now: Tokens,
  lexicon: Lexicon,
  pins: readonly Pin[] = [],
): Correspondence {
  const weights = weightsOf(before, now, lexicon);
  const a: Tokens = { ...before, ids: before.ids.slice() };
  const b: Tokens = { ...now, ids: now.ids.slice() };
  const to = new Int32Array(a.length).fill(-1);
  const from = new Int32Array(b.length).fill(-1);
  const moved = new Uint8Array(a.length);
  const findLikely = likelyFinder(a, b, weights);
  const link = (i: number, j: number): void => {
    to[i] = j;
    from[j] = i;
  };
  const whole: Gap = { a0: 0, a1: a.length, b0: 0, b1: b.length };
  if (pins.length === 0) inOrder(whole, 0);
  else {
    linkPins();
    inGaps(whole, 0);
  }
  followMoves();
  return { to, from, moved, weights };

  /**
   * Links what is the same at both ends, sentence by sentence: how the next one begins says nothing about whether it is
   * the same. The gap that is left.
   */
  function trim({ a0, a1, b0, b1 }: Gap): Gap {
    const most = Math.min(a1 - a0, b1 - b0);
    let head = 0;
    while (head < most && a.ids[a0 + head] === b.ids[b0 + head]) head++;
    if (head < most) head = atSentence(head, (k) => begins(a, a0 + k) && begins(b, b0 + k));
    let tail = 0;
    while (tail < most - head && a.ids[a1 - 1 - tail] === b.ids[b1 - 1 - tail]) tail++;
    if (tail < most - head) tail = atSentence(tail, (k) => begins(a, a1 - k) && begins(b, b1 - k));
    for (let k = 0; k < head; k++) link(a0 + k, b0 + k);
    for (let k = 1; k <= tail; k++) link(a1 - k, b1 - k);
    return { a0: a0 + head, a1: a1 - tail, b0: b0 + head, b1: b1 - tail };
  }

  function inOrder(whole: Gap, depth: number): void {
    const { a0, a1, b0, b1 } = trim(whole);
    if (a0 === a1 || b0 === b1) return;
    const was = passagesOf(a, a0, a1);
    const is = passagesOf(b, b0, b1);
    const pairs = depth < MAX_DEPTH && (was.length > 1 || is.length > 1) ? findLikely(was, is, LIKE) : [];
    if (pairs.length === 0) {
      compare({ a0, a1, b0, b1 });
      return;
    }
    const chain = heaviestChain(pairs);
    // What stands word for word in another order was moved: a like sentence in its old place is another one.
    if (depth === 0) for (const pair of swapped(pairs, chain)) move(was[pair.before]!, is[pair.now]!);
    for (const pair of chain) {
      const [x, y] = [was[pair.before]!, is[pair.now]!];
      const both: Gap = { a0: x.start, a1: x.end, b0: y.start, b1: y.end };
      if (pair.likeness === 1) trim(both);
      else compare(both);
    }
    // Between what is certain now there may be more: parts of sentences that were split, sentences of common words.
    inGaps({ a0, a1, b0, b1 }, depth + 1);
  }

  function inGaps({ a0, a1, b0, b1 }: Gap, depth: number): void {
    let [i, j] = [a0, b0];
    for (let t = a0; t <= a1; t++) {
      if (t < a1 && (to[t]! < 0 || moved[t] === 1)) continue;
      const next = t === a1 ? b1 : to[t]!;
      if (t > i && next > j) inOrder({ a0: i, a1: t, b0: j, b1: next }, depth);
      [i, j] = [t + 1, next + 1];
    }
  }

  function linkPins(): void {
    const chain = new Set(heaviestChain(pins));
    for (const pin of [...chain, ...pins.filter((pin) => !chain.has(pin))])
      for (let k = 0; k < pin.length; k++) {
        const [i, j] = [pin.before + k, pin.now + k];
        if (to[i]! >= 0 || from[j]! >= 0) continue;
        link(i, j);
        if (chain.has(pin)) continue;
        moved[i] = 1;
        a.ids[i] = TAKEN_BEFORE;
        b.ids[j] = TAKEN_NOW;
      }
  }

  function compare(gap: Gap): void {
    if ((gap.a1 - gap.a0) * (gap.b1 - gap.b0) <= MAX_CELLS) matchWords(a, b, gap, weights, link);
  }

  function followMoves(): void {
    const gone = free(a, to);
    const fresh = free(b, from);
    const heavy = (tokens: Tokens, passages: readonly Passage[]): readonly Passage[] =>
      passages.filter((passage) => weigh(tokens, passage, weights) >= MOVED_WEIGHT);
    const [lost, found] = [heavy(a, gone), heavy(b, fresh)];
    const likely = findLikely(lost, found, MOVED_LIKE).toSorted((x, y) => y.likeness - x.likeness);
    const neighbours = { gone: byEdge(gone), fresh: byEdge(fresh) };
    for (const pair of certain(likely)) {
      const [was, is] = [lost[pair.before]!, found[pair.now]!];
      if (to[was.start]! < 0) move(was, is);
      for (const edge of ['start', 'end'] as const) moveAlong(was, is, edge);
    }

    /** What stood beside a passage that moved, and stands beside it still. */
    function moveAlong(was: Passage, is: Passage, edge: 'start' | 'end'): void {
      let [x, y] = [was, is];
      for (;;) {
        const [nextX, nextY] = [neighbours.gone[edge].get(x[edge]), neighbours.fresh[edge].get(y[edge])];
        if (nextX === undefined || nextY === undefined) return;
        [x, y] = [nextX, nextY];
        if (!isFree(a, to, x) || !isFree(b, from, y)) return;
        if (likeness(a, x, b, y, weights) < ALONG_LIKE) return;
        move(x, y);
      }
    }
  }

  function move(was: Passage, is: Passage): void {
    matchWords(a, b, { a0: was.start, a1: was.end, b0: is.start, b1: is.end }, weights, (i, j) => {
      link(i, j);
      moved[i] = 1;
      a.ids[i] = TAKEN_BEFORE;
      b.ids[j] = TAKEN_NOW;
    });
  }
}

const begins = ({ units }: Tokens, token: number): boolean =>
  units[countBefore(units.length, (index) => units[index]! < token)] === token;

/** The most tokens, up to `count`, that end where a sentence does; all of them where none ends near. */
function atSentence(count: number, ends: (count: number) => boolean): number {
  for (let k = count; k > 0 && k > count - MAX_UNIT; k--) if (ends(k)) return k;
  return count <= MAX_UNIT ? 0 : count;
}

const isFree = ({ length }: Tokens, links: Int32Array, { start, end }: Passage): boolean => {
  for (let t = start; t < end && t < length; t++) if (links[t]! >= 0) return false;
  return true;
};

/** Passages by where the one before them ends, and by where the one behind them starts. */
function byEdge(
  passages: readonly Passage[],
): Readonly<Record<'start' | 'end', ReadonlyMap<number, Passage>>> {
  return {
    end: new Map(passages.map((passage) => [passage.start, passage])),
    start: new Map(passages.map((passage) => [passage.end, passage])),
  };
}

/** Heavy passages that stand once before and once now, and are not in the chain. */
function swapped(pairs: readonly Likely[], chain: readonly Likely[]): readonly Likely[] {
  const inChain = new Set(chain);
  const count = (side: 'before' | 'now'): ReadonlyMap<number, number> => {
    const counts = new Map<number, number>();
    for (const pair of pairs) counts.set(pair[side], (counts.get(pair[side]) ?? 0) + 1);
    return counts;
  };
  const [before, now] = [count('before'), count('now')];
  return pairs.filter(
    (pair) =>
      pair.likeness === 1 &&
      pair.weight >= MOVED_WEIGHT &&
      before.get(pair.before) === 1 &&
      now.get(pair.now) === 1 &&
      !inChain.has(pair),
  );
}

/** Pairs of which neither side has another that is nearly as good. */
function certain(pairs: readonly Likely[]): readonly Likely[] {
  const best = (side: 'before' | 'now'): ReadonlyMap<number, readonly number[]> => {
    const map = new Map<number, number[]>();
    for (const pair of pairs) {
      const known = map.get(pair[side]);
      if (known === undefined) map.set(pair[side], [pair.likeness]);
      else known.push(pair.likeness);
    }
    return map;
  };
  const [before, now] = [best('before'), best('now')];
  const clear = ([first = 0, second = 0]: readonly number[], likeness: number): boolean =>
    likeness === first && first - second >= MOVED_MARGIN;
  return pairs.filter(
    (pair) =>
      clear(before.get(pair.before) ?? [], pair.likeness) && clear(now.get(pair.now) ?? [], pair.likeness),
  );
}

/** Runs of tokens without a counterpart, cut at the ends of sentences. */
function free(tokens: Tokens, links: Int32Array): readonly Passage[] {
  const passages: Passage[] = [];
  for (let start = 0; start < tokens.length;) {
    if (links[start]! >= 0) {
      start++;
      continue;
    }
    let end = start;
    while (end < tokens.length && links[end]! < 0) end++;
    passages.push(...passagesOf(tokens, start, end));
    start = end;
  }
  return passages;
}

/** What a mark says about a place: next to nothing. */
const MARK_WEIGHT = 0.05;

/** The rarer a word, the more it says; as a share of what a word says that stands in each text once. */
function weightsOf(a: Tokens, b: Tokens, { letters }: Lexicon): Float32Array {
  const counts = new Int32Array(letters.length);
  for (const id of a.ids) counts[id]!++;
  for (const id of b.ids) counts[id]!++;
  const all = a.length + b.length;
  const most = Math.log(1 + all / 2);
  return Float32Array.from(counts, (count, id) =>
    letters[id] === 0 ? MARK_WEIGHT : Math.min(1, Math.log(1 + all / Math.max(2, count)) / most),
  );
}
