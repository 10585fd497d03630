import * as vscode from 'vscode';
import type { FeatureContext } from '../feature.ts';
import { takeBack } from '../record.ts';
import { findArticle } from '../targets.ts';

/** Takes back what was last changed in the notes of the article in front: a note that was removed, a status, a place. */
export function register({ articles }: FeatureContext): vscode.Disposable {
  const run = async (direction: 'undo' | 'redo'): Promise<void> => {
    const article = await findArticle(articles);
    if (article !== undefined) await takeBack(articles, article.document, direction);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('claimcheck.undoNotesChange', () => run('undo')),
    vscode.commands.registerCommand('claimcheck.redoNotesChange', () => run('redo')),
  );
}
