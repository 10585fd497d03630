import type { Pair } from './chain.ts';
import type { Tokens } from './tokens.ts';

/** A sentence or a part of one: tokens from `start` up to `end`. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** Passages before and now that say much the same. `likeness`: 1 all the same, 0 nothing. */
export interface Likely extends Pair {
  readonly likeness: number;
}

/** The sentences of a stretch of tokens, its first and last one cut where the stretch is. */
export function passagesOf(tokens: Tokens, from: number, to: number): readonly Passage[] {
  const { units } = tokens;
  let low = 0;
  for (let high = units.length; low < high;) {
    const middle = (low + high) >> 1;
    if (units[middle]! <= from) low = middle + 1;
    else high = middle;
  }
  const passages: Passage[] = [];
  for (let start = from; start < to; low++) {
    const end = Math.min(to, units[low] ?? to);
    if (end > start) passages.push({ start, end });
    start = end;
  }
  return passages;
}

/** Words that stand in more passages than this lead to none: the cost stays bounded on hostile text. */
const MAX_PLACES = 24;
/** Passages that are wholly the same are paired with each other if there are at most so many pairs. */
const MAX_SAME = 64;
/** How many likely passages are looked at closely. */
const LOOKS = 4;
/** What a passage in the same company weighs more. */
const COMPANY = 0.2;

/**
 * Which passages may be the same, before and now: wholly, or by the rare words that they share. `before` and `now` of a
 * pair are indexes into the lists.
 *
 * @param floor pairs less like each other than this are left out
 */
export type FindLikely = (
  before: readonly Passage[],
  now: readonly Passage[],
  floor: number,
) => readonly Likely[];

/** Cost of the answer: the length of the passages, times `MAX_PLACES` at most. */
export function likelyFinder(a: Tokens, b: Tokens, weights: Float32Array): FindLikely {
  // By word: the last passage that holds it, as an index into `links`; and in how many it stands.
  const heads = new Int32Array(weights.length).fill(-1);
  const counts = new Int32Array(weights.length);

  return (before, now, floor) => {
    const keysBefore = before.map((passage) => hashOf(a, passage));
    const keysNow = now.map((passage) => hashOf(b, passage));
    const same = new Map<number, { readonly before: number[]; readonly now: number[] }>();
    for (const [index, key] of keysBefore.entries()) {
      const group = same.get(key);
      if (group === undefined) same.set(key, { before: [index], now: [] });
      else group.before.push(index);
    }
    for (const [index, key] of keysNow.entries()) same.get(key)?.now.push(index);
    const likely: Likely[] = [];
    const heavy = before.map((passage) => weigh(a, passage, weights));
    for (const group of same.values()) {
      if (group.before.length * group.now.length > MAX_SAME) continue;
      for (const i of group.before)
        for (const j of group.now) {
          const company =
            Number(keysBefore[i - 1] === keysNow[j - 1]) + Number(keysBefore[i + 1] === keysNow[j + 1]);
          likely.push({ before: i, now: j, likeness: 1, weight: heavy[i]! * (1 + COMPANY * company) });
        }
    }
    const alone = (key: number): boolean => (same.get(key)?.now.length ?? 0) === 0;
    const taken = new Set(keysBefore);
    likely.push(
      ...edited(
        before.map((passage, index) => ({ passage, index })).filter(({ index }) => alone(keysBefore[index]!)),
        now.map((passage, index) => ({ passage, index })).filter(({ index }) => !taken.has(keysNow[index]!)),
        floor,
      ),
    );
    return likely;
  };

  function edited(before: readonly Indexed[], now: readonly Indexed[], floor: number): readonly Likely[] {
    if (before.length === 0 || now.length === 0) return [];
    const words: number[] = [];
    const holders: number[] = [];
    const links: number[] = [];
    for (const [index, { passage }] of now.entries())
      for (let t = passage.start; t < passage.end; t++) {
        const id = b.ids[t]!;
        const head = heads[id]!;
        if (head >= 0 && holders[head] === index) continue;
        words.push(id);
        holders.push(index);
        links.push(head);
        heads[id] = holders.length - 1;
        counts[id]!++;
      }
    const sortedNow = new Map<number, Int32Array>();
    const likely: Likely[] = [];
    const votes = new Float32Array(now.length);
    for (const { passage, index } of before) {
      const ids = a.ids.slice(passage.start, passage.end).sort();
      const voted: number[] = [];
      for (let t = 0; t < ids.length; t++) {
        const id = ids[t]!;
        if ((t > 0 && ids[t - 1] === id) || counts[id]! > MAX_PLACES) continue;
        for (let at = heads[id]!; at >= 0; at = links[at]!) {
          const holder = holders[at]!;
          if (votes[holder] === 0) voted.push(holder);
          votes[holder]! += weights[id]!;
        }
      }
      const best = voted.sort((x, y) => votes[y]! - votes[x]! || x - y).slice(0, LOOKS);
      for (const holder of best) {
        const other = now[holder]!;
        let sorted = sortedNow.get(holder);
        if (sorted === undefined) {
          sorted = b.ids.slice(other.passage.start, other.passage.end).sort();
          sortedNow.set(holder, sorted);
        }
        const { shared, first, second } = share(ids, sorted, weights);
        const likeness = (2 * shared) / (first + second);
        if (likeness < floor) continue;
        likely.push({ before: index, now: other.index, likeness, weight: shared * likeness });
      }
      for (const holder of voted) votes[holder] = 0;
    }
    for (const id of words) {
      heads[id] = -1;
      counts[id] = 0;
    }
    return likely;
  }
}

interface Indexed {
  readonly passage: Passage;
  readonly index: number;
}

/** How much two passages say the same: 1 all, 0 nothing. */
export function likeness(a: Tokens, x: Passage, b: Tokens, y: Passage, weights: Float32Array): number {
  const { shared, first, second } = share(
    a.ids.slice(x.start, x.end).sort(),
    b.ids.slice(y.start, y.end).sort(),
    weights,
  );
  return first + second === 0 ? 0 : (2 * shared) / (first + second);
}

/** What two sorted lists of words have in common, and what each weighs. */
function share(
  a: Int32Array,
  b: Int32Array,
  weights: Float32Array,
): { readonly shared: number; readonly first: number; readonly second: number } {
  let [shared, first, second] = [0, 0, 0];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const [x, y] = [a[i] ?? Infinity, b[j] ?? Infinity];
    if (x <= y) {
      first += weights[x]!;
      i++;
    }
    if (y <= x) {
      second += weights[y]!;
      j++;
    }
    if (x === y) shared += weights[x]!;
  }
  return { shared, first, second };
}

export function weigh({ ids }: Tokens, { start, end }: Passage, weights: Float32Array): number {
  let sum = 0;
  for (let t = start; t < end; t++) sum += weights[ids[t]!]!;
  return sum;
}

/** Two hashes of a row of words in one number: equal ones are, for all practical purposes, equal rows. */
function hashOf({ ids }: Tokens, { start, end }: Passage): number {
  let [h, k] = [0x811c9dc5, 0x9e3779b9];
  for (let t = start; t < end; t++) {
    h = Math.imul(h ^ ids[t]!, 0x01000193);
    k = Math.imul(k + ids[t]!, 0x85ebca6b) ^ (k >>> 13);
  }
  return (h >>> 0) * 0x200000 + (k & 0x1fffff);
}
