import type { Phrase } from '../phrase.ts';
import { english, phrase } from '../phrase.ts';
import type { Attribution } from './attributions.ts';
import type { Claim, ClaimType } from './claim.ts';
import type { Due } from './due.ts';
import type { TypeFound } from './types.ts';

const TYPE_REASONS: Readonly<Record<ClaimType, (words: string) => Phrase>> = {
  quantity: (words) => phrase('a figure (“{words}”)', { words }),
  date: (words) => phrase('a date (“{words}”)', { words }),
  age: (words) => phrase('an age (“{words}”)', { words }),
  comparison: (words) => phrase('a comparison or superlative (“{words}”)', { words }),
  prediction: (words) => phrase('about the future (“{words}”)', { words }),
  causal: (words) => phrase('cause and effect (“{words}”)', { words }),
  identity: (words) => phrase('a name with title or role (“{words}”)', { words }),
  law: (words) => phrase('a matter of law (“{words}”)', { words }),
  event: (words) => phrase('something that happened (“{words}”)', { words }),
  allegation: (words) => phrase('an accusation (“{words}”)', { words }),
  caption: () => phrase('a caption'),
  opinion: (words) => phrase('an opinion (“{words}”)', { words }),
};

/** What is known of a claim when its reasons are given. */
export type Explained = Pick<Claim, 'kind' | 'said' | 'cue' | 'speaker' | 'uncertain' | 'rival'> & {
  readonly pattern: Attribution['pattern'] | null;
  readonly typed: readonly TypeFound[];
  readonly due: Due | null;
};

/** What tells a reader, in one line, why this is marked: how it was found, whose words it is, what it is about. */
export function reasonsFor(claim: Explained): readonly Phrase[] {
  const { kind, typed, due } = claim;
  return [
    found(claim),
    ...(kind === 'statement' ? [] : [credited(claim)]),
    ...typed.map(({ type, words }) => TYPE_REASONS[type](shortened(words))),
    ...(due === null ? [] : [falls(due)]),
    ...(kind === 'statement' && typed.length === 0
      ? [phrase('reads like sentences that checkers look up')]
      : []),
  ];
}

/** The line in English. */
export const reasonLine = ({ reasons }: Pick<Claim, 'reasons'>): string => reasons.map(english).join('; ');

function found({ kind, said, pattern, cue: part }: Explained): Phrase {
  if (kind === 'statement') return phrase('a statement of the article itself');
  if (part === null) return phrase('words in quotation marks');
  const cue = shortened(part.text);
  if (!said) return phrase('“{cue}” and what that is about', { cue });
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

function credited({ speaker: name, uncertain, rival }: Explained): Phrase {
  if (name === null) return phrase('nobody in reach is credited with it');
  if (rival !== null) return phrase('probably {name}, but perhaps {rival}: uncertain', { name, rival });
  return uncertain ? phrase('probably {name}, uncertain', { name }) : phrase('credited to {name}', { name });
}

function falls({ text: words, first, last }: Due): Phrase {
  if (last === null) return phrase('due “{words}”', { words });
  if (first === last) return phrase('due {day} (“{words}”)', { day: last, words });
  if (first === null) return phrase('due by {day} (“{words}”)', { day: last, words });
  return phrase('due from {first} to {last} (“{words}”)', { first, last, words });
}

const LONGEST = 40;

const shortened = (words: string): string => {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`;
};
