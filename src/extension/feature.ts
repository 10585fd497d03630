import type * as vscode from 'vscode';
import type { Articles } from './articles.ts';
import type { Drafts } from './ask-text.ts';
import type { Front } from './front.ts';
import type { WorkspaceArticles } from './workspace-articles.ts';

/** What every feature is given. Features don't know each other: they share the articles and their events. */
export interface FeatureContext {
  readonly extension: vscode.ExtensionContext;
  readonly articles: Articles;
  readonly front: Front;
  readonly workspaceArticles: WorkspaceArticles;
  /** What was typed and not yet recorded, for as long as the window is open. */
  readonly drafts: Drafts;
  /** The name under which notes on an article are recorded. */
  readonly author: (article: vscode.Uri) => Promise<string>;
}

export type Feature = (context: FeatureContext) => vscode.Disposable;
