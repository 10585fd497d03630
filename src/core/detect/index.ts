import type { Article, Chunk } from '../article/article.ts';
import { articleDate } from '../article/date.ts';
import { languageOf } from '../article/language.ts';
import { placedBlocks } from '../article/places.ts';
import type { PlacedBlock } from '../article/places.ts';
import { claimsOf } from './block-claims.ts';
import { readBlock } from './block-reading.ts';
import type { Reading } from './block-reading.ts';
import { claimId } from './claim-id.ts';
import type { Claim } from './claim.ts';
import { blockQuoteCredit, creditFor, inSameQuote } from './credits.ts';
import type { Telling } from './mentions.ts';
import { reasonsFor } from './reasons.ts';
import { rollOf } from './roll.ts';
import type { Earlier, Layout } from './setting.ts';
import { createCast } from './speakers.ts';
import { isTurn } from './turns.ts';
import type { Turn } from './turns.ts';
import type { Measure } from './worth.ts';

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
  let earlier: Earlier = { speaker: null, open: false, announced: null };
  const placed = placedBlocks(article);
  const read = article.chunks.flatMap(({ chunk }) => readingsOf(chunk));
  const tellings = read.flatMap((reading) => reading.tellings);
  const cast = createCast(rollOf(tellings, new Set(headlines(placed, read))));
  for (const [index, place] of placed.entries()) {
    const reading = read[index];
    if (reading === undefined) continue;
    const above = placed[index - 1];
    // What was announced is the block quote below, not another one behind that.
    if (above?.block.kind === 'quote' && !inSameQuote(above, place, article.text))
      earlier = { ...earlier, announced: null };
    const layout: Layout = {
      credit: creditFor(place, placed[index + 1]),
      credited: blockQuoteCredit(placed, index, article.text),
      turns: turnsOf(read, index, english),
    };
    const setting = {
      place,
      reading: english ? reading : quotesOnly(reading),
      layout,
      english,
      earlier,
      cast,
    };
    const { drafts, leaves } = claimsOf(setting);
    earlier = leaves;
    for (const draft of drafts) {
      const due = draft.types.includes('prediction') ? reading.due(draft.text, today) : null;
      const { pattern, typed, ...claim } = draft;
      const id = claimId(claim.kind, claim.text, seen);
      claims.push({ ...claim, id, due, reasons: reasonsFor({ ...claim, pattern, typed, due }) });
    }
  }
  return claims.sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0));
}

/** In characters and blocks: in plain text the first line is the headline, if it is short and an article follows. */
const [HEADLINE, ARTICLE] = [150, 4];

/** What the headlines tell. */
const headlines = (placed: readonly PlacedBlock[], read: readonly Reading[]): readonly Telling[] =>
  placed.flatMap(({ block }, index) => {
    const first = index === 0 && block.prose.length < HEADLINE && placed.length >= ARTICLE;
    return first || block.kind === 'heading' ? (read[index]?.tellings ?? []) : [];
  });

/** Those lines of block `index` that are turns, beside the lines of its neighbours. */
function turnsOf(read: readonly Reading[], index: number, english: boolean): readonly Turn[] {
  const turns = read[index]?.turns ?? [];
  if (turns.length === 0) return turns;
  const within = (blocks: number): readonly Turn[] =>
    read.slice(Math.max(0, index - blocks), index + blocks + 1).flatMap((reading) => reading.turns);
  const [near, around] = [within(1), within(3)];
  return turns.filter((turn) => isTurn(turn, near, around, english));
}

/** Cues, types and worth are English; quotation marks, and the dash before a name, are not. */
const quotesOnly = (reading: Reading): Reading => ({
  ...reading,
  attributions: [],
  statements: [],
  announced: null,
  measure: () => UNMEASURED,
});

const UNMEASURED: Measure = { typed: [], worth: 0.5, clause: null };

function readingsOf(chunk: Chunk): readonly Reading[] {
  const known = readings.get(chunk.blocks);
  if (known !== undefined) return known;
  const made = chunk.blocks.map(readBlock);
  readings.set(chunk.blocks, made);
  return made;
}
