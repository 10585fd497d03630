import * as vscode from 'vscode';
import {
  emptyLedger,
  failure,
  readConflicted,
  readLedger,
  readNotesFiles,
  success,
  writeLedger,
  writeNotesFiles,
} from '../core/index.ts';
import type { Ledger, Problem, Result } from '../core/index.ts';
import { fileName, notesUri, privateNotesUri } from './files.ts';
import { createTurns } from './in-turn.ts';
import { WrittenMeanwhile } from './platform.ts';
import type { Platform } from './platform.ts';
import { readBackup, readBytes, replaceBytes, sameBytes } from './replace.ts';
import type { Contents } from './replace.ts';

/** What the notes of an article are at the moment. Refused files are never written to. */
export type Notes =
  | { readonly state: 'none' }
  | { readonly state: 'ready'; readonly ledger: Ledger }
  | { readonly state: 'refused'; readonly problem: Problem };

/** Reads an article's notes, shared and private; unreadable ones are refused, only absent ones are `none`. */
export async function readNotes(article: vscode.Uri): Promise<Notes> {
  const stored = await readStored(article);
  if (!stored.ok) return { state: 'refused', problem: stored.problem };
  const { ledger } = stored.value;
  return ledger === null ? { state: 'none' } : { state: 'ready', ledger };
}

/** One of an article's two notes files. */
interface StoredFile extends Contents {
  readonly uri: vscode.Uri;
}

interface Stored {
  readonly shared: StoredFile;
  readonly secret: StoredFile;
  readonly ledger: Ledger | null;
}

async function readStored(article: vscode.Uri): Promise<Result<Stored>> {
  try {
    const [shared, secret] = await Promise.all([
      readFile(notesUri(article)),
      readFile(privateNotesUri(article)),
    ]);
    const texts = { shared: decoded(shared.whole), private: decoded(secret.whole) };
    const read = readNotesFiles(texts);
    return read.ok ? success({ shared, secret, ledger: read.value }) : read;
  } catch (error) {
    if (error instanceof NotUtf8) {
      return failure({ code: 'not-text', message: vscode.l10n.t('The notes file is not UTF-8 text.') });
    }
    const message = vscode.l10n.t('The notes file cannot be read: {0}', messageOf(error));
    return failure({ code: 'unreadable', message });
  }
}

async function readFile(uri: vscode.Uri): Promise<StoredFile> {
  const bytes = await readBytes(uri);
  if (bytes === null || !isCutOff(bytes)) return { uri, bytes, whole: bytes };
  const before = await readBackup(uri);
  return { uri, bytes, whole: before === undefined || isBroken(before) ? bytes : before };
}

/** What we write ends in a brace and a line end; what a person breaks by hand nearly always still does. */
const isCutOff = (bytes: Uint8Array): boolean => !new TextDecoder().decode(bytes).trimEnd().endsWith('}');

const isBroken = (bytes: Uint8Array | null): boolean =>
  bytes !== null && !readLedger(new TextDecoder().decode(bytes)).ok;

class NotUtf8 extends Error {}

function decoded(bytes: Uint8Array | null): string | null {
  if (bytes === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotUtf8();
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What an edit made of a ledger. `before` is null where there was no notes file. */
export interface Written {
  readonly before: Ledger | null;
  readonly after: Ledger;
}

/** Applies edits to notes files, one at a time for each article, always on what is on disk at that moment. */
export interface LedgerWriter {
  /** What was written, or why nothing was. */
  edit(article: vscode.Uri, change: (ledger: Ledger) => Ledger): Promise<Result<Written>>;
  /** Merges what git could not, by the ids in it. Answers what stood in the file before. */
  mergeConflicted(article: vscode.Uri): Promise<Result<Restorable>>;
}

export interface Restorable {
  /** Puts the conflicted text back, unless somebody has written the file since. */
  restore(): Promise<Result<null>>;
}

/** How often an edit is begun anew because another program wrote the file meanwhile. */
const MAX_TRIES = 20;

export function createLedgerWriter(platform: Pick<Platform, 'replaceFile' | 'exclusively'>): LedgerWriter {
  const turns = createTurns();

  /** In turn with the edits of this window, and as far as can be with those of others. */
  function inTurn<T>(article: vscode.Uri, task: () => Promise<T>): Promise<T> {
    const key = notesUri(article).toString();
    return turns(key, () => platform.exclusively(key, task));
  }

  async function apply(article: vscode.Uri, change: (ledger: Ledger) => Ledger): Promise<Result<Written>> {
    const collection = `urn:uuid:${crypto.randomUUID()}`;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const stored = await readStored(article);
      if (!stored.ok) return stored;
      const { shared, secret, ledger: before } = stored.value;
      if (isBeingEdited(shared.uri) || isBeingEdited(secret.uri)) return failure(unsavedEdits());
      const start = before ?? emptyLedger(collection, fileName(article));
      const changed = change(start);
      if (changed === start) return success({ before, after: start });
      const after = named(changed, article);
      const texts = writeNotesFiles(after);
      try {
        // Not everybody who writes here asks for our lock: git, a hand in another editor.
        if (!(await isUnchanged(shared)) || !(await isUnchanged(secret))) continue;
        const opened = difference(secretsOf(before), secretsOf(after)).size > 0;
        await replaceBoth(shared, secret, texts, opened, platform);
      } catch (error) {
        if (error instanceof WrittenMeanwhile) continue;
        return failure(unwritable(messageOf(error)));
      }
      return success({ before, after });
    }
    return failure(unwritable(vscode.l10n.t('another program keeps writing it')));
  }

  async function mergeConflicted(article: vscode.Uri): Promise<Result<Restorable>> {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const planned = await planMerge(article);
      if (!planned.ok) return planned;
      const replacements = planned.value;
      const unchanged = await Promise.all(replacements.map(({ file }) => isUnchanged(file)));
      if (unchanged.includes(false)) continue;
      try {
        await replaceAll(replacements, platform);
      } catch (error) {
        if (error instanceof WrittenMeanwhile) continue;
        throw error;
      }
      return success({
        restore: () => inTurn(article, () => attempt(() => putBack(replacements, platform))),
      });
    }
    return failure(unwritable(vscode.l10n.t('another program keeps writing it')));
  }

  return {
    edit: (article, change) => inTurn(article, () => apply(article, change)),
    mergeConflicted: (article) => inTurn(article, () => attempt(() => mergeConflicted(article))),
  };
}

/** What is to stand in a notes file instead of what was read there. */
interface Replacement {
  readonly file: StoredFile;
  readonly bytes: Uint8Array;
}

/** What becomes of those of an article's notes files that are in conflict. */
async function planMerge(article: vscode.Uri): Promise<Result<readonly Replacement[]>> {
  const replacements: Replacement[] = [];
  for (const uri of [notesUri(article), privateNotesUri(article)]) {
    if (isBeingEdited(uri)) return failure(unsavedEdits());
    const file = await readFile(uri);
    const text = decoded(file.bytes);
    if (text === null || readLedger(text).ok) continue;
    const merged = readConflicted(text);
    if (!merged.ok) return merged;
    replacements.push({ file, bytes: new TextEncoder().encode(writeLedger(merged.value)) });
  }
  return success(replacements);
}

/** Replaces every file, or none. */
async function replaceAll(
  replacements: readonly Replacement[],
  platform: Pick<Platform, 'replaceFile'>,
): Promise<void> {
  const done: Replacement[] = [];
  try {
    for (const replacement of replacements) {
      await replaceBytes(replacement.file.uri, replacement.bytes, replacement.file, platform);
      done.push(replacement);
    }
  } catch (error) {
    // As far as the disk still lets us.
    await putBack(done, platform).catch(() => undefined);
    throw error;
  }
}

/** Undoes `replaceAll`, unless somebody wrote one of the files since: theirs would be lost. */
async function putBack(
  replacements: readonly Replacement[],
  platform: Pick<Platform, 'replaceFile'>,
): Promise<Result<null>> {
  for (const { file, bytes } of replacements) {
    if (isBeingEdited(file.uri)) return failure(unsavedEdits());
    if (!sameBytes(bytes, await readBytes(file.uri))) return failure(writtenSince());
  }
  for (const { file, bytes } of replacements) {
    await replaceBytes(file.uri, file.bytes ?? new Uint8Array(), { bytes, whole: bytes }, platform);
  }
  return success(null);
}

async function attempt<T>(task: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await task();
  } catch (error) {
    return failure(error instanceof WrittenMeanwhile ? writtenSince() : unwritable(messageOf(error)));
  }
}

/** The ids of what is confidential. */
const secretsOf = (ledger: Ledger | null): ReadonlySet<string> =>
  new Set(
    ledger?.annotations.flatMap((annotation) =>
      [annotation, ...annotation.notes]
        .filter(({ confidential }) => confidential === true)
        .map(({ id }) => id),
    ),
  );

const difference = <T>(all: ReadonlySet<T>, but: ReadonlySet<T>): ReadonlySet<T> =>
  new Set([...all].filter((item) => !but.has(item)));

/**
 * Writes both files so that a crash between leaves what moved from the one to the other in both, and never in neither:
 * first the one that it moved to. What is in both counts as confidential.
 *
 * @param opened whether something was confidential, and is no longer
 */
async function replaceBoth(
  shared: StoredFile,
  secret: StoredFile,
  texts: { readonly shared: string; readonly private: string | null },
  opened: boolean,
  platform: Pick<Platform, 'replaceFile'>,
): Promise<void> {
  const writeShared = (): Promise<void> => replace(shared, texts.shared, platform);
  const writeSecret = (): Promise<void> => replace(secret, texts.private, platform);
  if (opened) {
    await writeShared();
    await writeSecret();
    return;
  }
  await writeSecret();
  try {
    await writeShared();
  } catch (error) {
    // Nothing was to be written; as far as the disk still lets us.
    const now = await readFile(secret.uri).catch(() => null);
    if (now !== null) await replace(now, decoded(secret.whole), platform).catch(() => undefined);
    throw error;
  }
}

/** null: there is to be no such file. */
async function replace(
  file: StoredFile,
  text: string | null,
  platform: Pick<Platform, 'replaceFile'>,
): Promise<void> {
  const { uri, bytes } = file;
  if (text === null) {
    if (bytes !== null) await vscode.workspace.fs.delete(uri);
    return;
  }
  const next = new TextEncoder().encode(text);
  if (sameBytes(next, bytes)) return;
  await replaceBytes(uri, next, file, platform);
}

const isUnchanged = async ({ uri, bytes }: StoredFile): Promise<boolean> =>
  sameBytes(bytes, await readBytes(uri));

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

const writtenSince = (): Problem => ({
  code: 'unwritable',
  message: vscode.l10n.t('The notes file was written again since; it stays as it is.'),
});

const unwritable = (reason: string): Problem => ({
  code: 'unwritable',
  message: vscode.l10n.t('The notes file cannot be written: {0}', reason),
});
