import { assert } from 'chai';
import * as vscode from 'vscode';
import {
  addNote,
  annotate,
  describe as anchor,
  emptyLedger,
  setStatus as judge,
  writeLedger,
} from '../../src/core/index.ts';
import type { Status } from '../../src/core/index.ts';
import type { ClaimcheckApi } from '../../src/extension/activate.ts';
import type { OpenArticle } from '../../src/extension/articles.ts';

/** What the suites share: articles in the workspace folder, and patience. */

const ID = 'claimcheck.claimcheck';

export async function activated(): Promise<ClaimcheckApi> {
  const extension = vscode.extensions.getExtension<ClaimcheckApi>(ID);
  assert(extension, `${ID} is not installed`);
  return extension.activate();
}

export const STORY = `# Bridge to stay shut until spring

By Dana Okafor

PORT ELLERY, Nov. 12 — The Harrow Bridge carried 41,000 vehicles a day before it was closed in September, the highest figure in the county.

“We found cracks in eleven of the forty hangers,” said Marta Lindqvist, chief engineer of the county’s highway department.

She also said that the bridge would not reopen before April 2027, and that repairs would cost $18 million.

“Nobody will be asked to drive over it until it is safe,” Lindqvist told reporters on Thursday.
`;

let count = 0;

const folder = (): vscode.Uri => {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert(first, 'the tests need a workspace folder');
  return first.uri;
};

export const fileUri = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);

export const notesUri = (article: vscode.Uri): vscode.Uri =>
  article.with({ path: `${article.path}.factcheck.json` });

export const writeFile = async (uri: vscode.Uri, text: string): Promise<void> =>
  vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));

export const readFile = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));

export const exists = (uri: vscode.Uri): Promise<boolean> =>
  Promise.resolve(
    vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    ),
  );

/** A notes file as a colleague would have written it: a note on words of a text, and a verdict on them. */
export function notesFile(text: string, words: string, comment: string, status: Status): string {
  const start = text.indexOf(words);
  assert.isAtLeast(start, 0, `“${words}” is not in the text`);
  const id = 'urn:uuid:30000000-0000-4000-8000-000000000001';
  const made = { now: '2026-11-24T10:00:00.000Z', creator: { name: 'Theo Brandt', unknown: {} } };
  const empty = emptyLedger('urn:uuid:30000000-0000-4000-8000-000000000000', 'story.md');
  const marked = annotate(empty, { id, anchor: anchor(text, { start, end: start + words.length }) }, made);
  const noted = addNote(marked, id, { id: 'urn:note:1', comment }, made);
  return writeLedger(judge(noted, id, { status, exact: words }, made));
}

/** A new article of its own for each test, with notes where given. */
export async function newArticle(text = STORY, notes?: string): Promise<vscode.TextDocument> {
  const uri = fileUri(`story-${String(++count)}-${Date.now().toString(36)}.md`);
  if (notes !== undefined) await writeFile(notesUri(uri), notes);
  await writeFile(uri, text);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

export async function freshArticle(document: vscode.TextDocument): Promise<OpenArticle> {
  const { articles } = await activated();
  const article = await articles.fresh(document);
  assert(article, `${document.uri.toString()} is no article`);
  return article;
}

/** Asks again and again until the answer is no longer undefined or false; fails with `what` after twenty seconds. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`waited in vain for: ${what}`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

/** Rules of the findings that the Problems panel shows for an article. */
export const problemRules = (document: vscode.TextDocument): string[] =>
  vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'claimcheck')
    .map(({ code }) => (typeof code === 'object' ? String(code.value) : ''));

/** The entry whose claim contains these words. */
export function entryWith(article: OpenArticle, words: string): OpenArticle['sheet']['entries'][number] {
  const text = article.sheet.article.text;
  const entry = article.sheet.entries.find(
    ({ range }) => range !== null && text.slice(range.start, range.end).includes(words),
  );
  assert(entry, `no entry with “${words}”`);
  return entry;
}

export async function setStatus(article: OpenArticle, words: string, status: string): Promise<void> {
  await vscode.commands.executeCommand('claimcheck.setStatus', {
    uri: article.document.uri.toString(),
    entry: entryWith(article, words).id,
    status,
    // Nothing to say beside: of a query or a fix it would be asked.
    comment: '',
  });
}

export async function replace(document: vscode.TextDocument, old: string, fresh: string): Promise<void> {
  const start = document.getText().indexOf(old);
  assert.isAtLeast(start, 0, `“${old}” is not in the article`);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + old.length));
  edit.replace(document.uri, range, fresh);
  assert.isTrue(await vscode.workspace.applyEdit(edit));
}

export async function hoverText(document: vscode.TextDocument, words: string): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(words) + 2);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    at,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}

export async function cleanUp(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
