import * as vscode from 'vscode';
import type { ClaimKind, Entry } from '../../core/index.ts';
import { toEditorRange } from '../convert.ts';
import type { FeatureContext } from '../feature.ts';
import { lookOf } from '../looks.ts';
import type { Look } from '../looks.ts';

/** A line of its own shape for each look, not only of its own colour. */
const LINES: Readonly<Record<Look, string>> = {
  unchecked: 'dotted',
  open: 'dashed',
  attention: 'double',
  checked: 'solid',
};

const KINDS = ['quotation', 'reported', 'statement'] as const satisfies readonly ClaimKind[];

const SHOWN = 'claimcheck.highlightsShown';

/** Marks every claim by its kind (background) and status (line and ruler), in all visible editors. */
export function register({ extension, articles }: FeatureContext): vscode.Disposable {
  const backgrounds = byKey(KINDS, (kind) =>
    vscode.window.createTextEditorDecorationType({
      backgroundColor: new vscode.ThemeColor(`claimcheck.${kind}Background`),
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    }),
  );
  const lines = byKey(Object.keys(LINES) as Look[], (look) => {
    const color = new vscode.ThemeColor(`claimcheck.${look}`);
    return vscode.window.createTextEditorDecorationType({
      borderColor: color,
      borderStyle: LINES[look],
      borderWidth: look === 'attention' ? '0 0 3px 0' : '0 0 2px 0',
      overviewRulerColor: color,
      overviewRulerLane: vscode.OverviewRulerLane.Center,
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    });
  });
  let shown = extension.workspaceState.get(SHOWN, true);

  function paint(editor: vscode.TextEditor): void {
    const view = articles.get(editor.document);
    if (view !== undefined && 'sheet' in view && view.version !== editor.document.version) return;
    const entries = shown && view !== undefined && 'sheet' in view ? view.sheet.entries : [];
    for (const [kind, decoration] of backgrounds) {
      editor.setDecorations(
        decoration,
        rangesOf(editor.document, entries, (entry) => kindOf(entry) === kind),
      );
    }
    for (const [look, decoration] of lines) {
      editor.setDecorations(
        decoration,
        rangesOf(editor.document, entries, ({ status }) => lookOf(status) === look),
      );
    }
  }

  function paintAll(): void {
    vscode.window.visibleTextEditors.forEach(paint);
  }

  async function toggle(): Promise<void> {
    shown = !shown;
    paintAll();
    await extension.workspaceState.update(SHOWN, shown);
  }

  paintAll();
  return vscode.Disposable.from(
    ...backgrounds.values(),
    ...lines.values(),
    vscode.window.onDidChangeVisibleTextEditors(paintAll),
    articles.onDidChange((document) => {
      for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) paint(editor);
    }),
    vscode.commands.registerCommand('claimcheck.toggleHighlights', toggle),
  );
}

const kindOf = ({ claim, annotations }: Entry): ClaimKind =>
  claim?.kind ?? annotations[0]?.annotation.claimKind ?? 'statement';

/** An interrupted quotation is marked where its words are, not across “he said”. */
const rangesOf = (
  document: vscode.TextDocument,
  entries: readonly Entry[],
  wanted: (entry: Entry) => boolean,
): vscode.Range[] =>
  entries
    .filter(wanted)
    .flatMap(({ claim, range }) => claim?.content ?? (range === null ? [] : [range]))
    .map((range) => toEditorRange(document, range));

function byKey<K, V>(keys: readonly K[], make: (key: K) => V): ReadonlyMap<K, V> {
  return new Map(keys.map((key) => [key, make(key)]));
}
