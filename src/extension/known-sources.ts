import * as vscode from 'vscode';
import { readLedger } from '../core/index.ts';
import type { Ledger } from '../core/index.ts';

/** A workspace may be an archive; the latest notes are enough to choose from. */
const MAX_FILES = 300;

/** The shared notes of the workspace's articles, where they can be read; private notes files have another name. */
export async function workspaceLedgers(token: vscode.CancellationToken): Promise<readonly Ledger[]> {
  const files = await vscode.workspace.findFiles('**/*.factcheck.json', undefined, MAX_FILES, token);
  const ledgers = await Promise.all(files.map((file) => read(file, token)));
  return ledgers.flatMap((ledger) => ledger ?? []);
}

async function read(file: vscode.Uri, token: vscode.CancellationToken): Promise<Ledger | null> {
  if (token.isCancellationRequested) return null;
  try {
    const ledger = readLedger(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
    return ledger.ok ? ledger.value : null;
  } catch {
    // Gone since it was listed, or unreadable: its own article says so when it is opened.
    return null;
  }
}

/**
 * A file that a person names: by its path from the article's folder or a folder of the workspace, or by a whole path.
 * The path from the workspace where it lies in it; null where there is no such file.
 */
export async function findFile(given: string, article: vscode.Uri): Promise<string | null> {
  const path = given.trim().replaceAll('\\', '/');
  // What no file is called, and what is long, is not looked for.
  if (path === '' || path.length > 300 || /[\n"<>|*?]|^https?:/i.test(path)) return null;
  const bases = [
    vscode.Uri.joinPath(article, '..'),
    ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri),
  ];
  const whole = /^(?:\/|[a-z]:\/)/i.test(path);
  const candidates = whole
    ? [article.with({ path: path.startsWith('/') ? path : `/${path}`, query: '', fragment: '' })]
    : bases.map((base) => vscode.Uri.joinPath(base, path));
  for (const uri of candidates) {
    try {
      const { type } = await vscode.workspace.fs.stat(uri);
      if ((type & vscode.FileType.File) !== 0) return vscode.workspace.asRelativePath(uri, false);
    } catch {
      // Not there: the next place, or no file at all.
    }
  }
  return null;
}
