import * as vscode from 'vscode';
import { fileName, folderOf } from './files.ts';
import { WrittenMeanwhile } from './platform.ts';
import type { Platform } from './platform.ts';

/** Where what stood in a file before is kept while it is written anew. */
const backupOf = (file: vscode.Uri): vscode.Uri =>
  vscode.Uri.joinPath(folderOf(file), `.${fileName(file)}.before`);

/** The file's bytes; null if there is none. Any other failure is thrown. */
export async function readBytes(file: vscode.Uri): Promise<Uint8Array | null> {
  try {
    return await vscode.workspace.fs.readFile(file);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return null;
    throw error;
  }
}

export const sameBytes = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === b ||
  (a !== null && b !== null && a.length === b.length && a.every((byte, index) => byte === b[index]));

/** What a file holds. */
export interface Contents {
  /** What is in it; null: there is no such file. */
  readonly bytes: Uint8Array | null;
  /** What counts: that, or what `readBackup` answers, if a write was cut off. */
  readonly whole: Uint8Array | null;
}

/**
 * Replaces a file so that a failure or a crash in the middle leaves what stood there before. Where the host can't do that
 * in one step (a browser, a virtual file system; VS Code's own rename deletes its target first), a copy of it lies beside
 * while it is written: see `readBackup`.
 *
 * @throws WrittenMeanwhile where something else is there by now, and whatever the file system does; then nothing was written
 */
export async function replaceBytes(
  file: vscode.Uri,
  bytes: Uint8Array,
  { bytes: was, whole: before }: Contents,
  { replaceFile }: Pick<Platform, 'replaceFile'>,
): Promise<void> {
  const { fs } = vscode.workspace;
  if (file.scheme === 'file' && replaceFile !== undefined) {
    await replaceFile(file.fsPath, bytes, was);
    return;
  }
  const backup = backupOf(file);
  const drop = async (): Promise<void> => {
    // One that stays is read only where the file itself is cut off.
    await fs.delete(backup).then(undefined, () => undefined);
  };
  try {
    // One that the file was read from is the only whole copy: it is not written anew.
    if (before === was) await fs.writeFile(backup, before ?? new Uint8Array());
    if (!sameBytes(was, await readBytes(file))) throw new WrittenMeanwhile();
  } catch (error) {
    await drop();
    throw error;
  }
  try {
    await fs.writeFile(file, bytes);
  } catch (error) {
    if (await putBack(file, before)) await drop();
    throw error;
  }
  await drop();
}

/** Whether the file is again as it was. */
async function putBack(file: vscode.Uri, before: Uint8Array | null): Promise<boolean> {
  const { fs } = vscode.workspace;
  try {
    const now = await readBytes(file);
    if (sameBytes(now, before)) return true;
    if (before === null) await fs.delete(file);
    else await fs.writeFile(file, before);
    return true;
  } catch {
    return false;
  }
}

/** What stood in a file before it was left cut off in the middle of a write: nothing (null), or unknown (undefined). */
export async function readBackup(file: vscode.Uri): Promise<Uint8Array | null | undefined> {
  const bytes = await readBytes(backupOf(file));
  return bytes === null ? undefined : bytes.length === 0 ? null : bytes;
}
