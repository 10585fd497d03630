import type { ClaimKind, DerivedStatus, Entry } from '../core/index.ts';

/** What a person has to know of a status at a glance: of the ten, four have to differ in the text and in the lists. */
export type Look = 'unchecked' | 'open' | 'attention' | 'checked';

export const LOOKS = ['unchecked', 'open', 'attention', 'checked'] as const satisfies readonly Look[];

const LOOK_OF: Readonly<Record<DerivedStatus, Look>> = {
  unchecked: 'unchecked',
  'in progress': 'open',
  query: 'attention',
  'needs fix': 'attention',
  reopened: 'attention',
  orphaned: 'attention',
  verified: 'checked',
  'on author': 'checked',
  unverifiable: 'checked',
  'not checkable': 'checked',
};

export const lookOf = (status: DerivedStatus): Look => LOOK_OF[status];

/** A line of its own shape for each look, not only of its own colour: CSS border styles. */
export const LINES: Readonly<Record<Look, string>> = {
  unchecked: 'dotted',
  open: 'dashed',
  attention: 'double',
  checked: 'solid',
};

export const KINDS = ['quotation', 'reported', 'statement'] as const satisfies readonly ClaimKind[];

export const kindOf = ({ claim, annotations }: Entry): ClaimKind =>
  claim?.kind ?? annotations[0]?.annotation.claimKind ?? 'statement';

/** Which status a line of the article shows in the gutter, where it has several: what needs work first. */
const MOST_URGENT: readonly DerivedStatus[] = [
  'reopened',
  'needs fix',
  'query',
  'unchecked',
  'in progress',
  'unverifiable',
  'on author',
  'not checkable',
  'verified',
];

export const GUTTER_STATUSES = MOST_URGENT;

export const moreUrgent = (a: DerivedStatus, b: DerivedStatus): DerivedStatus =>
  MOST_URGENT.indexOf(a) <= MOST_URGENT.indexOf(b) ? a : b;
