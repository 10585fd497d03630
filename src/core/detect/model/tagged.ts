import type { Range } from '../../range.ts';
import type { Attribution } from '../attributions.ts';
import { decode } from './decode.ts';
import { featuresOf } from './features.ts';
import { hintsOf } from './hints.ts';
import { link } from './link.ts';
import type { Linked } from './link.ts';
import { model } from './model.ts';
import { tagWords } from './parts-of-speech.ts';
import { wordsOf } from './words.ts';
import type { Words } from './words.ts';

/**
 * The attributions of a block as the trained model reads them. Grammar's own answer goes in as one feature among others.
 *
 * @param byRules what `attributionsIn` finds there
 */
export function taggedAttributions(
  prose: string,
  sentences: readonly Range[],
  quotes: readonly Range[],
  byRules: readonly Attribution[],
): readonly Attribution[] {
  const { tagger, attributions } = model();
  const words = wordsOf(prose, sentences, quotes);
  // Nobody is quoted where there is neither a cue nor a quotation.
  if (!words.cue.some((kind) => kind > 0) && quotes.length === 0) return byRules;
  const tags = tagWords(words, tagger);
  const features = featuresOf(words, tags, hintsOf(words, byRules), attributions.mask);
  return link(words, decode(features, attributions)).flatMap((linked) => attribution(prose, words, linked));
}

/** “who asked not to be named”, “calling themselves the Friends” */
const NO_WORDS =
  /^(?:not\s+)?to\s+(?:be\s+(?:named|identified|quoted)|remain|stay)\b|^(?:for\s+)?anonymity\b|^\p{L}+sel(?:f|ves)\b/iu;

/**
 * Without a cue it is left to the rules for quotations that stand alone. Without a quotation in it, somebody has to be
 * named and one of its cue's words known as one: in PolNeAR's articles much is an attribution that no reader of news
 * would call one.
 */
function attribution(prose: string, words: Words, { content, source, cue }: Linked): Attribution[] {
  if (cue === null) return [];
  const within =
    (part: Range) =>
    (i: number): boolean => {
      const token = words.tokens[i];
      return token !== undefined && part.start <= token.start && token.end <= part.end;
    };
  const all = [...words.tokens.keys()];
  const cueTokens = all.filter(within(cue));
  const trim = content.map((range) => trimmed(prose, range)).filter(({ start, end }) => end > start);
  const isQuote = ({ start, end }: Range): boolean =>
    words.tokens.some((token) => token.kind === 'quote' && token.start === start && token.end === end);
  const direct = trim.every(isQuote);
  // What is said in the next sentence in quotation marks is a quotation of its own.
  const inSentence = words.sentence[cueTokens[0] ?? 0];
  const ranges = direct
    ? trim.filter((range) => all.some((i) => words.sentence[i] === inSentence && within(range)(i)))
    : trim;
  const [first] = ranges;
  if (first === undefined) return [];
  const quoted = all.some(
    (i) => words.tokens[i]?.kind === 'quote' && ranges.some((range) => within(range)(i)),
  );
  if (!quoted && NO_WORDS.test(prose.slice(first.start, first.end))) return [];
  if (!quoted && (source === null || !cueTokens.some((i) => (words.cue[i] ?? 0) > 0))) return [];
  return [{ content: ranges, source, cue, direct, pattern: patternOf(prose, first, cue, direct) }];
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
