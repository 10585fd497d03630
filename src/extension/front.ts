import * as vscode from 'vscode';
import type { Articles, OpenArticle, RefusedArticle } from './articles.ts';

/**
 * The article that lists beside the editor are about: the one with the cursor, or the last that had it, as long as it is
 * open. A checker reads the source in the editor beside, and needs the list meanwhile.
 */
export interface Front {
  get(): OpenArticle | RefusedArticle | undefined;
  /** Another article, or another state of the same. */
  readonly onDidChange: vscode.Event<void>;
  dispose(): void;
}

export function createFront(articles: Articles): Front {
  const changed = new vscode.EventEmitter<void>();
  let front: vscode.TextDocument | undefined;

  function turnTo(document: vscode.TextDocument | undefined): void {
    if (document === undefined || document === front || articles.get(document) === undefined) return;
    front = document;
    changed.fire();
  }

  function closed(document: vscode.TextDocument): void {
    if (document !== front) return;
    front = vscode.window.visibleTextEditors.find(
      (editor) => articles.get(editor.document) !== undefined,
    )?.document;
    changed.fire();
  }

  turnTo(vscode.window.activeTextEditor?.document);
  const listeners = vscode.Disposable.from(
    changed,
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      turnTo(editor?.document);
    }),
    articles.onDidChange((document) => {
      if (document === front) changed.fire();
      // An article is known some time after it came to the front.
      else if (document === vscode.window.activeTextEditor?.document) turnTo(document);
    }),
    articles.onDidClose(closed),
  );
  return {
    get: () => (front === undefined ? undefined : articles.get(front)),
    onDidChange: changed.event,
    dispose() {
      listeners.dispose();
    },
  };
}
