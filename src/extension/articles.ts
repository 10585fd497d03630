import * as vscode from 'vscode';
import {
  anchorsOf,
  createParser,
  detect,
  factSheet,
  follow,
  hasNewAnchors,
  MAX_ARTICLE_LENGTH,
  mergeLedgers,
  NOTHING_TRACKED,
  place,
  placements,
  restate,
  runChecks,
  settle,
  success,
} from '../core/index.ts';
import type { Article, FactSheet, Finding, Ledger, Problem, Result, Tracking } from '../core/index.ts';
import { textOf, toEdits } from './convert.ts';
import { fileName, folderOf } from './files.ts';
import { History } from './history.ts';
import type { Direction } from './history.ts';
import { createTurns } from './in-turn.ts';
import { createLedgerWriter, readNotes } from './ledgers.ts';
import type { Notes, Restorable, Written } from './ledgers.ts';
import type { Platform } from './platform.ts';

/** How long typing rests before the highlights are computed anew; in between, the editor moves them along. */
const PAUSE_MS = 40;

/**
 * A file that another program is writing at this moment can't be read, or half; so it is with a connection that is being
 * made. Before notes are called unreadable they are read again after each of these pauses.
 */
const SECOND_LOOKS_MS: readonly number[] = [80, 250];

/** A disk or a connection that went away may come back, and nothing tells when: so long until the notes are read again. */
const RETURN_MS = 5000;

/** An article as everything on the screen sees it. */
export interface OpenArticle {
  readonly document: vscode.TextDocument;
  /** The document's version that all of this was computed from. */
  readonly version: number;
  readonly sheet: FactSheet;
  readonly findings: readonly Finding[];
  /** The notes that the sheet was made of; null where there are none. */
  readonly ledger: Ledger | null;
  /** Why the notes file was refused: it is shown, and not written to. */
  readonly problem: Problem | null;
}

/** Why an article is not read at all. */
export interface RefusedArticle {
  readonly document: vscode.TextDocument;
  readonly refused: Problem;
}

export interface Articles {
  /** The latest, or undefined where the document is no article or its notes are still being read. */
  get(document: vscode.TextDocument): OpenArticle | RefusedArticle | undefined;
  /** As `get`, for an article that is up to date with what was typed; undefined also where it was refused. */
  fresh(document: vscode.TextDocument): Promise<OpenArticle | undefined>;
  all(): readonly (OpenArticle | RefusedArticle)[];
  /** Applies a change to the notes on disk. Says why, where nothing was written. */
  edit(document: vscode.TextDocument, change: (ledger: Ledger) => Ledger): Promise<Result<Ledger>>;
  /**
   * Takes back the last change that was made here, or does it again, and leaves alone what others have changed since;
   * null where there is none.
   */
  takeBack(document: vscode.TextDocument, direction: Direction): Promise<Result<Ledger> | null>;
  /** Merges a notes file in which git left both sides of a conflict. */
  mergeConflicted(document: vscode.TextDocument): Promise<Result<Restorable>>;
  readonly onDidChange: vscode.Event<vscode.TextDocument>;
  readonly onDidClose: vscode.Event<vscode.TextDocument>;
  dispose(): void;
}

/** Schemes whose Markdown is no draft: old revisions, chat, output, comment boxes. */
const FOREIGN_SCHEMES: ReadonlySet<string> = new Set([
  'git',
  'output',
  'comment',
  'gitlens',
  'pr',
  'review',
  'vscode',
  'vscode-local-history',
]);

/** What is held for one open document. */
interface Held {
  readonly document: vscode.TextDocument;
  readonly parse: (text: string) => Article;
  readonly watcher: vscode.Disposable;
  notes: Notes;
  tracking: Tracking;
  view: OpenArticle | RefusedArticle | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Until unreadable notes are read again. */
  retry: ReturnType<typeof setTimeout> | undefined;
  /** The latest reading of the notes: an earlier one that it overtook leaves no view. */
  ready: Promise<void>;
  /** Counts what was read and written, so that an answer from before a later one is dropped. */
  turn: number;
}

export function createArticles(extensionUri: vscode.Uri, platform: Platform): Articles {
  const held = new Map<vscode.TextDocument, Held>();
  const writer = createLedgerWriter(platform);
  const history = new History();
  /** By article, what is being changed in its notes: only when that is done is it known which change is the last. */
  const turns = createTurns();
  const changed = new vscode.EventEmitter<vscode.TextDocument>();
  const closed = new vscode.EventEmitter<vscode.TextDocument>();

  const isArticle = (document: vscode.TextDocument): boolean =>
    document.languageId === 'markdown' &&
    !FOREIGN_SCHEMES.has(document.uri.scheme) &&
    hasHome(document) &&
    !document.uri.toString().startsWith(`${extensionUri.toString()}/src/`);

  function open(document: vscode.TextDocument): void {
    if (!isArticle(document) || held.has(document)) return;
    const article: Held = {
      document,
      parse: createParser(),
      watcher: watchNotes(document.uri, () => void reload(document)),
      notes: { state: 'none' },
      tracking: NOTHING_TRACKED,
      view: undefined,
      timer: undefined,
      retry: undefined,
      ready: Promise.resolve(),
      turn: 0,
    };
    held.set(document, article);
    void reload(document);
  }

  function close(document: vscode.TextDocument): void {
    const article = held.get(document);
    if (article === undefined) return;
    clearTimeout(article.timer);
    clearTimeout(article.retry);
    article.watcher.dispose();
    held.delete(document);
    closed.fire(document);
  }

  function reload(document: vscode.TextDocument): Promise<void> {
    const article = held.get(document);
    if (article === undefined) return Promise.resolve();
    article.ready = readAgain(article);
    return article.ready;
  }

  async function readAgain(article: Held): Promise<void> {
    const { document } = article;
    const turn = ++article.turn;
    const isLatest = (): boolean => held.get(document) === article && article.turn === turn;
    clearTimeout(article.retry);
    let notes: Notes = document.isUntitled ? { state: 'none' } : await readNotes(document.uri);
    for (const pause of SECOND_LOOKS_MS) {
      if (!mayPass(notes) || !isLatest()) break;
      await new Promise((done) => setTimeout(done, pause));
      notes = await readNotes(document.uri);
    }
    if (!isLatest()) return;
    article.notes = notes;
    if (notes.state === 'refused' && notes.problem.code === 'unreadable')
      article.retry = setTimeout(() => void reload(document), RETURN_MS);
    compute(article);
  }

  function compute(article: Held): void {
    clearTimeout(article.timer);
    article.timer = undefined;
    article.view = look(article);
    changed.fire(article.document);
  }

  function look(article: Held): OpenArticle | RefusedArticle {
    const { document, notes } = article;
    const refused = refusal(document);
    if (refused !== null) return { document, refused };
    const text = textOf(document);
    const parsed = article.parse(text);
    const ledger = notes.state === 'ready' ? notes.ledger : null;
    // Where refused notes were last known to stand, they are followed on: they may be read again.
    if (notes.state !== 'refused')
      article.tracking = place(
        text,
        ledger === null ? new Map() : anchorsOf(ledger),
        article.tracking,
        ledger?.base,
      );
    const sheet = factSheet(parsed, detect(parsed, document.uri.path), ledger, placements(article.tracking));
    return {
      document,
      version: document.version,
      sheet,
      findings: runChecks(sheet),
      ledger,
      problem: notes.state === 'refused' ? notes.problem : null,
    };
  }

  function typed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const article = held.get(document);
    if (article === undefined || contentChanges.length === 0) return;
    // Before the first look, and in an article that is refused, there is no text that the edits would fit.
    if (article.tracking !== NOTHING_TRACKED)
      article.tracking = follow(article.tracking, toEdits(document, contentChanges), reason !== undefined);
    clearTimeout(article.timer);
    article.timer = setTimeout(() => {
      compute(article);
    }, PAUSE_MS);
  }

  /** Does one thing after the other to an article's notes, as it was asked for. */
  function inTurn<T>(document: vscode.TextDocument, work: () => Promise<T>): Promise<T> {
    return turns(document.uri.toString(), work);
  }

  async function edit(
    document: vscode.TextDocument,
    change: (ledger: Ledger) => Ledger,
  ): Promise<Result<Ledger>> {
    const written = await write(document, change);
    if (!written.ok) return written;
    const { before, after } = written.value;
    if (before !== after) history.add(document.uri, { before, after });
    return success(after);
  }

  async function takeBack(
    document: vscode.TextDocument,
    direction: Direction,
  ): Promise<Result<Ledger> | null> {
    const step = history.last(document.uri, direction);
    if (step === undefined) return null;
    const nothing = { ...step.after, annotations: [] };
    const [from, to] =
      direction === 'undo' ? [step.after, step.before ?? nothing] : [step.before ?? nothing, step.after];
    const written = await write(document, (ledger) => mergeLedgers(from, ledger, to));
    if (!written.ok) return written;
    history.took(document.uri, step, direction);
    return success(written.value.after);
  }

  async function write(
    document: vscode.TextDocument,
    change: (ledger: Ledger) => Ledger,
  ): Promise<Result<Written>> {
    const article = held.get(document);
    const written = await writer.edit(document.uri, (ledger) => {
      const next = change(ledger);
      return article === undefined || !hasNewAnchors(ledger, next)
        ? next
        : settle(next, textOf(document), article.tracking);
    });
    if (article === undefined || held.get(document) !== article) return written;
    if (written.ok) {
      article.turn++;
      article.notes = { state: 'ready', ledger: written.value.after };
      compute(article);
    } else {
      await reload(document);
    }
    return written;
  }

  /** The notes keep up with the saved text: what was moved or reworded is stored where and as it stands now. */
  async function saved(document: vscode.TextDocument): Promise<void> {
    const article = held.get(document);
    if (article?.notes.state !== 'ready') return;
    const text = textOf(document);
    if (restate(text, article.tracking).size === 0) return;
    await write(document, (ledger) => settle(ledger, text, article.tracking));
  }

  const listeners = vscode.Disposable.from(
    changed,
    closed,
    history,
    vscode.workspace.onDidOpenTextDocument(open),
    vscode.workspace.onDidCloseTextDocument(close),
    vscode.workspace.onDidChangeTextDocument(typed),
    vscode.workspace.onDidSaveTextDocument((document) => void saved(document)),
    // File watchers miss changes on network drives and in some remotes; coming back to the window is a good moment to look.
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) for (const document of held.keys()) void reload(document);
    }),
  );
  vscode.workspace.textDocuments.forEach(open);

  return {
    get: (document) => held.get(document)?.view,
    async fresh(document) {
      const article = held.get(document);
      if (article === undefined) return undefined;
      let awaited: Promise<void> | undefined;
      while (awaited !== article.ready) await (awaited = article.ready);
      if (article.timer !== undefined) compute(article);
      return article.view !== undefined && 'sheet' in article.view ? article.view : undefined;
    },
    all: () => [...held.values()].flatMap(({ view }) => (view === undefined ? [] : [view])),
    edit: (document, change) => inTurn(document, () => edit(document, change)),
    takeBack: (document, direction) => inTurn(document, () => takeBack(document, direction)),
    async mergeConflicted(document) {
      const merged = await writer.mergeConflicted(document.uri);
      await reload(document);
      return merged;
    },
    onDidChange: changed.event,
    onDidClose: closed.event,
    dispose() {
      [...held.keys()].forEach(close);
      listeners.dispose();
    },
  };
}

/**
 * Whether notes could lie beside a document. What an extension or the editor itself only shows (the Accessible View, the
 * cell of a notebook) is in no file system: its notes would forever be unreadable.
 */
const hasHome = ({ isUntitled, uri }: vscode.TextDocument): boolean =>
  isUntitled || vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== undefined;

/** Whether a second look may find something else. */
const mayPass = (notes: Notes): boolean =>
  notes.state === 'refused' && (notes.problem.code === 'unreadable' || notes.problem.code === 'invalid-json');

function refusal(document: vscode.TextDocument): Problem | null {
  const encoding = document.encoding;
  if (encoding !== 'utf8' && encoding !== 'utf8bom') {
    const message = vscode.l10n.t('Claimcheck reads UTF-8 only; this file is open as {0}.', encoding);
    return { code: 'not-text', message };
  }
  const last = document.lineAt(document.lineCount - 1).range.end;
  if (document.offsetAt(last) > MAX_ARTICLE_LENGTH) {
    return { code: 'too-large', message: vscode.l10n.t('Claimcheck reads articles of up to 5 MB.') };
  }
  return null;
}

function watchNotes(article: vscode.Uri, reload: () => void): vscode.Disposable {
  if (article.scheme === 'untitled') return new vscode.Disposable(() => undefined);
  const name = fileName(article).replace(/[*?[\]{},]/g, '?');
  const pattern = new vscode.RelativePattern(folderOf(article), `${name}.factcheck{,.private}.json`);
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(reload),
    watcher.onDidCreate(reload),
    watcher.onDidDelete(reload),
  );
}
