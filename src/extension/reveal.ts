import * as vscode from 'vscode';
import type { Entry } from '../core/index.ts';
import type { OpenArticle } from './articles.ts';
import { toEditorRange } from './convert.ts';
import { extentOf, say } from './targets.ts';

/**
 * Shows a claim in the text, with the cursor on it; says so where it has no place.
 *
 * @param preserveFocus the keyboard stays where it is
 */
export async function revealEntry(
  { document }: OpenArticle,
  entry: Entry,
  preserveFocus = false,
): Promise<void> {
  const extent = extentOf(entry);
  if (extent === null) {
    say(vscode.l10n.t('Its words are no longer in the article, or stand in several places.'));
    return;
  }
  const range = toEditorRange(document, extent);
  const editor = await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(range.start, range.start),
    preserveFocus,
  });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
