import type { Phrase } from '../phrase.ts';
import { english, phrase } from '../phrase.ts';
import type { Attribution } from './attributions.ts';
import type { Claim, ClaimKind, ClaimType } from './claim.ts';
import type { Speaker } from './speakers.ts';

const TYPE_REASONS: Readonly<Record<ClaimType, Phrase>> = {
  quantity: phrase('a figure'),
  date: phrase('a date'),
  age: phrase('an age'),
  comparison: phrase('a comparison or superlative'),
  prediction: phrase('about the future'),
  causal: phrase('cause and effect'),
  identity: phrase('a name with title or role'),
  law: phrase('a matter of law'),
  event: phrase('something that happened'),
  allegation: phrase('an accusation'),
  caption: phrase('a caption'),
  opinion: phrase('an opinion'),
};

/** What tells a reader, in one line, why this is marked: how it was found, whose words it is, what it is about. */
export function reasonsFor(
  kind: ClaimKind,
  pattern: Attribution['pattern'] | null,
  cue: string | null,
  speaker: Speaker,
  types: readonly ClaimType[],
): readonly Phrase[] {
  return [
    found(kind, pattern, cue?.replace(/\s+/g, ' ') ?? null),
    ...(kind === 'statement' ? [] : [credited(speaker)]),
    ...types.map((type) => TYPE_REASONS[type]),
  ];
}

/** The line in English. */
export const reasonLine = ({ reasons }: Pick<Claim, 'reasons'>): string => reasons.map(english).join('; ');

function found(kind: ClaimKind, pattern: Attribution['pattern'] | null, cue: string | null): Phrase {
  if (kind === 'statement') return phrase('a statement of the article itself');
  if (cue === null) return phrase('words in quotation marks');
  switch (pattern) {
    case 'that-clause':
      return kind === 'quotation'
        ? phrase('words in quotation marks with “{cue}”', { cue })
        : phrase('“{cue}” and a that-clause', { cue });
    case 'clause before':
      return phrase('a clause followed by “{cue}”', { cue });
    case 'according to':
      return phrase('“according to”');
    case 'participle':
      return phrase('“{cue}” and a clause', { cue });
    default:
      return kind === 'quotation'
        ? phrase('words in quotation marks with “{cue}”', { cue })
        : phrase('“{cue}” and a clause', { cue });
  }
}

const credited = ({ name, uncertain, rival }: Speaker): Phrase => {
  if (name === null) return phrase('nobody in reach is credited with it');
  if (rival !== null) return phrase('probably {name}, but perhaps {rival}: uncertain', { name, rival });
  return uncertain ? phrase('probably {name}, uncertain', { name }) : phrase('credited to {name}', { name });
};
