import type * as vscode from 'vscode';
import type { Articles } from './articles.ts';

/** What every feature is given. Features don't know each other: they share the articles and their events. */
export interface FeatureContext {
  readonly extension: vscode.ExtensionContext;
  readonly articles: Articles;
  /** Who writes the notes. */
  readonly author: () => string;
}

export type Feature = (context: FeatureContext) => vscode.Disposable;
