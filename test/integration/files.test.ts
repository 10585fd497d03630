import { assert } from 'chai';
import * as vscode from 'vscode';
import {
  cleanUp,
  entryWith,
  exists,
  fileUri,
  freshArticle,
  newArticle,
  notesUri,
  readFile,
  setStatus,
  STORY,
  until,
  writeFile,
} from './desk.ts';

const privateUri = (article: vscode.Uri): vscode.Uri =>
  article.with({ path: `${article.path}.factcheck.private.json` });

const evidence = (article: vscode.Uri): vscode.Uri =>
  article.with({ path: article.path.replace(/\.md$/, '.evidence/letter.txt') });

const renamed = (uri: vscode.Uri, change: (path: string) => string): vscode.Uri =>
  uri.with({ path: change(uri.path) });

async function apply(fill: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  fill(edit);
  assert.isTrue(await vscode.workspace.applyEdit(edit));
}

async function checkedArticle(): Promise<vscode.TextDocument> {
  const document = await newArticle();
  await setStatus(await freshArticle(document), 'We found cracks', 'query');
  return document;
}

const open = async (uri: vscode.Uri): Promise<vscode.TextDocument> => {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
};

const query = (document: vscode.TextDocument): Promise<boolean> =>
  until(
    'the query',
    async () => entryWith(await freshArticle(document), 'We found cracks').status === 'query',
  );

describe('an article that is renamed in the editor', () => {
  afterEach(cleanUp);

  it('takes its notes, its private notes and its evidence along, and undo brings all back', async () => {
    const document = await checkedArticle();
    const { uri } = document;
    await setStatus(await freshArticle(document), 'Nobody will be asked', 'query');
    await vscode.commands.executeCommand('claimcheck.makeConfidential', {
      uri: uri.toString(),
      entry: entryWith(await freshArticle(document), 'Nobody will be asked').id,
    });
    const notes = await readFile(notesUri(uri));
    const secret = await readFile(privateUri(uri));
    await writeFile(evidence(uri), 'Dear editor');
    const to = renamed(uri, (path) => path.replace('story-', 'bridge-'));
    await apply((edit) => {
      edit.renameFile(uri, to);
    });
    assert.equal(await readFile(notesUri(to)), notes);
    assert.equal(await readFile(privateUri(to)), secret);
    assert.equal(await readFile(evidence(to)), 'Dear editor');
    assert.deepEqual(await Promise.all([uri, notesUri(uri), privateUri(uri), evidence(uri)].map(exists)), [
      false,
      false,
      false,
      false,
    ]);
    await query(await open(to));
    await vscode.commands.executeCommand('undo');
    await until('the old name', () => exists(uri));
    assert.equal(await readFile(notesUri(uri)), notes);
    assert.equal(await readFile(privateUri(uri)), secret);
    assert.equal(await readFile(evidence(uri)), 'Dear editor');
    assert.isFalse(await exists(notesUri(to)));
    await query(await open(uri));
  });

  it('while it is open and changed keeps what was typed and its notes', async () => {
    const document = await checkedArticle();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(2, 0), 'Filed on Friday. ');
    await vscode.workspace.applyEdit(edit);
    const to = renamed(document.uri, (path) => path.replace('story-', 'typed-'));
    await apply((change) => {
      change.renameFile(document.uri, to);
    });
    const after = await open(to);
    assert.include(after.getText(), 'Filed on Friday.');
    await query(after);
    await setStatus(await freshArticle(after), 'Nobody will be asked', 'query');
    assert.isFalse(await exists(notesUri(document.uri)));
  });

  it('goes to another folder with its notes', async () => {
    const { uri } = await checkedArticle();
    const notes = await readFile(notesUri(uri));
    const to = vscode.Uri.joinPath(uri, '..', `desk-${Date.now().toString(36)}`, 'story.md');
    await apply((edit) => {
      edit.renameFile(uri, to);
    });
    assert.equal(await readFile(notesUri(to)), notes);
    assert.isFalse(await exists(notesUri(uri)));
  });

  it('does not write over notes that lie there already', async () => {
    const { uri } = await checkedArticle();
    const notes = await readFile(notesUri(uri));
    const to = renamed(uri, (path) => path.replace('story-', 'taken-'));
    await writeFile(notesUri(to), 'notes of a text that is gone');
    await apply((edit) => {
      edit.renameFile(uri, to);
    });
    assert.equal(await readFile(notesUri(to)), notes);
    const kept = notesUri(renamed(to, (path) => path.replace(/\.md$/, '.replaced-1.md')));
    assert.equal(await readFile(kept), 'notes of a text that is gone');
  });

  it('together with its notes file is moved once', async () => {
    const { uri } = await checkedArticle();
    const notes = await readFile(notesUri(uri));
    const to = renamed(uri, (path) => path.replace('story-', 'both-'));
    await apply((edit) => {
      edit.renameFile(uri, to);
      edit.renameFile(notesUri(uri), notesUri(to));
    });
    assert.equal(await readFile(notesUri(to)), notes);
  });

  it('lies in a folder that is renamed', async () => {
    const folder = fileUri(`folder-${Date.now().toString(36)}`);
    const uri = vscode.Uri.joinPath(folder, 'story.md');
    await writeFile(uri, STORY);
    const document = await open(uri);
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    const to = renamed(folder, (path) => `${path}-filed`);
    await apply((edit) => {
      edit.renameFile(folder, to);
    });
    assert.isFalse(await exists(folder));
    await query(await open(vscode.Uri.joinPath(to, 'story.md')));
  });
});

describe('an article that is deleted in the editor', () => {
  afterEach(cleanUp);

  it('takes its notes along, and leaves the evidence', async () => {
    const { uri } = await checkedArticle();
    await writeFile(privateUri(uri), '{}');
    await writeFile(evidence(uri), 'Dear editor');
    await apply((edit) => {
      edit.deleteFile(uri);
    });
    assert.deepEqual(await Promise.all([uri, notesUri(uri), privateUri(uri), evidence(uri)].map(exists)), [
      false,
      false,
      false,
      true,
    ]);
  });
});
