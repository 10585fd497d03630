import { carryPlace, MAX_PIECES, pieces } from './base.ts';
import type { Anchor } from '../anchor/selector.ts';
import type {
  Annotation,
  Ledger,
  Person,
  Prediction,
  Source,
  SourceNote,
  Status,
  Verdict,
} from './ledger.ts';
import { sourceKey } from './source.ts';

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
  base: null,
  unknown: {},
  page: {},
  whole: {},
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

/** With all its notes and verdicts; `restoreAnnotation` takes it back. */
export function removeAnnotation(ledger: Ledger, annotation: string): Ledger {
  const annotations = ledger.annotations.filter(({ id }) => id !== annotation);
  return annotations.length === ledger.annotations.length ? ledger : { ...ledger, annotations };
}

/** Takes a removal back; one that is there again already stays as it is. */
export const restoreAnnotation = (ledger: Ledger, annotation: Annotation): Ledger =>
  ledger.annotations.some(({ id }) => id === annotation.id)
    ? ledger
    : { ...ledger, annotations: [...ledger.annotations, annotation] };

/** What a person says about a claim in a note. */
type NoteContent = Pick<
  SourceNote,
  'comment' | 'source' | 'role' | 'stance' | 'locator' | 'excerpt' | 'confidential'
>;

export const addNote = (
  ledger: Ledger,
  annotation: string,
  note: Pick<SourceNote, 'id'> & NoteContent,
  { now, creator }: Stamp,
): Ledger =>
  change(ledger, annotation, now, (known) => ({
    ...known,
    notes: [...known.notes, { ...note, created: now, creator, unknown: {} }],
  }));

/** Rewords a note; a field that is given as undefined is removed. */
export const updateNote = (
  ledger: Ledger,
  annotation: string,
  note: string,
  content: Changes<NoteContent>,
  { now }: Stamp,
): Ledger =>
  change(ledger, annotation, now, (known) => ({
    ...known,
    notes: known.notes.map((item) =>
      item.id === note ? { ...changed(item, content), modified: now } : item,
    ),
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

/** When and by what a prediction will be told, and what became of it; a field that is given as undefined is removed. */
export const setPrediction = (
  ledger: Ledger,
  annotation: string,
  prediction: Changes<Prediction>,
  { now }: Stamp,
): Ledger => change(ledger, annotation, now, (known) => changed(known, prediction));

/** Keeps an annotation, and with it all its notes, in the private file only; or no longer. */
export const setConfidential = (
  ledger: Ledger,
  annotation: string,
  confidential: boolean,
  { now }: Stamp,
): Ledger =>
  change(ledger, annotation, now, (known) => changed(known, { confidential: confidential || undefined }));

/** Puts a source in the place of another, in every note that names it. */
export function renameSource(ledger: Ledger, key: string, source: Source, stamp: Stamp): Ledger {
  let next = ledger;
  for (const { id, notes } of ledger.annotations)
    for (const note of notes)
      if (note.source !== undefined && sourceKey(note.source) === key)
        next = updateNote(next, id, note.id, { source }, stamp);
  return next;
}

/**
 * Remembers the text that the anchors stand in now, for `resolveAll` to find them by in a later one. To be called
 * whenever anchors are stored. Judges nothing.
 */
export function withBase(ledger: Ledger, text: string): Ledger {
  if (ledger.base === text || (ledger.base === null && ledger.annotations.length === 0)) return ledger;
  if (pieces(text).length > MAX_PIECES) return ledger.base === null ? ledger : { ...ledger, base: null };
  if (ledger.base === null) return { ...ledger, base: text };
  const carry = carryPlace(ledger.base, text);
  return {
    ...ledger,
    base: text,
    annotations: ledger.annotations.map((known) =>
      known.place === undefined ? known : { ...known, place: carry(known.place) },
    ),
  };
}

/** Stores where the words stand now. Nothing was judged: `modified` stays. */
export const reanchor = (ledger: Ledger, annotation: string, anchor: Anchor): Ledger =>
  change(ledger, annotation, null, (known) => ({ ...known, anchor }));

/** A person says which words an annotation is about. Its verdicts keep the words that they judged. */
export const reattach = (ledger: Ledger, annotation: string, anchor: Anchor, { now }: Stamp): Ledger =>
  change(ledger, annotation, now, (known) => ({ ...known, anchor }));

/** Some fields of a record, each with its new value or undefined. */
type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined };

function changed<T extends object>(known: T, changes: Changes<NoInfer<T>>): T {
  const merged = { ...known, ...changes };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)) as T;
}

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

/** The latest time in an annotation: that of its last change, unless something was taken away. */
export const lastWritten = ({
  created,
  notes,
  history,
}: Pick<Annotation, 'created' | 'notes' | 'history'>): string =>
  [
    ...notes.flatMap((note) => [note.created, note.modified ?? '']),
    ...history.map((verdict) => verdict.created),
  ].reduce((latest, time) => (time > latest ? time : latest), created);

export const statusOf = ({ history }: Annotation): Status => history.at(-1)?.status ?? 'unchecked';

/** The words that the last verdict was about; null where there is none. */
export const judgedWording = ({ history }: Annotation): string | null => history.at(-1)?.exact ?? null;
