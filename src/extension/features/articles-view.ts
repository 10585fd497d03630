import * as vscode from 'vscode';
import { progressBar } from '../../core/index.ts';
import type { FeatureContext } from '../feature.ts';
import type { Summary } from '../workspace-articles.ts';

const VIEW = 'claimcheck.articles';

/** Files that change together (a checkout, a rename of a folder) are read together. */
const PAUSE_MS = 1000;

/** From so many on it is said how far the reading is. */
const MANY = 50;

/** The articles of the workspace, and how far each is. Read in the background, once the list is seen. */
export function register({ workspaceArticles }: FeatureContext): vscode.Disposable {
  const redraw = new vscode.EventEmitter<void>();
  let running: vscode.CancellationTokenSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const view = vscode.window.createTreeView<Summary>(VIEW, {
    treeDataProvider: {
      onDidChangeTreeData: redraw.event,
      getChildren: (summary) => (summary === undefined ? [...workspaceArticles.all()] : []),
      getTreeItem: articleItem,
    },
  });

  async function read(): Promise<void> {
    running?.cancel();
    const source = new vscode.CancellationTokenSource();
    running = source;
    setRunning(true);
    try {
      await vscode.window.withProgress({ location: { viewId: VIEW } }, () =>
        workspaceArticles.read(source.token, (done, of) => {
          if (of >= MANY && done % 10 === 0)
            view.message = vscode.l10n.t('Reading articles: {0} of {1}', done, of);
        }),
      );
    } finally {
      source.dispose();
      if (running === source) {
        running = undefined;
        view.message = '';
        setRunning(false);
        tellNone();
      }
    }
  }

  /** Once they were read: the text that says so would take the keyboard from the list to come. */
  function tellNone(): void {
    setContext('claimcheck.noArticles', workspaceArticles.all().length === 0);
  }

  function stop(): void {
    running?.cancel();
  }

  function readSoon(): void {
    if (!view.visible) return;
    clearTimeout(timer);
    timer = setTimeout(() => void read(), PAUSE_MS);
  }

  return vscode.Disposable.from(
    view,
    redraw,
    new vscode.Disposable(() => {
      clearTimeout(timer);
      stop();
    }),
    workspaceArticles.onDidChange(() => {
      redraw.fire();
      tellNone();
    }),
    workspaceArticles.onDidGoStale(readSoon),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) void read();
    }),
    vscode.commands.registerCommand('claimcheck.refreshArticles', read),
    vscode.commands.registerCommand('claimcheck.stopReadingArticles', stop),
  );
}

const setRunning = (running: boolean): void => {
  setContext('claimcheck.readingArticles', running);
};

const setContext = (key: string, value: unknown): void =>
  void vscode.commands.executeCommand('setContext', key, value);

const WIDTH = 8;

function articleItem({ uri, checked, total, findings, begun }: Summary): vscode.TreeItem {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.None);
  const counted = vscode.l10n.t('{0} / {1} checked', checked, total);
  const problems = findings === 0 ? [] : [vscode.l10n.t('problems: {0}', findings)];
  const path = vscode.workspace.asRelativePath(uri);
  const folder = path.slice(0, Math.max(0, path.length - name.length - 1));
  item.id = uri.toString();
  item.resourceUri = uri;
  item.iconPath = new vscode.ThemeIcon(
    findings > 0 ? 'warning' : !begun ? 'circle-large-outline' : checked === total ? 'pass-filled' : 'sync',
    new vscode.ThemeColor(
      `claimcheck.${findings > 0 ? 'attention' : !begun ? 'unchecked' : checked === total ? 'checked' : 'open'}`,
    ),
  );
  item.description = [`${progressBar(checked, total, WIDTH)} ${String(checked)} / ${String(total)}`, folder]
    .filter(Boolean)
    .join(' · ');
  item.tooltip = [path, counted, ...problems].join('\n');
  item.contextValue = 'article';
  item.accessibilityInformation = { label: [name, counted, ...problems, folder].filter(Boolean).join(', ') };
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri] };
  return item;
}
