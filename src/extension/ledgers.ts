import * as vscode from 'vscode';
import { readLedger, writeLedger, emptyLedger, failure, success } from '../core/index.ts';
import type { Ledger, Problem, Result } from '../core/index.ts';
import { fileName, folderOf, notesUri } from './files.ts';
import type { Platform } from './platform.ts';

/** What the notes file of an article is at the moment. A refused file is never written to. */
export type Notes =
  | { readonly state: 'none' }
  | { readonly state: 'ready'; readonly ledger: Ledger }
  | { readonly state: 'refused'; readonly problem: Problem };

/** Reads the notes file of an article; an unreadable one is refused, only an absent one is `none`. */
export async function readNotes(article: vscode.Uri): Promise<Notes> {
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(notesUri(article));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return { state: 'none' };
    return refused('unreadable', vscode.l10n.t('The notes file cannot be read: {0}', messageOf(error)));
  }
  let json: string;
  try {
    json = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused('not-text', vscode.l10n.t('The notes file is not UTF-8 text.'));
  }
  const read = readLedger(json);
  return read.ok ? { state: 'ready', ledger: read.value } : { state: 'refused', problem: read.problem };
}

const refused = (code: Problem['code'], message: string): Notes => ({
  state: 'refused',
  problem: { code, message },
});

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Writes the notes file so that a crash leaves a whole one. Where the host can't replace a file in one step (a browser,
 * a virtual file system; VS Code's own rename deletes its target first), a copy lies beside it while it is written.
 */
async function writeAtomically(target: vscode.Uri, text: string, { replaceFile }: Platform): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  if (target.scheme === 'file' && replaceFile !== undefined) {
    await replaceFile(target.fsPath, bytes);
    return;
  }
  const copy = vscode.Uri.joinPath(folderOf(target), `.${fileName(target)}.${crypto.randomUUID()}.tmp`);
  await vscode.workspace.fs.writeFile(copy, bytes);
  await vscode.workspace.fs.writeFile(target, bytes);
  await vscode.workspace.fs.delete(copy);
}

/** Applies edits to notes files, one at a time for each file, always on what is on disk at that moment. */
export interface LedgerWriter {
  /** The ledger as written, or why nothing was. */
  edit(article: vscode.Uri, change: (ledger: Ledger) => Ledger): Promise<Result<Ledger>>;
}

export function createLedgerWriter(platform: Platform): LedgerWriter {
  const queues = new Map<string, Promise<unknown>>();

  async function apply(article: vscode.Uri, change: (ledger: Ledger) => Ledger): Promise<Result<Ledger>> {
    const notes = await readNotes(article);
    if (notes.state === 'refused') return failure(notes.problem);
    const before =
      notes.state === 'ready'
        ? notes.ledger
        : emptyLedger(`urn:uuid:${crypto.randomUUID()}`, fileName(article));
    const after = change(before);
    if (after === before) return success(before);
    try {
      await writeAtomically(notesUri(article), writeLedger(after), platform);
    } catch (error) {
      return failure({
        code: 'unreadable',
        message: vscode.l10n.t('The notes file cannot be written: {0}', messageOf(error)),
      });
    }
    return success(after);
  }

  return {
    async edit(article, change) {
      const key = notesUri(article).toString();
      const turn = (queues.get(key) ?? Promise.resolve()).then(() => apply(article, change));
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
