import type { Candidate } from './candidates.ts';
import { exponential } from './exponential.ts';
import { hashed } from './hash.ts';
import { LABEL_COUNT as L } from './labels.ts';
import type { Lattice } from './lattice.ts';
import type { Levels } from './lexicon.ts';
import { TAGS } from './parts-of-speech.ts';
import type { Tag } from './parts-of-speech.ts';
import { EVERY_OTHER, writeSums } from './rows.ts';
import type { RowTable } from './rows.ts';
import { supportOf } from './support.ts';
import type { Words } from './words.ts';

/**
 * Judges whole attributions, where the sequence model sees a token and its neighbours: cue, source and content together,
 * how they lie in their sentence, how likely the labels are, what grammar's rules say (reranking after Collins 2000).
 */
export interface JudgeWeights {
  /** Rows of ANSWERS: what a feature speaks for each question. */
  readonly table: RowTable;
  /** Such a sum is a log odds of 1. */
  readonly scale: number;
  readonly mask: number;
}

/** What is asked: are half its words right; and its source as well; are nearly all its words right. */
export const ANSWERS = 3;

const T = (tag: Tag): number => TAGS.indexOf(tag);
/** 1 for these tags, 0 for the others. */
const set = (...tags: readonly Tag[]): Uint8Array =>
  Uint8Array.from(TAGS, (tag) => (tags.includes(tag) ? 1 : 0));
const FINITE = set('VBD', 'VBZ', 'VBP', 'MD');
const VERBS = set('VBD', 'VBZ', 'VBP', 'MD', 'VB', 'VBN', 'VBG');
const NOUNS = set('NN', 'NNS', 'NNP', 'PRP', 'CD', 'NN$', 'W', 'DT');
const [NAME, PRONOUN, TO, WHO] = [T('NNP'), T('PRP'), T('TO'), T('W')];
const [PREPOSITION, AND] = [T('IN'), T('CC')];
const PATTERNS = ['quotation', 'that-clause', 'clause', 'clause before', 'according to', 'participle'];
const EDGE = 0x3c6ef372;

const step = (steps: readonly number[], value: number): number => {
  let at = 0;
  while (at < steps.length && value > (steps[at] ?? 0)) at++;
  return at;
};
const SIZES = [0, 1, 2, 3, 4, 6, 9, 14, 22, 35];
const LOSSES = [0, 9, 24, 49, 79, 119, 169, 229, 299];
const sized = (count: number): number => step(SIZES, count);
const lost = (loss: number | null): number => (loss === null ? 11 : step(LOSSES, loss));
const atMost = (count: number, most: number): number => (count < most ? count : most);

/** How many rows each candidate has. */
export const PER_CANDIDATE = 84;

/** The rows of each candidate in the judge's table. */
export function judgeRows(
  words: Words,
  tags: Uint8Array,
  hints: Uint8Array,
  levels: Levels,
  { best, top, through }: Lattice,
  candidates: readonly Candidate[],
  mask: number,
): readonly Int32Array[] {
  const { tokens, word, stem: stems, sense: senses, quote, sentence, starts, ends } = words;
  const { cue: asCue, source: asSource } = levels;
  const at = (list: Int32Array | Uint8Array, i: number): number =>
    i >= 0 && i < tokens.length ? (list[i] as number) : EDGE;
  const lossOf = (i: number, label: number): number => lost(top - (through[i * L + label] as number));

  // The least loss among the candidates of a cue: whether another reads it more likely.
  const least = new Map<number, number>();
  for (const { cue, loss } of candidates) {
    const key = cue?.from ?? -1;
    if (loss !== null && loss < (least.get(key) ?? Infinity)) least.set(key, loss);
  }

  const support = supportOf(candidates);

  return candidates.map(({ content, source, cue, loss, rule }, index) => {
    const borne = support.content[index] as number;
    const sourceBorne = support.source[index] as number;
    const rows = new Int32Array(PER_CANDIDATE);
    let n = 0;
    const add = (a: number, b = 0, c = 0, d = 0): void => {
      rows[n] = hashed(++n, a, b, c, d) & mask;
    };
    const first = content[0] ?? { from: 0, to: 1 };
    const last = content.at(-1) ?? first;
    const s = sentence[cue?.from ?? first.from] as number;

    // the cue, by the word of it that is likeliest to be one
    let head = cue?.from ?? -1;
    let verbs = 0;
    for (let k = head; cue !== null && k < cue.to; k++) {
      const isVerb = VERBS[tags[k]!] === 1;
      if (isVerb) verbs++;
      if (at(asCue, k) > at(asCue, head) || (at(asCue, k) === at(asCue, head) && isVerb)) head = k;
    }
    const stem = head < 0 ? 1 : (stems[head] as number);
    const sense = head < 0 ? 99 : (senses[head] as number);
    const level = head < 0 ? 9 : (asCue[head] as number);
    const cueTag = head < 0 ? 99 : (tags[head] as number);
    const cueSize = cue === null ? 0 : sized(cue.to - cue.from);
    const behind = cue !== null && first.from >= cue.to ? 1 : 0;
    const allBehind = cue !== null && last.from >= cue.to ? 1 : 0;
    const side = content.length > 1 ? 3 : behind === 1 ? 1 : 2;
    const before = cue === null ? EDGE : cue.from - 1;

    // the source, by its head: its last noun before a comma, preposition or “who”
    let who = 0;
    let noun = 9;
    let named = 0;
    if (source !== null) {
      let k = source.from;
      for (let i = source.from; i < source.to; i++) {
        const tag = tags[i] as number;
        if (i > source.from && (tokens[i]?.text === ',' || tag === PREPOSITION || tag === WHO)) break;
        if (NOUNS[tag] === 1) k = i;
      }
      const tag = tags[k] as number;
      who = tag === NAME ? 1 : tag === PRONOUN ? 2 : tag === WHO ? 3 : NOUNS[tag] === 1 ? 4 : 5;
      noun = asSource[k] as number;
      named = word[k] as number;
    }
    const sourceSize = source === null ? 0 : sized(source.to - source.from);
    const sourceSide = source === null || cue === null ? 0 : source.to <= cue.from ? 1 : 2;
    const sourceGap =
      source === null || cue === null
        ? 11
        : sized(sourceSide === 1 ? cue.from - source.to : source.from - cue.to);
    const elsewhere = source !== null && sentence[source.from] !== s ? 1 : 0;

    // the content
    let size = 0;
    let finite = 0;
    let quotes = 0;
    let hinted = 0;
    let likely = 0;
    let names = 0;
    let over = 0;
    for (const { from, to } of content) {
      size += to - from;
      over += (sentence[to - 1] as number) - (sentence[from] as number);
      for (let k = from; k < to; k++) {
        if (FINITE[tags[k]!] === 1) finite++;
        if ((quote[k] as number) > 0) quotes++;
        if ((hints[k] as number) >= 3) hinted++;
        if ((best[k] as number) >= 7) likely++;
        if (tags[k] === NAME) names++;
      }
    }
    const share = (count: number): number =>
      count === 0 ? 0 : count === size ? 3 : 2 * count >= size ? 2 : 1;
    const tag = at(tags, first.from);
    const firstWord = at(word, first.from);
    const kind =
      quotes > 0
        ? size === quotes
          ? 1
          : 2
        : tokens[first.from]?.lower === 'that'
          ? 3
          : tag === TO
            ? 4
            : finite > 0
              ? 5
              : VERBS[tag] === 1
                ? 6
                : tag === PREPOSITION
                  ? 7
                  : 8;
    const ended = last.to >= at(ends, at(sentence, last.to - 1)) ? 2 : tokens[last.to]?.text === '.' ? 1 : 0;
    const gap = cue === null ? 11 : sized(behind === 1 ? first.from - cue.to : cue.from - last.to);
    const next = at(tags, last.to);

    // its edges: what a last part behind a comma or “and” begins with, what of the sentence is left
    let part = -1;
    let joints = 0;
    for (let k = first.from + 1; k < last.to; k++) {
      const isJoint = tokens[k]?.text === ',' || tags[k] === AND;
      if (!isJoint || tags[k + 1] === AND) continue;
      joints++;
      part = k;
    }
    let partVerbs = 0;
    for (let k = part + 1; part >= 0 && k < last.to; k++) if (FINITE[tags[k]!] === 1) partVerbs++;
    const end = at(ends, at(sentence, last.to - 1));
    let restVerbs = 0;
    for (let k = last.to; k < end; k++) if (FINITE[tags[k]!] === 1) restVerbs++;
    const rest = sized(Math.max(0, end - last.to));

    // what the sequence model and the rules say
    const l = lost(loss);
    const relation = loss === null ? 11 : lost(loss - (least.get(cue?.from ?? -1) ?? 0));
    const bestAt = cue === null ? 0 : (best[cue.from] as number);
    const bestCue = cue === null ? 0 : bestAt === 5 ? 1 : bestAt === 0 ? 2 : bestAt >= 7 ? 3 : 4;
    const hint = head < 0 ? 9 : (hints[head] as number);
    const ruled = rule === null ? 0 : PATTERNS.indexOf(rule.pattern) + 1;

    add(0);
    add(l);
    add(l, relation);
    add(l, level, kind);
    add(l, kind, side, who);
    add(l, hint, share(hinted));
    add(l, cueTag, kind, level);
    add(l, stem);
    add(l, bestCue, share(likely));
    add(relation, loss === 0 ? 1 : 2, kind, side);
    add(cue === null ? 99 : lossOf(cue.from, 5), l, level);
    add(lossOf(first.from, cue !== null && behind === 0 ? 9 : 7), l);
    add(source === null ? 98 : lossOf(source.from, sourceSide === 2 ? 3 : 1), l, sourceGap);
    add(stem, kind);
    add(stem, kind, side, who);
    add(stem, tag);
    add(stem, firstWord);
    add(stem, cueTag, side);
    add(stem, at(word, cue?.to ?? 0), side);
    add(stem, who, noun);
    add(stem, sourceSide, sourceGap);
    add(stem, cueTag, cueSize, verbs);
    add(level, kind, cueTag, who);
    add(sense, kind, cueTag, who);
    add(sense, kind, tag);
    add(sense, side, who, noun);
    add(sense, level, l);
    add(level, kind, noun, who);
    add(level, side, gap, cueTag);
    add(cue === null ? 1 : at(word, cue.from), cueSize, cue === null ? 1 : at(word, cue.to - 1));
    add(at(word, before), stem);
    add(at(tags, before), at(tags, cue?.from ?? -1), at(tags, (cue?.to ?? 0) - 1), at(tags, cue?.to ?? -1));
    add(who, sourceSize, sourceSide);
    add(named, who);
    add(named, level, kind);
    add(who, sourceGap, sourceSide, elsewhere);
    add(noun, who, kind);
    add(at(tags, source?.to ?? -1), at(tags, (source?.from ?? 0) - 1), sourceSide);
    add(at(word, (source?.from ?? 0) - 1), sourceSide);
    add(kind, sized(size), side);
    add(kind, atMost(finite, 2), ended);
    add(tag, at(tags, first.from + 1), at(tags, first.from + 2));
    add(firstWord, side);
    add(tag, kind, level);
    add(at(tags, first.from - 1), tag, side, gap);
    add(at(word, first.from - 1), tag, side);
    add(next, ended, side, kind);
    add(at(word, last.to), side, at(tags, last.to + 1));
    add(at(tags, last.to - 1), next, ended);
    add(at(word, last.to - 1), next);
    add(gap, side, kind);
    add(content.length, kind, side, over);
    add(size === quotes ? at(quote, first.from) : 0, level, who);
    add(share(quotes), kind, sized(size), who);
    add(hint, level, kind, who);
    add(share(hinted), hint, kind, size === hinted ? 1 : 0);
    add(sized((cue?.from ?? first.from) - at(starts, s)), sized(at(ends, s) - last.to), side);
    add(first.from === starts[s] ? 1 : 0, last.to >= at(ends, s) - 1 ? 1 : 0, side, kind);
    add(atMost(names, 2), kind, level);
    add(allBehind, bestCue, kind, relation);
    add(part < 0 ? 99 : at(word, part), at(tags, part + 1), at(tags, part + 2), atMost(partVerbs, 2));
    add(part < 0 ? 99 : at(tags, part + 1), atMost(partVerbs, 1), kind, atMost(joints, 3));
    add(part < 0 ? 99 : at(word, part + 1), at(tags, part + 1), atMost(partVerbs, 1));
    add(kind, cueTag, part < 0 ? 99 : at(tags, part + 1), atMost(partVerbs, 1));
    add(at(word, last.to), rest, atMost(restVerbs, 2), side);
    add(next, at(tags, last.to + 1), at(tags, last.to + 2), atMost(restVerbs, 1));
    add(kind, atMost(restVerbs, 2), rest, side);
    add(stem, next, side);
    add(at(tags, source?.from ?? -1), at(tags, (source?.to ?? 0) - 1), who, sourceSide);
    add(at(word, (source?.to ?? 0) - 1), sourceGap, sourceSide);
    add(at(word, source?.to ?? -1), at(word, (source?.from ?? 0) - 1), sourceGap);
    add(ruled, who, noun, sourceSide);
    add(ruled, l);
    add(ruled, kind, who);
    add(ruled, stem);
    add(ruled, level, bestCue);
    add(ruled, bestCue, share(likely), kind);
    add(borne, kind);
    add(borne, l, level);
    add(borne, stem);
    add(borne, relation, kind, side);
    add(sourceBorne, who, sourceSide);
    add(sourceBorne, borne, noun);
    add(sourceBorne, l, sourceGap);
    return rows;
  });
}

/** How good a candidate is, 0 … 1: the questions' likelihoods, the last one counted half. */
export function meritOf(rows: Int32Array, { table: { fours }, scale }: JudgeWeights): number {
  let [even, odd] = [0, 0];
  for (const row of rows) {
    const four = fours[row]!;
    even += four & EVERY_OTHER;
    odd += (four >>> 8) & EVERY_OTHER;
  }
  const sums = new Int32Array(ANSWERS);
  writeSums(even, odd, rows.length, sums, 0, ANSWERS);
  let value = 0;
  for (let answer = 0; answer < ANSWERS; answer++) {
    const odds = exponential(sums[answer]! / scale);
    value += (answer === 2 ? 0.5 : 1) * (odds / (1 + odds));
  }
  return value / 2.5;
}
