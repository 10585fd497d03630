import * as vscode from 'vscode';
import { annotate, describe } from '../core/index.ts';
import type { Annotation, Entry, Ledger, Stamp } from '../core/index.ts';
import type { OpenArticle } from './articles.ts';
import type { FeatureContext } from './feature.ts';
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
  { document, sheet }: OpenArticle,
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
  const written = await context.articles.edit(document, (ledger) =>
    entries.reduce(
      (next, entry) => recordOne(next, text, entry, ids.get(entry.id) ?? '', change, made),
      ledger,
    ),
  );
  if (written.ok) return true;
  void vscode.window.showErrorMessage(
    vscode.l10n.t('Nothing was written to the notes file. {0}', written.problem.message),
  );
  return false;
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
