import type { Range } from '../../range.ts';
import type { Attribution } from '../attributions.ts';
import { ADVERBS, cueOf, TIMES, WITH_RECIPIENT } from '../cues.ts';
import type { Candidate } from './candidates.ts';
import type { Span } from './link.ts';
import { withoutMainClause } from './opening.ts';
import { TAGS } from './parts-of-speech.ts';
import type { Words } from './words.ts';

export const hasQuote = ({ quote }: Words, content: readonly Span[]): boolean =>
  content.some(({ from, to }) => quote.subarray(from, to).some((kind) => kind > 0));

const RELATIVE = TAGS.indexOf('W');
const isVerb = (tag: number): boolean => /^(?:V|MD)/.test(TAGS[tag] ?? '');

/** “the bridge, which is due in May” names something; the clause about it doesn't make it a saying. */
export const hasVerb = (tags: Uint8Array, content: readonly Span[]): boolean =>
  content.some(({ from, to }) => {
    const own = tags.subarray(from, to);
    const clause = own.indexOf(RELATIVE, 1);
    return own.subarray(0, clause < 0 ? undefined : clause).some(isVerb);
  });

const ADVERB = TAGS.indexOf('RB');
const POINTERS = new Set((['PRP', 'RB', 'DT', 'IN', 'W'] as const).map((tag) => TAGS.indexOf(tag)));

/** “to say so”, “denied it”: nothing that could be checked. */
const isPointer = (tags: Uint8Array, spans: readonly Span[]): boolean =>
  spans.length === 1 && spans.every(({ from, to }) => to === from + 1 && POINTERS.has(tags[from] as number));

/** “who asked not to be named”, “calling themselves the Friends” */
const NO_WORDS =
  /^(?:not\s+)?to\s+(?:be\s+(?:named|identified|quoted)|remain|stay)\b|^(?:for\s+)?anonymity\b|^\p{L}+sel(?:f|ves)\b/iu;

/** Without a cue it is left to the rules for quotations that stand alone. */
export function attribution(prose: string, words: Words, tags: Uint8Array, found: Candidate): Attribution[] {
  const candidate = withoutMainClause(words, tags, found);
  const { content, source, cue, rule } = candidate;
  if (rule !== null) return [rule];
  if (cue === null) return [];
  const isQuote = ({ from, to }: Span): boolean => to === from + 1 && (words.quote[from] as number) > 0;
  const direct = content.every((span) => isQuote(withoutMarks(words, span)));
  // What stands in the next sentence in quotation marks is a quotation of its own.
  const here = words.sentence[cue.from];
  const isNext = (span: Span): boolean =>
    words.sentence[span.from] !== here && (direct || isQuote(withoutMarks(words, span)));
  const spans = content
    .filter((span) => !isNext(span) && !isIt(words, span))
    .filter((span) => !isBeside(words, candidate, span))
    .map((span) => withoutRecipient(words, tags, cue, span));
  const ranges = spans
    .map((span) => trimmed(prose, rangeOf(words, span)))
    .filter(({ start, end }) => end > start);
  const [first] = ranges;
  if (first === undefined) return [];
  const quoted = hasQuote(words, spans);
  if (!quoted && isPointer(tags, spans)) return [];
  if (!quoted && NO_WORDS.test(prose.slice(first.start, first.end))) return [];
  const range = rangeOf(words, cue);
  const nobody = source === null || isEmpty(words, source, cue) || isSubject(words, tags, source, cue);
  // “talks on the crisis”, “schools are called failing”: neither anybody nor anything said.
  if (nobody && !quoted && !hasVerb(tags, spans)) return [];
  return [
    {
      content: ranges,
      source: nobody ? null : rangeOf(words, withoutAdverbs(words, tags, source)),
      cue: range,
      direct,
      ...(quoted || hasVerb(tags, content) ? {} : { named: true as const }),
      pattern: patternOf(prose, first, range, direct),
    },
  ];
}

/** “It was said that”: nobody. */
const isEmpty = (words: Words, source: Span, cue: Span): boolean =>
  isIt(words, source) && /^(?:is|was|has|had)$/.test(words.tokens[cue.from]?.lower ?? '');

const BE = /^(?:is|are|was|were|be|been|being)$/;
const PARTICIPLE = TAGS.indexOf('VBN');
const ING = TAGS.indexOf('VBG');

/** “Doe was accused of”, “was asked whether”: not who said it. (In PolNeAR's train articles 3 of 230 are, but for states of mind.) */
function isSubject({ tokens }: Words, tags: Uint8Array, source: Span, { from, to }: Span): boolean {
  if (source.to > from || !BE.test(tokens[from]?.lower ?? '')) return false;
  const verb = tags.subarray(0, to).lastIndexOf(PARTICIPLE);
  // “was cited as saying” is their own.
  if (verb <= from || tags.subarray(verb, to).includes(ING)) return false;
  return ['say', 'judge'].includes(cueOf(tokens[verb]?.lower ?? '')?.class ?? '');
}

/** “‘…,’ Doe said after meeting her”: where and when, and no words. */
const isBeside = ({ tokens, quote }: Words, { content, cue }: Candidate, { from, to }: Span): boolean =>
  content.length > 1 &&
  from === cue?.to &&
  /[,?!]["”’'»]+$/.test(tokens[content[0]?.from ?? 0]?.text ?? '') &&
  !quote.subarray(from, to).some((kind) => kind > 0) &&
  tokens[from]?.lower !== 'that';

const isIt = ({ tokens }: Words, { from, to }: Span): boolean =>
  to === from + 1 && tokens[from]?.lower === 'it';

/** A recipient's name is no longer than this. */
const RECIPIENT = 8;

/** “told the agency that it was safe”: the agency is whom it was told. */
function withoutRecipient({ tokens, sentence }: Words, tags: Uint8Array, cue: Span, span: Span): Span {
  if (span.from !== cue.to || !WITH_RECIPIENT.has(cueOf(tokens[cue.to - 1]?.lower ?? '')?.lemma ?? ''))
    return span;
  for (let i = span.from + 1; i < Math.min(span.to - 2, span.from + RECIPIENT); i++) {
    if (sentence[i] !== sentence[span.from] || isVerb(tags[i] as number)) return span;
    if (tokens[i]?.lower === 'that') return { from: i, to: span.to };
  }
  return span;
}

const rangeOf = ({ tokens }: Words, { from, to }: Span): Range => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[to - 1]?.end ?? 0,
});

const LOOSE = new Set((['W', 'CC'] as const).map((tag) => TAGS.indexOf(tag)));

/** “Russia earlier —” is Russia, “the board that” the board. */
function withoutAdverbs({ tokens }: Words, tags: Uint8Array, { from, to }: Span): Span {
  let last = to;
  const isAdverb = (i: number): boolean =>
    tags[i] === ADVERB || ADVERBS.has(tokens[i]?.lower ?? '') || TIMES.has(tokens[i]?.lower ?? '');
  const isLoose = (i: number): boolean => LOOSE.has(tags[i] as number) || tokens[i]?.lower === 'that';
  while (last > from + 1 && (tokens[last - 1]?.kind === 'mark' || isAdverb(last - 1) || isLoose(last - 1)))
    last--;
  // “Jane Doe, a Democrat,” keeps its second comma, “Jane Doe (D-Wis.)” its bracket: they are part of the name.
  const closed = opened(tokens, from, last) ? closing(tokens, last) : last;
  return { from, to: tokens[closed]?.text === ',' && closed < to ? closed + 1 : closed };
}

const opened = (tokens: Words['tokens'], from: number, to: number): boolean =>
  tokens.slice(from, to).reduce((depth, { text }) => depth + Number(text === '(') - Number(text === ')'), 0) >
  0;

/** Behind the bracket that closes within a few tokens, else where it was looked for. */
function closing(tokens: Words['tokens'], from: number): number {
  const at = tokens.slice(from, from + 4).findIndex(({ text }) => text === ')');
  return at < 0 ? from : from + at + 1;
}

/** Without the marks of punctuation at either end. */
function withoutMarks({ tokens }: Words, { from, to }: Span): Span {
  let [first, last] = [from, to];
  while (first < last && tokens[first]?.kind === 'mark') first++;
  while (last > first && tokens[last - 1]?.kind === 'mark') last--;
  return { from: first, to: last };
}

/** Without a comma or colon at either edge, or what begins a clause at the end: “a trend that Doe spoke of”. */
function trimmed(prose: string, { start, end }: Range): Range {
  const words = prose.slice(start, end);
  const lead = /^[\s,:;—–-]*/.exec(words)?.[0].length ?? 0;
  const tail = /(?:[\s,:;—–-]|\s(?:that|which|whom?)(?=[\s,:;—–-]*$))*$/.exec(words)?.[0].length ?? 0;
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
