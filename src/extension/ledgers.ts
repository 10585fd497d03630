import * as vscode from 'vscode';
import { emptyLedger, failure, readLedger, success, writeLedger } from '../core/index.ts';
import type { Ledger, Problem, Result } from '../core/index.ts';
import { fileName, notesUri } from './files.ts';
import type { Platform } from './platform.ts';
import { readBackup, readBytes, replaceBytes, sameBytes } from './replace.ts';

/** What the notes file of an article is at the moment. A refused file is never written to. */
export type Notes =
  | { readonly state: 'none' }
  | { readonly state: 'ready'; readonly ledger: Ledger }
  | { readonly state: 'refused'; readonly problem: Problem };

/** Reads the notes file of an article; an unreadable one is refused, only an absent one is `none`. */
export const readNotes = async (article: vscode.Uri): Promise<Notes> => (await readStored(article)).notes;

interface Stored {
  /** What is in the file; null: there is none. */
  readonly bytes: Uint8Array | null;
  /** What the notes were read from: that, or what was there before a write that was cut off. */
  readonly whole: Uint8Array | null;
  readonly notes: Notes;
}

async function readStored(article: vscode.Uri): Promise<Stored> {
  const file = notesUri(article);
  try {
    const bytes = await readBytes(file);
    const notes = understand(bytes);
    if (bytes === null || notes.state !== 'refused' || !isCutOff(bytes))
      return { bytes, whole: bytes, notes };
    const whole = await readBackup(file);
    const before = whole === undefined ? notes : understand(whole);
    return whole === undefined || before.state === 'refused'
      ? { bytes, whole: bytes, notes }
      : { bytes, whole, notes: before };
  } catch (error) {
    const message = vscode.l10n.t('The notes file cannot be read: {0}', messageOf(error));
    return {
      bytes: null,
      whole: null,
      notes: { state: 'refused', problem: { code: 'unreadable', message } },
    };
  }
}

function understand(bytes: Uint8Array | null): Notes {
  if (bytes === null) return { state: 'none' };
  let json: string;
  try {
    json = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const message = vscode.l10n.t('The notes file is not UTF-8 text.');
    return { state: 'refused', problem: { code: 'not-text', message } };
  }
  const read = readLedger(json);
  return read.ok ? { state: 'ready', ledger: read.value } : { state: 'refused', problem: read.problem };
}

/** What we write ends in a brace and a line end; what a person breaks by hand nearly always still does. */
const isCutOff = (bytes: Uint8Array): boolean => !new TextDecoder().decode(bytes).trimEnd().endsWith('}');

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What an edit made of a ledger. `before` is null where there was no notes file. */
export interface Written {
  readonly before: Ledger | null;
  readonly after: Ledger;
}

/** Applies edits to notes files, one at a time for each file, always on what is on disk at that moment. */
export interface LedgerWriter {
  /** What was written, or why nothing was. */
  edit(article: vscode.Uri, change: (ledger: Ledger) => Ledger): Promise<Result<Written>>;
}

/** How often an edit is begun anew because another program wrote the file meanwhile. */
const MAX_TRIES = 20;

export function createLedgerWriter(platform: Pick<Platform, 'replaceFile' | 'exclusively'>): LedgerWriter {
  const queues = new Map<string, Promise<unknown>>();

  async function apply(article: vscode.Uri, change: (ledger: Ledger) => Ledger): Promise<Result<Written>> {
    const file = notesUri(article);
    const collection = `urn:uuid:${crypto.randomUUID()}`;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const { bytes, whole, notes } = await readStored(article);
      if (notes.state === 'refused') return failure(notes.problem);
      if (isBeingEdited(file)) return failure(unsavedEdits());
      const before = notes.state === 'ready' ? notes.ledger : null;
      const start = before ?? emptyLedger(collection, fileName(article));
      const changed = change(start);
      if (changed === start) return success({ before, after: start });
      const after = named(changed, article);
      try {
        // Not everybody who writes here asks for our lock: git, a hand in another editor.
        if (!sameBytes(bytes, await readBytes(file))) continue;
        await replaceBytes(
          file,
          new TextEncoder().encode(writeLedger(after)),
          whole,
          whole !== bytes,
          platform,
        );
      } catch (error) {
        return failure(unwritable(messageOf(error)));
      }
      return success({ before, after });
    }
    return failure(unwritable(vscode.l10n.t('another program keeps writing it')));
  }

  return {
    async edit(article, change) {
      const key = notesUri(article).toString();
      const turn = (queues.get(key) ?? Promise.resolve()).then(() =>
        platform.exclusively(key, () => apply(article, change)),
      );
      const settled = turn.then(
        () => undefined,
        () => undefined,
      );
      queues.set(key, settled);
      void settled.then(() => {
        if (queues.get(key) === settled) queues.delete(key);
      });
      return turn;
    },
  };
}

/** After a rename, the file still has the article's old name in it until it is next written. */
const named = (ledger: Ledger, article: vscode.Uri): Ledger =>
  ledger.article === fileName(article) ? ledger : { ...ledger, article: fileName(article) };

/** Edits by hand that aren't saved would be lost, or would overwrite ours. */
const isBeingEdited = (file: vscode.Uri): boolean =>
  vscode.workspace.textDocuments.some(({ uri, isDirty }) => isDirty && uri.toString() === file.toString());

const unsavedEdits = (): Problem => ({
  code: 'unsaved-edits',
  message: vscode.l10n.t('The notes file is open with changes that are not saved. Save or revert it first.'),
});

const unwritable = (reason: string): Problem => ({
  code: 'unwritable',
  message: vscode.l10n.t('The notes file cannot be written: {0}', reason),
});
