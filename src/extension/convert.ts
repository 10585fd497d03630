import * as vscode from 'vscode';
import type { Range } from '../core/index.ts';

/**
 * The only place where offsets become editor positions and back. The editor hides a byte order mark, our offsets count
 * it (as the command line does, which reads the file as stored), so every conversion goes through here.
 */
const markLength = (document: vscode.TextDocument): number => (document.encoding === 'utf8bom' ? 1 : 0);

/** The article's text as it stands in the file. */
export const textOf = (document: vscode.TextDocument): string =>
  markLength(document) === 0 ? document.getText() : `\uFEFF${document.getText()}`;

export const toOffset = (document: vscode.TextDocument, position: vscode.Position): number =>
  document.offsetAt(position) + markLength(document);

export const toRange = (document: vscode.TextDocument, range: vscode.Range): Range => ({
  start: toOffset(document, range.start),
  end: toOffset(document, range.end),
});

export const toEditorPosition = (document: vscode.TextDocument, offset: number): vscode.Position =>
  document.positionAt(Math.max(0, offset - markLength(document)));

export const toEditorRange = (document: vscode.TextDocument, range: Range): vscode.Range =>
  new vscode.Range(toEditorPosition(document, range.start), toEditorPosition(document, range.end));

/** The editor's change as edits of the text before it, in order of position. */
export const toEdits = (
  document: vscode.TextDocument,
  changes: readonly vscode.TextDocumentContentChangeEvent[],
): { readonly start: number; readonly end: number; readonly text: string }[] =>
  changes
    .map((change) => {
      const start = change.rangeOffset + markLength(document);
      return { start, end: start + change.rangeLength, text: change.text };
    })
    .sort((a, b) => a.start - b.start);
