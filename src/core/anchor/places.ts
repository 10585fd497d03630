import { fnv1a } from '../hash.ts';

/**
 * Where words stand in a text, so that edited ones can be looked for without reading all of it: every two neighbouring
 * words, and every longer word that is rare, lead to their places.
 */
export interface Places {
  readonly pairs: ReadonlyMap<number, readonly number[]>;
  readonly words: ReadonlyMap<number, readonly number[]>;
}

/** What stands more often than this says little about a place; the cost stays bounded on hostile text. */
const MAX_PLACES = 40;

const WORD = /[\p{L}\p{N}]+/gu;

interface Word {
  readonly hash: number;
  readonly start: number;
  readonly length: number;
}

function* wordsOf(text: string): Generator<Word> {
  for (const match of text.matchAll(WORD))
    yield { hash: fnv1a(match[0].toLowerCase()), start: match.index, length: match[0].length };
}

const pairOf = (first: number, second: number): number => Math.imul(first, 0x9e3779b1) ^ second;

export function placesOf(text: string): Places {
  const pairs = new Map<number, number[]>();
  const words = new Map<number, number[]>();
  const add = (map: Map<number, number[]>, key: number, start: number): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [start]);
    else if (known.length < MAX_PLACES) known.push(start);
  };
  let previous: Word | undefined;
  for (const word of wordsOf(text)) {
    if (word.length >= 4) add(words, word.hash, word.start);
    if (previous !== undefined) add(pairs, pairOf(previous.hash, word.hash), previous.start);
    previous = word;
  }
  return { pairs, words };
}

/** Places are gathered in steps of this many characters. */
const STEP = 48;

/**
 * Where a pattern may begin in the text, the likeliest first: its words and pairs of words vote for where it would have
 * to begin to hold them there, rare ones more.
 *
 * @param most how many answers at most
 */
export function likelyStarts(places: Places, pattern: string, most: number): readonly number[] {
  const votes = new Map<number, { weight: number; first: number }>();
  const vote = (found: readonly number[] | undefined, offset: number, weight: number): void => {
    if (found === undefined || found.length >= MAX_PLACES) return;
    for (const start of found) {
      const at = start - offset;
      const slot = Math.floor(at / STEP);
      const known = votes.get(slot);
      const share = weight / found.length;
      if (known === undefined) votes.set(slot, { weight: share, first: at });
      else {
        known.weight += share;
        known.first = Math.min(known.first, at);
      }
    }
  };
  let previous: Word | undefined;
  for (const word of wordsOf(pattern)) {
    if (word.length >= 4) vote(places.words.get(word.hash), word.start, 1);
    if (previous !== undefined) vote(places.pairs.get(pairOf(previous.hash, word.hash)), previous.start, 2);
    previous = word;
  }
  const sum = (slot: number): number => (votes.get(slot)?.weight ?? 0) + (votes.get(slot + 1)?.weight ?? 0);
  return [...votes.keys()]
    .map((slot) => ({ weight: sum(slot), first: votes.get(slot)?.first ?? 0 }))
    .sort((a, b) => b.weight - a.weight || a.first - b.first)
    .slice(0, most)
    .map(({ first }) => first);
}
