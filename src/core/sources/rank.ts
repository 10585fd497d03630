import type { Ledger } from '../ledger/ledger.ts';
import { sourcesOf } from '../ledger/source.ts';
import type { UsedSource } from '../ledger/source.ts';

/**
 * Sources to choose from: those of this article first, of each group the last used first, of two used together the one
 * used more often. What only confidential notes name is not offered: choosing it would write it into the shared file.
 *
 * @param own the ledger of the article that is being worked on
 */
export function offeredSources(own: Ledger | null, others: readonly Ledger[]): readonly UsedSource[] {
  const here = own === null ? [] : ordered(sourcesOf([open(own)]));
  const known = new Set(here.map(({ key }) => key));
  return [...here, ...ordered(sourcesOf(others.map(open))).filter(({ key }) => !known.has(key))];
}

const open = (ledger: Ledger): Ledger => ({
  ...ledger,
  annotations: ledger.annotations
    .filter(({ confidential }) => confidential !== true)
    .map((annotation) => ({
      ...annotation,
      notes: annotation.notes.filter(({ confidential }) => confidential !== true),
    })),
});

const ordered = (sources: readonly UsedSource[]): readonly UsedSource[] =>
  sources.toSorted(
    (a, b) => compare(lastUse(b), lastUse(a)) || b.uses.length - a.uses.length || compare(a.key, b.key),
  );

const lastUse = ({ uses }: UsedSource): string => uses.map(({ note }) => note.created).reduce(later, '');

const later = (a: string, b: string): string => (a > b ? a : b);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
