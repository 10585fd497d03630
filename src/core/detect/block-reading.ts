import type { Day } from '../day.ts';
import type { Block } from '../article/article.ts';
import { length, overlap } from '../range.ts';
import type { Range } from '../range.ts';
import { attributionsIn } from './attributions.ts';
import type { Attribution } from './attributions.ts';
import { announcedIn } from './credits.ts';
import type { Announced } from './credits.ts';
import { dueOf } from './due.ts';
import type { Due } from './due.ts';
import { isGroup } from './groups.ts';
import { mentionsIn, tellingOf } from './mentions.ts';
import type { Telling } from './mentions.ts';
import { taggedAttributions } from './model/tagged.ts';
import { firstSubject } from './phrases.ts';
import { findQuotedStretches, isLong } from './quotations.ts';
import type { QuotedStretch } from './quotations.ts';
import { statementsIn } from './statements.ts';
import type { Statement } from './statements.ts';
import { allTokens, isCapital, tokens } from './tokens.ts';
import type { Token } from './tokens.ts';
import { turnsIn } from './turns.ts';
import type { Turn } from './turns.ts';
import { isWork } from './works.ts';
import { measured } from './worth.ts';
import type { Measure } from './worth.ts';

/** What can be said of a block by itself, whatever stands around it. Offsets are into its prose. */
export interface Reading {
  readonly quotes: readonly QuotedStretch[];
  readonly attributions: readonly Attribution[];
  readonly statements: readonly Statement[];
  /** What each sentence says outside its quotations, in the order of `block.sentences`. */
  readonly tellings: readonly Telling[];
  /** Lines that are somebody's words where their neighbours are as well. */
  readonly turns: readonly Turn[];
  /** Who is said at its end to speak below. */
  readonly announced: Announced | null;
  /** Types and worth of a text, kept because a claim's are asked for after every edit elsewhere. */
  readonly measure: (text: string) => Measure;
  /** When a text that foretells falls due, kept for the same reason, as long as the article's date is the same. */
  readonly due: (text: string, today: Day | null) => Due | null;
}

/** An answer a text, given once. */
function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text) ?? answer(text);
    known.set(text, found);
    return found;
  };
}

function dueDates(): Reading['due'] {
  const known = new Map<string, Due | null>();
  return (text, today) => {
    const key = `${today ?? ''} ${text}`;
    const due = known.get(key);
    if (due !== undefined) return due;
    const found = dueOf(text, today);
    known.set(key, found);
    return found;
  };
}

/** Linear in the block's length, with the models' many operations a word. */
export function readBlock(block: Block): Reading {
  const quotes = findQuotedStretches(block.prose);
  const ranges = quotes.map(({ range }) => range);
  const all = allTokens(block.prose, ranges);
  const byRules = attributionsIn(block.prose, block.sentences, ranges, all);
  const attributions = taggedAttributions(block.prose, block.sentences, ranges, byRules, all)
    .filter((attribution) => !isOfWork(block.prose, attribution, quotes))
    .map((attribution) => withWholeSource(block.prose, attribution));
  const turns = turnsIn(block.prose, block.kind);
  // Where somebody's words are only named, the sentence is the author's all the same.
  const said = [
    ...attributions
      .filter(({ named }) => named !== true)
      .flatMap(({ content, source, cue }) => [...content, cue, ...(source === null ? [] : [source])]),
    ...quotes.filter(isLong(block.prose)).map(({ range }) => range),
  ];
  const named = remembered(mentionsIn);
  const measure = remembered((text) => measured(text, named(text)));
  return {
    quotes,
    attributions,
    statements: statementsIn(block, merged(said), measure),
    turns,
    announced: announcedIn(block.prose, block.sentences.at(-1), ranges),
    tellings: block.sentences.map((sentence) => {
      const text = withoutLabels(outsideQuotes(block.prose, sentence, ranges), sentence, turns);
      const quotations = ranges
        .filter((range) => overlap(range, sentence) > 0)
        .map((range) => block.prose.slice(range.start, range.end));
      return tellingOf(text, named(text), subjectOf(block.prose, sentence, ranges), quotations.join(' '));
    }),
    measure,
    due: dueDates(),
  };
}

/** “directed “The Long Dam””: nothing is said in it but a title. */
function isOfWork(prose: string, { content, cue }: Attribution, quotes: readonly QuotedStretch[]): boolean {
  const inside = quotes.filter(({ range }) => content.some((each) => overlap(each, range) > 0));
  const titles = inside.filter(({ inner }) => isWork(prose, inner, cue));
  const shared = titles.reduce((sum, { range }) => sum + length(range), 0);
  return shared > 0.5 * content.reduce((sum, range) => sum + length(range), 0);
}

/** “The IMF expects”: an article alone names nobody; the name that the cue begins with belongs to it. */
function withWholeSource(prose: string, attribution: Attribution): Attribution {
  const { source, cue } = attribution;
  if (source === null || !/^(?:the|an?)$/i.test(prose.slice(source.start, source.end))) return attribution;
  const name = /^(?:\p{Lu}[\p{L}.&’'-]*\s+)+/u.exec(prose.slice(cue.start, cue.end))?.[0];
  if (name === undefined || prose.slice(source.end, cue.start).trim() !== '') return attribution;
  const end = cue.start + name.trimEnd().length;
  return {
    ...attribution,
    source: { start: source.start, end },
    cue: { start: cue.start + name.length, end: cue.end },
  };
}

/** “DOE:” is written so for the layout, and no short name. */
function withoutLabels(telling: string, sentence: Range, turns: readonly Turn[]): string {
  let text = telling;
  for (const { kind, source } of turns) {
    if (
      kind !== 'transcript' ||
      source === null ||
      source.start < sentence.start ||
      source.end > sentence.end
    )
      continue;
    const [from, to] = [source.start - sentence.start, source.end - sentence.start];
    text = text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
  }
  return text;
}

/** Overlapping ranges counted once. */
function merged(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && range.start <= last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else result.push(range);
  }
  return result;
}

/** The subject that a sentence begins with, and where in the sentence it starts. */
function subjectOf(prose: string, sentence: Range, quotes: readonly Range[]): Telling['group'] {
  const all = tokens(prose, sentence, quotes);
  const span = firstSubject(all, 0);
  if (span === null) return null;
  const [first, last, behind] = [all[span.from], all[span.to - 1], all[span.to]];
  if (first === undefined || last === undefined) return null;
  // “The farmers met”: their plural was taken for a verb.
  const upTo = (token: Token): string => prose.slice(first.start, token.end);
  const named = isCapital(last) && last !== first;
  const plural = !named && behind?.kind === 'word' && isGroup(upTo(behind));
  return { words: upTo(plural ? behind : last), at: first.start - sentence.start };
}

/** The text with each quotation blanked to a comma and spaces, so that places in it stay the same. */
export function outsideQuotes(prose: string, { start, end }: Range, quotes: readonly Range[]): string {
  let text = '';
  let from = start;
  for (const quote of quotes) {
    if (quote.end <= start || quote.start >= end) continue;
    const to = Math.min(quote.end, end);
    text += prose.slice(from, Math.max(from, quote.start));
    text += ','.padEnd(to - start - text.length);
    from = to;
  }
  return text + prose.slice(from, Math.max(from, end));
}
