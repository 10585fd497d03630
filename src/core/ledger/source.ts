import type { Annotation, Ledger, Source, SourceNote } from './ledger.ts';

/**
 * Two sources with one key are the same: by address, else by file, else by kind and title. An address counts without
 * what doesn't change the page: the case of its host, a fragment, a slash at its end.
 */
export function sourceKey({ type, title, url, file }: Source): string {
  if (url !== undefined) return `url:${plainAddress(url)}`;
  if (file !== undefined) return `file:${file.replaceAll('\\', '/').replace(/^\.\//, '')}`;
  return `${type}:${title.toLowerCase().replace(/\s+/g, ' ').trim()}`;
}

function plainAddress(url: string): string {
  const address = url.trim().replace(/#.*$/s, '');
  const [origin = ''] = /^[a-z][a-z\d+.-]*:\/\/[^/?]*/i.exec(address) ?? [];
  return (origin.toLowerCase() + address.slice(origin.length)).replace(/\/$/, '');
}

/** One place where a source is used. */
export interface SourceUse {
  readonly ledger: Ledger;
  readonly annotation: Annotation;
  readonly note: SourceNote;
}

export interface UsedSource {
  readonly key: string;
  /** As its latest note has it: somebody may have learnt more about it. */
  readonly source: Source;
  readonly uses: readonly SourceUse[];
}

/** All sources of some ledgers with where they are used, in the order in which they first occur. */
export function sourcesOf(ledgers: readonly Ledger[]): readonly UsedSource[] {
  const uses = new Map<string, SourceUse[]>();
  for (const ledger of ledgers)
    for (const annotation of ledger.annotations)
      for (const note of annotation.notes) {
        if (note.source === undefined) continue;
        const key = sourceKey(note.source);
        const known = uses.get(key);
        if (known === undefined) uses.set(key, [{ ledger, annotation, note }]);
        else known.push({ ledger, annotation, note });
      }
  return [...uses].flatMap(([key, found]) => {
    const source = latest(found.map(({ note }) => note))?.source;
    return source === undefined ? [] : [{ key, source, uses: found }];
  });
}

const latest = (notes: readonly SourceNote[]): SourceNote | undefined =>
  notes.toSorted((a, b) => ((a.modified ?? a.created) < (b.modified ?? b.created) ? 1 : -1))[0];
