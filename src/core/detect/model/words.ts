import type { Range } from '../../range.ts';
import { cueOf } from '../cues.ts';
import { allTokens } from '../tokens.ts';
import type { Token } from '../tokens.ts';
import { hashWord, mix } from './hash.ts';
import { senseOf } from './senses.ts';
import { stemOf } from './stem.ts';

/**
 * A block's prose as the models see it: a row a token, a whole quotation being one token. (Of 2,192 attributions in
 * PolNeAR's dev articles 30 begin or end inside a quotation: what is in one is almost never taken apart.)
 */
export interface Words {
  readonly tokens: readonly Token[];
  /** Which sentence a token is in: its index in order of the text. */
  readonly sentence: Int32Array;
  /** Where each sentence begins and ends, in tokens. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly word: Int32Array;
  readonly suffix: Int32Array;
  readonly prefix: Int32Array;
  readonly shape: Int32Array;
  /** The hash of its stem. */
  readonly stem: Int32Array;
  /** See `senses.ts`. */
  readonly sense: Uint8Array;
  /** 0: no cue; else its class from 1, and its lemma's hash. */
  readonly cue: Uint8Array;
  readonly lemma: Int32Array;
  /** See SIGNS. */
  readonly sign: Uint8Array;
  /** 0: outside; else what kind of quotation it is, from 1. */
  readonly quote: Int32Array;
}

/** Words and marks at which parts of a sentence begin or end. */
export const SIGNS = { none: 0, comma: 1, and: 2, but: 3, stop: 4, dash: 5, that: 6 } as const;
const SIGN_OF: ReadonlyMap<string, number> = new Map<string, number>([
  [',', SIGNS.comma],
  ['and', SIGNS.and],
  ['but', SIGNS.but],
  ['that', SIGNS.that],
  ...['.', '!', '?', ';', ':'].map((mark) => [mark, SIGNS.stop] as const),
  ...['—', '–', '--', '-'].map((mark) => [mark, SIGNS.dash] as const),
]);

const CUE_CLASSES = ['', 'say', 'think', 'judge', 'plan'];

/** Nouns that introduce what somebody said as its verb does. */
const CUE_NOUNS = new Set(
  'statement claim claims report reports announcement belief view views idea allegation allegations accusation accusations suggestion argument comments remarks prediction assertion opinion promise pledge vow warning poll survey study according'.split(
    ' ',
  ),
);

/** What is the same of a word wherever it stands. */
interface Entry {
  readonly word: number;
  readonly suffix: number;
  readonly prefix: number;
  readonly shape: number;
  readonly stem: number;
  readonly sense: number;
  readonly cue: number;
  readonly lemma: number;
  readonly sign: number;
}

const SHAPES: readonly (readonly [RegExp, number])[] = [
  [/^\p{Lu}\.?$/u, 1],
  [/^\p{Lu}+$/u, 2],
  [/^\p{Lu}.*\.$/u, 3],
  [/^\p{Lu}/u, 4],
  [/^\p{Ll}/u, 5],
  [/^[$€£]/, 6],
  [/\p{N}/u, 7],
];

function entryOf({ text, lower, kind }: Token): Entry {
  const cue = kind === 'word' ? cueOf(lower) : undefined;
  const stem = stemOf(lower);
  const isNoun = cue === undefined && CUE_NOUNS.has(lower);
  return {
    word: hashWord(lower),
    suffix: hashWord(lower.slice(-3)),
    prefix: hashWord(lower.slice(0, 4)),
    shape: SHAPES.find(([pattern]) => pattern.test(text))?.[1] ?? mix(8, text.charCodeAt(0)),
    stem: hashWord(stem),
    sense: kind === 'word' ? senseOf(stem) : 0,
    cue: cue === undefined ? (isNoun ? 5 : 0) : CUE_CLASSES.indexOf(cue.class),
    lemma: cue === undefined ? (isNoun ? hashWord(lower) : 0) : hashWord(cue.lemma),
    sign: SIGN_OF.get(lower) ?? SIGNS.none,
  };
}

/** Most of a text's words repeat; what is known of them is forgotten at times, so that it stays small. */
const MANY = 20_000;
const entries = new Map<string, Entry>();

function knownEntry(token: Token): Entry {
  let entry = entries.get(token.text);
  if (entry === undefined) {
    if (entries.size >= MANY) entries.clear();
    entries.set(token.text, (entry = entryOf(token)));
  }
  return entry;
}

/** Few, so that what was learnt of one quotation holds for the next: length, capital, what it ends with. */
function quoteKind(text: string): number {
  const words = text.split(/\s+/).length;
  const long = words <= 1 ? 0 : words <= 2 ? 1 : words <= 4 ? 2 : words <= 8 ? 3 : words <= 20 ? 4 : 5;
  const inner = text.replace(/^["“„«‹'‘’`]+\s*/, '').replace(/["”“»›'’]+$/, '');
  const capital = /^[\s([]*\p{Lu}/u.test(inner) ? 1 : 0;
  const titled =
    words > 1 &&
    words < 9 &&
    /^(?:\p{Lu}\S*|a|an|the|of|and|in|to|for|on)(?:\s+(?:\p{Lu}\S*|a|an|the|of|and|in|to|for|on))*$/u.test(
      inner,
    )
      ? 1
      : 0;
  const last = ',.?!'.indexOf(inner.slice(-1)) + 1;
  const closed = /["”“»›'’]$/.test(text) ? 0 : 1;
  return 1 + long + 6 * (capital + 2 * (titled + 2 * (last + 5 * closed)));
}

/** Of a quotation. */
const NO_STEM = hashWord('');

/** The row of each token. `quotes` are in order and disjoint, sentences as well. */
export function wordsOf(
  prose: string,
  sentences: readonly Range[],
  quotes: readonly Range[],
  all = allTokens(prose, quotes),
): Words {
  const count = all.length;
  // Views of two arrays: to make many takes longer than to fill them.
  const longs = new Int32Array(10 * count);
  const bytes = new Uint8Array(3 * count);
  const long = (column: number): Int32Array => longs.subarray(column * count, (column + 1) * count);
  const byte = (column: number): Uint8Array => bytes.subarray(column * count, (column + 1) * count);
  const words: Words = {
    tokens: all,
    sentence: long(0),
    starts: long(1),
    ends: long(2),
    word: long(3),
    suffix: long(4),
    prefix: long(5),
    shape: long(6),
    stem: long(7),
    lemma: long(8),
    quote: long(9),
    sense: byte(0),
    cue: byte(1),
    sign: byte(2),
  };
  const { word, suffix, prefix, shape, stem, sense, cue, lemma, sign, quote, sentence, starts, ends } = words;
  let current = 0;
  let index = -1;
  let until = -1;
  for (let i = 0; i < count; i++) {
    const token = all[i] as Token;
    if (token.kind === 'quote') {
      const kind = quoteKind(token.text);
      quote[i] = kind;
      word[i] = mix(0x51, kind);
      shape[i] = 9;
      stem[i] = NO_STEM;
    } else {
      const entry = knownEntry(token);
      word[i] = entry.word;
      suffix[i] = entry.suffix;
      prefix[i] = entry.prefix;
      shape[i] = entry.shape;
      stem[i] = entry.stem;
      sense[i] = entry.sense;
      cue[i] = entry.cue;
      lemma[i] = entry.lemma;
      sign[i] = entry.sign;
    }
    // A sentence that begins inside a quotation goes on from the one that the quotation began in.
    if (token.start >= until) {
      while (current < sentences.length && (sentences[current]?.end ?? 0) <= token.start) current++;
      index++;
      starts[index] = i;
    }
    const sentenceEnd = sentences[current]?.end ?? prose.length;
    until = Math.max(until, sentenceEnd);
    if (token.kind === 'quote' && token.end > until) {
      const over = sentences.find(({ start, end }) => start < token.end && end >= token.end);
      until = over?.end ?? token.end;
    }
    sentence[i] = index;
    ends[index] = i + 1;
  }
  return words;
}
