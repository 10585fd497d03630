import { length } from '../range.ts';
import type { Range } from '../range.ts';
import type { Attribution } from './attributions.ts';
import type { Part } from './claim.ts';
import { draft, partOf, tied } from './draft.ts';
import type { Draft } from './draft.ts';
import { isLong, wordsIn } from './quotations.ts';
import type { QuotedStretch } from './quotations.ts';
import type { Setting } from './setting.ts';
import { NOBODY } from './speaker.ts';
import type { Speaker } from './speaker.ts';
import { authorBehind, saidBetween, tellerBehind } from './turns.ts';
import type { Turn } from './turns.ts';
import { isWork } from './works.ts';

/** Somebody who is quoted, and the words by which the block says so, where it does. */
interface Voice {
  readonly speaker: Speaker;
  readonly source: Part | null;
}

/** A quotation that no attribution has, and whose it is; null: nobody in reach. */
interface Given {
  readonly content: readonly Range[];
  readonly voice: Voice | null;
  readonly cue?: Part;
}

/** The quotations of a block, and who is quoted last in it. */
export interface Quoted {
  readonly drafts: readonly Draft[];
  readonly last: Speaker | null;
}

/**
 * Each quotation by itself, whether or not anybody is said to say it: whose it is, a cue tells, or a line below, what the
 * paragraph before announced, the author's words between dashes, or the quotations beside it.
 */
export function quotationClaims(
  setting: Setting,
  owners: ReadonlyMap<QuotedStretch, Attribution>,
  tellers: ReadonlyMap<Attribution, Speaker>,
): Quoted {
  const { place, reading } = setting;
  const { prose } = place.block;
  const drafts: Draft[] = [];
  const told = new Set<Attribution>();
  let voice: Voice | null = null;
  for (const [index, quote] of reading.quotes.entries()) {
    const owner = owners.get(quote);
    if (owner !== undefined) {
      const known = tied(place, owner);
      const speaker = tellers.get(owner) ?? NOBODY;
      voice = { speaker, source: known.source };
      if (!told.has(owner) && (owner.direct || isQuoted(prose, quote)))
        drafts.push(
          draft(setting, 'quotation', owner.direct ? owner.content : [quote.range], { ...known, speaker }),
        );
      if (owner.direct) told.add(owner);
      continue;
    }
    const next = owners.get(reading.quotes[index + 1] ?? quote);
    const given =
      creditedBelow(setting, quote) ??
      (isSpeech(prose, quote)
        ? (announced(setting, quote) ??
          toldAround(setting, quote) ??
          toldBehind(setting, quote) ??
          beside(setting, quote, voice, next === undefined ? null : (tellers.get(next) ?? null)))
        : null);
    if (given === null) continue;
    drafts.push(draft(setting, 'quotation', given.content, { ...given.voice, cue: given.cue }));
    voice = given.voice ?? voice;
  }
  return { drafts, last: voice?.speaker ?? null };
}

/** Amid somebody's words two in quotation marks are no quotation of their own. */
export const isQuoted = (prose: string, { inner }: QuotedStretch): boolean =>
  wordsIn(prose.slice(inner.start, inner.end)) > 2;

/** Not the title of a work, a name or a word in doubt. */
const isSpeech = (prose: string, quote: QuotedStretch): boolean =>
  !isWork(prose, quote.inner, null) && (isLong(prose)(quote) || isUtterance(prose, quote));

/** “No.” is somebody's answer; “victory” is a word in doubt. */
function isUtterance(prose: string, { inner }: QuotedStretch): boolean {
  const words = prose.slice(inner.start, inner.end);
  return /^\p{Lu}/u.test(words) && /[.!?,]$/.test(words) && !/^(?:\p{Lu}[\p{L}’']*\s?)+[!?]$/u.test(words);
}

/** “— Jane Doe, mayor” behind the block's last quotation. */
function creditedBelow({ layout, reading, cast }: Setting, quote: QuotedStretch): Given | null {
  const { credit } = layout;
  if (credit === null || quote !== reading.quotes.at(-1)) return null;
  const speaker = cast.resolve(credit.text);
  cast.said(speaker);
  return { content: [quote.range], voice: { speaker, source: credit } };
}

/** “Jane Doe wrote:” above the quotation that this block begins with. */
function announced({ place, reading, earlier }: Setting, { range }: QuotedStretch): Given | null {
  const opening = range === reading.quotes[0]?.range && place.block.prose.slice(0, range.start).trim() === '';
  if (earlier.announced === null || !opening) return null;
  const { speaker, source, cue } = earlier.announced;
  return { content: [range], voice: { speaker, source }, cue };
}

/** “«Yes, — said Jane Doe. — We go»” and “«Yes», — said Jane Doe”, as it is set where quotations have guillemets. */
function toldAround({ place, cast }: Setting, quote: QuotedStretch): Given | null {
  const told = saidAround(place.block.prose, quote);
  if (told === null) return null;
  const source = told.source === null ? null : partOf(place, told.source);
  const speaker = source === null ? NOBODY : cast.resolve(source.text);
  cast.said(speaker);
  return { content: told.content, voice: { speaker, source } };
}

function saidAround(prose: string, { range, inner }: QuotedStretch): Pick<Turn, 'content' | 'source'> | null {
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

/** “« Non », dit Jeanne Dupont.” */
function toldBehind({ place, english, cast }: Setting, { range }: QuotedStretch): Given | null {
  const name = english ? null : tellerBehind(place.block.prose, range.end);
  if (name === null) return null;
  const source = partOf(place, name);
  const speaker = cast.resolve(source.text);
  cast.said(speaker);
  return { content: [range], voice: { speaker, source } };
}

/**
 * Whose a quotation is that nothing credits: of whoever was left speaking above, or spoke before it in the block, or speaks
 * right behind it (“A. ‘B,’ she said” reads on to the name). That a paragraph of nothing else goes on with the one before
 * is never sure.
 */
function beside(
  { place, reading, earlier }: Setting,
  quote: QuotedStretch,
  before: Voice | null,
  behind: Speaker | null,
): Given {
  const content = [quote.range];
  if (earlier.open && quote === reading.quotes[0])
    return { content, voice: earlier.speaker && { speaker: earlier.speaker, source: null } };
  if (before !== null) return { content, voice: before };
  const alone =
    reading.attributions.length === 0 && length(quote.range) > 0.6 * place.block.prose.trim().length;
  const above = alone && earlier.speaker !== null ? { ...earlier.speaker, uncertain: true } : null;
  const speaker = behind ?? above;
  return { content, voice: speaker && { speaker, source: null } };
}
