import type { Range } from '../../range.ts';
import type { Attribution } from '../attributions.ts';
import { ADVERBS, TIMES } from '../cues.ts';
import type { Candidate } from './candidates.ts';
import { choose } from './choose.ts';
import { meritOf } from './judge.ts';
import { levelsOf, LIKELY_CUE } from './lexicon.ts';
import type { Levels } from './lexicon.ts';
import type { Span } from './link.ts';
import { model } from './model.ts';
import { tagWords, TAGS } from './parts-of-speech.ts';
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
): readonly Attribution[] {
  const learnt = model();
  const words = wordsOf(prose, sentences, quotes);
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
  const merits = rows.map((own, i) => {
    const candidate = candidates[i] as Candidate;
    if (isLabel(prose, candidate)) return 1;
    return tellsOf(words, candidate, byRules) ? 0 : meritOf(own, learnt.judge);
  });
  return choose(candidates, merits, THRESHOLD).flatMap((candidate) =>
    attribution(prose, words, tags, candidate),
  );
}

/**
 * Chosen among .25 … .37 on PolNeAR dev, where they differ by less than chance: lower marks more, higher is more often
 * right about who spoke.
 */
const THRESHOLD = 0.33;

/**
 * How much less likely than the likeliest labels others may be, in the table's scale: two nats. The judge has learnt from
 * twice as far; on PolNeAR dev what is further away is more often wrong than it thinks, and costs time.
 */
const REACH = 150;

/** “‘…,’ Doe said, the agency reported”: the words are Doe’s, as plainly as marks and a verb can tell, not the agency’s. */
const tellsOf = (words: Words, { content, rule }: Candidate, byRules: readonly Attribution[]): boolean =>
  rule === null &&
  byRules.some(
    ({ pattern, cue, content: quoted }) =>
      pattern === 'quotation' &&
      [cue, ...quoted].every(({ start, end }) =>
        content.some((span) => {
          const range = rangeOf(words, span);
          return range.start <= start && end <= range.end;
        }),
      ),
  );

/** “DOE: It will hold.”: capitals before a colon are a layout, which the rules know exactly. */
const isLabel = (prose: string, { rule }: Candidate): boolean =>
  rule?.source !== null &&
  rule?.source !== undefined &&
  prose.slice(rule.cue.start, rule.cue.end) === ':' &&
  /^[\p{Lu}\s.'’-]+$/u.test(prose.slice(rule.source.start, rule.source.end));

const hasQuote = ({ quote }: Words, content: readonly Span[]): boolean =>
  content.some(({ from, to }) => quote.subarray(from, to).some((kind) => kind > 0));

const hasVerb = (tags: Uint8Array, content: readonly Span[]): boolean =>
  content.some(({ from, to }) => tags.subarray(from, to).some((tag) => /^(?:V|MD)/.test(TAGS[tag] ?? '')));

/** Nobody is quoted where there is neither a cue nor a quotation. */
const mayCite = ({ cue }: Words, levels: Levels): boolean =>
  cue.some((kind) => kind > 0) || levels.cue.some((level) => level >= LIKELY_CUE);

const ADVERB = TAGS.indexOf('RB');

/** “who asked not to be named”, “calling themselves the Friends” */
const NO_WORDS =
  /^(?:not\s+)?to\s+(?:be\s+(?:named|identified|quoted)|remain|stay)\b|^(?:for\s+)?anonymity\b|^\p{L}+sel(?:f|ves)\b/iu;

/** Without a cue it is left to the rules for quotations that stand alone. */
function attribution(prose: string, words: Words, tags: Uint8Array, candidate: Candidate): Attribution[] {
  const { content, source, cue, rule } = candidate;
  if (rule !== null) return [rule];
  if (cue === null) return [];
  const isQuote = ({ from, to }: Span): boolean => to === from + 1 && (words.quote[from] as number) > 0;
  const direct = content.every((span) => isQuote(withoutMarks(words, span)));
  // What is said in the next sentence in quotation marks is a quotation of its own.
  const here = words.sentence[cue.from];
  const spans = direct ? content.filter(({ from }) => words.sentence[from] === here) : content;
  const ranges = spans
    .map((span) => trimmed(prose, rangeOf(words, span)))
    .filter(({ start, end }) => end > start);
  const [first] = ranges;
  if (first === undefined) return [];
  const quoted = hasQuote(words, content);
  // “asked for”, “to say so”: nothing that could be checked.
  if (!quoted && !/\s/.test(prose.slice(first.start, first.end))) return [];
  if (!quoted && NO_WORDS.test(prose.slice(first.start, first.end))) return [];
  const range = rangeOf(words, cue);
  return [
    {
      content: ranges,
      source: source === null ? null : rangeOf(words, withoutAdverbs(words, tags, source)),
      cue: range,
      direct,
      ...(quoted || hasVerb(tags, content) ? {} : { named: true as const }),
      pattern: patternOf(prose, first, range, direct),
    },
  ];
}

const rangeOf = ({ tokens }: Words, { from, to }: Span): Range => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[to - 1]?.end ?? 0,
});

/** “Russia earlier —” is Russia. */
function withoutAdverbs({ tokens }: Words, tags: Uint8Array, { from, to }: Span): Span {
  let last = to;
  const isAdverb = (i: number): boolean =>
    tags[i] === ADVERB || ADVERBS.has(tokens[i]?.lower ?? '') || TIMES.has(tokens[i]?.lower ?? '');
  while (last > from + 1 && (tokens[last - 1]?.kind === 'mark' || isAdverb(last - 1))) last--;
  // “Jane Doe, a Democrat,” keeps its second comma: it is part of the name.
  return { from, to: tokens[last]?.text === ',' && last < to ? last + 1 : last };
}

/** Without the marks of punctuation at either end. */
function withoutMarks({ tokens }: Words, { from, to }: Span): Span {
  let [first, last] = [from, to];
  while (first < last && tokens[first]?.kind === 'mark') first++;
  while (last > first && tokens[last - 1]?.kind === 'mark') last--;
  return { from: first, to: last };
}

/** Without a comma or colon at either edge. */
function trimmed(prose: string, { start, end }: Range): Range {
  const words = prose.slice(start, end);
  const lead = /^[\s,:;—–-]*/.exec(words)?.[0].length ?? 0;
  const tail = /[\s,:;—–-]*$/.exec(words)?.[0].length ?? 0;
  return { start: start + Math.min(lead, words.length), end: Math.max(start + lead, end - tail) };
}

function patternOf(prose: string, content: Range, cue: Range, direct: boolean): Attribution['pattern'] {
  const words = prose.slice(cue.start, cue.end);
  if (direct) return 'quotation';
  if (/^according to$/i.test(words)) return 'according to';
  if (content.start < cue.start) return 'clause before';
  if (/^that\b/i.test(prose.slice(content.start, content.end))) return 'that-clause';
  return words.endsWith('ing') ? 'participle' : 'clause';
}
