import { blockSource } from '../article/places.ts';
import type { PlacedBlock } from '../article/places.ts';
import { length, overlap } from '../range.ts';
import type { Range } from '../range.ts';
import type { Attribution } from './attributions.ts';
import { outsideQuotes } from './block-reading.ts';
import type { Reading } from './block-reading.ts';
import type { Claim, ClaimKind, Part } from './claim.ts';
import type { Credited } from './credits.ts';
import type { Telling } from './mentions.ts';
import { isLong, wordsIn } from './quotations.ts';
import type { QuotedStretch } from './quotations.ts';
import type { Explained } from './reasons.ts';
import { NOBODY } from './speakers.ts';
import type { Cast, Speaker } from './speakers.ts';
import { authorBehind, saidBetween, speakerOfLabel } from './turns.ts';
import type { Turn } from './turns.ts';
import type { TypeFound } from './types.ts';
import { isWork } from './works.ts';

/** What stands around a block shows whose words it has. */
export interface Layout {
  /** Of its last quotation. */
  readonly credit: Part | null;
  /** Of a block quote. */
  readonly credited: Credited | null;
  readonly turns: readonly Turn[];
}

/** What the paragraph before says about this one. */
export interface Earlier {
  /** Who was quoted last. */
  readonly speaker: Speaker | null;
  /** Whether the last quotation was left open, to go on here. */
  readonly open: boolean;
  /** Who it said would speak here. */
  readonly announced: Announcement | null;
}

interface Announcement {
  readonly source: Part;
  readonly cue: Part;
  readonly speaker: Speaker;
}

export type Draft = Omit<Claim, 'id' | 'due' | 'reasons'> & Pick<Explained, 'pattern' | 'typed'>;

/**
 * The claims of a block where it stands, each given to `add`, and what it leaves to the next block.
 *
 * @param cast has read all blocks before
 */
export function claimsOf(
  place: PlacedBlock,
  reading: Reading,
  cast: Cast,
  earlier: Earlier,
  { credit, credited, turns }: Layout,
  add: (claim: Draft) => void,
): Earlier {
  if (turns.length > 0) return turnClaims(place, reading, turns, cast, earlier, add);
  const { quotes, attributions, statements, tellings, measure } = reading;
  const { prose, sentences } = place.block;
  if (place.block.kind === 'quote' && quotes.length === 0) {
    const announced = earlier.announced;
    const whole = { start: 0, end: prose.trimEnd().length };
    if (credited !== null) {
      const speaker = cast.resolve(credited.credit.text);
      cast.said(speaker);
      add({
        ...draft(place, measure, 'quotation', [credited.content], null, speaker),
        source: credited.credit,
      });
      return { speaker, open: false, announced: null };
    }
    if (announced !== null && /\p{L}/u.test(prose)) {
      const { source, cue, speaker } = announced;
      add({ ...draft(place, measure, 'quotation', [whole], null, speaker), source, cue });
      return { speaker, open: false, announced };
    }
  }
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
    const all = attribution.content.reduce((sum, range) => sum + length(range), 0);
    const [quote] = inside;
    // All but “that” in quotation marks is a quotation.
    const whole = inside.length === 1 && quote !== undefined && length(quote.range) >= all - 6;
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
    if (isWork(prose, quote.inner, null)) continue;
    if (!isLong(prose)(quote) && !isUtterance(prose, quote)) continue;
    const opening = quote === quotes[0] && prose.slice(0, quote.range.start).trim() === '';
    if (opening && earlier.announced !== null) {
      const { source, cue, speaker } = earlier.announced;
      add({ ...draft(place, measure, 'quotation', [quote.range], null, speaker), source, cue });
      inBlock = speaker;
      named = source;
      continue;
    }
    const told = toldAround(prose, quote);
    if (told !== null) {
      const source = partOf(place, told.source);
      const speaker = source === null ? NOBODY : cast.resolve(source.text);
      cast.said(speaker);
      inBlock = speaker;
      named = source;
      add({ ...draft(place, measure, 'quotation', told.content, null, speaker), source });
      continue;
    }
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
    announced: announcement(place, reading, cast),
  };
}

/** Each line that is a turn, and nothing else: what is said in it is said by whoever has the turn. */
function turnClaims(
  place: PlacedBlock,
  { quotes, tellings, attributions, measure }: Reading,
  turns: readonly Turn[],
  cast: Cast,
  earlier: Earlier,
  add: (claim: Draft) => void,
): Earlier {
  for (const telling of tellings) {
    cast.open(telling);
    cast.read();
  }
  let last = earlier.speaker;
  for (const turn of turns) {
    const said =
      turn.kind === 'dialogue'
        ? attributions.find(({ content: [first] }) => first?.start === turn.content[0]?.start)
        : undefined;
    const { content, cue } = said ?? turn;
    const source = partOf(place, said === undefined ? turn.source : said.source);
    const name = source === null || turn.kind === 'dialogue' ? source?.text : speakerOfLabel(source.text);
    const speaker = name === null || name === undefined ? NOBODY : cast.resolve(name);
    cast.said(speaker);
    add({
      ...draft(place, measure, 'quotation', content, null, speaker),
      source,
      cue: partOf(place, cue),
    });
    last = speaker;
  }
  return { speaker: last, open: quotes.at(-1)?.closed === false, announced: null };
}

function announcement(place: PlacedBlock, { announced }: Reading, cast: Cast): Announcement | null {
  if (announced === null) return null;
  const source = partOf(place, announced.source);
  const cue = partOf(place, announced.cue);
  if (source === null || cue === null) return null;
  const before = place.block.prose.slice(0, announced.source.start);
  return { source, cue, speaker: cast.resolve(source.text, before) };
}

/** “«Yes, — said Jane Doe. — We go»” and “«Yes», — said Jane Doe”, as it is set where quotations have guillemets. */
function toldAround(prose: string, { range, inner }: QuotedStretch): Pick<Turn, 'content' | 'source'> | null {
  if (!/[«„]/.test(prose.charAt(range.start))) return null;
  const { content, source, told } = saidBetween(prose, inner);
  if (!told) {
    const name = authorBehind(prose, range.end);
    return name === null ? null : { content: [range], source: name };
  }
  const last = content.length - 1;
  return {
    content: content.map(({ start, end }, i) => ({
      start: i === 0 ? range.start : start,
      end: i === last && end === inner.end ? range.end : end,
    })),
    source,
  };
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
      const said = here.content
        .filter(({ start, end }) => start >= sentence.start && end <= source.start)
        .map((range) => outsideQuotes(prose, range, ranges))
        .join(' ');
      const speaker = cast.resolve(prose.slice(source.start, source.end), before, said);
      speakers.set(here, speaker);
      cast.said(speaker);
    }
    cast.read();
  }
  return speakers;
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

/** “The board expects the bridge to open by May”: what is foretold stands in the cue, and not in the words that it ties. */
const FORETELLING = /\b(?:expect|predict|forecast|foresee|foresaw|plan|intend|vow|pledg|promis)\p{Ll}*\b/iu;

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
  const cue = partOf(place, attribution?.cue ?? null);
  const foretold =
    kind === 'reported' && cue !== null && !measured.typed.some(({ type }) => type === 'prediction')
      ? (FORETELLING.exec(cue.text)?.[0] ?? null)
      : null;
  const typed: readonly TypeFound[] = [
    ...measured.typed,
    ...(foretold === null ? [] : [{ type: 'prediction', words: foretold } as const]),
    ...(caption ? [{ type: 'caption', words: text } as const] : []),
  ];
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
