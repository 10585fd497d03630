import type { Range } from '../range.ts';
import type { Tokens } from './tokens.ts';

/** Where each word of a text stands: for the word numbered n, `places` from `starts[n]` up to `starts[n + 1]`. */
export interface WordIndex {
  readonly tokens: Tokens;
  readonly starts: Int32Array;
  readonly places: Int32Array;
}

/** Cost: the length of the text. */
export function indexWords(tokens: Tokens, words: number): WordIndex {
  const starts = new Int32Array(words + 1);
  for (const id of tokens.ids) starts[id + 1]!++;
  for (let id = 0; id < words; id++) starts[id + 1]! += starts[id]!;
  const next = starts.slice();
  const places = new Int32Array(tokens.length);
  for (let t = 0; t < tokens.length; t++) places[next[tokens.ids[t]!]!++] = t;
  return { tokens, starts, places };
}

/** More places than this are not told apart: the cost stays bounded on hostile text. */
const MOST = 200;

/** A place where a row of words stands: from this token on, with so many of those that stood before and behind it. */
export interface Occurrence {
  readonly at: number;
  readonly left: number;
  readonly right: number;
}

/**
 * Where a row of words stands in a text. Only the places that its rarest word leads to are looked at; where even that
 * is common, the rarest of the words around.
 *
 * @param row tokens [start, end) of `a`, which has the same lexicon
 * @param around tokens of `a` that stood with them, and contain them
 */
export function occurrences(a: Tokens, row: Range, around: Range, index: WordIndex): readonly Occurrence[] {
  const b = index.tokens;
  const count = (t: number): number => {
    const id = a.ids[t]!;
    return id + 1 < index.starts.length ? index.starts[id + 1]! - index.starts[id]! : 0;
  };
  const rarest = (from: number, to: number): number => {
    let best = -1;
    for (let t = from; t < to; t++) {
      const times = count(t);
      if (times > 0 && (best < 0 || times < count(best))) best = t;
    }
    return best;
  };
  let seeds = [row.start];
  for (let t = row.start; t < row.end; t++) {
    if (count(t) === 0) return [];
    if (count(t) < count(seeds[0]!)) seeds = [t];
  }
  if (count(seeds[0]!) > MOST) seeds = [rarest(around.start, row.start), rarest(row.end, around.end)];
  const found = new Map<number, Occurrence>();
  for (const seed of seeds) {
    if (seed < 0 || count(seed) > MOST) continue;
    const from = index.starts[a.ids[seed]!]!;
    for (let k = from; k < from + count(seed); k++) {
      const at = index.places[k]! - (seed - row.start);
      if (at < 0 || found.has(at)) continue;
      let t = row.start;
      while (t < row.end && a.ids[t] === b.ids[at + t - row.start]) t++;
      if (t < row.end) continue;
      let left = 0;
      while (
        row.start - left > around.start &&
        at > left &&
        a.ids[row.start - left - 1] === b.ids[at - left - 1]
      )
        left++;
      const length = row.end - row.start;
      let right = 0;
      while (row.end + right < around.end && a.ids[row.end + right] === b.ids[at + length + right]) right++;
      found.set(at, { at, left, right });
    }
  }
  return [...found.values()];
}
