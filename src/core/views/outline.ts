import { CLAIM_TYPES } from '../detect/claim.ts';
import type { ClaimKind, ClaimType } from '../detect/claim.ts';
import type { DerivedStatus, Entry } from '../factsheet.ts';

/** How a list of claims may be grouped. `order`: as they stand in the article. */
export const GROUPINGS = ['order', 'status', 'speaker', 'kind', 'type'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** A heading with the claims below it. A null value: those for which there is none (no speaker, no kind, no type). */
export type Group = { readonly entries: readonly Entry[] } & (
  | { readonly by: 'lost' }
  | { readonly by: 'order' }
  | { readonly by: 'status'; readonly value: DerivedStatus }
  | { readonly by: 'speaker'; readonly value: string | null }
  | { readonly by: 'kind'; readonly value: ClaimKind | null }
  | { readonly by: 'type'; readonly value: ClaimType | null }
);

/** What has to be done comes first, what is done last. */
const STATUS_ORDER: readonly DerivedStatus[] = [
  'reopened',
  'needs fix',
  'query',
  'in progress',
  'unchecked',
  'on author',
  'unverifiable',
  'not checkable',
  'verified',
];

const KIND_ORDER: readonly (ClaimKind | null)[] = ['quotation', 'reported', 'statement', null];

/**
 * Entries under headings. Those whose words are gone come first, under a heading of their own, whatever the grouping: a
 * place in the text or a speaker they have no more. No group is empty; a claim of several types stands under each.
 */
export function outline(entries: readonly Entry[], by: Grouping): readonly Group[] {
  const lost = entries.filter(isLost);
  const placed = entries.filter((entry) => !isLost(entry));
  return [{ by: 'lost' as const, entries: lost }, ...groupsOf(placed, by)].filter(
    (group) => group.entries.length > 0,
  );
}

export const isLost = ({ range }: Entry): boolean => range === null;

function groupsOf(entries: readonly Entry[], by: Grouping): readonly Group[] {
  const kept = (wanted: (entry: Entry) => boolean): readonly Entry[] => entries.filter(wanted);
  switch (by) {
    case 'order':
      return [{ by, entries }];
    case 'status':
      return STATUS_ORDER.map((value) => ({ by, value, entries: kept(({ status }) => status === value) }));
    case 'speaker':
      return speakersOf(entries).map((value) => ({
        by,
        value,
        entries: kept((entry) => speakerOf(entry) === value),
      }));
    case 'kind':
      return KIND_ORDER.map((value) => ({ by, value, entries: kept((entry) => kindOf(entry) === value) }));
    case 'type':
      return [...CLAIM_TYPES, null].map((value) => ({
        by,
        value,
        entries: kept((entry) =>
          value === null ? typesOf(entry).length === 0 : typesOf(entry).includes(value),
        ),
      }));
  }
}

/** In the order in which the article brings them up; nobody last. */
function speakersOf(entries: readonly Entry[]): readonly (string | null)[] {
  const speakers = new Set(entries.map(speakerOf));
  const nobody = speakers.delete(null);
  return nobody ? [...speakers, null] : [...speakers];
}

const speakerOf = ({ claim }: Entry): string | null => claim?.speaker ?? null;
const kindOf = ({ claim, annotations }: Entry): ClaimKind | null =>
  claim?.kind ?? annotations[0]?.annotation.claimKind ?? null;
const typesOf = ({ claim }: Entry): readonly ClaimType[] => claim?.types ?? [];
