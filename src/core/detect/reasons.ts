import type { Attribution } from './attributions.ts';
import type { ClaimKind, ClaimType } from './claim.ts';
import type { Speaker } from './speakers.ts';

const TYPE_REASONS: Readonly<Record<ClaimType, string>> = {
  quantity: 'a figure',
  date: 'a date',
  age: 'an age',
  comparison: 'a comparison or superlative',
  prediction: 'about the future',
  causal: 'cause and effect',
  identity: 'a name with title or role',
  law: 'a matter of law',
  event: 'something that happened',
  allegation: 'an accusation',
  caption: 'a caption',
  opinion: 'an opinion',
};

/** One line that tells a reader why this is marked. */
export function reasonFor(
  kind: ClaimKind,
  pattern: Attribution['pattern'] | null,
  cue: string | null,
  speaker: Speaker,
  types: readonly ClaimType[],
): string {
  const parts = [found(kind, pattern, cue?.replace(/\s+/g, ' ') ?? null)];
  if (kind !== 'statement') parts.push(credited(speaker));
  if (types.length > 0) parts.push(types.map((type) => TYPE_REASONS[type]).join(', '));
  return parts.join('; ');
}

function found(kind: ClaimKind, pattern: Attribution['pattern'] | null, cue: string | null): string {
  if (kind === 'statement') return 'a statement of the article itself';
  if (cue === null) return 'words in quotation marks';
  switch (pattern) {
    case 'that-clause':
      return kind === 'quotation' ? `words in quotation marks with “${cue}”` : `“${cue}” and a that-clause`;
    case 'clause before':
      return `a clause followed by “${cue}”`;
    case 'according to':
      return '“according to”';
    case 'participle':
      return `“${cue}” and a clause`;
    default:
      return kind === 'quotation' ? `words in quotation marks with “${cue}”` : `“${cue}” and a clause`;
  }
}

const credited = ({ name, uncertain }: Speaker): string => {
  if (name === null) return 'nobody in reach is credited with it';
  return uncertain ? `probably ${name}, uncertain` : `credited to ${name}`;
};
