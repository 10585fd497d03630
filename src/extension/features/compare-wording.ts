import * as vscode from 'vscode';
import { rewordings } from '../../core/index.ts';
import type { Rewording } from '../../core/index.ts';
import type { Articles } from '../articles.ts';
import { closeCard } from '../card.ts';
import type { FeatureContext } from '../feature.ts';
import { fileName } from '../files.ts';
import { findEntry, say } from '../targets.ts';

const SCHEME = 'claimcheck-wording';

/** Shows in the diff editor how a claim was worded when it was checked, and how it is now; the latter follows the typing. */
export function register({ articles }: FeatureContext): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();

  async function compare(target: unknown): Promise<void> {
    const found = await findEntry(articles, target);
    if (found === undefined) return;
    const { document, sheet } = found.article;
    const [rewording] = rewordings(sheet, found.entry);
    if (rewording === undefined) {
      say(vscode.l10n.t('The words here are those that were checked.'));
      return;
    }
    await closeCard();
    await vscode.commands.executeCommand(
      'vscode.diff',
      sideOf(document.uri, rewording, 'before'),
      sideOf(document.uri, rewording, 'after'),
      vscode.l10n.t('{0}: as checked ↔ now', fileName(document.uri)),
    );
  }

  return vscode.Disposable.from(
    changed,
    vscode.commands.registerCommand('claimcheck.compareWording', compare),
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => wording(articles, uri),
    }),
    articles.onDidChange(({ uri }) => {
      for (const shown of vscode.workspace.textDocuments)
        if (shown.uri.scheme === SCHEME && shown.uri.fragment === uri.toString()) changed.fire(shown.uri);
    }),
  );
}

type Side = 'before' | 'after';

/** The annotation in the query, the article in the fragment. */
const sideOf = (article: vscode.Uri, { annotation }: Rewording, side: Side): vscode.Uri =>
  vscode.Uri.from({
    scheme: SCHEME,
    path: `/${side}/${fileName(article)}.txt`,
    query: annotation.id,
    fragment: article.toString(),
  });

/** Empty where the article is closed or the annotation gone. */
function wording(articles: Articles, uri: vscode.Uri): string {
  const view = articles.all().find(({ document }) => document.uri.toString() === uri.fragment);
  if (view === undefined || !('sheet' in view)) return '';
  const placed = view.sheet.entries
    .flatMap(({ annotations }) => annotations)
    .find(({ annotation }) => annotation.id === uri.query);
  if (placed === undefined) return '';
  const { annotation, resolution } = placed;
  if (uri.path.startsWith('/before/')) return annotation.history.at(-1)?.exact ?? '';
  return 'range' in resolution
    ? view.sheet.article.text.slice(resolution.range.start, resolution.range.end)
    : '';
}
