import * as vscode from 'vscode';
import { languageOf, progress } from '../../core/index.ts';
import type { FeatureContext } from '../feature.ts';
import { documentInFront } from '../targets.ts';

/** “12 / 31 checked” for the article in front; also while the focus is in its preview. */
export function register({ articles }: FeatureContext): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('claimcheck.progress', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Claimcheck';

  function show(): void {
    const document = documentInFront();
    const view = document === undefined ? undefined : articles.get(document);
    if (view === undefined) {
      item.hide();
      return;
    }
    item.command = undefined;
    if ('refused' in view) {
      item.text = `$(circle-slash) ${vscode.l10n.t('not checked')}`;
      item.tooltip = view.refused.message;
    } else if (view.problem !== null) {
      item.text = `$(warning) ${view.problem.code === 'unreadable' ? vscode.l10n.t('notes cannot be read') : vscode.l10n.t('notes are read-only')}`;
      item.tooltip = view.problem.message;
      item.command = 'claimcheck.openNotesFile';
    } else {
      const { checked, total } = progress(view.sheet);
      item.text = `$(checklist) ${vscode.l10n.t('{0} / {1} checked', checked, total)}`;
      item.tooltip = vscode.l10n.t('Claimcheck: list what is still unchecked');
      const language = languageOf(view.sheet.article);
      if (language !== 'en') {
        item.text += ` · ${vscode.l10n.t('quotations only ({0})', language)}`;
        item.tooltip += `\n${vscode.l10n.t('This article is not in English: reported speech, statements and speakers are not looked for. If that is wrong, say “lang: en” in its front matter.')}`;
      }
      item.command = 'claimcheck.checkArticle';
    }
    item.accessibilityInformation = { label: `Claimcheck: ${item.text.replace(/\$\([^)]*\)\s*/, '')}` };
    item.show();
  }

  show();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.window.onDidChangeVisibleTextEditors(show),
    articles.onDidChange(show),
    articles.onDidClose(show),
  );
}
