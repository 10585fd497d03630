import * as vscode from 'vscode';
import { exists, folderOf } from './files.ts';
import { readBytes } from './replace.ts';

/**
 * The folder of the git repository that a file is in: the nearest above it with a `.git` (a folder, or a file in a work
 * tree); where there is none, its workspace folder, or else its own.
 */
export async function repositoryOf(file: vscode.Uri): Promise<vscode.Uri> {
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    if (await exists(vscode.Uri.joinPath(folder, '.git'))) return folder;
    if (folderOf(folder).path === folder.path) break;
  }
  return vscode.workspace.getWorkspaceFolder(file)?.uri ?? folderOf(file);
}

/**
 * Adds lines to a text file such as .gitignore, those that it does not have yet; everything else in it stays, its line
 * ends too. Answers whether there was anything to add.
 */
export async function addLines(file: vscode.Uri, lines: readonly string[]): Promise<boolean> {
  const bytes = await readBytes(file);
  const text = bytes === null ? '' : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const known = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.filter((line) => !known.has(line));
  if (missing.length === 0) return false;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const start = text === '' || text.endsWith('\n') ? text : text + end;
  const added = missing.map((line) => line + end).join('');
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(start + added));
  return true;
}
