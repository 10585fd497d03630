import * as vscode from 'vscode';
import { copyAll, likeness } from '../../core/index.ts';
import type { Ledger } from '../../core/index.ts';
import type { OpenArticle } from '../articles.ts';
import type { FeatureContext } from '../feature.ts';
import { articleOf, evidenceUri, exists, fileName, folderOf, notesUri, privateNotesUri } from '../files.ts';
import { readNotes } from '../ledgers.ts';
import { newId, write } from '../record.ts';
import { workspaceFiles } from '../workspace-files.ts';

/** How alike an article and the text that notes were made on must be for them to be offered to it. */
const MIN_LIKENESS = 0.5;

/** How many notes files of the workspace are looked at. */
const MAX_FILES = 300;

/** What was declined, as “notes file → article”. */
const DECLINED = 'claimcheck.declinedNotes';

interface Offer {
  /** The article that the notes are about; where it is `gone`, they are taken along, else copied. */
  readonly from: vscode.Uri;
  readonly gone: boolean;
  readonly ledger: Ledger;
}

/**
 * An article without notes, of a text that has some: one that was renamed where the editor does not see it (git, a
 * terminal), or that is a copy. Its notes are offered; nothing is done unasked.
 */
export function register(context: FeatureContext): vscode.Disposable {
  const { articles } = context;
  /** Files that the editor has just made: copies and what was saved under another name. */
  const created = new Set<string>();
  const asked = new Set<string>();

  async function look(document: vscode.TextDocument | undefined): Promise<void> {
    if (document === undefined || document.isUntitled) return;
    const key = document.uri.toString();
    if (asked.has(key)) return;
    const article = await withoutNotes(document);
    if (article === undefined || asked.has(key)) return;
    asked.add(key);
    const offer = await findOffer(article, created.has(key));
    if (offer === undefined) return;
    // While the notes of other articles were read, the person may have gone on: to another article, which is not the one
    // that the question means, or to notes on this one.
    if (document !== vscode.window.activeTextEditor?.document) asked.delete(key);
    else if ((await withoutNotes(document)) !== undefined) await make(context, document, offer);
  }

  async function withoutNotes(document: vscode.TextDocument): Promise<OpenArticle | undefined> {
    const article = await articles.fresh(document);
    if (article?.ledger !== null || article.problem !== null) return undefined;
    return article.sheet.entries.length === 0 ? undefined : article;
  }

  const lookAtFront = (): void => void look(vscode.window.activeTextEditor?.document);
  lookAtFront();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(lookAtFront),
    articles.onDidChange((document) => {
      if (document === vscode.window.activeTextEditor?.document) void look(document);
    }),
    articles.onDidClose(({ uri }) => asked.delete(uri.toString())),
    vscode.workspace.onDidCreateFiles(({ files }) => {
      for (const file of files) {
        created.add(file.toString());
        asked.delete(file.toString());
      }
      lookAtFront();
    }),
  );

  async function findOffer(article: OpenArticle, isNew: boolean): Promise<Offer | undefined> {
    const here = article.document.uri;
    const declined = new Set(context.extension.workspaceState.get<readonly string[]>(DECLINED, []));
    const offers: (Offer & { readonly alike: number })[] = [];
    for (const from of await articlesWithNotes(here)) {
      if (from.toString() === here.toString() || declined.has(pairOf(from, here))) continue;
      const gone = !(await exists(from));
      if (!gone && !isNew) continue;
      const notes = await readNotes(from);
      if (notes.state !== 'ready' || notes.ledger.annotations.length === 0) continue;
      const alike = likeness(notes.ledger, article.sheet.article.text);
      if (alike >= MIN_LIKENESS) offers.push({ from, gone, ledger: notes.ledger, alike });
    }
    // A file that was just made is a copy rather than one that was renamed elsewhere.
    return offers.sort((a, b) => (isNew ? Number(a.gone) - Number(b.gone) : 0) || b.alike - a.alike)[0];
  }
}

/** Those of the same folder first: it is there that files are renamed. */
async function articlesWithNotes(article: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const folder = folderOf(article);
  const beside = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) =>
    vscode.Uri.joinPath(folder, name),
  );
  const elsewhere = await workspaceFiles('.factcheck.json', MAX_FILES);
  const found = new Map<string, vscode.Uri>();
  for (const file of [...beside, ...elsewhere]) {
    const about = articleOf(file);
    if (about !== null) found.set(about.toString(), about);
  }
  return [...found.values()].slice(0, MAX_FILES);
}

async function make(context: FeatureContext, document: vscode.TextDocument, offer: Offer): Promise<void> {
  const { from, gone, ledger } = offer;
  const take = gone ? vscode.l10n.t('Take Them Along') : vscode.l10n.t('Copy Notes');
  const never = vscode.l10n.t('Not for This Article');
  const count = ledger.annotations.length;
  const answer = await vscode.window.showInformationMessage(
    gone
      ? vscode.l10n.t(
          'There are notes on a text like this one ({0}, claims: {1}), and their article is gone. Was it renamed?',
          fileName(notesUri(from)),
          count,
        )
      : vscode.l10n.t('{0} is a text like this one and has notes (claims: {1}).', fileName(from), count),
    take,
    never,
  );
  if (answer === take) {
    // Whoever thought about it may have begun notes by now: they stay, and the others are added.
    const known = (await context.articles.fresh(document))?.ledger ?? null;
    if (gone && known === null) await takeAlong(from, document.uri);
    else await write(context, document, known, (mine) => copyAll(mine, ledger, newId));
  } else if (answer === never) {
    const { workspaceState } = context.extension;
    const declined = workspaceState.get<readonly string[]>(DECLINED, []);
    await workspaceState.update(DECLINED, [...declined, pairOf(from, document.uri)]);
  }
}

async function takeAlong(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const companion of [notesUri, privateNotesUri, evidenceUri]) {
    const file = companion(from);
    if ((await exists(file)) && !(await exists(companion(to)))) edit.renameFile(file, companion(to));
  }
  await vscode.workspace.applyEdit(edit);
}

const pairOf = (from: vscode.Uri, to: vscode.Uri): string =>
  `${notesUri(from).toString()} → ${to.toString()}`;
