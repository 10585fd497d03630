import { announcementIn } from './announcements.ts';
import { draft, textOf } from './draft.ts';
import type { Made } from './draft.ts';
import { ownersOf } from './quote-owners.ts';
import { quotationClaims } from './quotation-claims.ts';
import { wordsIn } from './quotations.ts';
import { reportedClaims } from './reported-claims.ts';
import type { Setting } from './setting.ts';
import { tellersOf } from './tellers.ts';
import { turnClaims } from './turn-claims.ts';

/** A paragraph of more words in which nobody is quoted is about something else. */
const ASIDE = 25;

/** The claims of a block where it stands: attributions, quotations, the author's statements. */
export function claimsOf(setting: Setting): Made {
  if (setting.layout.turns.length > 0) return turnClaims(setting);
  return unmarkedQuote(setting) ?? told(setting);
}

function told(setting: Setting): Made {
  const { place, reading, earlier } = setting;
  const { quotes, attributions, statements } = reading;
  const owners = ownersOf(reading);
  const tellers = tellersOf(setting);
  const reported = reportedClaims(setting, owners, tellers);
  const quoted = quotationClaims(setting, owners, tellers);
  const stated = statements.map(({ range, caption }) =>
    draft(setting, 'statement', [range], {
      types: caption ? [{ type: 'caption', words: textOf(place, [range]) }] : [],
    }),
  );
  const lastTeller = attributions.at(-1);
  const aside = quotes.length === 0 && wordsIn(place.block.prose) > ASIDE;
  return {
    drafts: [...reported, ...quoted.drafts, ...stated],
    leaves: {
      speaker: quoted.last ?? (lastTeller && tellers.get(lastTeller)) ?? (aside ? null : earlier.speaker),
      open: quotes.at(-1)?.closed === false,
      announced: announcementIn(setting),
    },
  };
}

/** A block quote that has no marks of quotation: all of it is whose it is credited to, or who was announced above it. */
function unmarkedQuote(setting: Setting): Made | null {
  const { place, reading, layout, cast, earlier } = setting;
  const { block } = place;
  if (block.kind !== 'quote' || reading.quotes.length > 0) return null;
  if (layout.credited !== null) {
    const { content, credit } = layout.credited;
    const speaker = cast.resolve(credit.text);
    cast.said(speaker);
    const drafts = [draft(setting, 'quotation', [content], { speaker, source: credit })];
    return { drafts, leaves: { speaker, open: false, announced: null } };
  }
  const { announced } = earlier;
  if (announced === null || !/\p{L}/u.test(block.prose)) return null;
  const { source, cue, speaker } = announced;
  const whole = { start: 0, end: block.prose.trimEnd().length };
  const drafts = [draft(setting, 'quotation', [whole], { speaker, source, cue })];
  return { drafts, leaves: { speaker, open: false, announced } };
}
