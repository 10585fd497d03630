import { typesOf } from '../types.ts';
import { hashWord, mix } from './hash.ts';
import { tagWords, TAGS } from './parts-of-speech.ts';
import type { TagWeights } from './parts-of-speech.ts';
import { wordsOf } from './words.ts';

const END = 0x7feb352d;
const NUMBER = TAGS.indexOf('CD');
const NAME = TAGS.indexOf('NNP');
const PAST = TAGS.indexOf('VBD');

/**
 * What a classifier sees of one sentence, as rows of its table, each once: words in ones, twos and threes, affixes, parts
 * of speech in twos and threes, how many words, figures, names and past verbs, and the types that rules find.
 */
export function sentenceFeatures(text: string, tagger: TagWeights, mask: number): readonly number[] {
  const words = wordsOf(text, [{ start: 0, end: text.length }], []);
  const { tokens, word, prefix, suffix, shape } = words;
  const tags = tagWords(words, tagger);
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
  const types = typesOf(text, tagger);
  for (const type of types) add(17, hashWord(type));
  add(18, types.length);
  return [...rows];
}
