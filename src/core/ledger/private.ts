import { lastWritten } from './edit.ts';
import { without } from './fields.ts';
import type { Annotation, Ledger, SourceNote } from './ledger.ts';
import { readLedger } from './read.ts';
import { writeLedger } from './write.ts';
import { failure, success } from '../result.ts';
import type { Result } from '../result.ts';

/*
 * What is confidential lives in a file of its own, which nobody has to share: annotations that are confidential as a
 * whole, and confidential notes on annotations that aren't, under the same annotation's id. In memory both are one
 * ledger. Nothing of the one file tells that the other has more: no id, no word, no time.
 */

/**
 * The line of .gitignore. What a crash leaves of writing the file (a copy, half of a new one) has its name and more, and is as
 * confidential.
 */
export const PRIVATE_FILES = '*.factcheck.private.json*';

export interface SplitLedger {
  readonly shared: Ledger;
  /** null: nothing is confidential. */
  readonly private: Ledger | null;
}

/** Parts a ledger into what its two files hold. The inverse of `joinLedgers`. */
export function splitLedger(ledger: Ledger): SplitLedger {
  const shared: Annotation[] = [];
  const secret: Annotation[] = [];
  for (const annotation of ledger.annotations) {
    const hidden = annotation.notes.filter(isConfidential);
    if (annotation.confidential === true || isThereForSecrets(annotation, hidden)) secret.push(annotation);
    else if (hidden.length === 0) shared.push(annotation);
    else {
      const open = { ...annotation, notes: annotation.notes.filter((note) => !isConfidential(note)) };
      // The time of its last change would be that of a confidential note.
      shared.push({ ...open, modified: lastWritten(open) });
      secret.push({ ...annotation, notes: hidden, history: [], unknown: {}, target: NOTHING });
    }
  }
  const { apart } = ledger;
  return {
    shared: { ...without(ledger, 'apart'), annotations: shared },
    private:
      secret.length === 0 && apart === undefined
        ? null
        : {
            id: ledger.id,
            article: ledger.article,
            annotations: secret.map((annotation) => without(annotation, 'place')),
            base: null,
            ...(apart ?? { unknown: {}, page: {}, whole: {} }),
          },
  };
}

/** Made in order to note something confidential, and nothing else was said there: its mere existence would tell. */
const isThereForSecrets = ({ notes, history }: Annotation, hidden: readonly SourceNote[]): boolean =>
  hidden.length > 0 && hidden.length === notes.length && history.length === 0;

const isConfidential = ({ confidential }: SourceNote): boolean => confidential === true;

const NOTHING = { unknown: {}, quote: {}, position: {}, selectors: [] };

/**
 * Puts the two files' ledgers together, notes of both on one annotation in order of time. Where both have the same note,
 * that of the private file holds: it was made confidential, and somebody else's merge brought the old one back.
 *
 * @returns null where there is neither file
 */
export function joinLedgers(shared: Ledger | null, secret: Ledger | null): Ledger | null {
  if (shared === null || secret === null) return shared ?? secret;
  const hidden = new Map(secret.annotations.map((annotation) => [annotation.id, annotation]));
  const joined = shared.annotations.map((annotation) => {
    const more = hidden.get(annotation.id);
    hidden.delete(annotation.id);
    return more === undefined ? annotation : together(annotation, more);
  });
  const { unknown, page, whole } = secret;
  return {
    ...shared,
    annotations: [...joined, ...hidden.values()],
    ...(isEmpty(unknown) && isEmpty(page) && isEmpty(whole) ? {} : { apart: { unknown, page, whole } }),
  };
}

function together(open: Annotation, secret: Annotation): Annotation {
  if (secret.confidential === true)
    return { ...secret, ...(open.place === undefined ? {} : { place: open.place }) };
  const hidden = new Set(secret.notes.map(({ id }) => id));
  return {
    ...open,
    notes: [...open.notes.filter(({ id }) => !hidden.has(id)), ...secret.notes].sort(byTime),
    modified: secret.modified > open.modified ? secret.modified : open.modified,
  };
}

const byTime = (a: SourceNote, b: SourceNote): number =>
  a.created < b.created ? -1 : a.created > b.created ? 1 : 0;

const isEmpty = (fields: object): boolean => Object.keys(fields).length === 0;

/** The text of each of an article's two files; null: there is none. */
export interface NotesFiles {
  readonly shared: string | null;
  readonly private: string | null;
}

/**
 * Reads both files as one ledger; null where there is neither. If one of them is refused, so are both: what can't be
 * read in the one would be taken for deleted in the other.
 */
export function readNotesFiles(files: NotesFiles): Result<Ledger | null> {
  const shared = files.shared === null ? success(null) : readLedger(files.shared);
  if (!shared.ok) return shared;
  const secret = files.private === null ? success(null) : readLedger(files.private, 'private notes file');
  if (!secret.ok) return failure({ ...secret.problem, file: 'private' });
  return success(joinLedgers(shared.value, secret.value));
}

/** The inverse. An empty ledger has a shared file all the same: deleting the last note deletes no file. */
export function writeNotesFiles(ledger: Ledger): {
  readonly shared: string;
  readonly private: string | null;
} {
  const split = splitLedger(ledger);
  return {
    shared: writeLedger(split.shared),
    private: split.private === null ? null : writeLedger(split.private),
  };
}
