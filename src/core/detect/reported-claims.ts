import { length, overlap } from '../range.ts';
import type { Range } from '../range.ts';
import type { Attribution } from './attributions.ts';
import { draft, textOf, tied } from './draft.ts';
import type { Draft } from './draft.ts';
import { isQuoted } from './quotation-claims.ts';
import type { QuotedStretch } from './quotations.ts';
import { isReportedSpeech } from './reported-speech.ts';
import type { Setting } from './setting.ts';
import type { Speaker } from './speaker.ts';
import type { TypeFound } from './types.ts';

/** What a block reports of anybody's words or thoughts, outside quotation marks or around them. */
export function reportedClaims(
  setting: Setting,
  owners: ReadonlyMap<QuotedStretch, Attribution>,
  tellers: ReadonlyMap<Attribution, Speaker>,
): readonly Draft[] {
  const { place, reading } = setting;
  const { prose } = place.block;
  return reading.attributions.flatMap((attribution) => {
    const content = besideQuotations(attribution, prose, owners);
    if (attribution.direct || content.length === 0) return [];
    const words = textOf(place, content);
    const { typed, clause } = reading.measure(words);
    const verb = verbOf(prose, attribution);
    return draft(setting, 'reported', content, {
      ...tied(place, attribution),
      speaker: tellers.get(attribution),
      said: isReportedSpeech(attribution, verb, words, clause),
      types: foretoldBy(verb, typed),
    });
  });
}

/** The cue, with what stands between it and whoever speaks: “Doe [will soon say]”. */
const verbOf = (prose: string, { source, cue }: Attribution): string =>
  prose.slice(source !== null && source.end <= cue.start ? source.end : cue.start, cue.end).trim();

/** Words in quotation marks are a claim of their own, if “that” before them is all there is beside. */
const BESIDE = 6;

/** What an attribution has that no quotation marks: “A,” she said, adding that B. */
function besideQuotations(
  attribution: Attribution,
  prose: string,
  owners: ReadonlyMap<QuotedStretch, Attribution>,
): readonly Range[] {
  const own = [...owners].filter(([quote, owner]) => owner === attribution && isQuoted(prose, quote));
  return attribution.content.filter((range) => {
    const quoted = own.reduce((sum, [quote]) => sum + overlap(range, quote.range), 0);
    return quoted < length(range) - BESIDE;
  });
}

const FORETELLING = /\b(?:expect|predict|forecast|foresee|foresaw|plan|intend|vow|pledg|promis)\p{Ll}*\b/iu;

/** “The board expects the bridge to open by May”: what is foretold stands in the cue, and not in the words that it ties. */
function foretoldBy(cue: string, typed: readonly TypeFound[]): readonly TypeFound[] {
  const words = typed.some(({ type }) => type === 'prediction') ? undefined : FORETELLING.exec(cue)?.[0];
  return words === undefined ? [] : [{ type: 'prediction', words }];
}
