import type { DerivedStatus } from '../core/index.ts';

/** What a person has to know of a status at a glance: of the ten, four have to differ in the text and in the lists. */
export type Look = 'unchecked' | 'open' | 'attention' | 'checked';

export const lookOf = (status: DerivedStatus): Look => LOOKS[status];

const LOOKS: Readonly<Record<DerivedStatus, Look>> = {
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
