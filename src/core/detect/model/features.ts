import { LIKELY_CUE } from './lexicon.ts';
import type { Levels } from './lexicon.ts';
import { outlineOf } from './outline.ts';
import { room } from './room.ts';
import { FINITE, tagSet, VERBS } from './tag-sets.ts';
import { EDGE, hashLine, lineOf, sheetIn, templatesOf } from './templates.ts';
import { SIGNS } from './words.ts';
import type { Words } from './words.ts';

/**
 * What the sequence model sees of each token: rows of its table, the same number for every token, and the class of the
 * place that its transitions depend on. Words, affixes and parts of speech around; the nearest cues of the sentence,
 * listed and learnt, and what lies between; quotations; where in the sentence. These are what was left of 134 templates
 * when those were dropped whose weights spoke against the right labels on articles that were not learnt from.
 */
export interface Features {
  readonly perToken: number;
  /** Token i has rows[i * perToken …]; theirs until the next block's are asked for, and longer than needed. */
  readonly rows: Int32Array;
  readonly place: Uint8Array;
}

export const PLACES = 9;

/** What is known of a token by itself; of its place in the sentence; of the nearest cues on either side, listed or likely. */
const COLUMNS = [
  ...[
    'always',
    'word',
    'suffix',
    'prefix',
    'shape',
    'stem',
    'sense',
    'tag',
    'cue',
    'lemma',
    'quote',
    'isQuote',
  ],
  ...['level', 'side', 'noun'],
  ...['isFirst', 'isLast', 'isStop', 'opens', 'fromStart', 'toEnd', 'covered', 'cues', 'hasTail'],
  ...['tailSide', 'tailLemma', 'accordingSide'],
  ...['leftCue', 'leftCommas', 'leftVerbs', 'leftShape', 'commaTag', 'conjunction'],
  ...['rightCue', 'rightLemma', 'rightFar', 'rightCommas', 'rightVerbs', 'rightShape', 'rightTag'],
  ...['behindLevel', 'behindSide', 'behindStem', 'behindSense', 'behindFar', 'behindCommas', 'behindFinite'],
  ...['subjectNoun'],
  ...['aheadLevel', 'aheadSide', 'aheadSense', 'aheadTag', 'aheadFar', 'aheadCommas', 'aheadFinite'],
  ...['finiteFar'],
] as const;
type Column = (typeof COLUMNS)[number];

const TEMPLATES = templatesOf(COLUMNS, [
  ...['always', 'word', 'word-1', 'word+1', 'word-2', 'word+2', 'suffix', 'suffix-1', 'suffix+1', 'prefix'],
  ...['shape isFirst', 'shape-1 shape shape+1'],

  ...['tag', 'tag-1 tag', 'tag tag+1', 'tag-1 tag tag+1', 'tag-2 tag-1 tag', 'tag-3 tag-2 tag-1'],
  ...['word-1 tag', 'tag word+1'],

  ...['cue cue-1 cue+1', 'cue cue+1 cue+2', 'cue-2 cue-1 tag', 'cue tag-1 tag tag+1', 'lemma tag+1'],

  ...['quote', 'quote-1 quote', 'quote quote+1', 'isQuote isQuote-1 isQuote+1 isQuote+2'],
  ...['quote word-1', 'quote word+1', 'quote cue-1 cue+1 cue+2'],

  ...['fromStart', 'toEnd', 'word isLast', 'isStop covered cues hasTail', 'opens fromStart covered'],

  ...['rightLemma rightFar', 'rightCue rightFar tag', 'rightCue rightVerbs rightCommas tag'],
  ...['commaTag tag leftCue leftCommas', 'leftShape leftCue tag', 'rightShape rightTag rightCue tag'],
  'conjunction tag-1 tag leftVerbs',

  ...['tailSide tag cue', 'tailSide tailLemma toEnd tag', 'accordingSide tag tag+1'],
  'tailSide covered cues isFirst',

  ...['level tag', 'level noun', 'level side tag+1', 'noun tag tag+1', 'noun noun-1 noun+1'],
  ...['stem', 'stem+1 tag', 'sense tag tag+1', 'sense tag-1 level'],

  ...['behindStem behindFar', 'aheadLevel aheadSide aheadTag aheadFinite'],
  ...['behindLevel aheadLevel behindCommas aheadCommas', 'behindLevel subjectNoun tag behindFinite'],
  ...['behindLevel behindFinite tag tag+1', 'behindSense behindFinite tag', 'aheadSense aheadFinite tag'],
  ...['behindLevel behindSide behindFar tag', 'aheadLevel aheadSide aheadFar tag'],

  ...['tag-1 tag finiteFar isQuote', 'tag tag+1 tag+2 finiteFar'],
]);

/** How many rows each token has. */
export const PER_TOKEN = TEMPLATES.count;

/** Where each column is in a line. */
const AT = Object.fromEntries(COLUMNS.map((name, at) => [name, at])) as Readonly<Record<Column, number>>;

/** A distance in few steps, 0 to 8. */
const STEPS = Uint8Array.of(0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7);
const bucket = (distance: number): number => (distance < STEPS.length ? STEPS[distance]! : 8);

const atMost = (count: number, most: number): number => (count < most ? count : most);

const NOMINAL = tagSet('NN', 'NNS', 'NNP', 'PRP', 'W');

/** Where there is no such cue. */
const NONE = 99;
/** So far before its cue a subject's head is looked for. */
const SUBJECT = 6;

const sheetRoom = room();
const rowsRoom = room();

export function featuresOf(words: Words, tags: Uint8Array, levels: Levels, mask: number): Features {
  const count = words.tokens.length;
  const sheet = sheetIn(sheetRoom, TEMPLATES, count);
  if (count > 0)
    for (let s = 0; s <= words.sentence[count - 1]!; s++) {
      writeTokens(sheet, words, tags, levels, s);
      writeLeft(sheet, words, tags, levels, s);
      writeRight(sheet, words, tags, levels, s);
    }
  const rows = rowsRoom(count * PER_TOKEN);
  for (let i = 0; i < count; i++) hashLine(TEMPLATES, sheet, lineOf(TEMPLATES, i), mask, rows, i * PER_TOKEN);
  return { perToken: PER_TOKEN, rows, place: placesOf(words) };
}

/** What depends on the token and the whole of its sentence. */
function writeTokens(sheet: Int32Array, words: Words, tags: Uint8Array, levels: Levels, s: number): void {
  const { word, suffix, prefix, shape, stem, sense, cue, lemma, quote, sign, starts, ends } = words;
  const { cue: asCue, source: asSource, side: sides } = levels;
  const from = starts[s]!;
  const to = ends[s]!;
  const { covered, cues, tail, tailLemma, according } = outlineOf(words, from, to);
  for (let i = from, o = lineOf(TEMPLATES, from); i < to; i++, o += COLUMNS.length) {
    sheet[o + AT.always] = 0;
    sheet[o + AT.word] = word[i]!;
    sheet[o + AT.suffix] = suffix[i]!;
    sheet[o + AT.prefix] = prefix[i]!;
    sheet[o + AT.shape] = shape[i]!;
    sheet[o + AT.stem] = stem[i]!;
    sheet[o + AT.sense] = sense[i]!;
    sheet[o + AT.tag] = tags[i]!;
    sheet[o + AT.cue] = cue[i]!;
    sheet[o + AT.lemma] = lemma[i]!;
    sheet[o + AT.quote] = quote[i]!;
    sheet[o + AT.isQuote] = quote[i]! > 0 ? 1 : 0;
    sheet[o + AT.level] = asCue[i]!;
    sheet[o + AT.side] = sides[i]!;
    sheet[o + AT.noun] = asSource[i]!;
    sheet[o + AT.isFirst] = i === from ? 1 : 0;
    sheet[o + AT.isLast] = i === to - 1 ? 1 : 0;
    sheet[o + AT.isStop] = sign[i] === SIGNS.stop ? 1 : 0;
    sheet[o + AT.opens] = s === 0 ? 1 : 0;
    sheet[o + AT.fromStart] = bucket(i - from);
    sheet[o + AT.toEnd] = bucket(to - 1 - i);
    sheet[o + AT.covered] = covered;
    sheet[o + AT.cues] = cues;
    sheet[o + AT.hasTail] = tail < 0 ? 0 : 1;
    sheet[o + AT.tailSide] = tail < 0 ? 0 : i < tail ? 1 : i === tail ? 2 : 3;
    sheet[o + AT.tailLemma] = tailLemma;
    sheet[o + AT.accordingSide] = according < 0 ? 0 : i < according ? 1 : 2;
  }
}

/** The nearest cue to the left in the sentence, listed and likely, and what lies between. */
function writeLeft(sheet: Int32Array, words: Words, tags: Uint8Array, levels: Levels, s: number): void {
  const { shape, stem, sense, cue, sign, starts, ends } = words;
  const { cue: asCue, source: asSource, side: sides } = levels;
  const from = starts[s]!;
  const to = ends[s]!;
  let left = -1;
  let commas = 0;
  let verbs = 0;
  let commaTag = NONE;
  let conjunction = 0;
  let behind = -1;
  let behindCommas = 0;
  let behindFinite = 0;
  let subject = NONE;
  for (let i = from, o = lineOf(TEMPLATES, from); i < to; i++, o += COLUMNS.length) {
    sheet[o + AT.leftCue] = left < 0 ? NONE : cue[left]!;
    sheet[o + AT.leftCommas] = atMost(commas, 2);
    sheet[o + AT.leftVerbs] = atMost(verbs, 1);
    sheet[o + AT.leftShape] = left > from ? shape[left - 1]! : NONE;
    sheet[o + AT.commaTag] = commaTag;
    sheet[o + AT.conjunction] = conjunction;
    sheet[o + AT.behindLevel] = behind < 0 ? NONE : asCue[behind]!;
    sheet[o + AT.behindSide] = behind < 0 ? NONE : sides[behind]!;
    sheet[o + AT.behindStem] = behind < 0 ? 1 : stem[behind]!;
    sheet[o + AT.behindSense] = behind < 0 ? NONE : sense[behind]!;
    sheet[o + AT.behindFar] = bucket(behind < 0 ? i + 1 : i - behind);
    sheet[o + AT.behindCommas] = atMost(behindCommas, 2);
    sheet[o + AT.behindFinite] = atMost(behindFinite, 3);
    sheet[o + AT.subjectNoun] = subject;

    const own = sign[i]!;
    if (cue[i]! > 0) {
      left = i;
      commas = 0;
      verbs = 0;
      commaTag = NONE;
      conjunction = 0;
    } else {
      if (own === SIGNS.comma) {
        commas++;
        commaTag = i + 1 < words.tokens.length ? tags[i + 1]! : EDGE;
      } else if (own === SIGNS.and || own === SIGNS.but) conjunction = own;
      verbs += VERBS[tags[i]!]!;
    }
    if (asCue[i]! >= LIKELY_CUE) {
      behind = i;
      behindCommas = 0;
      behindFinite = 0;
      subject = subjectOf(tags, asSource, from, i);
    } else {
      if (own === SIGNS.comma) behindCommas++;
      behindFinite += FINITE[tags[i]!]!;
    }
  }
}

/** How often the nearest noun before a cue is part of a source. */
function subjectOf(tags: Uint8Array, asSource: Uint8Array, from: number, cue: number): number {
  for (let i = cue - 1; i >= from && cue - i < SUBJECT; i--) if (NOMINAL[tags[i]!] === 1) return asSource[i]!;
  return NONE;
}

/** The same to the right, and the next finite verb: where clauses end. */
function writeRight(sheet: Int32Array, words: Words, tags: Uint8Array, levels: Levels, s: number): void {
  const { tokens, shape, sense, cue, lemma, sign, starts, ends } = words;
  const { cue: asCue, side: sides } = levels;
  const from = starts[s]!;
  const to = ends[s]!;
  let right = -1;
  let commas = 0;
  let verbs = 0;
  let ahead = -1;
  let aheadCommas = 0;
  let aheadFinite = 0;
  let finite = -1;
  for (let i = to - 1, o = lineOf(TEMPLATES, i); i >= from; i--, o -= COLUMNS.length) {
    const isInner = right >= 0 && right + 1 < tokens.length;
    sheet[o + AT.rightCue] = right < 0 ? NONE : cue[right]!;
    sheet[o + AT.rightLemma] = right < 0 ? 1 : lemma[right]!;
    sheet[o + AT.rightFar] = right < 0 ? 0 : bucket(right - i);
    sheet[o + AT.rightCommas] = atMost(commas, 2);
    sheet[o + AT.rightVerbs] = atMost(verbs, 3);
    sheet[o + AT.rightShape] = isInner ? shape[right + 1]! : NONE;
    sheet[o + AT.rightTag] = isInner ? tags[right + 1]! : NONE;
    sheet[o + AT.aheadLevel] = ahead < 0 ? NONE : asCue[ahead]!;
    sheet[o + AT.aheadSide] = ahead < 0 ? NONE : sides[ahead]!;
    sheet[o + AT.aheadSense] = ahead < 0 ? NONE : sense[ahead]!;
    sheet[o + AT.aheadTag] = ahead < 0 ? NONE : tags[ahead]!;
    sheet[o + AT.aheadFar] = ahead < 0 ? 0 : bucket(ahead - i);
    sheet[o + AT.aheadCommas] = atMost(aheadCommas, 2);
    sheet[o + AT.aheadFinite] = atMost(aheadFinite, 3);
    sheet[o + AT.finiteFar] = finite < 0 ? NONE : bucket(finite - i);

    if (cue[i]! > 0) {
      right = i;
      commas = 0;
      verbs = 0;
    } else {
      if (sign[i] === SIGNS.comma) commas++;
      verbs += VERBS[tags[i]!]!;
    }
    if (asCue[i]! >= LIKELY_CUE) {
      ahead = i;
      aheadCommas = 0;
      aheadFinite = 0;
    } else {
      if (sign[i] === SIGNS.comma) aheadCommas++;
      aheadFinite += FINITE[tags[i]!]!;
    }
    if (FINITE[tags[i]!] === 1) finite = i;
  }
}

/** The classes of places: a sentence's first token, quotations and what is behind one, and words at which parts begin. */
function placesOf({ tokens, sentence, starts, quote, sign, cue }: Words): Uint8Array {
  const place = new Uint8Array(tokens.length);
  for (let i = 0; i < place.length; i++) {
    const own = sign[i]!;
    if (starts[sentence[i]!] === i) place[i] = 1;
    else if (quote[i]! > 0) place[i] = 2;
    else if (quote[i - 1]! > 0) place[i] = 3;
    else if (own === SIGNS.comma) place[i] = 4;
    else if (own === SIGNS.stop || own === SIGNS.dash) place[i] = 5;
    else if (own === SIGNS.that) place[i] = 6;
    else if (cue[i]! > 0) place[i] = 7;
  }
  return place;
}
