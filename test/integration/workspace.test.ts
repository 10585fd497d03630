import { assert } from 'chai';
import * as vscode from 'vscode';
import { addNote, annotate, describe as anchor, emptyLedger, writeLedger } from '../../src/core/index.ts';
import type { Source } from '../../src/core/index.ts';
import { createArticles } from '../../src/extension/articles.ts';
import type { Articles } from '../../src/extension/articles.ts';
import { createWorkspaceArticles } from '../../src/extension/workspace-articles.ts';
import type { Summary, WorkspaceArticles } from '../../src/extension/workspace-articles.ts';
import { workspaceNotes } from '../../src/extension/workspace-notes.ts';
import { cleanUp, exists, fileUri, notesUri, readFile, STORY, until, writeFile } from './desk.ts';

const QUOTE = '“We found cracks in eleven of the forty hangers,”';

const SOURCE: Source = { type: 'book', title: 'Bridges of the county', unknown: {} };

/** Notes on the story: one verdict, and one note that names the source. */
function notes(source: Source): string {
  const start = STORY.indexOf(QUOTE);
  const made = { now: '2026-11-24T10:00:00.000Z', creator: { name: 'Theo Brandt', unknown: {} } };
  const id = 'urn:uuid:20000000-0000-4000-8000-000000000001';
  const marked = annotate(
    emptyLedger('urn:uuid:20000000-0000-4000-8000-000000000000', 'story.md'),
    { id, anchor: anchor(STORY, { start, end: start + QUOTE.length }), claimKind: 'quotation' },
    made,
  );
  return writeLedger(addNote(marked, id, { id: 'urn:note:1', comment: 'p. 4', source }, made));
}

describe('the articles of the workspace', () => {
  let articles: Articles;
  let workspace: WorkspaceArticles;
  const platform = {
    accountName: () => '',
    exclusively: <T>(_name: string, task: () => Promise<T>): Promise<T> => task(),
  };
  const folder = fileUri('desk');
  const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  const never = new vscode.CancellationTokenSource().token;
  const inFolder = (): readonly Summary[] =>
    workspace.all().filter(({ uri }) => uri.path.startsWith(`${folder.path}/`));
  const names = (): readonly string[] => inFolder().map(({ uri }) => uri.path.slice(folder.path.length + 1));

  beforeEach(async () => {
    articles = createArticles(vscode.Uri.parse('claimcheck-test:/'), platform);
    workspace = createWorkspaceArticles(articles);
    await writeFile(at('b.md'), STORY);
    await writeFile(notesUri(at('b.md')), notes(SOURCE));
    await writeFile(at('a.md'), STORY);
    await writeFile(at('README.md'), STORY);
  });
  afterEach(async () => {
    workspace.dispose();
    articles.dispose();
    await cleanUp();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('are those that are stories, in order, with how far each is', async () => {
    const steps: number[] = [];
    await workspace.read(never, (done) => steps.push(done));
    assert.deepEqual(names(), ['a.md', 'b.md']);
    const [a, b] = inFolder();
    assert(a !== undefined && b !== undefined);
    assert.isFalse(a.begun);
    assert.isTrue(b.begun);
    assert.isAbove(a.total, 3);
    assert.equal(a.checked, 0);
    assert.deepEqual(
      steps,
      steps.map((_, index) => index),
    );
  });

  it('are not read to the end when the reading is cancelled, and what was found stays', async () => {
    const source = new vscode.CancellationTokenSource();
    await workspace.read(source.token, (done) => {
      if (done === 1) source.cancel();
    });
    const first = workspace.all().length;
    await workspace.read(never, () => undefined);
    assert.isBelow(first, workspace.all().length);
    assert.deepEqual(names(), ['a.md', 'b.md']);
  });

  it('are told of in lots while they are read, and to the last', async () => {
    const many = Array.from({ length: 30 }, (_, index) => `lot-${String(index)}.md`);
    for (const name of many) await writeFile(at(name), '“It will hold,” said Dana Reyes.\n');
    let told = 0;
    let seen = 0;
    workspace.onDidChange(() => {
      told++;
      seen = inFolder().length;
    });
    await workspace.read(never, () => undefined);
    assert.equal(seen, many.length + 2);
    assert.isBelow(told, many.length);
  });

  it('are read again when they or their notes have changed, and forgotten when they are gone', async () => {
    await workspace.read(never, () => undefined);
    const before = workspace.get(at('a.md'));
    await writeFile(at('a.md'), `${STORY}\nThe bridge is the oldest in the state, 97 years old.\n`);
    await writeFile(notesUri(at('a.md')), notes(SOURCE));
    await vscode.workspace.fs.delete(at('b.md'));
    await workspace.read(never, () => undefined);
    assert.deepEqual(names(), ['a.md']);
    assert.isAbove(workspace.get(at('a.md'))?.total ?? 0, before?.total ?? 0);
    assert.isTrue(workspace.get(at('a.md'))?.begun);
  });

  it('count what is open as it stands on the screen', async () => {
    await workspace.read(never, () => undefined);
    const before = workspace.get(at('a.md'))?.total ?? 0;
    const document = await vscode.workspace.openTextDocument(at('a.md'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(STORY.length), '\n“It will fall,” said Dana Reyes.\n');
    await vscode.workspace.applyEdit(edit);
    await until('the count to grow', () => (workspace.get(at('a.md'))?.total ?? 0) > before);
  });

  it('have their sources in their notes, and a source is renamed in all of them', async () => {
    await writeFile(notesUri(at('a.md')), notes(SOURCE));
    const found = await workspaceNotes(articles);
    assert.deepEqual(
      found.map(({ article }) => article.path).filter((path) => path.startsWith(`${folder.path}/`)),
      [at('a.md').path, at('b.md').path],
    );
    const renamed = 'Bridges of the county, second edition';
    const { showInputBox } = vscode.window;
    vscode.window.showInputBox = () => Promise.resolve(renamed);
    try {
      const used = { key: 'book:bridges of the county', source: SOURCE, uses: [] };
      await vscode.commands.executeCommand('claimcheck.renameSource', { used, uses: [] });
    } finally {
      vscode.window.showInputBox = showInputBox;
    }
    for (const name of ['a.md', 'b.md']) assert.include(await readFile(notesUri(at(name))), renamed);
  });

  it('may be called whatever they are: the notes of none are made by looking', async () => {
    await workspace.read(never, () => undefined);
    assert.isFalse(await exists(notesUri(at('a.md'))));
  });
});
