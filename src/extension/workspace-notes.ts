import type * as vscode from 'vscode';
import type { Ledger } from '../core/index.ts';
import type { Articles } from './articles.ts';
import { articleOf } from './files.ts';
import { readNotes } from './ledgers.ts';
import { workspaceFiles } from './workspace-files.ts';

/** The notes on one article of the workspace. */
export interface ArticleNotes {
  readonly article: vscode.Uri;
  readonly ledger: Ledger;
}

/** A workspace may be an archive; a list of more sources than these files hold is no list. */
const MAX_FILES = 2000;

/** The notes on all articles of the workspace that can be read, in order of their paths. */
export async function workspaceNotes(
  articles: Articles,
  token?: vscode.CancellationToken,
): Promise<readonly ArticleNotes[]> {
  const files = await workspaceFiles('.factcheck.json', MAX_FILES, token);
  const found = await Promise.all(
    files.flatMap((file) => {
      const article = articleOf(file);
      return article === null ? [] : [notesOn(articles, article)];
    }),
  );
  return found
    .flatMap((notes) => notes ?? [])
    .sort((a, b) => (a.article.path < b.article.path ? -1 : a.article.path > b.article.path ? 1 : 0));
}

async function notesOn(articles: Articles, article: vscode.Uri): Promise<ArticleNotes | null> {
  const open = articles.all().find(({ document }) => document.uri.toString() === article.toString());
  // Where it has none, they may have come a moment ago.
  if (open !== undefined && 'sheet' in open && open.ledger !== null) return { article, ledger: open.ledger };
  const notes = await readNotes(article);
  // What cannot be read is told where its article is opened.
  return notes.state === 'ready' ? { article, ledger: notes.ledger } : null;
}
