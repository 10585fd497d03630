import * as vscode from 'vscode';
import { openWords, progress, uncheckedEntries } from '../../core/index.ts';
import type { Entry } from '../../core/index.ts';
import type { OpenArticle } from '../articles.ts';
import { openCard } from '../card.ts';
import { toEditorPosition, toEditorRange } from '../convert.ts';
import type { FeatureContext } from '../feature.ts';
import { extentOf, findArticle } from '../targets.ts';
import { kindName, statusIcon, statusName } from '../words.ts';

interface ClaimItem extends vscode.QuickPickItem {
  readonly range: vscode.Range;
}

/** Opens the Problems panel and lists what is still unchecked; moving through the list shows each in the text. */
export function register({ articles }: FeatureContext): vscode.Disposable {
  return vscode.commands.registerCommand('claimcheck.checkArticle', async () => {
    const article = await findArticle(articles);
    if (article === undefined) return;
    await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    await list(article);
  });
}

async function list(article: OpenArticle): Promise<void> {
  const { document, sheet, findings } = article;
  const editor = await vscode.window.showTextDocument(document);
  const before = editor.selection;
  const { checked, total } = progress(sheet);
  const items = uncheckedEntries(sheet).flatMap((entry) => item(article, entry));
  const pick = vscode.window.createQuickPick<ClaimItem>();
  pick.title = vscode.l10n.t('{0} / {1} checked · problems: {2}', checked, total, findings.length);
  pick.placeholder =
    items.length === 0
      ? vscode.l10n.t('Nothing is left unchecked.')
      : vscode.l10n.t('{0} still unchecked: choose one to go there', items.length);
  pick.items = items;
  pick.matchOnDetail = true;
  let chosen: ClaimItem | undefined;
  pick.onDidChangeActive(([active]) => {
    if (active !== undefined)
      editor.revealRange(active.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  });
  pick.onDidAccept(() => {
    const [picked] = pick.selectedItems;
    chosen = picked;
    pick.hide();
  });
  pick.onDidHide(() => {
    pick.dispose();
    if (chosen === undefined)
      editor.revealRange(before, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    else void go(editor, chosen.range.start);
  });
  pick.show();
}

/** As “Next Unchecked” goes there: with its card, and the keyboard in it. */
async function go(editor: vscode.TextEditor, place: vscode.Position): Promise<void> {
  await vscode.window.showTextDocument(editor.document, {
    ...(editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }),
    selection: new vscode.Range(place, place),
  });
  await openCard();
}

function item({ document, sheet }: OpenArticle, entry: Entry): ClaimItem[] {
  const extent = extentOf(entry);
  if (extent === null) return [];
  const words = entry.claim?.text ?? sheet.article.text.slice(extent.start, extent.end);
  const line = toEditorPosition(document, extent.start).line + 1;
  const kind = entry.claim === null ? vscode.l10n.t('Marked claim') : kindName(entry.claim.kind);
  const speaker = entry.claim?.speaker;
  return [
    {
      label: `$(${statusIcon(entry.status)}) ${words.replace(/\s+/g, ' ')}`,
      // Beside long words nothing else would be seen.
      detail: [
        vscode.l10n.t('Line {0}', line),
        kind,
        ...(speaker === null || speaker === undefined ? [] : [speaker]),
        statusName(entry.status),
        openWords(entry) ?? [],
      ]
        .flat()
        .join(' · '),
      range: toEditorRange(document, extent),
    },
  ];
}
