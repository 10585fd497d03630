import * as vscode from 'vscode';
import { nextUnchecked } from '../../core/index.ts';
import type { OpenArticle } from '../articles.ts';
import { openCard } from '../card.ts';
import { toEditorPosition, toOffset } from '../convert.ts';
import type { FeatureContext } from '../feature.ts';
import { extentOf, findArticle, say } from '../targets.ts';

export function register({ articles }: FeatureContext): vscode.Disposable {
  async function go(direction: 'next' | 'previous', target: unknown): Promise<void> {
    const article = await findArticle(articles, target);
    if (article === undefined) return;
    const editor = await editorOf(article);
    const entry = nextUnchecked(
      article.sheet,
      toOffset(article.document, editor.selection.active),
      direction,
    );
    const extent = entry === undefined ? null : extentOf(entry);
    if (extent === null) {
      say(vscode.l10n.t('Nothing is left unchecked.'));
      return;
    }
    const position = toEditorPosition(article.document, extent.start);
    editor.selection = new vscode.Selection(position, position);
    editor.revealRange(
      new vscode.Range(position, position),
      vscode.TextEditorRevealType.InCenterIfOutsideViewport,
    );
    // The card says what is to be checked.
    await openCard();
  }
  return vscode.Disposable.from(
    vscode.commands.registerCommand('claimcheck.nextUnchecked', (target) => go('next', target)),
    vscode.commands.registerCommand('claimcheck.previousUnchecked', (target) => go('previous', target)),
  );
}

/** With the keyboard in it, wherever that was: the list of claims, or the text itself. */
function editorOf({ document }: OpenArticle): Thenable<vscode.TextEditor> {
  const active = vscode.window.activeTextEditor;
  return vscode.window.showTextDocument(
    document,
    active?.document === document ? active.viewColumn : undefined,
  );
}
