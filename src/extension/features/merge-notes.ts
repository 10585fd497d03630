import * as vscode from 'vscode';
import { MERGE_ATTRIBUTES, MERGE_SETUP } from '../../core/index.ts';
import type { FeatureContext } from '../feature.ts';
import { fileName, notesUri } from '../files.ts';
import { addLines, repositoryOf } from '../repository.ts';
import { findArticle, say } from '../targets.ts';

/** Two people's notes on one article: what git left unmerged is merged by the ids in it, and git is taught to do so itself. */
export function register(context: FeatureContext): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('claimcheck.mergeNotes', (target) => merge(context, target)),
    vscode.commands.registerCommand('claimcheck.setUpGitMerge', () => setUp(context)),
  );
}

async function merge({ articles }: FeatureContext, target: unknown): Promise<void> {
  const article = await findArticle(articles, target);
  if (article === undefined) return;
  const { document, problem } = article;
  if (problem?.code !== 'conflict-markers') {
    say(vscode.l10n.t('The notes of this article are in no merge conflict.'));
    return;
  }
  const merged = await articles.mergeConflicted(document);
  if (!merged.ok) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('The notes were not merged, and their file is as it was. {0}', merged.problem.message),
    );
    return;
  }
  const [undo, show] = [vscode.l10n.t('Undo'), vscode.l10n.t('Open Notes File')];
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Both sides of {0} were merged; nothing was dropped. Stage the file in git to end the conflict.',
      fileName(notesUri(document.uri)),
    ),
    undo,
    show,
  );
  if (answer === show) await vscode.window.showTextDocument(notesUri(document.uri));
  if (answer !== undo) return;
  const restored = await merged.value.restore();
  if (!restored.ok) void vscode.window.showErrorMessage(restored.problem.message);
}

/** What git runs is set in its configuration, which no repository can do for another: a person has to run that line. */
async function setUp({ articles }: FeatureContext): Promise<void> {
  const article = await findArticle(articles);
  if (article === undefined) return;
  const file = vscode.Uri.joinPath(await repositoryOf(article.document.uri), '.gitattributes');
  try {
    await addLines(file, MERGE_ATTRIBUTES);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('{0} cannot be written: {1}', file.fsPath, reason));
    return;
  }
  const [copy, type] = [vscode.l10n.t('Copy Command'), vscode.l10n.t('Type into Terminal')];
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      '{0} tells git to merge notes by their ids. On each computer, git has to be told once how: {1}',
      fileName(file),
      MERGE_SETUP,
    ),
    copy,
    // Nothing is run here: the line waits for Enter.
    ...(vscode.workspace.isTrusted ? [type] : []),
  );
  if (answer === copy) await vscode.env.clipboard.writeText(MERGE_SETUP);
  if (answer === type) {
    const terminal = vscode.window.createTerminal({ name: 'git' });
    terminal.show();
    terminal.sendText(MERGE_SETUP, false);
  }
}
