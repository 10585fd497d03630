import * as vscode from 'vscode';
import type { FeatureContext } from '../feature.ts';

/** What two characters can say. */
const MOST = 99;

/**
 * How many problems an article has that is not open, beside its name in the Explorer; of one that is open the editor
 * says so itself. Only of those that are read already.
 */
export function register({ articles, workspaceArticles }: FeatureContext): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const isOpen = (uri: vscode.Uri): boolean =>
    articles.all().some(({ document }) => document.uri.toString() === uri.toString());
  return vscode.Disposable.from(
    changed,
    workspaceArticles.onDidChange(() => {
      changed.fire(undefined);
    }),
    articles.onDidClose(() => {
      changed.fire(undefined);
    }),
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration(uri) {
        const summary = workspaceArticles.get(uri);
        if (summary === undefined || summary.findings === 0 || isOpen(uri)) return undefined;
        const { findings, checked, total } = summary;
        return new vscode.FileDecoration(
          String(Math.min(findings, MOST)),
          vscode.l10n.t('Claimcheck problems: {0}; {1} / {2} checked', findings, checked, total),
          new vscode.ThemeColor('claimcheck.attention'),
        );
      },
    }),
  );
}
