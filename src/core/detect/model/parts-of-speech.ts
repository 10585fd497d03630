import { mix } from './hash.ts';
import { EVERY_OTHER, writeSums } from './rows.ts';
import type { RowTable } from './rows.ts';
import type { Words } from './words.ts';

/** Penn's tags, those apart that change who says what; the rest together. A quotation is a part of speech of its own. */
export const TAGS = [
  ...[
    'NN',
    'NNS',
    'NNP',
    'PRP',
    'PRP$',
    'DT',
    'IN',
    'TO',
    'MD',
    'VB',
    'VBP',
    'VBZ',
    'VBD',
    'VBN',
    'VBG',
    'RB',
    'JJ',
  ],
  ...['CD', 'CC', 'W', 'EX', 'RP', 'UH', ',', '.', ':', '(', 'Q', 'NN$', 'X'],
] as const;
export type Tag = (typeof TAGS)[number];
export const TAG_COUNT = TAGS.length;
/** Without a module's detour in the loops. */
const T = TAG_COUNT;

export const FEATURES_PER_WORD = 18;
const NONE = 0x7f4a7c15;

/**
 * The features of one word, given the two tags before it, as rows of the table: `out` holds FEATURES_PER_WORD of them.
 * A greedy tagger after Collins (2002) and Honnibal's averaged perceptron: words, affixes and shapes around, tags before.
 */
export function wordFeatures(
  words: Words,
  i: number,
  before: number,
  beforeThat: number,
  mask: number,
  out: Int32Array,
): void {
  const { word, suffix, prefix, shape, tokens } = words;
  const count = tokens.length;
  const at = (rows: Int32Array, index: number): number => (index >= 0 && index < count ? rows[index]! : NONE);
  const w = at(word, i);
  const s = at(suffix, i);
  const first = words.starts[words.sentence[i] ?? 0] === i ? 1 : 0;
  const left = at(word, i - 1);
  const right = at(word, i + 1);
  let n = 0;
  const add = (template: number, a: number, b: number): void => {
    out[n] = mix(mix(mix(0x2545f491, template), a), b) & mask;
    n++;
  };
  add(1, 0, 0);
  add(2, w, first);
  add(3, w, before);
  add(4, s, at(shape, i));
  add(5, at(prefix, i), 0);
  add(6, at(shape, i), first);
  add(7, before, beforeThat);
  add(8, before, s);
  add(9, left, w);
  add(10, right, w);
  add(11, left, 0);
  add(12, right, 0);
  add(13, at(suffix, i + 1), before);
  add(14, at(suffix, i - 1), s);
  add(15, at(shape, i + 1), at(shape, i));
  add(16, at(word, i + 2), 0);
  add(17, at(word, i - 2), before);
  add(18, before, w ^ right);
}

export interface TagWeights {
  /** Rows of TAG_COUNT. */
  readonly table: RowTable;
  readonly mask: number;
}

const QUOTATION = TAGS.indexOf('Q');

/** The part of speech of each word: an index into TAGS. Whole numbers only, so the same on every machine. */
export function tagWords(words: Words, { table: { fours, foursInRow }, mask }: TagWeights): Uint8Array {
  const count = words.tokens.length;
  const tags = new Uint8Array(count);
  const rows = new Int32Array(FEATURES_PER_WORD);
  const scores = new Int32Array(4 * foursInRow);
  for (let i = 0; i < count; i++) {
    if (words.quote[i]! > 0) {
      tags[i] = QUOTATION;
      continue;
    }
    wordFeatures(words, i, i > 0 ? tags[i - 1]! : 255, i > 1 ? tags[i - 2]! : 255, mask, rows);
    for (let four = 0; four < foursInRow; four++) {
      let [even, odd] = [0, 0];
      for (let k = 0; k < FEATURES_PER_WORD; k++) {
        const weights = fours[rows[k]! * foursInRow + four]!;
        even = (even + (weights & EVERY_OTHER)) | 0;
        odd = (odd + ((weights >>> 8) & EVERY_OTHER)) | 0;
      }
      writeSums(even, odd, FEATURES_PER_WORD, scores, 4 * four, 4);
    }
    let best = 0;
    for (let tag = 1; tag < T; tag++) if (scores[tag]! > scores[best]!) best = tag;
    tags[i] = best;
  }
  return tags;
}
