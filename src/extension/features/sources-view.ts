import * as vscode from 'vscode';
import { renameSource, shorten, sourceKey, sourcesOf } from '../../core/index.ts';
import type { Ledger, SourceNote, UsedSource } from '../../core/index.ts';
import type { FeatureContext } from '../feature.ts';
import { isWebAddress } from '../plain.ts';
import { stamp, write } from '../record.ts';
import { revealEntry } from '../reveal.ts';
import { sourceDetails, sourceIcon } from '../source-words.ts';
import { say } from '../targets.ts';
import { workspaceNotes } from '../workspace-notes.ts';
import type { ArticleNotes } from '../workspace-notes.ts';

const VIEW = 'claimcheck.sources';

/** Where it is kept over reloads whether the list is of the whole workspace. */
const STATE = 'claimcheck.sourcesOfWorkspace';

/** A source, or one of the notes that name it. */
type Node = SourceNode | UseNode;

interface SourceNode {
  readonly used: UsedSource;
  readonly uses: readonly UseNode[];
}

interface UseNode {
  readonly article: vscode.Uri;
  readonly annotation: string;
  readonly words: string;
  readonly note: SourceNote;
}

/** Each source of the article in front, or of the workspace, and the claims that rest on it. */
export function register(context: FeatureContext): vscode.Disposable {
  const { articles, front, extension } = context;
  let ofWorkspace = extension.workspaceState.get(STATE) === true;
  let shown: readonly ArticleNotes[] = [];
  let looks = '';
  let turn = 0;
  const redraw = new vscode.EventEmitter<void>();
  const view = vscode.window.createTreeView<Node>(VIEW, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: redraw.event,
      getChildren: (node) =>
        node === undefined ? [...nodesOf(shown)] : 'used' in node ? [...node.uses] : [],
      getTreeItem: (node) => ('used' in node ? sourceItem(node) : useItem(node)),
    },
  });

  async function update(): Promise<void> {
    const own = ++turn;
    const found = ofWorkspace ? await workspaceNotes(articles) : notesInFront();
    if (own !== turn) return;
    shown = found;
    const nodes = nodesOf(found);
    setContext('claimcheck.sourcesOfWorkspace', ofWorkspace);
    // Only now, when it is known: the text that says so would take the keyboard from the list to come.
    setContext('claimcheck.noSources', nodes.length === 0);
    view.description = ofWorkspace ? vscode.l10n.t('of the workspace') : '';
    const next = JSON.stringify(nodes.map(({ used, uses }) => [used.source, uses]));
    if (next === looks) return;
    looks = next;
    redraw.fire();
  }

  function notesInFront(): readonly ArticleNotes[] {
    const article = front.get();
    return article === undefined || !('sheet' in article) || article.ledger === null
      ? []
      : [{ article: article.document.uri, ledger: article.ledger }];
  }

  async function widen(to: boolean): Promise<void> {
    ofWorkspace = to;
    await update();
    await extension.workspaceState.update(STATE, to);
  }

  const chosen = (node: unknown): SourceNode | undefined => {
    const given = isSourceNode(node) ? node : view.selection.find(isSourceNode);
    if (given === undefined) say(vscode.l10n.t('Select a source in the list first.'));
    return given;
  };

  async function open(node: unknown): Promise<void> {
    const source = chosen(node);
    if (source === undefined) return;
    const { url, file } = source.used.source;
    if (url !== undefined && isWebAddress(url))
      await vscode.commands.executeCommand('claimcheck.openSource', url);
    else if (file !== undefined) await openFile(file, source.uses);
    else say(vscode.l10n.t('This source has no address and no file.'));
  }

  /** In every note of the workspace that names it, whatever the list shows. */
  async function rename(node: unknown): Promise<void> {
    const source = chosen(node);
    if (source === undefined) return;
    const { key } = source.used;
    const everywhere = (await workspaceNotes(articles)).filter(({ ledger }) => names(ledger, key));
    const here = notesInFront().filter(
      ({ article, ledger }) =>
        names(ledger, key) && everywhere.every((other) => other.article.toString() !== article.toString()),
    );
    const files = [...everywhere, ...here];
    const title = await vscode.window.showInputBox({
      title: vscode.l10n.t('Rename Source'),
      prompt: vscode.l10n.t('In all notes of the workspace that name it. Articles: {0}', files.length),
      value: source.used.source.title,
      validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('A source needs a name.') : undefined),
    });
    if (title === undefined || title.trim() === source.used.source.title) return;
    for (const { article } of files) if (!(await renameIn(article, key, title.trim()))) return;
    await update();
  }

  async function renameIn(article: vscode.Uri, key: string, title: string): Promise<boolean> {
    const document = await vscode.workspace.openTextDocument(article);
    const known = (await articles.fresh(document))?.ledger ?? null;
    const made = await stamp(context, article);
    return write(context, document, known, (ledger) => {
      const used = sourcesOf([ledger]).find((source) => source.key === key);
      return used === undefined ? ledger : renameSource(ledger, key, { ...used.source, title }, made);
    });
  }

  async function reveal(node: unknown): Promise<void> {
    if (!isUseNode(node)) return;
    const document = await vscode.workspace.openTextDocument(node.article);
    const article = await articles.fresh(document);
    const entry = article?.sheet.entries.find(({ annotations }) =>
      annotations.some(({ annotation }) => annotation.id === node.annotation),
    );
    if (article !== undefined && entry !== undefined) await revealEntry(article, entry);
  }

  void update();
  return vscode.Disposable.from(
    view,
    redraw,
    front.onDidChange(() => void update()),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) void update();
    }),
    vscode.commands.registerCommand('claimcheck.showSourcesOfWorkspace', () => widen(true)),
    vscode.commands.registerCommand('claimcheck.showSourcesOfArticle', () => widen(false)),
    vscode.commands.registerCommand('claimcheck.openSelectedSource', open),
    vscode.commands.registerCommand('claimcheck.renameSource', rename),
    vscode.commands.registerCommand('claimcheck.revealUse', reveal),
  );
}

const names = (ledger: Ledger, key: string): boolean =>
  ledger.annotations.some(({ notes }) =>
    notes.some(({ source }) => source !== undefined && sourceKey(source) === key),
  );

function nodesOf(notes: readonly ArticleNotes[]): readonly SourceNode[] {
  const articleOf = new Map(notes.map(({ article, ledger }) => [ledger, article]));
  return sourcesOf(notes.map(({ ledger }) => ledger)).map((used) => ({
    used,
    uses: used.uses.flatMap(({ ledger, annotation, note }) => {
      const article = articleOf.get(ledger);
      const words = annotation.anchor.quote.exact.replace(/\s+/g, ' ').trim();
      return article === undefined ? [] : [{ article, annotation: annotation.id, words, note }];
    }),
  }));
}

const LABEL_LENGTH = 120;

function sourceItem({ used, uses }: SourceNode): vscode.TreeItem {
  const { title, url, file } = used.source;
  const details = sourceDetails(used.source);
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
  const count =
    uses.length === 1 ? vscode.l10n.t('used once only') : vscode.l10n.t('used {0} times', uses.length);
  item.id = used.key;
  item.iconPath = new vscode.ThemeIcon(sourceIcon(used.source.type));
  item.description = [count, details].join(' · ');
  item.tooltip = [title, url ?? file, count].filter(Boolean).join('\n');
  item.contextValue = url !== undefined || file !== undefined ? 'openableSource' : 'source';
  item.accessibilityInformation = { label: [title, count, details].join(', ') };
  return item;
}

function useItem(node: UseNode): vscode.TreeItem {
  const item = new vscode.TreeItem(shorten(node.words, LABEL_LENGTH));
  const name = node.article.path.slice(node.article.path.lastIndexOf('/') + 1);
  item.id = `${node.article.toString()}#${node.note.id}`;
  item.iconPath = new vscode.ThemeIcon('quote');
  item.description = [node.note.locator, name].filter(Boolean).join(' · ');
  item.tooltip = [node.words, node.note.excerpt, node.note.comment].filter(Boolean).join('\n\n');
  item.contextValue = 'use';
  item.accessibilityInformation = { label: [node.words, name].join(', ') };
  item.command = {
    command: 'claimcheck.revealUse',
    title: vscode.l10n.t('Show in the Text'),
    arguments: [node],
  };
  return item;
}

/** Only what lies in the workspace: a notes file may name any path. */
async function openFile(file: string, uses: readonly UseNode[]): Promise<void> {
  const bases = [
    ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri),
    ...uses.map(({ article }) => vscode.Uri.joinPath(article, '..')),
  ];
  for (const base of bases) {
    const uri = vscode.Uri.joinPath(base, file.replaceAll('\\', '/'));
    if (vscode.workspace.getWorkspaceFolder(uri) === undefined) continue;
    try {
      await vscode.workspace.fs.stat(uri);
    } catch {
      // Not there: it may lie beside the article.
      continue;
    }
    await vscode.commands.executeCommand('vscode.open', uri);
    return;
  }
  say(vscode.l10n.t('There is no such file in this workspace: {0}', file));
}

const setContext = (key: string, value: unknown): void =>
  void vscode.commands.executeCommand('setContext', key, value);

const isSourceNode = (value: unknown): value is SourceNode =>
  typeof value === 'object' && value !== null && 'used' in value && 'uses' in value;

const isUseNode = (value: unknown): value is UseNode =>
  typeof value === 'object' &&
  value !== null &&
  'annotation' in value &&
  'article' in value &&
  'note' in value;
