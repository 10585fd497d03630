import type { Anchor } from '../anchor/selector.ts';
import type { Annotation, Ledger, Person, SourceNote, Status, Verdict } from './ledger.ts';

/** Who writes, and when: the core has no clock. */
export interface Stamp {
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly creator: Person;
}

export const emptyLedger = (id: string, article: string): Ledger => ({
  id,
  article,
  annotations: [],
  unknown: {},
  page: {},
});

export function annotate(
  ledger: Ledger,
  annotation: Pick<Annotation, 'id' | 'anchor'> & Partial<Pick<Annotation, 'claimKind'>>,
  { now, creator }: Stamp,
): Ledger {
  const added: Annotation = {
    ...annotation,
    created: now,
    modified: now,
    creator,
    notes: [],
    history: [],
    unknown: {},
    target: { unknown: {}, quote: {}, position: {}, selectors: [] },
  };
  return { ...ledger, annotations: [...ledger.annotations, added] };
}

export const addNote = (
  ledger: Ledger,
  annotation: string,
  note: Pick<SourceNote, 'id' | 'comment'> & Partial<Pick<SourceNote, 'source' | 'excerpt' | 'locator'>>,
  { now, creator }: Stamp,
): Ledger =>
  change(ledger, annotation, now, (known) => ({
    ...known,
    notes: [...known.notes, { ...note, created: now, creator, unknown: {} }],
  }));

export const removeNote = (ledger: Ledger, annotation: string, note: string, { now }: Stamp): Ledger =>
  change(ledger, annotation, now, (known) => ({
    ...known,
    notes: known.notes.filter(({ id }) => id !== note),
  }));

/** Takes a removal back: the note as it was, in its order of time. */
export const restoreNote = (ledger: Ledger, annotation: string, note: SourceNote, { now }: Stamp): Ledger =>
  change(ledger, annotation, now, (known) => ({
    ...known,
    notes: [...known.notes.filter(({ id }) => id !== note.id), note].sort((a, b) =>
      a.created < b.created ? -1 : 1,
    ),
  }));

/** A verdict on exactly these words. */
export const setStatus = (
  ledger: Ledger,
  annotation: string,
  verdict: Pick<Verdict, 'status' | 'exact'> & Partial<Pick<Verdict, 'reason'>>,
  { now, creator }: Stamp,
): Ledger =>
  change(ledger, annotation, now, (known) => ({
    ...known,
    history: [...known.history, { ...verdict, created: now, creator, unknown: {} }],
  }));

/** Stores where the words stand now. Nothing was judged: `modified` stays. */
export const reanchor = (ledger: Ledger, annotation: string, anchor: Anchor): Ledger =>
  change(ledger, annotation, null, (known) => ({ ...known, anchor }));

/** The same ledger, where there is no such annotation. */
function change(
  ledger: Ledger,
  annotation: string,
  now: string | null,
  edit: (known: Annotation) => Annotation,
): Ledger {
  if (!ledger.annotations.some(({ id }) => id === annotation)) return ledger;
  return {
    ...ledger,
    annotations: ledger.annotations.map((known) =>
      known.id === annotation ? { ...edit(known), modified: now ?? known.modified } : known,
    ),
  };
}

export const statusOf = ({ history }: Annotation): Status => history.at(-1)?.status ?? 'unchecked';

/** The words that the last verdict was about; null where there is none. */
export const judgedWording = ({ history }: Annotation): string | null => history.at(-1)?.exact ?? null;
