import type { ClaimType } from '../claim.ts';
import { hashWord, mix } from './hash.ts';
import { tagWords, TAGS } from './parts-of-speech.ts';
import type { TagWeights } from './parts-of-speech.ts';
import { wordsOf } from './words.ts';
import type { Words } from './words.ts';

/** A stretch of prose by itself, its words and their parts of speech: read once for all that is asked of it. */
export interface Sentence {
  readonly text: string;
  readonly words: Words;
  readonly tags: Uint8Array;
}

/** Nobody writes a longer sentence, and some patterns take more than linear time; what is behind is not read. */
const MAX_LENGTH = 2000;

export function readSentence(prose: string, tagger: TagWeights): Sentence {
  const text = prose.slice(0, MAX_LENGTH);
  const words = wordsOf(text, [{ start: 0, end: text.length }], []);
  return { text, words, tags: tagWords(words, tagger) };
}

const END = 0x7feb352d;
const NUMBER = TAGS.indexOf('CD');
const NAME = TAGS.indexOf('NNP');
const PAST = TAGS.indexOf('VBD');

/**
 * What a classifier sees of one sentence, as rows of its table, each once: words in ones, twos and threes, affixes, parts
 * of speech in twos and threes, how many words, figures, names and past verbs, and the types that rules find.
 */
export function sentenceFeatures(
  { words, tags }: Sentence,
  types: readonly ClaimType[],
  mask: number,
): readonly number[] {
  const { tokens, word, prefix, suffix, shape } = words;
  const rows = new Set<number>();
  const add = (template: number, a: number, b = 0, c = 0): void => {
    rows.add((mix(mix(mix(Math.imul(template, 0x85ebca6b), a), b), c) >>> 3) & mask);
  };
  const upTo = (template: number, count: number, most: number): void => {
    for (let k = 0; k <= Math.min(count, most); k++) add(template, k);
  };
  let numbers = 0;
  let names = 0;
  let past = 0;
  for (const i of tokens.keys()) {
    const w = word[i] ?? END;
    const p = tags[i] ?? END;
    const next = word[i + 1] ?? END;
    const nextTag = tags[i + 1] ?? END;
    add(1, w);
    add(2, w, next);
    add(3, p, nextTag);
    add(4, p, nextTag, tags[i + 2] ?? END);
    add(5, w, nextTag);
    add(6, p, next);
    add(7, suffix[i] ?? END, p);
    add(8, shape[i] ?? END, p);
    add(9, w, next, word[i + 2] ?? END);
    add(10, prefix[i] ?? END);
    if (p === NUMBER) numbers++;
    if (p === NAME) names++;
    if (p === PAST) past++;
  }
  add(11, word[0] ?? END);
  add(12, tags[0] ?? END, tags[1] ?? END);
  upTo(13, tokens.length >> 2, 12);
  upTo(14, numbers, 4);
  upTo(15, names, 5);
  upTo(16, past, 3);
  for (const type of types) add(17, hashWord(type));
  add(18, types.length);
  return [...rows];
}
