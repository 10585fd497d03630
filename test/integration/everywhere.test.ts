import { assert } from 'chai';
import * as vscode from 'vscode';
import { createArticles } from '../../src/extension/articles.ts';
import { findFile } from '../../src/extension/find-file.ts';
import { createWorkspaceArticles } from '../../src/extension/workspace-articles.ts';
import { workspaceFiles } from '../../src/extension/workspace-files.ts';
import {
  activated,
  cleanUp,
  entryWith,
  exists,
  freshArticle,
  hoverText,
  notesFile,
  notesUri,
  problemRules,
  readFile,
  setStatus,
  STORY,
  until,
  writeFile,
} from './desk.ts';
import { FrailFiles } from './frail-files.ts';
import { person } from './person.ts';

const WORDS = 'We found cracks';
const QUOTE = '“We found cracks in eleven of the forty hangers,”';

async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  await vscode.window.showTextDocument(uri);
  return vscode.workspace.openTextDocument(uri);
}

/** The main job: who said it, a note, a verdict, and both on the disk. */
async function check(uri: vscode.Uri): Promise<string> {
  const document = await open(uri);
  assert.include(await hoverText(document, WORDS), 'Marta Lindqvist');
  await answer(document, 'On the tape');
  await setStatus(await freshArticle(document), WORDS, 'verified');
  const entry = entryWith(await freshArticle(document), WORDS);
  assert.equal(entry.status, 'verified');
  assert.include(await hoverText(document, WORDS), 'On the tape');
  return readFile(notesUri(uri));
}

async function answer(document: vscode.TextDocument, text: string): Promise<void> {
  const at = document.positionAt(document.getText().indexOf(WORDS));
  await vscode.commands.executeCommand('claimcheck.replyToThread', {
    thread: {
      uri: document.uri,
      range: new vscode.Range(at, at),
      comments: [],
      dispose: () => undefined,
    },
    text,
  });
}

describe('a workspace of several folders', () => {
  afterEach(cleanUp);

  const [stories, evidence] = vscode.workspace.workspaceFolders ?? [];

  it('has articles in each, with their notes beside them', async () => {
    assert(stories !== undefined && evidence !== undefined, 'the tests need two roots');
    for (const { uri } of [stories, evidence]) {
      const article = vscode.Uri.joinPath(uri, 'in-both.md');
      await writeFile(article, STORY);
      assert.include(await check(article), 'On the tape');
      await cleanUp();
      for (const file of [notesUri(article), article]) await vscode.workspace.fs.delete(file);
    }
  });

  it('finds a source in any of them', async () => {
    assert(stories !== undefined && evidence !== undefined, 'the tests need two roots');
    const report = vscode.Uri.joinPath(evidence.uri, 'inspection-report.pdf');
    await writeFile(report, '%PDF-1.4');
    const found = await findFile('inspection-report.pdf', vscode.Uri.joinPath(stories.uri, 'story.md'));
    assert.equal(found?.toString(), report.toString());
  });
});

describe('a folder that is on no disk', () => {
  const disk = new FrailFiles();
  const at = (name: string): vscode.Uri => vscode.Uri.from({ scheme: 'nowhere', path: `/desk/${name}` });
  const put = (uri: vscode.Uri, text: string): void => {
    disk.put(uri, new TextEncoder().encode(text));
  };
  let registered: vscode.Disposable;

  before(async () => {
    registered = vscode.workspace.registerFileSystemProvider('nowhere', disk, { isCaseSensitive: true });
    put(at('story.md'), STORY);
    const count = vscode.workspace.workspaceFolders?.length ?? 0;
    const changed = new Promise((done) => vscode.workspace.onDidChangeWorkspaceFolders(done));
    assert.isTrue(vscode.workspace.updateWorkspaceFolders(count, 0, { uri: at(''), name: 'nowhere' }));
    await changed;
  });
  afterEach(cleanUp);
  after(async () => {
    const changed = new Promise((done) => vscode.workspace.onDidChangeWorkspaceFolders(done));
    const count = vscode.workspace.workspaceFolders?.length ?? 0;
    vscode.workspace.updateWorkspaceFolders(count - 1, 1);
    await changed;
    registered.dispose();
  });

  it('has its notes there, and finds them again', async () => {
    assert.include(await check(at('story.md')), 'On the tape');
    await cleanUp();
    const document = await open(at('story.md'));
    assert.equal(entryWith(await freshArticle(document), WORDS).status, 'verified');
  });

  it('is followed where another hand changes the notes', async () => {
    const uri = at('another-hand.md');
    put(uri, STORY);
    const document = await open(uri);
    assert.equal(entryWith(await freshArticle(document), WORDS).status, 'unchecked');
    put(notesUri(uri), notesFile(STORY, QUOTE, 'Ask again', 'query'));
    await until('the query', async () => entryWith(await freshArticle(document), WORDS).status === 'query');
    assert.include(await hoverText(document, WORDS), 'Ask again');
  });

  it('has its problems told', async () => {
    put(at('unfinished.md'), `${STORY}\nThe repairs will cost TK dollars.\n`);
    const document = await open(at('unfinished.md'));
    await until('the problem', () => problemRules(document).includes('placeholder'));
  });

  it('has its articles and notes found, although nobody can search it, without what the workspace hides', async () => {
    const never = new vscode.CancellationTokenSource();
    assert.deepEqual(
      (await vscode.workspace.findFiles('**/*.md')).filter(({ scheme }) => scheme === 'nowhere'),
      [],
    );
    const names = [
      'series/part-1/first.md',
      'series/second.md',
      'hidden/old/third.md',
      '.git/fourth.md',
      'series/node_modules/fifth.md',
    ];
    for (const name of names) put(at(name), STORY);
    put(notesUri(at('series/second.md')), notesFile(STORY, QUOTE, 'Ask again', 'query'));
    const settings = vscode.workspace.getConfiguration('files');
    const before = settings.inspect('exclude')?.workspaceValue;
    await settings.update(
      'exclude',
      { '**/old/': true, series: false },
      vscode.ConfigurationTarget.Workspace,
    );
    try {
      const found = (await workspaceFiles('.md', 1000, never.token)).filter(
        ({ scheme }) => scheme === 'nowhere',
      );
      const inFolders = found.map(({ path }) => path).filter((path) => path.split('/').length > 3);
      assert.deepEqual(inFolders.sort(), [at(names[0] ?? '').path, at(names[1] ?? '').path]);
      const notes = await workspaceFiles('.factcheck.json', 1000, never.token);
      assert.include(notes.map(String), notesUri(at('series/second.md')).toString());
      assert.isAtMost((await workspaceFiles('.md', 3, never.token)).length, 3);
    } finally {
      await settings.update('exclude', before, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('is not walked through to the end when that is cancelled', async () => {
    for (let depth = 1; depth < 12; depth++) put(at(`deep/${'d/'.repeat(depth)}story.md`), STORY);
    const all = (await workspaceFiles('.md', 1000)).filter(({ path }) => path.includes('/deep/'));
    assert.lengthOf(all, 11);
    const source = new vscode.CancellationTokenSource();
    disk.before = ({ kind, path }) => {
      if (kind === 'list' && path.endsWith('/d/d/d')) source.cancel();
    };
    try {
      const some = (await workspaceFiles('.md', 1000, source.token)).filter(({ path }) =>
        path.includes('/deep/'),
      );
      assert.isBelow(some.length, 5);
    } finally {
      disk.before = () => undefined;
    }
  });

  it('has its notes found where an article was moved by another hand', async () => {
    const words = 'The harbour froze for nineteen days, and nobody was paid for any of them';
    const text = `# Frozen\n\n“${words},” said Ola Brekke, harbour master of Vik.\n`;
    put(notesUri(at('before/frozen.md')), notesFile(text, words, 'On the tape', 'query'));
    const moved = at('after/vik/frozen.md');
    put(moved, text);
    const reader = person(({ buttons }) => buttons.find((button) => button === 'Take Them Along'));
    try {
      const document = await open(moved);
      await until('the query', async () => entryWith(await freshArticle(document), words).status === 'query');
    } finally {
      reader.leave();
    }
    assert.isFalse(await exists(notesUri(at('before/frozen.md'))));
  });

  it('has its articles in the list of the workspace', async () => {
    put(at('series/listed.md'), STORY);
    const articles = createArticles(vscode.Uri.parse('claimcheck-test:/'), {
      accountName: () => '',
      exclusively: (_name, task) => task(),
    });
    const workspace = createWorkspaceArticles(articles);
    try {
      await workspace.read(new vscode.CancellationTokenSource().token, () => undefined);
      assert.isAbove(workspace.get(at('series/listed.md'))?.total ?? 0, 3);
    } finally {
      workspace.dispose();
      articles.dispose();
    }
  });

  it('has its notes although the connection was still being made when they were first read', async () => {
    const uri = at('slow.md');
    put(uri, STORY);
    put(notesUri(uri), notesFile(STORY, QUOTE, 'Ask again', 'query'));
    const { articles } = await activated();
    const problems: (string | undefined)[] = [];
    const listener = articles.onDidChange((document) => {
      const view = articles.get(document);
      if (view !== undefined && 'sheet' in view && document.uri.toString() === uri.toString())
        problems.push(view.problem?.code);
    });
    let failures = 0;
    disk.before = ({ kind, path }) => {
      if (kind === 'read' && path === notesUri(uri).path && failures++ < 2)
        throw vscode.FileSystemError.Unavailable('not connected yet');
    };
    try {
      const document = await open(uri);
      assert.equal(entryWith(await freshArticle(document), WORDS).status, 'query');
    } finally {
      disk.before = () => undefined;
      listener.dispose();
    }
    assert.equal(failures, 3);
    assert.deepEqual([...new Set(problems)], [undefined]);
  });

  it('says that its notes cannot be read while the connection is away, and has them when it is back', async () => {
    const uri = at('away.md');
    put(uri, STORY);
    put(notesUri(uri), notesFile(STORY, QUOTE, 'Ask again', 'query'));
    disk.before = ({ kind, path }) => {
      if (kind === 'read' && path === notesUri(uri).path) throw vscode.FileSystemError.Unavailable('gone');
    };
    try {
      const document = await open(uri);
      const article = await freshArticle(document);
      assert.equal(article.problem?.code, 'unreadable');
      assert.equal(entryWith(article, WORDS).status, 'unchecked');
      disk.before = () => undefined;
      await until('the notes', async () => (await freshArticle(document)).problem === null);
      assert.equal(entryWith(await freshArticle(document), WORDS).status, 'query');
    } finally {
      disk.before = () => undefined;
    }
  });

  it('says so where nothing can be written, and keeps the note', async () => {
    const uri = at('read-only.md');
    put(uri, STORY);
    const document = await open(uri);
    await freshArticle(document);
    const reader = person();
    disk.before = ({ kind }) => {
      if (kind === 'write') throw vscode.FileSystemError.NoPermissions('read-only');
    };
    try {
      await answer(document, 'On the tape');
      await until('the message', () => reader.asked.length > 0);
    } finally {
      disk.before = () => undefined;
      reader.leave();
    }
    assert.match(reader.asked[0]?.text ?? '', /^Nothing was written to the notes file\./);
    assert.include(reader.asked[0]?.buttons ?? [], 'Copy What I Wrote');
    assert.isFalse(await exists(notesUri(uri)));
  });
});
