import type { Day } from '../day.ts';
import type { Article, Block, Chunk } from '../article/article.ts';
import { articleDate } from '../article/date.ts';
import { languageOf } from '../article/language.ts';
import { blockSource, placedBlocks } from '../article/places.ts';
import type { PlacedBlock } from '../article/places.ts';
import { length, overlap } from '../range.ts';
import type { Range } from '../range.ts';
import { attributionsIn } from './attributions.ts';
import type { Attribution } from './attributions.ts';
import { claimId } from './claim-id.ts';
import type { Claim, ClaimKind, Part } from './claim.ts';
import { tellingOf } from './mentions.ts';
import type { Telling } from './mentions.ts';
import { taggedAttributions } from './model/tagged.ts';
import { firstSubject } from './phrases.ts';
import { findQuotedStretches } from './quotations.ts';
import type { QuotedStretch } from './quotations.ts';
import { reasonsFor } from './reasons.ts';
import type { Explained } from './reasons.ts';
import { dueOf } from './due.ts';
import type { Due } from './due.ts';
import { rollOf } from './roll.ts';
import { createCast, NOBODY } from './speakers.ts';
import type { Cast, Speaker } from './speakers.ts';
import { statementsIn } from './statements.ts';
import { tokens } from './tokens.ts';
import type { Statement } from './statements.ts';
import { typesIn } from './types.ts';
import type { TypeFound } from './types.ts';
import { worthOfSentence } from './worth.ts';

/** What can be said of a block by itself, whatever stands around it. Offsets are into its prose. */
interface Reading {
  readonly quotes: readonly QuotedStretch[];
  readonly attributions: readonly Attribution[];
  readonly statements: readonly Statement[];
  /** What each sentence says outside its quotations, in the order of `block.sentences`. */
  readonly tellings: readonly Telling[];
  /** Types and worth of a text, kept because a claim's are asked for after every edit elsewhere. */
  readonly measure: (text: string) => Measure;
  /** When a text that foretells falls due, kept for the same reason, as long as the article's date is the same. */
  readonly due: (text: string, today: Day | null) => Due | null;
}

interface Measure {
  readonly typed: readonly TypeFound[];
  readonly worth: number;
}

function measures(): (text: string) => Measure {
  const known = new Map<string, Measure>();
  return (text) => {
    const measure = known.get(text) ?? { typed: typesIn(text), worth: worthOfSentence(text) };
    known.set(text, measure);
    return measure;
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

/** Chunks of text that was not edited are the same objects, so their blocks are read once. */
const readings = new WeakMap<Chunk['blocks'], readonly Reading[]>();

/**
 * All claims of an article, in order of their start: quotations by their marks, attributions by cues and grammar,
 * speakers as one reads on, then the author's own statements. The same article gives the same claims in every host.
 *
 * @param name the file's name, which may hold the article's date
 */
export function detect(article: Article, name = ''): readonly Claim[] {
  const english = languageOf(article) === 'en';
  const today = articleDate(article, name);
  const seen = new Map<string, number>();
  const claims: Claim[] = [];
  let earlier: Earlier = { speaker: null, open: false };
  const placed = placedBlocks(article);
  const read = article.chunks.flatMap(({ chunk }) => readingsOf(chunk));
  const cast = createCast(rollOf(read.flatMap(({ tellings }) => tellings)));
  for (const [index, place] of placed.entries()) {
    const reading = read[index];
    if (reading === undefined) continue;
    const credit = creditFor(place, placed[index + 1]);
    earlier = claimsOf(place, english ? reading : quotesOnly(reading), cast, earlier, credit, (draft) => {
      const due = draft.types.includes('prediction') ? reading.due(draft.text, today) : null;
      const { pattern, typed, ...claim } = draft;
      const id = claimId(claim.kind, claim.text, seen);
      claims.push({ ...claim, id, due, reasons: reasonsFor({ ...claim, pattern, typed, due }) });
    });
  }
  return claims.sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0));
}

/** Cues, types and worth are English; quotation marks, and the dash before a name, are not. */
const quotesOnly = (reading: Reading): Reading => ({
  ...reading,
  attributions: [],
  statements: [],
  measure: () => UNMEASURED,
});

const UNMEASURED: Measure = { typed: [], worth: 0.5 };

function readingsOf(chunk: Chunk): readonly Reading[] {
  const known = readings.get(chunk.blocks);
  if (known !== undefined) return known;
  const made = chunk.blocks.map(readBlock);
  readings.set(chunk.blocks, made);
  return made;
}

function readBlock(block: Block): Reading {
  const quotes = findQuotedStretches(block.prose);
  const ranges = quotes.map(({ range }) => range);
  const byRules = attributionsIn(block.prose, block.sentences, ranges);
  const attributions = taggedAttributions(block.prose, block.sentences, ranges, byRules);
  const said = [
    ...attributions.flatMap(({ content, source, cue }) => [
      ...content,
      cue,
      ...(source === null ? [] : [source]),
    ]),
    ...quotes.filter(isLong(block.prose)).map(({ range }) => range),
  ];
  return {
    quotes,
    attributions,
    statements: statementsIn(block, merged(said)),
    tellings: block.sentences.map((sentence) => {
      const subject = subjectOf(block.prose, sentence, ranges);
      const words = subject === null ? null : block.prose.slice(subject.start, subject.end);
      return tellingOf(
        outsideQuotes(block.prose, sentence, ranges),
        words,
        (subject?.start ?? 0) - sentence.start,
      );
    }),
    measure: measures(),
    due: dueDates(),
  };
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

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;

/** 98 in 100 quoted stretches of five words or more are somebody's words (PolNeAR); shorter ones are often a name or a doubt. */
const isLong =
  (prose: string) =>
  ({ inner }: QuotedStretch): boolean =>
    wordsIn(prose.slice(inner.start, inner.end)) >= 5;

/** What the paragraph before says about this one. */
interface Earlier {
  /** Who was quoted last. */
  readonly speaker: Speaker | null;
  /** Whether the last quotation was left open, to go on here. */
  readonly open: boolean;
}

type Draft = Omit<Claim, 'id' | 'due' | 'reasons'> & Pick<Explained, 'pattern' | 'typed'>;

function claimsOf(
  place: PlacedBlock,
  { quotes, attributions, statements, tellings, measure }: Reading,
  cast: Cast,
  earlier: Earlier,
  credit: Part | null,
  add: (claim: Draft) => void,
): Earlier {
  const { prose, sentences } = place.block;
  const owned = new Map<QuotedStretch, Attribution>();
  for (const attribution of attributions) {
    for (const quote of quotes) {
      if (attribution.content.some((range) => overlap(range, quote.range) >= length(quote.range) - 1))
        owned.set(quote, attribution);
    }
  }
  const speakers = speakersOf(prose, sentences, attributions, quotes, tellings, cast);
  let inBlock: Speaker | null = null;
  /** The words that name whoever is quoted, until somebody else is. */
  let named: Part | null = null;
  for (const attribution of attributions) {
    const speaker = speakers.get(attribution) ?? NOBODY;
    if (attribution.direct) continue;
    const inside = quotes.filter((quote) => owned.get(quote) === attribution);
    const first = attribution.content[0];
    // All but “that” in quotation marks is a quotation.
    const whole =
      inside.length === 1 && first !== undefined && length(inside[0]?.range ?? first) >= length(first) - 6;
    if (!whole) add(draft(place, measure, 'reported', attribution.content, attribution, speaker));
  }
  const done = new Set<Attribution>();
  for (const quote of quotes) {
    const attribution = owned.get(quote);
    if (attribution !== undefined) {
      const speaker = speakers.get(attribution) ?? NOBODY;
      inBlock = speaker;
      named = partOf(place, attribution.source);
      if (attribution.direct) {
        if (!done.has(attribution))
          add(draft(place, measure, 'quotation', attribution.content, attribution, speaker));
        done.add(attribution);
      } else if (wordsIn(prose.slice(quote.inner.start, quote.inner.end)) > 2) {
        add(draft(place, measure, 'quotation', [quote.range], attribution, speaker));
      }
      continue;
    }
    if (credit !== null && quote === quotes.at(-1)) {
      const speaker = cast.resolve(credit.text);
      cast.said(speaker);
      inBlock = speaker;
      add({ ...draft(place, measure, 'quotation', [quote.range], null, speaker), source: credit });
      continue;
    }
    if (!isLong(prose)(quote) && !isUtterance(prose, quote)) continue;
    const goesOn = earlier.open && quote === quotes[0];
    const alone = attributions.length === 0 && length(quote.range) > 0.6 * prose.trim().length;
    const inherited = goesOn
      ? earlier.speaker
      : (inBlock ??
        nextInBlock(quote, quotes, owned, speakers) ??
        (alone && earlier.speaker !== null ? { ...earlier.speaker, uncertain: true } : null));
    const source = inherited === inBlock ? named : null;
    add({ ...draft(place, measure, 'quotation', [quote.range], null, inherited ?? NOBODY), source });
    if (inherited !== null) inBlock = inherited;
  }
  for (const { range, worth, caption } of statements) {
    add(draft(place, measure, 'statement', [range], null, NOBODY, worth, caption));
  }
  const lastQuote = quotes.at(-1);
  return {
    speaker:
      inBlock ??
      lastReported(attributions, speakers) ??
      (quotes.length === 0 && wordsIn(prose) > 25 ? null : earlier.speaker),
    open: lastQuote !== undefined && !lastQuote.closed,
  };
}

/** “— Jane Doe, mayor” behind a quotation, at the end of its paragraph or as the next one. */
const CREDIT = /^\s*(?:[—–―]|--?)\s*(\p{Lu}\S*(?:\s+\S+){0,14})\s*$/u;

function creditFor(place: PlacedBlock, next: PlacedBlock | undefined): Part | null {
  const { prose } = place.block;
  const quoteEnd = 1 + Math.max(...['”', '"', '»', '’'].map((mark) => prose.lastIndexOf(mark)));
  return (
    credited(place, quoteEnd) ??
    (next?.block.kind === place.block.kind && prose.slice(quoteEnd).trim() === '' ? credited(next, 0) : null)
  );
}

function credited(place: PlacedBlock, from: number): Part | null {
  const match = CREDIT.exec(place.block.prose.slice(from));
  const text = match?.[1];
  if (match === null || text === undefined || /["“”«»!?]|\p{Ll}{3}\.\s/u.test(text)) return null;
  const start = from + match[0].indexOf(text);
  return { ranges: [blockSource(place, { start, end: start + text.length })], text };
}

/** Who speaks in each attribution, read in order: a pronoun stands for somebody named before it. */
function speakersOf(
  prose: string,
  sentences: readonly Range[],
  attributions: readonly Attribution[],
  quotes: readonly QuotedStretch[],
  tellings: readonly Telling[],
  cast: Cast,
): ReadonlyMap<Attribution, Speaker> {
  const speakers = new Map<Attribution, Speaker>();
  const place = ({ source, cue }: Attribution): number => (source ?? cue).start;
  const inOrder = attributions.toSorted((a, b) => place(a) - place(b));
  const ranges = quotes.map(({ range }) => range);
  let next = 0;
  for (const [index, sentence] of sentences.entries()) {
    const telling = tellings[index];
    if (telling !== undefined) cast.open(telling);
    for (let here = inOrder[next]; here !== undefined && place(here) < sentence.end; here = inOrder[++next]) {
      const { source } = here;
      if (source === null) {
        speakers.set(here, NOBODY);
        continue;
      }
      cast.read(source.start - sentence.start);
      const before = outsideQuotes(prose, { start: sentence.start, end: source.start }, ranges);
      const speaker = cast.resolve(prose.slice(source.start, source.end), before);
      speakers.set(here, speaker);
      cast.said(speaker);
    }
    cast.read();
  }
  return speakers;
}

/** The subject that a sentence begins with. */
function subjectOf(prose: string, sentence: Range, quotes: readonly Range[]): Range | null {
  const all = tokens(prose, sentence, quotes);
  const span = firstSubject(all, 0);
  const [first, last] = span === null ? [] : [all[span.from], all[span.to - 1]];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

/** “No.” is somebody's answer; “victory” is a word in doubt. */
const isUtterance = (prose: string, { inner }: QuotedStretch): boolean => {
  const words = prose.slice(inner.start, inner.end);
  return /^\p{Lu}/u.test(words) && /[.!?,]$/.test(words) && !/^(?:\p{Lu}[\p{L}’']*\s?)+[!?]$/u.test(words);
};

/** A quotation before the one that is credited: “A. ‘B,’ she said” reads on to the name. */
function nextInBlock(
  quote: QuotedStretch,
  quotes: readonly QuotedStretch[],
  owned: ReadonlyMap<QuotedStretch, Attribution>,
  speakers: ReadonlyMap<Attribution, Speaker>,
): Speaker | null {
  const next = quotes[quotes.indexOf(quote) + 1];
  const attribution = next === undefined ? undefined : owned.get(next);
  return attribution === undefined ? null : (speakers.get(attribution) ?? null);
}

const lastReported = (
  attributions: readonly Attribution[],
  speakers: ReadonlyMap<Attribution, Speaker>,
): Speaker | null => {
  const last = attributions.at(-1);
  return last === undefined ? null : (speakers.get(last) ?? null);
};

/** The text with each quotation blanked to a comma and spaces, so that places in it stay the same. */
function outsideQuotes(prose: string, { start, end }: Range, quotes: readonly Range[]): string {
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

const partOf = (place: PlacedBlock, range: Range | null): Part | null =>
  range === null
    ? null
    : { ranges: [blockSource(place, range)], text: place.block.prose.slice(range.start, range.end) };

function draft(
  place: PlacedBlock,
  measure: Reading['measure'],
  kind: ClaimKind,
  content: readonly Range[],
  attribution: Attribution | null,
  speaker: Speaker,
  worth?: number,
  caption = false,
): Draft {
  const { prose } = place.block;
  const text = content.map((range) => prose.slice(range.start, range.end)).join(' … ');
  const measured = measure(text);
  const typed: readonly TypeFound[] = [
    ...measured.typed,
    ...(caption ? [{ type: 'caption', words: text } as const] : []),
  ];
  const cue = partOf(place, attribution?.cue ?? null);
  return {
    kind,
    content: content.map((range) => blockSource(place, range)),
    text,
    source: partOf(place, attribution?.source ?? null),
    cue,
    speaker: speaker.name,
    uncertain: speaker.uncertain && speaker.name !== null,
    rival: speaker.name === null ? null : speaker.rival,
    types: typed.map(({ type }) => type),
    typed,
    worth: worth ?? measured.worth,
    pattern: attribution?.pattern ?? null,
  };
}
