import * as vscode from 'vscode';
import type { Entry } from '../../core/index.ts';
import type { FeatureContext } from '../feature.ts';
import { dimLayer, gutterLayers, kindLayers, lineLayers } from '../layers.ts';
import type { Layer } from '../layers.ts';
import { lookOf } from '../looks.ts';

/** What the reader has chosen for this workspace, kept over reloads. */
const SHOWN = 'claimcheck.highlightsShown';
const READING = 'claimcheck.readingMode';

/**
 * Marks every claim by its kind and its status, in the text, the overview ruler and the gutter of all visible editors.
 * In reading mode what is checked has no mark, and its words stand back.
 */
export function register({ extension, articles }: FeatureContext): vscode.Disposable {
  let shown = extension.workspaceState.get(SHOWN, true);
  let reading = extension.workspaceState.get(READING, false);

  const checked = ({ status }: Entry): boolean => lookOf(status) === 'checked';
  const marked = (entry: Entry): boolean => !(reading && checked(entry));
  const marks = [...kindLayers(marked), ...lineLayers(marked)];
  const gutter = gutterLayers(extension.extensionUri);
  const dimmed = dimLayer(checked);

  function paint(editor: vscode.TextEditor): void {
    const view = articles.get(editor.document);
    const article = view !== undefined && 'sheet' in view ? view : undefined;
    // The editor moves marks along with what is typed; those of an older text would stand in the wrong place.
    if (article !== undefined && article.version !== editor.document.version) return;
    const set = (layers: readonly Layer[], visible: boolean): void => {
      for (const { decoration, ranges } of layers)
        editor.setDecorations(decoration, visible && article !== undefined ? ranges(article) : []);
    };
    set(marks, shown);
    set(gutter, shown && hasGutterIcons());
    set([dimmed], reading);
  }

  function paintAll(): void {
    vscode.window.visibleTextEditors.forEach(paint);
  }

  async function toggleHighlights(): Promise<void> {
    shown = !shown;
    paintAll();
    await extension.workspaceState.update(SHOWN, shown);
  }

  async function toggleReadingMode(): Promise<void> {
    reading = !reading;
    paintAll();
    await extension.workspaceState.update(READING, reading);
  }

  paintAll();
  return vscode.Disposable.from(
    ...[...marks, ...gutter, dimmed].map(({ decoration }) => decoration),
    vscode.window.onDidChangeVisibleTextEditors(paintAll),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('claimcheck.gutterIcons')) paintAll();
    }),
    articles.onDidChange((document) => {
      for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) paint(editor);
    }),
    vscode.commands.registerCommand('claimcheck.toggleHighlights', toggleHighlights),
    vscode.commands.registerCommand('claimcheck.toggleReadingMode', toggleReadingMode),
  );
}

const hasGutterIcons = (): boolean =>
  vscode.workspace.getConfiguration('claimcheck').get<boolean>('gutterIcons', true);
