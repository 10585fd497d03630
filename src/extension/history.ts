import * as vscode from 'vscode';
import type { Ledger } from '../core/index.ts';

/** One change that was made here to an article's notes. `before` is null where there was no notes file. */
export interface Step {
  readonly before: Ledger | null;
  readonly after: Ledger;
}

/** How many changes of an article can be taken back. */
const MAX_STEPS = 50;

/** What can be taken back, by article, and done again. It follows an article that is renamed, and ends with the window. */
export class History {
  readonly #undo = new Map<string, Step[]>();
  readonly #redo = new Map<string, Step[]>();
  readonly #renames = vscode.workspace.onDidRenameFiles(({ files }) => {
    for (const { oldUri, newUri } of files)
      for (const stacks of [this.#undo, this.#redo]) moved(stacks, oldUri.toString(), newUri.toString());
  });

  /** A new change: what was taken back before it can't be done again. */
  add(article: vscode.Uri, step: Step): void {
    const key = article.toString();
    this.#redo.delete(key);
    push(this.#undo, key, step);
  }

  last(article: vscode.Uri, direction: Direction): Step | undefined {
    return this.#stacks(direction)[0].get(article.toString())?.at(-1);
  }

  /** A step was taken in a direction: it can now be taken in the other one. */
  took(article: vscode.Uri, step: Step, direction: Direction): void {
    const key = article.toString();
    const [from, to] = this.#stacks(direction);
    from.set(
      key,
      (from.get(key) ?? []).filter((known) => known !== step),
    );
    push(to, key, step);
  }

  #stacks(direction: Direction): readonly [Map<string, Step[]>, Map<string, Step[]>] {
    return direction === 'undo' ? [this.#undo, this.#redo] : [this.#redo, this.#undo];
  }

  dispose(): void {
    this.#renames.dispose();
  }
}

export type Direction = 'undo' | 'redo';

function push(stacks: Map<string, Step[]>, key: string, step: Step): void {
  stacks.set(key, [...(stacks.get(key) ?? []), step].slice(-MAX_STEPS));
}

/** The article itself, or one in a folder that was renamed. */
function moved(stacks: Map<string, Step[]>, from: string, to: string): void {
  for (const [key, steps] of [...stacks]) {
    if (key !== from && !key.startsWith(`${from}/`)) continue;
    stacks.delete(key);
    stacks.set(to + key.slice(from.length), steps);
  }
}
