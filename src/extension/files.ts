import * as vscode from 'vscode';

/** Which files belong to an article. They lie beside it and are told by their names alone. */

const NOTES = '.factcheck.json';
const PRIVATE_NOTES = '.factcheck.private.json';

/** story.md → story.md.factcheck.json */
export const notesUri = (article: vscode.Uri): vscode.Uri => beside(article, `${article.path}${NOTES}`);

/** story.md → story.md.factcheck.private.json: the confidential notes, which are not for the repository. */
export const privateNotesUri = (article: vscode.Uri): vscode.Uri =>
  beside(article, `${article.path}${PRIVATE_NOTES}`);

/** story.md → story.evidence: the folder of what was collected. */
export const evidenceUri = (article: vscode.Uri): vscode.Uri =>
  beside(article, `${article.path.replace(/\.[^./]+$/, '')}.evidence`);

/** The article that a notes file, shared or private, is about; null for any other file. */
export function articleOf(notes: vscode.Uri): vscode.Uri | null {
  const ending = [NOTES, PRIVATE_NOTES].find(
    (end) => fileName(notes).length > end.length && notes.path.endsWith(end),
  );
  return ending === undefined ? null : beside(notes, notes.path.slice(0, -ending.length));
}

const beside = (uri: vscode.Uri, path: string): vscode.Uri => uri.with({ path, query: '', fragment: '' });

export const fileName = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

export const folderOf = (uri: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(uri, '..');

export const exists = (uri: vscode.Uri): Promise<boolean> =>
  Promise.resolve(
    vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    ),
  );
