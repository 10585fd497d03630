import * as vscode from 'vscode';
import { removeAnnotation } from '../../core/index.ts';
import type { FeatureContext } from '../feature.ts';
import { sayRemoved, write } from '../record.ts';
import { findEntry, say } from '../targets.ts';

/** Removes all that was recorded about a claim, as for a mark that was made by mistake. One Undo brings it back. */
export function register(context: FeatureContext): vscode.Disposable {
  return vscode.commands.registerCommand('claimcheck.removeAllNotes', async (target) => {
    const found = await findEntry(context.articles, target);
    if (found === undefined) return;
    const { article, entry } = found;
    if (entry.annotations.length === 0) {
      say(vscode.l10n.t('Nothing has been recorded about this claim.'));
      return;
    }
    const removed = await write(context, article.document, article.ledger, (ledger) =>
      entry.annotations.reduce((next, { annotation }) => removeAnnotation(next, annotation.id), ledger),
    );
    if (removed)
      sayRemoved(
        context.articles,
        article.document,
        vscode.l10n.t('All notes and verdicts on this claim were removed.'),
      );
  });
}
