import * as vscode from 'vscode';
import { annotate, describe } from '../core/index.ts';
import type { Annotation, Entry, Ledger, Stamp } from '../core/index.ts';
import type { OpenArticle } from './articles.ts';
import type { FeatureContext } from './feature.ts';
import { extentOf, say } from './targets.ts';

export const newId = (): string => `urn:uuid:${crypto.randomUUID()}`;

export const stamp = ({ author }: FeatureContext): Stamp => ({
  now: new Date().toISOString(),
  creator: { name: author(), unknown: {} },
});

/**
 * Records something about a claim: on its annotations, or on a new one where it has none. `change` gets the ledger and
 * the ids of the annotations. Answers whether it was written; where not, the reader has been told why.
 */
export async function record(
  context: FeatureContext,
  { document, sheet }: OpenArticle,
  entry: Entry,
  change: (ledger: Ledger, ids: readonly string[], exact: string, stamp: Stamp) => Ledger,
): Promise<boolean> {
  if (document.isUntitled) {
    say(vscode.l10n.t('Save the article first: its notes are kept in a file beside it.'));
    return false;
  }
  const extent = extentOf(entry);
  const text = sheet.article.text;
  const made = stamp(context);
  const id = newId();
  const written = await context.articles.edit(document, (ledger) => {
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
    if (extent === null) return ledger;
    const anchor = describe(text, extent);
    const annotated = annotate(
      ledger,
      {
        id,
        anchor,
        ...(entry.claim === null ? {} : { claimKind: entry.claim.kind }),
      },
      made,
    );
    return change(annotated, [id], anchor.quote.exact, made);
  });
  if (written.ok) return true;
  void vscode.window.showErrorMessage(
    vscode.l10n.t('Nothing was written to the notes file. {0}', written.problem.message),
  );
  return false;
}

const has = (ledger: Ledger, { id }: Annotation): boolean =>
  ledger.annotations.some((annotation) => annotation.id === id);
