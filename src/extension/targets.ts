import * as vscode from 'vscode';
import { entriesAt, entryAt, hull } from '../core/index.ts';
import type { Entry } from '../core/index.ts';
import type { Articles, OpenArticle } from './articles.ts';
import { toOffset, toRange } from './convert.ts';
import { lookOf } from './looks.ts';

/** What a link in the hover hands to a command. Anybody may run a command, so it is validated as hostile. */
export interface Target {
  readonly uri: string;
  readonly entry: string;
}

export interface Found {
  readonly article: OpenArticle;
  readonly entry: Entry;
}

/**
 * The article that a command is about: the one that a link names, else the one in front, else the one behind what covers it
 * (a walkthrough, settings), which comes to the front. Says so where there is none.
 */
export async function findArticle(articles: Articles, target?: unknown): Promise<OpenArticle | undefined> {
  const document = isTarget(target)
    ? vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === target.uri)
    : (documentInFront() ?? (await uncovered(articles)));
  if (document?.languageId !== 'markdown') {
    say(vscode.l10n.t('Open a Markdown article first.'));
    return undefined;
  }
  const article = await articles.fresh(document);
  if (article !== undefined) return article;
  const view = articles.get(document);
  say(
    view !== undefined && 'refused' in view
      ? view.refused.message
      : vscode.l10n.t('This document is not an article.'),
  );
  return undefined;
}

/** The document with the cursor; where that is in no text (a preview, a picture), the one that stands beside it. */
export const documentInFront = (): vscode.TextDocument | undefined =>
  (vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0])?.document;

async function uncovered(articles: Articles): Promise<vscode.TextDocument | undefined> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ input }) => input));
  const shown = tabs.flatMap((input) => (input instanceof vscode.TabInputText ? [input.uri.toString()] : []));
  const document = articles
    .all()
    .findLast((article) => shown.includes(article.document.uri.toString()))?.document;
  return document === undefined ? undefined : (await vscode.window.showTextDocument(document)).document;
}

/** The claim that a command is about: the one that a link names, else the one under the cursor. Says what to do where there is none. */
export async function findEntry(articles: Articles, target?: unknown): Promise<Found | undefined> {
  const article = await findArticle(articles, target);
  if (article === undefined) return undefined;
  const entry = isTarget(target)
    ? article.sheet.entries.find(({ id }) => id === target.entry)
    : entryUnderCursor(article);
  if (entry !== undefined) return { article, entry };
  say(
    vscode.l10n.t(
      'There is no claim here. Put the cursor on a highlight, or select words and run “Mark Selection as Claim”.',
    ),
  );
  return undefined;
}

/** The claim that a command without a target is about; the hover shows its card first. */
export function entryUnderCursor({ document, sheet }: OpenArticle): Entry | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document) return undefined;
  // Words that are selected name their own claim; a cursor just behind the last letter still means that claim.
  const offset = toOffset(document, editor.selection.start);
  // “Next unchecked” goes to where a claim starts; of several that start there, it means the one that is unchecked.
  const starting = entriesAt(sheet, offset).filter(({ range }) => range?.start === offset);
  const unchecked = starting.find(({ status }) => lookOf(status) !== 'checked');
  return unchecked ?? entryAt(sheet, offset) ?? (offset > 0 ? entryAt(sheet, offset - 1) : undefined);
}

/** The selected words without the white space around them; null where nothing is selected. */
export function selectedRange({ document }: OpenArticle): { start: number; end: number } | null {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document || editor.selection.isEmpty) return null;
  const words = document.getText(editor.selection);
  const { start, end } = toRange(document, editor.selection);
  const range = {
    start: start + (words.length - words.trimStart().length),
    end: end - (words.length - words.trimEnd().length),
  };
  return range.start < range.end ? range : null;
}

/** All of a claim, from its first word to its last. */
export const extentOf = ({ range, claim }: Entry): { start: number; end: number } | null =>
  range ?? (claim === null ? null : hull(claim.content));

export const say = (message: string): void => void vscode.window.showInformationMessage(message);

export const isTarget = (value: unknown): value is Target =>
  typeof value === 'object' &&
  value !== null &&
  'uri' in value &&
  typeof value.uri === 'string' &&
  'entry' in value &&
  typeof value.entry === 'string';
