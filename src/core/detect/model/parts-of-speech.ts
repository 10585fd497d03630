import { hashWord } from './hash.ts';
import { EVERY_OTHER, writeSums } from './rows.ts';
import type { RowTable } from './rows.ts';
import { room } from './room.ts';
import { hashLine, lineOf, sheetIn, templatesOf } from './templates.ts';
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

/**
 * A greedy tagger after Collins (2002) and Honnibal's averaged perceptron: words, affixes and shapes around, tags before.
 */
const COLUMNS = ['always', 'word', 'suffix', 'prefix', 'shape', 'isFirst', 'tag'] as const;
type Column = (typeof COLUMNS)[number];
const AT = Object.fromEntries(COLUMNS.map((name, at) => [name, at])) as Readonly<Record<Column, number>>;

const TEMPLATES = templatesOf(COLUMNS, [
  ...['always', 'word isFirst', 'word tag-1', 'suffix shape', 'prefix', 'shape isFirst', 'tag-1 tag-2'],
  ...['tag-1 suffix', 'word-1 word', 'word+1 word', 'word-1', 'word+1', 'suffix+1 tag-1', 'suffix-1 suffix'],
  ...['shape+1 shape', 'word+2', 'word-2 tag-1', 'tag-1 word word+1'],
]);

export const FEATURES_PER_WORD = TEMPLATES.count;

const sheetRoom = room();

/** What is known of a block's words, for `wordFeatures`; the tags are written to it as they are found. Until the next. */
export function tagSheet({ word, suffix, prefix, shape, sentence, starts }: Words): Int32Array {
  const sheet = sheetIn(sheetRoom, TEMPLATES, word.length);
  for (let i = 0, o = lineOf(TEMPLATES, 0); i < word.length; i++, o += COLUMNS.length) {
    sheet[o + AT.always] = 0;
    sheet[o + AT.word] = word[i]!;
    sheet[o + AT.suffix] = suffix[i]!;
    sheet[o + AT.prefix] = prefix[i]!;
    sheet[o + AT.shape] = shape[i]!;
    sheet[o + AT.isFirst] = starts[sentence[i]!] === i ? 1 : 0;
  }
  return sheet;
}

export function writeTag(sheet: Int32Array, i: number, tag: number): void {
  sheet[lineOf(TEMPLATES, i) + AT.tag] = tag;
}

/** The features of one word, those before it being tagged, as rows of the table: `rows` holds FEATURES_PER_WORD of them. */
export function wordFeatures(sheet: Int32Array, i: number, mask: number, rows: Int32Array): void {
  hashLine(TEMPLATES, sheet, lineOf(TEMPLATES, i), mask, rows, 0);
}

export interface TagWeights {
  /** Rows of TAG_COUNT. */
  readonly table: RowTable;
  readonly mask: number;
  /** By their hashes common words that are nearly always the same part of speech: half of a text, and not looked at. */
  readonly known: ReadonlyMap<number, number>;
}

/** @param lists for each of TAGS its known words, with a space between */
export const knownWords = (lists: readonly string[]): ReadonlyMap<number, number> =>
  new Map(lists.flatMap((words, tag) => words.split(' ').map((word) => [hashWord(word), tag] as const)));

export const QUOTATION = TAGS.indexOf('Q');

const scores = new Int32Array(4 * Math.ceil(T / 4));

/** Adds up four fours of each row: sixteen tags' scores. */
function sumFours(rows: Int32Array, fours: Int32Array, foursInRow: number, first: number): void {
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let k = 0; k < FEATURES_PER_WORD; k++) {
    const at = rows[k]! * foursInRow + first;
    const [w, x, y, z] = [fours[at]!, fours[at + 1]!, fours[at + 2]!, fours[at + 3]!];
    a = (a + (w & EVERY_OTHER)) | 0;
    b = (b + ((w >>> 8) & EVERY_OTHER)) | 0;
    c = (c + (x & EVERY_OTHER)) | 0;
    d = (d + ((x >>> 8) & EVERY_OTHER)) | 0;
    e = (e + (y & EVERY_OTHER)) | 0;
    f = (f + ((y >>> 8) & EVERY_OTHER)) | 0;
    g = (g + (z & EVERY_OTHER)) | 0;
    h = (h + ((z >>> 8) & EVERY_OTHER)) | 0;
  }
  writeSums(a, b, FEATURES_PER_WORD, scores, 4 * first, 4);
  writeSums(c, d, FEATURES_PER_WORD, scores, 4 * first + 4, 4);
  writeSums(e, f, FEATURES_PER_WORD, scores, 4 * first + 8, 4);
  writeSums(g, h, FEATURES_PER_WORD, scores, 4 * first + 12, 4);
}

/** The part of speech of each word: an index into TAGS. Whole numbers only, so the same on every machine. */
export function tagWords(
  words: Words,
  { table: { fours, foursInRow }, mask, known }: TagWeights,
): Uint8Array {
  const count = words.tokens.length;
  const tags = new Uint8Array(count);
  const sheet = tagSheet(words);
  const rows = new Int32Array(FEATURES_PER_WORD);
  for (let i = 0; i < count; i++) {
    let best = words.quote[i] === 0 ? known.get(words.word[i]!) : QUOTATION;
    if (best === undefined) {
      wordFeatures(sheet, i, mask, rows);
      for (let four = 0; four < foursInRow; four += 4) sumFours(rows, fours, foursInRow, four);
      best = 0;
      for (let tag = 1; tag < T; tag++) if (scores[tag]! > scores[best]!) best = tag;
    }
    tags[i] = best;
    writeTag(sheet, i, best);
  }
  return tags;
}
