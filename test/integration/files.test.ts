import { assert } from 'chai';
import * as vscode from 'vscode';
import { readLedger } from '../../src/core/index.ts';
import type { OpenArticle } from '../../src/extension/articles.ts';
import {
  cleanUp,
  entryWith,
  exists,
  fileUri,
  freshArticle,
  newArticle,
  notesUri,
  readFile,
  replace,
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

/** The same in a folder of its own. */
async function checkedInFolder(): Promise<{ readonly folder: vscode.Uri; readonly uri: vscode.Uri }> {
  const folder = fileUri(`folder-${Date.now().toString(36)}`);
  const uri = vscode.Uri.joinPath(folder, 'story.md');
  await writeFile(uri, STORY);
  const document = await open(uri);
  await setStatus(await freshArticle(document), 'We found cracks', 'query');
  return { folder, uri };
}

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
    const { folder } = await checkedInFolder();
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

  it('goes with its folder, leaves nothing behind, and has its notes when the folder is brought back', async () => {
    const { folder, uri } = await checkedInFolder();
    const notes = await readFile(notesUri(uri));
    await apply((edit) => {
      edit.deleteFile(folder, { recursive: true });
    });
    await until('the folder to be gone', async () => !(await exists(folder)));
    // As the trash gives it back: the files as they were.
    await writeFile(uri, STORY);
    await writeFile(notesUri(uri), notes);
    const again = await open(uri);
    await query(again);
    await setStatus(await freshArticle(again), 'Nobody will be asked', 'query');
    await query(again);
  });
});

/** An article and its notes as they lie on the disk, and which words each claim with notes is about. */
interface Revision {
  readonly text: string;
  readonly notes: string;
  readonly about: ReadonlyMap<string, string>;
}

describe('another branch that is checked out while the article is open', () => {
  afterEach(cleanUp);

  const placesIn = ({ ledger, sheet }: OpenArticle): ReadonlyMap<string, string> => {
    const places = sheet.entries
      .flatMap(({ annotations }) => annotations)
      .map(({ annotation, resolution }): [string, string] => [
        annotation.id,
        'range' in resolution
          ? sheet.article.text.slice(resolution.range.start, resolution.range.end)
          : resolution.state,
      ]);
    assert.lengthOf(places, ledger?.annotations.length ?? 0);
    return new Map(places);
  };

  async function revision(document: vscode.TextDocument): Promise<Revision> {
    await document.save();
    const article = await freshArticle(document);
    await until('the notes to be stored', async () => {
      const read = readLedger(await readFile(notesUri(document.uri)));
      return read.ok && read.value.base === document.getText();
    });
    return {
      text: document.getText(),
      notes: await readFile(notesUri(document.uri)),
      about: placesIn(article),
    };
  }

  const PARAGRAPHS = STORY.split('\n\n');
  const LAST = '“Nobody will be asked to drive over it until it is safe,”';

  /** What a colleague made of it: a paragraph more, one moved, figures changed, a note more and one less. */
  async function branches(): Promise<{ document: vscode.TextDocument; ours: Revision; theirs: Revision }> {
    const document = await newArticle();
    for (const words of ['41,000 vehicles', 'We found cracks', 'would cost $18 million'])
      await setStatus(await freshArticle(document), words, 'verified');
    const ours = await revision(document);
    const [title = '', byline = '', lead = '', cracks = '', costs = '', safe = ''] = PARAGRAPHS;
    const text = [
      title,
      byline,
      'A crane will stand on the quay from Monday, said Theo Brandt, its owner.',
      safe.trimEnd(),
      lead.replace('41,000', '14,000'),
      costs.replace('$18 million', '$81 million'),
      `${cracks}\n`,
    ].join('\n\n');
    await replace(document, document.getText(), text);
    await setStatus(await freshArticle(document), 'A crane will stand', 'query');
    await setStatus(await freshArticle(document), LAST, 'needs fix');
    await vscode.commands.executeCommand('claimcheck.removeAllNotes', {
      uri: document.uri.toString(),
      entry: entryWith(await freshArticle(document), 'We found cracks').id,
    });
    const theirs = await revision(document);
    assert.deepEqual([ours.about.size, theirs.about.size], [3, 4]);
    return { document, ours, theirs };
  }

  async function checkOut(
    { uri }: vscode.TextDocument,
    { text, notes }: Revision,
    first: 'article' | 'notes' | 'both',
    pause = 0,
  ): Promise<void> {
    const rest = (): Promise<void> => new Promise((done) => setTimeout(done, pause));
    const [article, ledger] = [
      (): Promise<void> => writeFile(uri, text),
      (): Promise<void> => writeFile(notesUri(uri), notes),
    ];
    if (first === 'both') await Promise.all([article(), ledger()]);
    else {
      await (first === 'article' ? article() : ledger());
      await rest();
      await (first === 'article' ? ledger() : article());
    }
  }

  const isThere = async (document: vscode.TextDocument, { about }: Revision): Promise<boolean> => {
    const now = placesIn(await freshArticle(document));
    return now.size === about.size && [...about].every(([id, words]) => now.get(id) === words);
  };

  it('has its own notes, each on its words, in whatever order the files come', async () => {
    const { document, ours, theirs } = await branches();
    for (const first of ['article', 'notes', 'both'] as const)
      for (const pause of [0, 300])
        for (const next of [ours, theirs]) {
          await checkOut(document, next, first, pause);
          await until('the text', () => document.getText() === next.text && !document.isDirty);
          await until(`the notes of that branch (${first} first, ${String(pause)} ms)`, () =>
            isThere(document, next),
          );
          // Nothing was written by us.
          assert.equal(await readFile(notesUri(document.uri)), next.notes);
        }
  });

  it('has its notes also on what is typed and not saved, or they are said to be lost', async () => {
    const { document, ours, theirs } = await branches();
    await replace(document, 'By Dana Okafor', 'By Dana Okafor and Theo Brandt');
    await replace(document, 'A crane will stand on the quay', 'A crane stands on the quay');
    const typed = document.getText();
    await checkOut(document, ours, 'both');
    await until('the notes of that branch', async () => {
      const now = placesIn(await freshArticle(document));
      return [...ours.about.keys()].every((id) => now.has(id)) && now.size === ours.about.size;
    });
    assert.equal(document.getText(), typed);
    const places = placesIn(await freshArticle(document));
    for (const [id, words] of ours.about) {
      const place = places.get(id) ?? '';
      const figures = [words, words.replace('41,000', '14,000').replace('$18 million', '$81 million')];
      assert.include([...figures, 'orphaned'], place);
    }
    await checkOut(document, theirs, 'notes');
    await until('the notes again', async () => {
      const now = placesIn(await freshArticle(document));
      return [...theirs.about].every(
        ([id, words]) => now.get(id) === words.replace('A crane will stand', 'A crane stands'),
      );
    });
    assert.isTrue(document.isDirty);
  });
});
