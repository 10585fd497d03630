import type { Candidate } from './candidates.ts';
import { LABEL_COUNT as L } from './labels.ts';
import type { Lattice } from './lattice.ts';
import type { Levels } from './lexicon.ts';
import type { Span } from './link.ts';
import { TAGS } from './parts-of-speech.ts';
import type { Tag } from './parts-of-speech.ts';
import { room } from './room.ts';
import { supportOf } from './support.ts';
import { FINITE, tagSet, VERBS } from './tag-sets.ts';
import { EDGE, hashLine, lineOf, sheetIn, templatesOf } from './templates.ts';
import { SIGNS } from './words.ts';
import type { Words } from './words.ts';

/**
 * What the judge sees of a candidate, as rows of its table: its cue, source and content, how they lie in their sentence,
 * how likely the labels are, what grammar's rules say.
 */
const COLUMNS = [
  ...['always', 'cueSense', 'cueStem', 'cueLevel', 'cueTag', 'cueHint', 'cueSize', 'cueVerbs', 'cueLoss'],
  ...['cueBest', 'cueWord', 'cueLastWord', 'cueFirstTag', 'cueLastTag'],
  ...['cueBeforeWord', 'cueBeforeTag', 'cueAfterWord', 'cueAfterTag'],
  ...[
    'who',
    'noun',
    'named',
    'sourceSize',
    'sourceSide',
    'sourceGap',
    'sourceLoss',
    'elsewhere',
    'sourceTag',
  ],
  ...['sourceLastTag', 'sourceLastWord', 'sourceBeforeWord', 'sourceBeforeTag', 'sourceAfterWord'],
  ...['sourceAfterTag', 'kind', 'side', 'gap', 'pieces', 'isBehind', 'size', 'finite', 'names', 'crosses'],
  ...[
    'quoted',
    'quoteKind',
    'hinted',
    'isHinted',
    'likely',
    'contentLoss',
    'firstWord',
    'firstTag',
    'secondTag',
  ],
  ...['thirdTag', 'beforeWord', 'beforeTag', 'lastWord', 'lastTag', 'nextWord', 'nextTag', 'afterNextTag'],
  ...['thirdNextTag', 'ended', 'fromStart', 'toEnd', 'opens', 'closes', 'rest', 'restVerbs', 'hasRestVerb'],
  ...['partWord', 'partFirstWord', 'partFirstTag', 'partSecondTag', 'partVerbs', 'hasPartVerb', 'joints'],
  ...['loss', 'relation', 'isBest', 'rule', 'borne', 'sourceBorne'],
] as const;
type Column = (typeof COLUMNS)[number];
const AT = Object.fromEntries(COLUMNS.map((name, at) => [name, at])) as Readonly<Record<Column, number>>;

const TEMPLATES = templatesOf(COLUMNS, [
  ...['always', 'loss', 'loss relation', 'loss cueLevel kind', 'loss kind side who', 'loss cueHint hinted'],
  ...['loss cueTag kind cueLevel', 'loss cueStem', 'loss cueBest likely', 'relation isBest kind side'],
  ...['cueLoss loss cueLevel', 'contentLoss loss', 'sourceLoss loss sourceGap'],

  ...[
    'cueStem kind',
    'cueStem kind side who',
    'cueStem firstTag',
    'cueStem firstWord',
    'cueStem cueTag side',
  ],
  ...['cueStem cueAfterWord side', 'cueStem who noun', 'cueStem sourceSide sourceGap'],
  ...['cueStem cueTag cueSize cueVerbs', 'cueLevel kind cueTag who', 'cueSense kind cueTag who'],
  ...['cueSense kind firstTag', 'cueSense side who noun', 'cueSense cueLevel loss', 'cueLevel kind noun who'],
  ...['cueLevel side gap cueTag', 'cueWord cueSize cueLastWord', 'cueBeforeWord cueStem'],
  'cueBeforeTag cueFirstTag cueLastTag cueAfterTag',

  ...['who sourceSize sourceSide', 'named who', 'named cueLevel kind', 'who sourceGap sourceSide elsewhere'],
  ...['noun who kind', 'sourceAfterTag sourceBeforeTag sourceSide', 'sourceBeforeWord sourceSide'],

  ...['kind size side', 'kind finite ended', 'firstTag secondTag thirdTag', 'firstWord side'],
  ...['firstTag kind cueLevel', 'beforeTag firstTag side gap', 'beforeWord firstTag side'],
  ...['nextTag ended side kind', 'nextWord side afterNextTag', 'lastTag nextTag ended', 'lastWord nextTag'],
  ...['gap side kind', 'pieces kind side crosses', 'quoteKind cueLevel who', 'quoted kind size who'],
  ...['cueHint cueLevel kind who', 'hinted cueHint kind isHinted', 'fromStart toEnd side'],
  ...['opens closes side kind', 'names kind cueLevel', 'isBehind cueBest kind relation'],

  ...['partWord partFirstTag partSecondTag partVerbs', 'partFirstTag hasPartVerb kind joints'],
  ...['partFirstWord partFirstTag hasPartVerb', 'kind cueTag partFirstTag hasPartVerb'],
  ...['nextWord rest restVerbs side', 'nextTag afterNextTag thirdNextTag hasRestVerb'],
  ...['kind restVerbs rest side', 'cueStem nextTag side', 'sourceTag sourceLastTag who sourceSide'],
  ...['sourceLastWord sourceGap sourceSide', 'sourceAfterWord sourceBeforeWord sourceGap'],

  ...['rule who noun sourceSide', 'rule loss', 'rule kind who', 'rule cueStem', 'rule cueLevel cueBest'],
  ...['rule cueBest likely kind', 'borne kind', 'borne loss cueLevel', 'borne cueStem'],
  ...['borne relation kind side', 'sourceBorne who sourceSide', 'sourceBorne borne noun'],
  'sourceBorne loss sourceGap',
]);

/** How many rows each candidate has. */
export const PER_CANDIDATE = TEMPLATES.count;

const T = (tag: Tag): number => TAGS.indexOf(tag);
const NOUNS = tagSet('NN', 'NNS', 'NNP', 'PRP', 'CD', 'NN$', 'W', 'DT');
const [NAME, PRONOUN, TO, WHO] = [T('NNP'), T('PRP'), T('TO'), T('W')];
const [PREPOSITION, AND] = [T('IN'), T('CC')];
const PATTERNS = ['quotation', 'that-clause', 'clause', 'clause before', 'according to', 'participle'];

/** Where there is no such part, or loss. */
const NONE = 99;

/** A number's step of those given, as a table that is long enough for all of them. */
const table = (steps: readonly number[]): Uint8Array =>
  Uint8Array.from(
    { length: (steps.at(-1) ?? 0) + 2 },
    (_, value) => steps.filter((most) => value > most).length,
  );
const SIZES = table([0, 1, 2, 3, 4, 6, 9, 14, 22, 35]);
const LOSSES = table([0, 9, 24, 49, 79, 119, 169, 229, 299]);
const stepOf = (steps: Uint8Array, value: number): number =>
  steps[value < steps.length ? value : steps.length - 1]!;
const sized = (count: number): number => (count < 0 ? 0 : stepOf(SIZES, count));
const lost = (loss: number | null): number => (loss === null ? NONE : stepOf(LOSSES, loss));
const atMost = (count: number, most: number): number => (count < most ? count : most);

/** Of `all`: 0 nothing, 1 less than half, 2 more, 3 all. */
const share = (count: number, all: number): number =>
  count === 0 ? 0 : count === all ? 3 : 2 * count >= all ? 2 : 1;

/** A block, and all that was found out about it before it is judged. */
interface Scene {
  readonly words: Words;
  readonly tags: Uint8Array;
  readonly hints: Uint8Array;
  readonly levels: Levels;
  readonly ways: Lattice;
  readonly sheet: Int32Array;
}

const [sheetRoom, rowsRoom] = [room(), room()];

/** The rows of the candidates in the judge's table: candidate i has rows[i * PER_CANDIDATE …], until the next are asked for. */
export function judgeRows(
  words: Words,
  tags: Uint8Array,
  hints: Uint8Array,
  levels: Levels,
  ways: Lattice,
  candidates: readonly Candidate[],
  mask: number,
): Int32Array {
  const sheet = sheetIn(sheetRoom, TEMPLATES, candidates.length);
  const rows = rowsRoom(candidates.length * PER_CANDIDATE);
  const scene: Scene = { words, tags, hints, levels, ways, sheet };
  const support = supportOf(candidates);
  const least = leastLosses(candidates);
  for (const [index, candidate] of candidates.entries()) {
    const o = lineOf(TEMPLATES, index);
    writeCue(scene, candidate, o);
    writeSource(scene, candidate, o);
    writeContent(scene, candidate, o);
    writeEdges(scene, candidate, o);
    const { loss, rule, cue } = candidate;
    sheet[o + AT.always] = 0;
    sheet[o + AT.loss] = lost(loss);
    sheet[o + AT.relation] = loss === null ? NONE : lost(loss - (least.get(cue?.from ?? -1) ?? 0));
    sheet[o + AT.isBest] = loss === 0 ? 1 : 0;
    sheet[o + AT.rule] = rule === null ? 0 : PATTERNS.indexOf(rule.pattern) + 1;
    sheet[o + AT.borne] = support.content[index]!;
    sheet[o + AT.sourceBorne] = support.source[index]!;
    hashLine(TEMPLATES, sheet, o, mask, rows, index * PER_CANDIDATE);
  }
  return rows;
}

/** The least loss among the candidates of each cue: whether another reads it more likely. */
function leastLosses(candidates: readonly Candidate[]): ReadonlyMap<number, number> {
  const least = new Map<number, number>();
  for (const { cue, loss } of candidates) {
    const key = cue?.from ?? -1;
    if (loss !== null && loss < (least.get(key) ?? Infinity)) least.set(key, loss);
  }
  return least;
}

const at = (list: Int32Array | Uint8Array, i: number): number =>
  i >= 0 && i < list.length ? list[i]! : EDGE;

const lossAt = ({ top, through }: Lattice, i: number, label: number): number =>
  lost(top - through[i * L + label]!);

const firstOf = ({ content }: Candidate): Span => content[0] ?? { from: 0, to: 1 };
const lastOf = (candidate: Candidate): Span => candidate.content.at(-1) ?? firstOf(candidate);

/** The cue, by the word of it that is likeliest to be one. */
function writeCue({ words, tags, hints, levels, ways, sheet }: Scene, { cue }: Candidate, o: number): void {
  const { word, stem, sense } = words;
  const asCue = levels.cue;
  const from = cue?.from ?? -1;
  const to = cue?.to ?? -1;
  let head = from;
  let verbs = 0;
  for (let k = from; k < to; k++) {
    const isVerb = VERBS[tags[k]!] === 1;
    if (isVerb) verbs++;
    if (asCue[k]! > asCue[head]! || (asCue[k] === asCue[head] && isVerb)) head = k;
  }
  const best = cue === null ? 0 : ways.best[from]!;
  sheet[o + AT.cueStem] = head < 0 ? 1 : stem[head]!;
  sheet[o + AT.cueSense] = head < 0 ? NONE : sense[head]!;
  sheet[o + AT.cueLevel] = head < 0 ? NONE : asCue[head]!;
  sheet[o + AT.cueTag] = head < 0 ? NONE : tags[head]!;
  sheet[o + AT.cueHint] = head < 0 ? NONE : hints[head]!;
  sheet[o + AT.cueSize] = sized(to - from);
  sheet[o + AT.cueVerbs] = verbs;
  sheet[o + AT.cueLoss] = cue === null ? NONE : lossAt(ways, from, 5);
  sheet[o + AT.cueBest] = cue === null ? 0 : best === 5 ? 1 : best === 0 ? 2 : best >= 7 ? 3 : 4;
  sheet[o + AT.cueWord] = at(word, from);
  sheet[o + AT.cueLastWord] = at(word, to - 1);
  sheet[o + AT.cueFirstTag] = at(tags, from);
  sheet[o + AT.cueLastTag] = at(tags, to - 1);
  sheet[o + AT.cueBeforeWord] = at(word, from - 1);
  sheet[o + AT.cueBeforeTag] = at(tags, from - 1);
  sheet[o + AT.cueAfterWord] = at(word, to);
  sheet[o + AT.cueAfterTag] = at(tags, to);
}

/** The source, by its head: its last noun before a comma, preposition or “who”. */
function writeSource({ words, tags, levels, ways, sheet }: Scene, candidate: Candidate, o: number): void {
  const { source, cue } = candidate;
  const { word, sentence } = words;
  const from = source?.from ?? -1;
  const to = source?.to ?? -1;
  const head = source === null ? -1 : headOf(words, tags, source);
  const tag = head < 0 ? -1 : tags[head]!;
  const isBefore = source !== null && cue !== null && to <= cue.from;
  const side = source === null || cue === null ? 0 : isBefore ? 1 : 2;
  const own = sentence[cue?.from ?? firstOf(candidate).from]!;
  sheet[o + AT.who] =
    head < 0 ? 0 : tag === NAME ? 1 : tag === PRONOUN ? 2 : tag === WHO ? 3 : NOUNS[tag] === 1 ? 4 : 5;
  sheet[o + AT.noun] = head < 0 ? NONE : levels.source[head]!;
  sheet[o + AT.named] = head < 0 ? 0 : word[head]!;
  sheet[o + AT.sourceSize] = sized(to - from);
  sheet[o + AT.sourceSide] = side;
  sheet[o + AT.sourceGap] =
    source === null || cue === null ? NONE : sized(isBefore ? cue.from - to : from - cue.to);
  sheet[o + AT.sourceLoss] = source === null ? NONE : lossAt(ways, from, side === 2 ? 3 : 1);
  sheet[o + AT.elsewhere] = source !== null && sentence[from] !== own ? 1 : 0;
  sheet[o + AT.sourceTag] = at(tags, from);
  sheet[o + AT.sourceLastTag] = at(tags, to - 1);
  sheet[o + AT.sourceLastWord] = at(word, to - 1);
  sheet[o + AT.sourceBeforeWord] = at(word, from - 1);
  sheet[o + AT.sourceBeforeTag] = at(tags, from - 1);
  sheet[o + AT.sourceAfterWord] = at(word, to);
  sheet[o + AT.sourceAfterTag] = at(tags, to);
}

function headOf({ sign }: Words, tags: Uint8Array, { from, to }: Span): number {
  let head = from;
  for (let i = from; i < to; i++) {
    const tag = tags[i]!;
    if (i > from && (sign[i] === SIGNS.comma || tag === PREPOSITION || tag === WHO)) break;
    if (NOUNS[tag] === 1) head = i;
  }
  return head;
}

/** The content: what it is made of. */
function writeContent({ words, tags, hints, ways, sheet }: Scene, candidate: Candidate, o: number): void {
  const { content, cue } = candidate;
  const { word, quote, sentence, sign } = words;
  const { best } = ways;
  const first = firstOf(candidate);
  const last = lastOf(candidate);
  let [size, finite, quotes, hinted, likely, names, crosses] = [0, 0, 0, 0, 0, 0, 0];
  for (const { from, to } of content) {
    size += to - from;
    crosses += sentence[to - 1]! - sentence[from]!;
    for (let k = from; k < to; k++) {
      if (FINITE[tags[k]!] === 1) finite++;
      if (quote[k]! > 0) quotes++;
      if (hints[k]! >= 3) hinted++;
      if (best[k]! >= 7) likely++;
      if (tags[k] === NAME) names++;
    }
  }
  const tag = tags[first.from]!;
  const isBehind = cue !== null && first.from >= cue.to;
  sheet[o + AT.kind] =
    quotes > 0
      ? size === quotes
        ? 1
        : 2
      : sign[first.from] === SIGNS.that
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
  sheet[o + AT.side] = content.length > 1 ? 3 : isBehind ? 1 : 2;
  sheet[o + AT.gap] = cue === null ? NONE : sized(isBehind ? first.from - cue.to : cue.from - last.to);
  sheet[o + AT.pieces] = content.length;
  sheet[o + AT.isBehind] = cue !== null && last.from >= cue.to ? 1 : 0;
  sheet[o + AT.size] = sized(size);
  sheet[o + AT.finite] = atMost(finite, 2);
  sheet[o + AT.names] = atMost(names, 2);
  sheet[o + AT.crosses] = crosses;
  sheet[o + AT.quoted] = share(quotes, size);
  sheet[o + AT.quoteKind] = size === quotes ? quote[first.from]! : 0;
  sheet[o + AT.hinted] = share(hinted, size);
  sheet[o + AT.isHinted] = hinted === size ? 1 : 0;
  sheet[o + AT.likely] = share(likely, size);
  sheet[o + AT.contentLoss] = lossAt(ways, first.from, cue !== null && !isBehind ? 9 : 7);
  sheet[o + AT.firstWord] = word[first.from]!;
  sheet[o + AT.firstTag] = tag;
  sheet[o + AT.secondTag] = at(tags, first.from + 1);
  sheet[o + AT.thirdTag] = at(tags, first.from + 2);
}

/** Where the content begins and ends: what is beside it, what of the sentence is left, its last part behind a comma or “and”. */
function writeEdges({ words, tags, sheet }: Scene, candidate: Candidate, o: number): void {
  const { tokens, word, sentence, starts, ends, sign } = words;
  const first = firstOf(candidate);
  const last = lastOf(candidate);
  const own = sentence[candidate.cue?.from ?? first.from]!;
  const end = ends[sentence[last.to - 1]!]!;
  sheet[o + AT.beforeWord] = at(word, first.from - 1);
  sheet[o + AT.beforeTag] = at(tags, first.from - 1);
  sheet[o + AT.lastWord] = word[last.to - 1]!;
  sheet[o + AT.lastTag] = tags[last.to - 1]!;
  sheet[o + AT.nextWord] = at(word, last.to);
  sheet[o + AT.nextTag] = at(tags, last.to);
  sheet[o + AT.afterNextTag] = at(tags, last.to + 1);
  sheet[o + AT.thirdNextTag] = at(tags, last.to + 2);
  sheet[o + AT.ended] = last.to >= end ? 2 : tokens[last.to]?.text === '.' ? 1 : 0;
  sheet[o + AT.fromStart] = sized((candidate.cue?.from ?? first.from) - starts[own]!);
  sheet[o + AT.toEnd] = sized(ends[own]! - last.to);
  sheet[o + AT.opens] = first.from === starts[own] ? 1 : 0;
  sheet[o + AT.closes] = last.to >= ends[own]! - 1 ? 1 : 0;
  const restVerbs = countFinite(tags, last.to, end);
  sheet[o + AT.rest] = sized(end - last.to);
  sheet[o + AT.restVerbs] = atMost(restVerbs, 2);
  sheet[o + AT.hasRestVerb] = atMost(restVerbs, 1);

  let part = -1;
  let joints = 0;
  for (let k = first.from + 1; k < last.to; k++) {
    if ((sign[k] !== SIGNS.comma && tags[k] !== AND) || tags[k + 1] === AND) continue;
    joints++;
    part = k;
  }
  const partVerbs = part < 0 ? 0 : countFinite(tags, part + 1, last.to);
  sheet[o + AT.partWord] = part < 0 ? NONE : word[part]!;
  sheet[o + AT.partFirstWord] = part < 0 ? NONE : at(word, part + 1);
  sheet[o + AT.partFirstTag] = part < 0 ? NONE : at(tags, part + 1);
  sheet[o + AT.partSecondTag] = part < 0 ? NONE : at(tags, part + 2);
  sheet[o + AT.partVerbs] = atMost(partVerbs, 2);
  sheet[o + AT.hasPartVerb] = atMost(partVerbs, 1);
  sheet[o + AT.joints] = atMost(joints, 3);
}

function countFinite(tags: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let k = from; k < to; k++) count += FINITE[tags[k]!]!;
  return count;
}
