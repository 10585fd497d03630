import * as vscode from 'vscode';
import { annotate, describe, emptyLedger, newWords } from '../core/index.ts';
import type { Annotation, Entry, Ledger, Problem, Stamp } from '../core/index.ts';
import type { Articles, OpenArticle } from './articles.ts';
import type { FeatureContext } from './feature.ts';
import { fileName, notesUri, privateNotesUri } from './files.ts';
import type { Direction } from './history.ts';
import { extentOf, say } from './targets.ts';

export const newId = (): string => `urn:uuid:${crypto.randomUUID()}`;

/** Who writes about an article, and when. */
export const stamp = async ({ author }: FeatureContext, article: vscode.Uri): Promise<Stamp> => ({
  now: new Date().toISOString(),
  creator: { name: await author(article), unknown: {} },
});

/** A change to the ledger about one claim: the ids of its annotations, and the words that they stand on now. */
export type Change = (ledger: Ledger, ids: readonly string[], exact: string, stamp: Stamp) => Ledger;

/**
 * Records something about a claim: on its annotations, or on a new one where it has none. Answers whether it was written;
 * where not, the reader has been told why.
 */
export const record = (
  context: FeatureContext,
  article: OpenArticle,
  entry: Entry,
  change: Change,
): Promise<boolean> => recordAll(context, article, [entry], change);

/** As `record`, the same about several claims of an article, written at once. */
export async function recordAll(
  context: FeatureContext,
  { document, sheet, ledger: known }: OpenArticle,
  entries: readonly Entry[],
  change: Change,
): Promise<boolean> {
  if (document.isUntitled) {
    say(vscode.l10n.t('Save the article first: its notes are kept in a file beside it.'));
    return false;
  }
  const text = sheet.article.text;
  const made = await stamp(context, document.uri);
  const ids = new Map(entries.map(({ id }) => [id, newId()]));
  return write(context, document, known, (ledger) =>
    entries.reduce(
      (next, entry) => recordOne(next, text, entry, ids.get(entry.id) ?? '', change, made),
      ledger,
    ),
  );
}

/**
 * Changes an article's notes. Answers whether it was written; where not, the reader is told why, and what was typed is
 * not lost: it can be tried again, or copied.
 *
 * @param known the notes as the reader saw them
 */
export async function write(
  { articles }: Pick<FeatureContext, 'articles'>,
  document: vscode.TextDocument,
  known: Ledger | null,
  change: (ledger: Ledger) => Ledger,
): Promise<boolean> {
  const written = await articles.edit(document, change);
  if (written.ok) return true;
  const words = newWords(known, change(known ?? emptyLedger('', '')));
  // Whoever asked does not wait for an answer to this.
  void offerAgain(document, written.problem, words, () => write({ articles }, document, known, change));
  return false;
}

async function offerAgain(
  document: vscode.TextDocument,
  problem: Problem,
  words: string,
  again: () => Promise<boolean>,
): Promise<void> {
  const retry = vscode.l10n.t('Try Again');
  const copy = vscode.l10n.t('Copy What I Wrote');
  const show = vscode.l10n.t('Open Notes File');
  const answer = await vscode.window.showErrorMessage(
    vscode.l10n.t('Nothing was written to the notes file. {0}', problem.message),
    retry,
    ...(words === '' ? [] : [copy]),
    ...(problem.code === 'unwritable' ? [] : [show]),
  );
  if (answer === retry) await again();
  else if (answer === copy) {
    await vscode.env.clipboard.writeText(words);
    await offerAgain(document, problem, '', again);
  } else if (answer === show) {
    const file = problem.file === 'private' ? privateNotesUri : notesUri;
    await vscode.window.showTextDocument(file(document.uri), { viewColumn: vscode.ViewColumn.Beside });
    await offerAgain(document, problem, words, again);
  }
}

/** Says that something is gone, with a way to have it back at once. */
export function sayRemoved(articles: Articles, document: vscode.TextDocument, message: string): void {
  const undo = vscode.l10n.t('Undo');
  void vscode.window.showInformationMessage(message, undo).then(async (answer) => {
    if (answer === undo) await takeBack(articles, document, 'undo');
  });
}

/** Takes back the last change of an article's notes, or does it again, and says so. */
export async function takeBack(
  articles: Articles,
  document: vscode.TextDocument,
  direction: Direction,
): Promise<void> {
  const taken = await articles.takeBack(document, direction);
  const name = fileName(document.uri);
  if (taken === null) {
    say(
      direction === 'undo'
        ? vscode.l10n.t('Nothing was changed in the notes of {0} since it was opened.', name)
        : vscode.l10n.t('No change of the notes of {0} was taken back.', name),
    );
  } else if (!taken.ok) {
    void offerAgain(document, taken.problem, '', async () => {
      await takeBack(articles, document, direction);
      return true;
    });
  } else {
    const other = direction === 'undo' ? 'redo' : 'undo';
    const title = direction === 'undo' ? vscode.l10n.t('Redo') : vscode.l10n.t('Undo');
    const message =
      direction === 'undo'
        ? vscode.l10n.t('The last change of the notes of {0} was taken back.', name)
        : vscode.l10n.t('The change of the notes of {0} was made again.', name);
    void vscode.window.showInformationMessage(message, title).then(async (answer) => {
      if (answer === title) await takeBack(articles, document, other);
    });
  }
}

function recordOne(
  ledger: Ledger,
  text: string,
  entry: Entry,
  id: string,
  change: Change,
  made: Stamp,
): Ledger {
  const known = entry.annotations.filter(({ annotation }) => has(ledger, annotation));
  if (known.length > 0) {
    const placed = known[0]?.resolution;
    const exact =
      placed !== undefined && 'range' in placed
        ? text.slice(placed.range.start, placed.range.end)
        : (known[0]?.annotation.anchor.quote.exact ?? '');
    return change(
      ledger,
      known.map(({ annotation }) => annotation.id),
      exact,
      made,
    );
  }
  const extent = extentOf(entry);
  if (extent === null) return ledger;
  const anchor = describe(text, extent);
  const annotated = annotate(
    ledger,
    { id, anchor, ...(entry.claim === null ? {} : { claimKind: entry.claim.kind }) },
    made,
  );
  return change(annotated, [id], anchor.quote.exact, made);
}

const has = (ledger: Ledger, { id }: Annotation): boolean =>
  ledger.annotations.some((annotation) => annotation.id === id);
