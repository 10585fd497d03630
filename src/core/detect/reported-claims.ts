import { length } from '../range.ts';
import type { Attribution } from './attributions.ts';
import { draft, textOf, tied } from './draft.ts';
import type { Draft } from './draft.ts';
import type { QuotedStretch } from './quotations.ts';
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
  return reading.attributions
    .filter((attribution) => !attribution.direct && !isQuotation(attribution, reading.quotes, owners))
    .map((attribution) => {
      const { content, cue } = attribution;
      const foretold = foretoldBy(
        place.block.prose.slice(cue.start, cue.end),
        reading.measure(textOf(place, content)).typed,
      );
      return draft(setting, 'reported', content, {
        ...tied(place, attribution),
        speaker: tellers.get(attribution),
        types: foretold,
      });
    });
}

/** All but “that” of it is in quotation marks. */
function isQuotation(
  attribution: Attribution,
  quotes: readonly QuotedStretch[],
  owners: ReadonlyMap<QuotedStretch, Attribution>,
): boolean {
  const [quote, ...more] = quotes.filter((each) => owners.get(each) === attribution);
  const all = attribution.content.reduce((sum, range) => sum + length(range), 0);
  return quote !== undefined && more.length === 0 && length(quote.range) >= all - 6;
}

const FORETELLING = /\b(?:expect|predict|forecast|foresee|foresaw|plan|intend|vow|pledg|promis)\p{Ll}*\b/iu;

/** “The board expects the bridge to open by May”: what is foretold stands in the cue, and not in the words that it ties. */
function foretoldBy(cue: string, typed: readonly TypeFound[]): readonly TypeFound[] {
  const words = typed.some(({ type }) => type === 'prediction') ? undefined : FORETELLING.exec(cue)?.[0];
  return words === undefined ? [] : [{ type: 'prediction', words }];
}
