import type * as vscode from 'vscode';
import { createArticles } from './articles.ts';
import type { Articles } from './articles.ts';
import { authorOf } from './author.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { createFront } from './front.ts';
import type { Platform } from './platform.ts';
import { createWorkspaceArticles } from './workspace-articles.ts';
import * as articlesView from './features/articles-view.ts';
import * as assistants from './features/assistants.ts';
import * as adoptNotes from './features/adopt-notes.ts';
import * as checkArticle from './features/check-article.ts';
import * as claimsView from './features/claims-view.ts';
import * as compareWording from './features/compare-wording.ts';
import * as confidential from './features/confidential.ts';
import * as diagnostics from './features/diagnostics.ts';
import * as explorerBadges from './features/explorer-badges.ts';
import * as followFiles from './features/follow-files.ts';
import * as highlights from './features/highlights.ts';
import * as hover from './features/hover.ts';
import * as inlayHints from './features/inlay-hints.ts';
import * as mergeNotes from './features/merge-notes.ts';
import * as navigation from './features/navigation.ts';
import * as notesFile from './features/notes-file.ts';
import * as orphans from './features/orphans.ts';
import * as predictions from './features/predictions.ts';
import * as pasteNotes from './features/paste-notes.ts';
import * as preview from './features/preview.ts';
import * as removeClaim from './features/remove-claim.ts';
import * as reopened from './features/reopened.ts';
import * as sample from './features/sample.ts';
import * as sourceNotes from './features/source-notes.ts';
import * as sourcesView from './features/sources-view.ts';
import * as statusBar from './features/status-bar.ts';
import * as status from './features/status.ts';
import * as threads from './features/threads.ts';
import * as undoNotes from './features/undo-notes.ts';

/** What `activate` gives to other extensions and to our own tests. */
export interface ClaimcheckApi {
  readonly articles: Pick<Articles, 'get' | 'fresh' | 'onDidChange'>;
  /** VS Code's Markdown preview asks for it by this name. */
  readonly extendMarkdownIt: <T extends preview.MarkdownIt>(markdown: T) => T;
}

const FEATURES: readonly Feature[] = [
  highlights.register,
  hover.register,
  inlayHints.register,
  preview.register,
  assistants.register,
  sourceNotes.register,
  predictions.register,
  status.register,
  navigation.register,
  checkArticle.register,
  diagnostics.register,
  statusBar.register,
  threads.register,
  claimsView.register,
  sourcesView.register,
  articlesView.register,
  explorerBadges.register,
  notesFile.register,
  followFiles.register,
  reopened.register,
  compareWording.register,
  orphans.register,
  undoNotes.register,
  removeClaim.register,
  confidential.register,
  mergeNotes.register,
  adoptNotes.register,
  pasteNotes.register,
  sample.register,
];

/** The composition root of both hosts. */
export function start(extension: vscode.ExtensionContext, platform: Platform): ClaimcheckApi {
  const articles = createArticles(extension.extensionUri, platform);
  const front = createFront(articles);
  const workspaceArticles = createWorkspaceArticles(articles);
  const context: FeatureContext = {
    extension,
    articles,
    front,
    workspaceArticles,
    drafts: new Map(),
    author: (article) => authorOf(article, platform),
  };
  extension.subscriptions.push(
    articles,
    front,
    workspaceArticles,
    ...FEATURES.map((register) => register(context)),
  );
  return { articles, extendMarkdownIt: (markdown) => preview.extendMarkdownIt(markdown, articles) };
}
