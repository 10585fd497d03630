import * as vscode from 'vscode';
import type { FeatureContext } from '../feature.ts';
import { notesUri, privateNotesUri } from '../files.ts';
import { findArticle, say } from '../targets.ts';

/** Opens the notes file, and says once where it could not be used. */
export function register({ articles }: FeatureContext): vscode.Disposable {
  /** What the reader has been told of, by article; told again only when it is another fault. */
  const told = new Map<string, string>();

  async function open(): Promise<void> {
    const article = await findArticle(articles);
    if (article === undefined) return;
    const uri = notesUri(article.document.uri);
    try {
      await vscode.workspace.fs.stat(uri);
    } catch {
      say(vscode.l10n.t('This article has no notes yet.'));
      return;
    }
    await vscode.window.showTextDocument(uri);
  }

  async function tell(document: vscode.TextDocument): Promise<void> {
    const view = articles.get(document);
    const key = document.uri.toString();
    const problem = view !== undefined && 'problem' in view ? view.problem : null;
    if (problem === null) {
      told.delete(key);
      return;
    }
    if (told.get(key) === problem.message) return;
    told.set(key, problem.message);
    const show = vscode.l10n.t('Open Notes File');
    const merge = vscode.l10n.t('Merge by Id');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t(
        'Notes on this article cannot be read, and nothing will be written to their file. {0}',
        problem.message,
      ),
      ...(problem.code === 'conflict-markers' ? [merge] : []),
      show,
    );
    if (answer === merge)
      await vscode.commands.executeCommand('claimcheck.mergeNotes', { uri: key, entry: '' });
    if (answer === show) {
      const file = problem.file === 'private' ? privateNotesUri : notesUri;
      await vscode.window.showTextDocument(file(document.uri));
    }
  }

  return vscode.Disposable.from(
    vscode.commands.registerCommand('claimcheck.openNotesFile', open),
    articles.onDidChange((document) => void tell(document)),
  );
}
