import * as vscode from 'vscode';
import { evidenceUri, exists, fileName, notesUri, privateNotesUri } from '../files.ts';

/**
 * An article's files go where it goes: renamed, moved or deleted in the editor, as one step that one Undo takes back. In
 * a folder that is renamed, moved or copied they are among its files anyway.
 */
export function register(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles((event) => {
      event.waitUntil(renamed(event.files));
    }),
    vscode.workspace.onWillDeleteFiles((event) => {
      event.waitUntil(deleted(event.files));
    }),
  );
}

type Renamed = readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[];

async function renamed(files: Renamed): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const asked = new Set(files.map(({ oldUri }) => oldUri.toString()));
  for (const { oldUri, newUri } of files) {
    for (const companion of [notesUri, privateNotesUri, evidenceUri]) {
      const [from, to] = [companion(oldUri), companion(newUri)];
      if (asked.has(from.toString()) || from.toString() === to.toString() || !(await exists(from))) continue;
      if (await exists(to)) await setAside(to, newUri, companion);
      edit.renameFile(from, to);
    }
  }
  return edit;
}

/**
 * Notes that already lie where an article is moved are about another text: one that is being replaced, or that is gone.
 * They stay, under a name at which they are offered to the article that they fit. This is no part of the edit: the
 * editor undoes several renames in the order in which they were done, and would undo this one over the others.
 */
async function setAside(
  file: vscode.Uri,
  article: vscode.Uri,
  companion: (article: vscode.Uri) => vscode.Uri,
): Promise<void> {
  const [, stem = article.path, ending = ''] = /^(.*?)(\.[^./]+)?$/.exec(article.path) ?? [];
  for (let count = 1; ; count++) {
    const free = companion(article.with({ path: `${stem}.replaced-${String(count)}${ending}` }));
    if (await exists(free)) continue;
    await vscode.workspace.fs.rename(file, free);
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Notes on another article were in the way. They are kept as {0}.', fileName(free)),
    );
    return;
  }
}

/** What was collected as evidence stays where it is: the editor could not bring a folder back. */
async function deleted(files: readonly vscode.Uri[]): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const asked = new Set(files.map(String));
  for (const article of files) {
    for (const file of [notesUri(article), privateNotesUri(article)]) {
      if (!asked.has(file.toString()) && (await exists(file))) edit.deleteFile(file);
    }
  }
  return edit;
}
