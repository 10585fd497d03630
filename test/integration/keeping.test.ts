import { assert } from 'chai';
import * as vscode from 'vscode';
import { MERGE_ATTRIBUTES, MERGE_SETUP, readLedger } from '../../src/core/index.ts';
import type { Ledger } from '../../src/core/index.ts';
import {
  cleanUp,
  entryWith,
  exists,
  fileUri,
  freshArticle,
  newArticle,
  notesUri,
  problemRules,
  readFile,
  replace,
  setStatus,
  STORY,
  until,
  writeFile,
} from './desk.ts';
import { person } from './person.ts';
import type { Person } from './person.ts';

/** What keeps notes from getting lost: undo, offers to articles that they fit, the private file, merging. */

const privateUri = (article: vscode.Uri): vscode.Uri =>
  article.with({ path: `${article.path}.factcheck.private.json` });

async function ledgerIn(uri: vscode.Uri): Promise<Ledger> {
  const read = readLedger(await readFile(uri));
  assert(read.ok, JSON.stringify(read));
  return read.value;
}

async function run(command: string, document: vscode.TextDocument, words: string): Promise<void> {
  await vscode.commands.executeCommand(command, {
    uri: document.uri.toString(),
    entry: entryWith(await freshArticle(document), words).id,
  });
}

const statusOf = async (document: vscode.TextDocument, words: string): Promise<string> =>
  entryWith(await freshArticle(document), words).status;

const show = async (uri: vscode.Uri): Promise<vscode.TextDocument> => {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
};

let watching: Person | undefined;
const press = (button: string): Person =>
  (watching = person(({ buttons }) => (buttons.includes(button) ? button : undefined)));

afterEach(() => {
  watching?.leave();
  watching = undefined;
});

describe('a change of the notes', () => {
  afterEach(cleanUp);

  it('is taken back and made again, and leaves alone what others wrote since', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    await setStatus(await freshArticle(document), 'Nobody will be asked', 'verified');
    const notes = await readFile(notesUri(document.uri));
    await writeFile(notesUri(document.uri), notes.replace('"query"', '"needs fix"'));
    await until(
      'the other verdict',
      async () => (await statusOf(document, 'We found cracks')) === 'needs fix',
    );
    await vscode.commands.executeCommand('claimcheck.undoNotesChange');
    assert.equal(await statusOf(document, 'Nobody will be asked'), 'unchecked');
    assert.equal(await statusOf(document, 'We found cracks'), 'needs fix');
    await vscode.commands.executeCommand('claimcheck.redoNotesChange');
    assert.equal(await statusOf(document, 'Nobody will be asked'), 'verified');
    assert.equal(await statusOf(document, 'We found cracks'), 'needs fix');
  });

  it('that removed a whole claim with its notes is taken back by the button of its message', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    const { heard } = press('Undo');
    await run('claimcheck.removeAllNotes', document, 'We found cracks');
    await until('the query again', async () => (await statusOf(document, 'We found cracks')) === 'query');
    assert.include(heard(), 'were removed');
    const [annotation] = (await ledgerIn(notesUri(document.uri))).annotations;
    assert.equal(annotation?.history.length, 1);
  });

  it('follows the article to its new name', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    const to = document.uri.with({ path: document.uri.path.replace('story-', 'moved-') });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(document.uri, to);
    await vscode.workspace.applyEdit(edit);
    const moved = await show(to);
    await until('the query', async () => (await statusOf(moved, 'We found cracks')) === 'query');
    await vscode.commands.executeCommand('claimcheck.undoNotesChange');
    assert.equal(await statusOf(moved, 'We found cracks'), 'unchecked');
    assert.equal((await ledgerIn(notesUri(to))).article, to.path.slice(to.path.lastIndexOf('/') + 1));
  });

  it('says so where there is nothing to take back', async () => {
    await newArticle();
    const { heard } = press('');
    await vscode.commands.executeCommand('claimcheck.undoNotesChange');
    assert.include(heard(), 'Nothing was changed');
  });
});

describe('the text that notes were made on', () => {
  afterEach(cleanUp);

  it('is kept with them, and tells an edited sentence from a like one when the article is changed outside', async () => {
    const like = `${STORY}\n“Nobody will be asked to drive over it until it is dry,” said the ferryman.\n`;
    const document = await newArticle(like);
    await setStatus(await freshArticle(document), 'until it is safe', 'query');
    assert.equal((await ledgerIn(notesUri(document.uri))).base, like);
    await cleanUp();
    await writeFile(
      document.uri,
      like.replace(
        '“Nobody will be asked to drive over it until it is safe,” Lindqvist told reporters on Thursday.\n\n',
        '',
      ),
    );
    const again = await show(document.uri);
    await until('the orphan', () => problemRules(again).includes('anchor-lost'));
    assert.equal(await statusOf(again, 'until it is dry'), 'unchecked');
  });

  it('is stored anew when words that have notes were reworded and saved', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    await replace(document, 'eleven of the forty', 'twelve of the forty');
    await document.save();
    await until('the new text', async () =>
      (await ledgerIn(notesUri(document.uri))).base?.includes('twelve of the forty'),
    );
  });
});

describe('an article without notes, of a text that has some', () => {
  afterEach(cleanUp);

  it('was renamed outside the editor: its notes are taken along', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    await cleanUp();
    const to = document.uri.with({ path: document.uri.path.replace('story-', 'terminal-') });
    const text = await readFile(document.uri);
    await vscode.workspace.fs.delete(document.uri);
    await writeFile(to, text.replace('By Dana Okafor', 'By Dana Okafor and Theo Brandt'));
    const { heard } = press('Take Them Along');
    const moved = await show(to);
    await until('the query', async () => (await statusOf(moved, 'We found cracks')) === 'query');
    assert.include(heard(), 'their article is gone');
    assert.isFalse(await exists(notesUri(document.uri)));
  });

  it('is a copy made in the editor: its notes are copied, with ids of their own', async () => {
    // Other tests have left articles of the same story.
    const text = `${STORY}\nThe ferry runs twice an hour meanwhile, the county said on Friday.\n`;
    const document = await newArticle(text);
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    press('Copy Notes');
    const to = document.uri.with({ path: document.uri.path.replace('story-', 'copy-') });
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(to, { contents: new TextEncoder().encode(text) });
    await vscode.workspace.applyEdit(edit);
    const copy = await show(to);
    await until('the query', async () => (await statusOf(copy, 'We found cracks')) === 'query');
    const [before] = (await ledgerIn(notesUri(document.uri))).annotations;
    const [after] = (await ledgerIn(notesUri(to))).annotations;
    assert.notEqual(after?.id, before?.id);
    assert.equal(after?.unknown['via'], before?.id);
  });

  describe('of which many are looked at', () => {
    /** Notes that have lost their article; to look at them all takes a while. */
    const MANY = 60;
    const TEXT = `${STORY}\nNo ferry has run there since 1931, the county said on Friday.\n`;
    let folder: vscode.Uri;
    let to: vscode.Uri;

    beforeEach(async () => {
      const document = await newArticle(TEXT);
      await setStatus(await freshArticle(document), 'We found cracks', 'query');
      const notes = await readFile(notesUri(document.uri));
      await cleanUp();
      await vscode.workspace.fs.delete(document.uri);
      await vscode.workspace.fs.delete(notesUri(document.uri));
      folder = fileUri(`lost-${Date.now().toString(36)}`);
      const lost = Array.from({ length: MANY }, (_, index) =>
        vscode.Uri.joinPath(folder, `lost-${String(index)}.md`),
      );
      await Promise.all(lost.map((article) => writeFile(notesUri(article), notes)));
      to = vscode.Uri.joinPath(folder, 'found.md');
      await writeFile(to, TEXT);
    });

    afterEach(async () => {
      await cleanUp();
      await vscode.workspace.fs.delete(folder, { recursive: true });
    });

    it('is offered none once somebody has begun notes of its own', async () => {
      const { asked } = press('');
      await setStatus(await freshArticle(await show(to)), 'We found cracks', 'verified');
      await new Promise((done) => setTimeout(done, 3000));
      assert.deepEqual(asked, []);
    });

    it('is offered none while another article is in front, and those when it is there again', async () => {
      const { asked, heard } = press('');
      const document = await show(to);
      await freshArticle(document);
      await newArticle('# Ferry\n\nThe ferry sank at four, said Ana Ruiz, its captain, on Monday.\n');
      await new Promise((done) => setTimeout(done, 3000));
      assert.deepEqual(asked, []);
      await vscode.window.showTextDocument(document);
      await until('the offer', () => heard().includes('their article is gone'));
    });

    it('is given those of another beside its own, if they were begun while the offer stood', async () => {
      let decide: (button: string) => void = () => undefined;
      watching = person(() => new Promise<string>((done) => (decide = done)));
      const document = await show(to);
      await until('the offer', () => watching?.heard().includes('their article is gone'));
      await setStatus(await freshArticle(document), 'Nobody will be asked', 'verified');
      decide('Take Them Along');
      await until('the query', async () => (await statusOf(document, 'We found cracks')) === 'query');
      assert.equal(await statusOf(document, 'Nobody will be asked'), 'verified');
    });
  });

  it('is only like it: nothing is offered', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    await cleanUp();
    await vscode.workspace.fs.delete(document.uri);
    const { asked } = press('Take Them Along');
    const other = fileUri(`other-${Date.now().toString(36)}.md`);
    await writeFile(other, '# Ferry\n\nThe ferry sank at four, said Ana Ruiz, its captain, on Monday.\n');
    await freshArticle(await show(other));
    await new Promise((done) => setTimeout(done, 1000));
    assert.deepEqual(asked, []);
    assert.isTrue(await exists(notesUri(document.uri)));
  });
});

describe('a passage pasted into another article', () => {
  afterEach(cleanUp);

  const PARAGRAPH =
    '“The ice broke three of the nine piers in one night,” said Ola Brekke, harbour master of Vik.\n\n';
  const TOWN = `# Vik cut off\n\n${PARAGRAPH}“The road stays open,” Brekke said on Monday.\n`;

  it('brings its notes along, and they stay where they were', async () => {
    const from = await newArticle(TOWN);
    await setStatus(await freshArticle(from), 'The ice broke', 'verified');
    const to = await newArticle('# Round-up\n\nNews of the week.\n');
    const { heard } = press('Bring Notes Along');
    await replace(to, 'News of the week.\n', `News of the week.\n\n${PARAGRAPH}`);
    await until('the verdict', async () => (await statusOf(to, 'The ice broke')) === 'verified');
    assert.include(heard(), 'has notes in');
    const [before] = (await ledgerIn(notesUri(from.uri))).annotations;
    const [after] = (await ledgerIn(notesUri(to.uri))).annotations;
    assert.equal(after?.unknown['via'], before?.id);
    assert.deepEqual(after?.history, before?.history);
  });

  it('asks nothing where it has no notes, nor in its own article', async () => {
    const from = await newArticle(TOWN);
    await setStatus(await freshArticle(from), 'The ice broke', 'verified');
    const { asked } = press('Bring Notes Along');
    await replace(from, '# Vik cut off', '# Vik: The ice broke three of the nine piers in one night');
    const to = await newArticle('# Round-up\n\nNews of the week.\n');
    await replace(to, 'News of the week.\n', '“The road stays open,” Brekke said on Monday.\n');
    await new Promise((done) => setTimeout(done, 1000));
    assert.deepEqual(asked, []);
  });
});

describe('a confidential note', () => {
  afterEach(cleanUp);

  it('leaves no trace in the shared file, and is there as before', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    await setStatus(await freshArticle(document), 'Nobody will be asked', 'needs fix');
    const all = await ledgerIn(notesUri(document.uri));
    const secret = all.annotations.find(({ anchor }) => anchor.quote.exact.includes('We found cracks'));
    assert(secret);
    await run('claimcheck.makeConfidential', document, 'We found cracks');
    const shared = await readFile(notesUri(document.uri));
    for (const trace of [secret.id, '"query"', secret.created, 'confidential'])
      assert.notInclude(shared, trace);
    assert.include(shared, '"needs fix"');
    assert.include(await readFile(privateUri(document.uri)), secret.id);
    assert.equal(await statusOf(document, 'We found cracks'), 'query');
    await run('claimcheck.makeShared', document, 'We found cracks');
    assert.include(await readFile(notesUri(document.uri)), secret.id);
    assert.isFalse(await exists(privateUri(document.uri)));
  });

  it('that somebody else makes appears without a reload', async () => {
    const first = await newArticle();
    await setStatus(await freshArticle(first), 'We found cracks', 'query');
    const notes = await readFile(notesUri(first.uri));
    // Another article: of a file that is made and deleted at once, no watcher tells.
    const document = await newArticle();
    assert.equal(await statusOf(document, 'We found cracks'), 'unchecked');
    await writeFile(privateUri(document.uri), notes);
    await until('the query', async () => (await statusOf(document, 'We found cracks')) === 'query');
  });

  it('is kept out of git by one command, once', async () => {
    const folder = fileUri(`repository-${Date.now().toString(36)}`);
    await writeFile(vscode.Uri.joinPath(folder, '.git', 'HEAD'), 'ref: refs/heads/main\n');
    const ignore = vscode.Uri.joinPath(folder, '.gitignore');
    await writeFile(ignore, 'out\r\n*.log');
    const article = vscode.Uri.joinPath(folder, 'desk', 'story.md');
    await writeFile(article, STORY);
    const document = await show(article);
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    const { asked } = press('Add to .gitignore');
    await run('claimcheck.makeConfidential', document, 'We found cracks');
    await until('the line', async () =>
      (await readFile(ignore)).endsWith('*.log\r\n*.factcheck.private.json*\r\n'),
    );
    await vscode.commands.executeCommand('claimcheck.ignoreConfidentialNotes');
    assert.equal(await readFile(ignore), 'out\r\n*.log\r\n*.factcheck.private.json*\r\n');
    assert.include(asked.at(-1)?.text, 'already');
  });
});

describe('notes in a merge conflict', () => {
  afterEach(cleanUp);

  async function conflicted(): Promise<vscode.TextDocument> {
    const first = await newArticle();
    await setStatus(await freshArticle(first), 'We found cracks', 'query');
    const ours = await readFile(notesUri(first.uri));
    await setStatus(await freshArticle(first), 'We found cracks', 'verified');
    const theirs = await readFile(notesUri(first.uri));
    return newArticle(STORY, `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> theirs\n`);
  }

  it('are merged by the button of their message, and nothing is dropped', async () => {
    press('Merge by Id');
    const document = await conflicted();
    await until('the merged notes', async () => (await statusOf(document, 'We found cracks')) === 'verified');
    const [annotation] = (await ledgerIn(notesUri(document.uri))).annotations;
    assert.deepEqual(
      annotation?.history.map(({ status }) => status),
      ['query', 'verified'],
    );
  });

  it('are as they were when the merge is undone', async () => {
    const document = await conflicted();
    const before = await readFile(notesUri(document.uri));
    press('Undo');
    await until(
      'the refusal',
      async () => (await freshArticle(document)).problem?.code === 'conflict-markers',
    );
    await vscode.commands.executeCommand('claimcheck.mergeNotes');
    await until('the conflict again', async () => (await readFile(notesUri(document.uri))) === before);
  });

  it('stay as they are when the merge is undone after somebody wrote them again', async () => {
    const document = await conflicted();
    let written = '';
    watching = person(async ({ buttons }) => {
      if (!buttons.includes('Undo')) return undefined;
      written = `${(await readFile(notesUri(document.uri))).trimEnd()}\n\n`;
      await writeFile(notesUri(document.uri), written);
      return 'Undo';
    });
    await until(
      'the refusal',
      async () => (await freshArticle(document)).problem?.code === 'conflict-markers',
    );
    await vscode.commands.executeCommand('claimcheck.mergeNotes');
    await until('the answer', () => watching?.heard().includes('written again since'));
    assert.equal(await readFile(notesUri(document.uri)), written);
  });

  it('are merged by git itself once it has been set up', async () => {
    const folder = fileUri(`attributes-${Date.now().toString(36)}`);
    await writeFile(vscode.Uri.joinPath(folder, '.git', 'HEAD'), 'ref: refs/heads/main\n');
    await writeFile(vscode.Uri.joinPath(folder, 'story.md'), STORY);
    await freshArticle(await show(vscode.Uri.joinPath(folder, 'story.md')));
    press('Copy Command');
    await vscode.commands.executeCommand('claimcheck.setUpGitMerge');
    assert.equal(
      await readFile(vscode.Uri.joinPath(folder, '.gitattributes')),
      `${MERGE_ATTRIBUTES.join('\n')}\n`,
    );
    await until('the command', async () => (await vscode.env.clipboard.readText()) === MERGE_SETUP);
  });
});
