/** Trains the tagger of parts of speech: an averaged perceptron over tagged sentences. */
import {
  FEATURES_PER_WORD,
  knownWords,
  QUOTATION,
  TAG_COUNT,
  TAGS,
  tagSheet,
  wordFeatures,
  writeTag,
} from '../src/core/detect/model/parts-of-speech.ts';
import type { Tag, TagWeights } from '../src/core/detect/model/parts-of-speech.ts';
import { wordsOf } from '../src/core/detect/model/words.ts';
import type { Words } from '../src/core/detect/model/words.ts';
import { LEVELS } from '../src/core/detect/model/pack.ts';
import { rowTable } from '../src/core/detect/model/rows.ts';
import { quantised } from './quantise.ts';
import { shuffled } from './random.ts';

export interface TaggedSentence {
  readonly words: Words;
  readonly tags: Uint8Array;
}

const TOGETHER: Readonly<Record<string, Tag>> = {
  NNPS: 'NNP',
  JJR: 'JJ',
  JJS: 'JJ',
  RBR: 'RB',
  RBS: 'RB',
  WP: 'W',
  WDT: 'W',
  WRB: 'W',
  WP$: 'W',
  PDT: 'DT',
  FW: 'NN',
  LS: 'CD',
  SYM: ':',
  '#': 'CD',
  $: 'CD',
  '-LRB-': '(',
  '-RRB-': '(',
  POS: 'NN$',
  '``': ':',
  "''": ':',
};
const tagIndex = (tag: string): number => {
  const known = TAGS.indexOf((TOGETHER[tag] ?? tag) as Tag);
  return known < 0 ? TAGS.indexOf('X') : known;
};

/** Sentences of the tab-separated file, with our own tokens: clitics and signs of money are one with their word. */
export function readTagged(file: string): TaggedSentence[] {
  const sentences: TaggedSentence[] = [];
  for (const block of file.split(/\n\s*\n/)) {
    const pairs = block
      .split('\n')
      .map((line) => line.split('\t'))
      .filter((pair): pair is [string, string] => pair.length === 2 && pair[0] !== '');
    if (pairs.length === 0) continue;
    let prose = '';
    const at = new Map<number, string>();
    const quotes: { start: number; end: number }[] = [];
    let open = -1;
    for (const [token, tag] of pairs) {
      const text = token === '-LRB-' ? '(' : token === '-RRB-' ? ')' : token;
      const clitic = /^(?:n't|['’](?:s|re|ve|ll|d|m)?|%)$/i.test(text) && tag !== "''" && prose !== '';
      const money = /[$€£]$/.test(prose);
      if (!clitic && !money && prose !== '') prose += ' ';
      if (tag === '``' || tag === "''") {
        if (open < 0 && tag === '``') open = prose.length;
        else if (open >= 0) {
          prose += text;
          quotes.push({ start: open, end: prose.length });
          open = -1;
          continue;
        }
      }
      if (!clitic && !money) at.set(prose.length, tag);
      else if (tag === 'POS') at.set(-1 - prose.length, tag);
      prose += text;
    }
    const words = wordsOf(prose, [{ start: 0, end: prose.length }], quotes);
    const tags = words.tokens.map(({ kind, start, end }) =>
      kind === 'quote'
        ? TAGS.indexOf('Q')
        : [...at.keys()].some((key) => key < 0 && -1 - key > start && -1 - key < end)
          ? TAGS.indexOf('NN$')
          : tagIndex(at.get(start) ?? 'X'),
    );
    sentences.push({ words, tags: Uint8Array.from(tags) });
  }
  return sentences;
}

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/**
 * In which part of the tagged sentences an article lies, so that it can be tagged by what has learnt from the others: a
 * tagger makes fewer mistakes in what it knows, and what is learnt from its tags would rely on them too much.
 *
 * @returns a function of the article's sentences; without any of them there, the first part
 */
export function partsOf(
  parts: readonly (readonly TaggedSentence[])[],
): (sentences: readonly string[]) => number {
  const known = new Map<string, number>();
  for (const [part, sentences] of parts.entries())
    for (const { words } of sentences) known.set(bare(words.tokens.map(({ text }) => text).join('')), part);
  return (sentences) => {
    const votes = parts.map(() => 0);
    for (const sentence of sentences) {
      const part = known.get(bare(sentence));
      if (part !== undefined) votes[part] = (votes[part] ?? 0) + 1;
    }
    return votes.indexOf(Math.max(...votes));
  };
}

/** Weights so small that the file is better off without them; they cost a third of a percent of right tags. */
const SMALL = 3;

/** Words so common, and so often of one part of speech, that it need not be learnt when they are. */
const COMMON = 50;
const SURE = 0.995;

/** For each of TAGS the words that are nearly always that, in order of the alphabet, with a space between. */
function knownLists(sentences: readonly TaggedSentence[]): readonly string[] {
  const counts = new Map<string, Int32Array>();
  for (const { words, tags } of sentences)
    for (const [i, { kind, lower }] of words.tokens.entries()) {
      if (kind === 'quote') continue;
      const own = counts.get(lower) ?? new Int32Array(TAG_COUNT);
      own[tags[i] ?? 0] = (own[tags[i] ?? 0] ?? 0) + 1;
      counts.set(lower, own);
    }
  const lists = TAGS.map((): string[] => []);
  for (const [word, own] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const all = own.reduce((sum, count) => sum + count);
    const most = Math.max(...own);
    if (all >= COMMON && most >= SURE * all) lists[own.indexOf(most)]?.push(word);
  }
  return lists.map((words) => words.join(' '));
}

export interface TrainedTagger extends TagWeights {
  /** See `knownWords`. */
  readonly lists: readonly string[];
}

export function trainTagger(
  sentences: readonly TaggedSentence[],
  bits: number,
  epochs: number,
): TrainedTagger {
  const lists = knownLists(sentences);
  const known = knownWords(lists);
  const mask = (1 << bits) - 1;
  const size = (mask + 1) * TAG_COUNT;
  const weights = new Float64Array(size);
  const totals = new Float64Array(size);
  const since = new Float64Array(size);
  const rows = new Int32Array(FEATURES_PER_WORD);
  let clock = 0;
  const add = (index: number, by: number): void => {
    totals[index] = (totals[index] ?? 0) + (clock - (since[index] ?? 0)) * (weights[index] ?? 0);
    since[index] = clock;
    weights[index] = (weights[index] ?? 0) + by;
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { words, tags } of shuffled(sentences, epoch + 1)) {
      const sheet = tagSheet(words);
      for (let i = 0; i < tags.length; i++) {
        if ((words.quote[i] ?? 0) > 0) {
          writeTag(sheet, i, QUOTATION);
          continue;
        }
        const only = known.get(words.word[i] ?? 0);
        if (only !== undefined) {
          writeTag(sheet, i, only);
          continue;
        }
        wordFeatures(sheet, i, mask, rows);
        let best = 0;
        let bestScore = -Infinity;
        for (let tag = 0; tag < TAG_COUNT; tag++) {
          let score = 0;
          for (const row of rows) score += weights[row * TAG_COUNT + tag] ?? 0;
          if (score > bestScore) [best, bestScore] = [tag, score];
        }
        const right = tags[i] ?? 0;
        clock++;
        if (best !== right)
          for (const row of rows) {
            add(row * TAG_COUNT + right, 1);
            add(row * TAG_COUNT + best, -1);
          }
        writeTag(sheet, i, best);
      }
    }
  }
  for (let index = 0; index < size; index++) add(index, 0);
  const { table } = quantised(
    totals.map((total) => total / clock),
    LEVELS,
  );
  const large = table.map((weight) => (Math.abs(weight) <= SMALL ? 0 : weight));
  return { table: rowTable(large, TAG_COUNT), mask, known, lists };
}
