import * as vscode from 'vscode';
import { detect, factSheet, MAX_ARTICLE_LENGTH, parseArticle, progress, runChecks } from '../core/index.ts';
import type { FactSheet, Finding, Ledger } from '../core/index.ts';
import type { Articles } from './articles.ts';
import { articleOf, exists, notesUri } from './files.ts';
import { readNotes } from './ledgers.ts';
import { workspaceFiles } from './workspace-files.ts';

/** How far an article of the workspace is. */
export interface Summary {
  readonly uri: vscode.Uri;
  readonly checked: number;
  readonly total: number;
  readonly findings: number;
  /** Whether anything was recorded about it. */
  readonly begun: boolean;
}

/** What is known of the articles of the workspace, open or not. Nothing is read before somebody asks for it. */
export interface WorkspaceArticles {
  /** Those known so far, in order of their paths. */
  all(): readonly Summary[];
  get(article: vscode.Uri): Summary | undefined;
  /** Reads what is new or was changed since; an answer that was cancelled keeps what it has found. */
  read(token: vscode.CancellationToken, report: (done: number, of: number) => void): Promise<void>;
  /** Some summaries are others now. */
  readonly onDidChange: vscode.Event<void>;
  /** A file was changed, made or removed since the last reading. */
  readonly onDidGoStale: vscode.Event<void>;
  dispose(): void;
}

/** More than a person looks through; an archive has the command line. */
const MAX_ARTICLES = 5000;

/** How often it is said, while articles are read, that there are more. */
const TELL_MS = 1000;

/** Markdown that lies in most repositories and is no story. */
const NO_STORY =
  /^(?:readme|changelog|license|licence|contributing|code_of_conduct|security|support|todo)\.md$/i;

interface Known {
  readonly stamp: string;
  readonly summary: Summary;
}

export function createWorkspaceArticles(articles: Articles): WorkspaceArticles {
  const known = new Map<string, Known>();
  const changed = new vscode.EventEmitter<void>();
  const stale = new vscode.EventEmitter<void>();
  let watchers: vscode.Disposable | undefined;

  function opened(document: vscode.TextDocument): void {
    const article = articles.get(document);
    if (article === undefined || !('sheet' in article) || !isStory(document.uri)) return;
    const { sheet, findings, ledger } = article;
    // No stamp: once it is closed, what was not saved of it is gone.
    if (remember(summarise(document.uri, sheet, findings, ledger), '')) changed.fire();
  }

  /** Whether it differs from what was known. */
  function remember(summary: Summary, stamp: string): boolean {
    const key = summary.uri.toString();
    const before = known.get(key)?.summary;
    known.set(key, { stamp, summary });
    return before === undefined || !sameSummary(before, summary);
  }

  async function read(
    token: vscode.CancellationToken,
    report: (done: number, of: number) => void,
  ): Promise<void> {
    const isCancelled = (): boolean => token.isCancellationRequested;
    watchers ??= watch(() => {
      stale.fire();
    });
    const found = await workspaceFiles('.md', MAX_ARTICLES, token);
    if (isCancelled()) return;
    const stories = found.filter(isStory);
    forget(new Set(stories.map(String)));
    // Whoever shows them draws all of them anew: for each of thousands that takes longer than reading it.
    let untold = false;
    let told = Date.now();
    const tell = (): void => {
      if (untold) changed.fire();
      untold = false;
      told = Date.now();
    };
    try {
      for (const [index, uri] of stories.entries()) {
        if (isCancelled()) return;
        report(index, stories.length);
        if (vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString()))
          continue;
        const stamp = await stampOf(uri);
        if (stamp === null || known.get(uri.toString())?.stamp === stamp) continue;
        const summary = await look(uri);
        if (summary !== null && remember(summary, stamp)) untold = true;
        if (Date.now() - told > TELL_MS) tell();
        // The host does other people's work as well.
        await new Promise((done) => setTimeout(done, 0));
      }
    } finally {
      tell();
    }
  }

  function forget(present: ReadonlySet<string>): void {
    const gone = [...known.keys()].filter((key) => !present.has(key) && !isOpen(key));
    for (const key of gone) known.delete(key);
    if (gone.length > 0) changed.fire();
  }

  const isOpen = (key: string): boolean =>
    articles.all().some(({ document }) => document.uri.toString() === key);

  for (const { document } of articles.all()) opened(document);
  const listener = articles.onDidChange(opened);
  return {
    all: () =>
      [...known.values()]
        .map(({ summary }) => summary)
        .sort((a, b) => (a.uri.path < b.uri.path ? -1 : a.uri.path > b.uri.path ? 1 : 0)),
    get: (article) => known.get(article.toString())?.summary,
    read,
    onDidChange: changed.event,
    onDidGoStale: stale.event,
    dispose() {
      vscode.Disposable.from(
        listener,
        changed,
        stale,
        ...(watchers === undefined ? [] : [watchers]),
      ).dispose();
    },
  };
}

const isStory = ({ path, scheme }: vscode.Uri): boolean =>
  scheme !== 'untitled' && !NO_STORY.test(path.slice(path.lastIndexOf('/') + 1));

function summarise(
  uri: vscode.Uri,
  sheet: FactSheet,
  findings: readonly Finding[],
  ledger: Ledger | null,
): Summary {
  const begun = (ledger?.annotations.length ?? 0) > 0;
  return { uri, ...progress(sheet), findings: findings.length, begun };
}

const sameSummary = (a: Summary, b: Summary): boolean =>
  a.checked === b.checked && a.total === b.total && a.findings === b.findings && a.begun === b.begun;

/** What an article that is not open is; null: it is no text, too large, or gone. */
async function look(uri: vscode.Uri): Promise<Summary | null> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    if (bytes.length > MAX_ARTICLE_LENGTH) return null;
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const notes = await readNotes(uri);
    const ledger = notes.state === 'ready' ? notes.ledger : null;
    const article = parseArticle(text);
    const sheet = factSheet(article, detect(article), ledger);
    return summarise(uri, sheet, runChecks(sheet), ledger);
  } catch {
    // Gone since it was listed, or no UTF-8: the article says so itself when it is opened.
    return null;
  }
}

/** Of the article's file and of its notes; null: it is gone. */
async function stampOf(uri: vscode.Uri): Promise<string | null> {
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(uri);
    const notes = notesUri(uri);
    if (!(await exists(notes))) return `${String(mtime)}:${String(size)}`;
    const of = await vscode.workspace.fs.stat(notes);
    return [mtime, size, of.mtime, of.size].join(':');
  } catch {
    return null;
  }
}

function watch(wake: () => void): vscode.Disposable {
  const watchers = ['**/*.md', '**/*.factcheck.json'].map((pattern) =>
    vscode.workspace.createFileSystemWatcher(pattern),
  );
  const isOurs = (uri: vscode.Uri): boolean => isStory(articleOf(uri) ?? uri);
  const listen = (uri: vscode.Uri): void => {
    if (isOurs(uri)) wake();
  };
  return vscode.Disposable.from(
    ...watchers.flatMap((watcher) => [
      watcher,
      watcher.onDidChange(listen),
      watcher.onDidCreate(listen),
      watcher.onDidDelete(listen),
    ]),
    vscode.workspace.onDidChangeWorkspaceFolders(wake),
  );
}
