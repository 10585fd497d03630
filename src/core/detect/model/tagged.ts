import type { Range } from '../../range.ts';
import type { Attribution } from '../attributions.ts';
import { allTokens } from '../tokens.ts';
import { attribution, hasQuote, hasVerb } from './attribution.ts';
import type { Candidate } from './candidates.ts';
import { choose } from './choose.ts';
import { meritOf } from './judge.ts';
import { PER_CANDIDATE } from './judge-rows.ts';
import { levelsOf, LIKELY_CUE } from './lexicon.ts';
import type { Levels } from './lexicon.ts';
import { model } from './model.ts';
import { tagWords } from './parts-of-speech.ts';
import { contradicts, plainlyTold } from './plain.ts';
import { consider } from './reading.ts';
import { wordsOf } from './words.ts';
import type { Words } from './words.ts';

/**
 * The attributions of a block: what the sequence model and grammar's rules find likely, as far as the judge holds it for
 * right.
 *
 * @param byRules what `attributionsIn` finds there
 */
export function taggedAttributions(
  prose: string,
  sentences: readonly Range[],
  quotes: readonly Range[],
  byRules: readonly Attribution[],
  tokens = allTokens(prose, quotes),
): readonly Attribution[] {
  const learnt = model();
  const words = wordsOf(prose, sentences, quotes, tokens);
  const tags = tagWords(words, learnt.tagger);
  const levels = levelsOf(words, tags, learnt.lexicon);
  if (quotes.length === 0 && byRules.length === 0 && !mayCite(words, levels)) return [];
  const { candidates, rows } = consider(
    words,
    tags,
    levels,
    byRules,
    learnt.attributions,
    learnt.judge.mask,
    REACH,
  );
  const plain = plainlyTold(prose, words, byRules);
  const merits = candidates.map((candidate, i) => {
    if (isLabel(prose, candidate)) return 1;
    if (isHeading(prose, words, candidate) || isOwned(words, candidate)) return 0;
    if (contradicts(candidate, plain)) return 0;
    const merit = meritOf(rows, i * PER_CANDIDATE, PER_CANDIDATE, learnt.judge);
    if (merit < SURE && !hasQuote(words, candidate.content) && !hasVerb(tags, candidate.content)) return 0;
    return candidate.rule !== null && plain.has(candidate.rule) ? Math.max(merit, SURE) : merit;
  });
  return choose(candidates, merits, THRESHOLD).flatMap((candidate) =>
    attribution(prose, words, tags, candidate),
  );
}

/**
 * Chosen among .24 … .4 on PolNeAR dev and, in five parts, train, where they differ by less than chance: lower marks more,
 * higher is more often right about who spoke.
 */
const THRESHOLD = 0.28;

/** Enough for what is plainly told; a learnt candidate that says as much and more is better. And what a name of something wants. */
const SURE = 0.4;

/**
 * How much less likely than the likeliest labels others may be, in the table's scale: somewhat less than three nats. The
 * judge has learnt from four; what is further away seldom wins, and costs time.
 */
const REACH = 200;

/** “DOE: It will hold.” and a headline's “Doe: The dam will hold”: a layout, which the rules know exactly. */
function isLabel(prose: string, { rule }: Candidate): boolean {
  const source = rule?.source ?? null;
  if (rule === null || source === null || prose.slice(rule.cue.start, rule.cue.end) !== ':') return false;
  return (
    /^[\p{Lu}\s.'’-]+$/u.test(prose.slice(source.start, source.end)) || !/[.!?…]["”’'»)]*\s*$/.test(prose)
  );
}

/** “Height: The dam is 12 meters high.” names a thing, and what it is. */
const isHeading = (prose: string, words: Words, { rule, content }: Candidate): boolean =>
  rule !== null && prose.slice(rule.cue.start, rule.cue.end) === ':' && !hasQuote(words, content);

/** “the members’ claims”: a thing that somebody has. */
function isOwned({ tokens }: Words, { cue }: Candidate): boolean {
  const mark = cue === null ? undefined : tokens[cue.from - 1];
  const owner = cue === null ? undefined : tokens[cue.from - 2];
  return (
    mark !== undefined && /^['’]$/.test(mark.text) && owner?.end === mark.start && /s$/i.test(owner.text)
  );
}

/** Nobody is quoted where there is neither a cue nor a quotation. */
const mayCite = ({ cue }: Words, levels: Levels): boolean =>
  cue.some((kind) => kind > 0) || levels.cue.some((level) => level >= LIKELY_CUE);
