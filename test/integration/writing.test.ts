import { assert } from 'chai';
import * as vscode from 'vscode';
import {
  addNote,
  annotate,
  describe as anchor,
  readLedger,
  setConfidential,
  updateNote,
} from '../../src/core/index.ts';
import type { Ledger } from '../../src/core/index.ts';
import { createLedgerWriter, readNotes } from '../../src/extension/ledgers.ts';
import {
  cleanUp,
  entryWith,
  freshArticle,
  newArticle,
  notesUri,
  readFile,
  setStatus,
  STORY,
  until,
  writeFile,
} from './desk.ts';
import { FrailFiles } from './frail-files.ts';
import { person } from './person.ts';

const disk = new FrailFiles();
const article = (name: string): vscode.Uri => vscode.Uri.from({ scheme: 'frail', path: `/${name}.md` });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const SAID = 'Marta Lindqvist';

/** Adds a mark with this id. */
const mark =
  (id: string) =>
  (ledger: Ledger): Ledger =>
    annotate(
      ledger,
      { id, anchor: anchor(STORY, { start: STORY.indexOf(SAID), end: STORY.indexOf(SAID) + SAID.length }) },
      { now: '2026-11-24T10:00:00Z', creator: { name: 'Theo Brandt', unknown: {} } },
    );

const ids = async (uri: vscode.Uri): Promise<readonly string[]> => {
  const notes = await readNotes(uri);
  assert.notEqual(notes.state, 'refused', JSON.stringify(notes));
  return notes.state === 'ready' ? notes.ledger.annotations.map(({ id }) => id).sort() : [];
};

const alone = { exclusively: <T>(_name: string, task: () => Promise<T>): Promise<T> => task() };

/** As the lock of one machine: one after the other. */
function shared(): typeof alone {
  let last: Promise<unknown> = Promise.resolve();
  return {
    exclusively(_name, task) {
      const turn = last.then(task);
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

describe('writing notes', () => {
  let registered: vscode.Disposable;
  before(() => {
    registered = vscode.workspace.registerFileSystemProvider('frail', disk, { isCaseSensitive: true });
  });
  after(() => {
    registered.dispose();
  });
  afterEach(async () => {
    disk.before = () => undefined;
    disk.partial = null;
    await cleanUp();
  });

  for (const partial of [null, 0, 40]) {
    const how = partial === null ? 'writes nothing' : `writes ${String(partial)} bytes`;
    it(`loses nothing acknowledged when a full disk ${how}, whenever it is full`, async () => {
      const failed: boolean[] = [];
      for (const stays of [false, true]) {
        for (let moment = 1; moment <= 8; moment++) {
          const uri = article(`full-${String(partial)}-${String(stays)}-${String(moment)}`);
          const writer = createLedgerWriter(alone);
          const acknowledged: string[] = [];
          let count = 0;
          disk.partial = partial;
          disk.before = ({ kind }) => {
            if (kind === 'read') return;
            count++;
            if (count === moment || (stays && count > moment))
              throw vscode.FileSystemError.Unavailable('no space left on device');
          };
          for (const id of ['urn:uuid:1', 'urn:uuid:2', 'urn:uuid:3']) {
            if ((await writer.edit(uri, mark(id))).ok) acknowledged.push(id);
          }
          failed.push(acknowledged.length < 3);
          assert.deepEqual(await ids(uri), acknowledged, `operation ${String(moment)}`);
          disk.before = () => undefined;
          assert.isTrue((await writer.edit(uri, mark('urn:uuid:4'))).ok);
          assert.deepEqual(await ids(uri), [...acknowledged, 'urn:uuid:4']);
        }
      }
      assert.include(failed, true, 'the disk was never full');
    });
  }

  const SECRET = 'Her cousin told us.';
  const stamp = { now: '2026-11-24T10:05:00Z', creator: { name: 'Theo Brandt', unknown: {} } };
  const said = (comment: string, confidential?: true): ((ledger: Ledger) => Ledger) => {
    const note = { id: 'urn:note:1', comment, ...(confidential === undefined ? {} : { confidential }) };
    return (ledger) => addNote(ledger, 'urn:uuid:1', note, stamp);
  };
  const kept = (confidential: true | undefined) => (ledger: Ledger) =>
    updateNote(ledger, 'urn:uuid:1', 'urn:note:1', { confidential }, stamp);
  const all = (confidential: boolean) => (ledger: Ledger) =>
    setConfidential(ledger, 'urn:uuid:1', confidential, stamp);
  const steps: readonly (readonly [string, readonly ((ledger: Ledger) => Ledger)[], boolean])[] = [
    ['a confidential note comes in', [mark('urn:uuid:1'), said(SECRET, true)], true],
    ['a note becomes confidential', [mark('urn:uuid:1'), said(SECRET), kept(true)], false],
    ['a claim becomes confidential', [mark('urn:uuid:1'), said(SECRET), all(true)], false],
    ['a note is shared again', [mark('urn:uuid:1'), said(SECRET, true), kept(undefined)], false],
    ['a claim is shared again', [mark('urn:uuid:1'), said(SECRET), all(true), all(false)], false],
  ];
  let deaths = 0;
  for (const [what, changes, wasNeverShared] of steps)
    it(`loses nothing, and shares nothing confidential, when the window dies while ${what}`, async () => {
      const [change = mark(''), ...before] = changes.toReversed();
      let died = 0;
      for (const partial of [null, 40])
        for (let moment = 1; moment <= 13; moment++) {
          const uri = article(`dies-${String(++deaths)}`);
          for (const each of before.toReversed())
            assert.isTrue((await createLedgerWriter(alone).edit(uri, each)).ok);
          let count = 0;
          disk.partial = partial;
          disk.before = () => {
            // Dead: not even what would be put back is.
            if (++count >= moment) throw vscode.FileSystemError.Unavailable('gone');
          };
          const acknowledged = (await createLedgerWriter(alone).edit(uri, change)).ok;
          if (!acknowledged) died++;
          disk.before = () => undefined;
          disk.partial = null;
          const about = `operation ${String(moment)}, ${String(partial)} bytes`;
          const sharedWords = (): string => new TextDecoder().decode(disk.files.get(notesUri(uri).path));
          const isSecret = async (): Promise<boolean> => {
            const notes = await readNotes(uri);
            assert(notes.state === 'ready', `${about}: ${JSON.stringify(notes)}`);
            const annotation = notes.ledger.annotations.find(({ id }) => id === 'urn:uuid:1');
            assert(annotation, about);
            const [note] = annotation.notes;
            if (!acknowledged && wasNeverShared && note === undefined) return false;
            assert.equal(note?.comment, SECRET, about);
            return annotation.confidential === true || note?.confidential === true;
          };
          const secret = await isSecret();
          if (acknowledged) assert.equal(secret, !what.includes('shared'), about);
          if (wasNeverShared) assert.notInclude(sharedWords(), SECRET, about);
          assert.isTrue((await createLedgerWriter(alone).edit(uri, mark('urn:uuid:2'))).ok, about);
          assert.equal(await isSecret(), secret, about);
          if (secret) assert.notInclude(sharedWords(), SECRET, about);
        }
      assert.isAbove(died, 10);
    });

  it('leaves nothing beside the notes', async () => {
    const uri = article('clean');
    const writer = createLedgerWriter(alone);
    await writer.edit(uri, mark('urn:uuid:1'));
    await writer.edit(uri, mark('urn:uuid:2'));
    assert.deepEqual(
      [...disk.files.keys()].filter((path) => path.includes('clean')),
      ['/clean.md.factcheck.json'],
    );
  });

  for (const had of ['no notes', 'notes'])
    it(`takes in what another program writes meanwhile, at whatever moment, where there were ${had}`, async () => {
      for (let moment = 1; moment <= 6; moment++) {
        const uri = article(`meanwhile-${had}-${String(moment)}`);
        const file = notesUri(uri);
        const writer = createLedgerWriter(alone);
        if (had === 'notes') await writer.edit(uri, mark('urn:uuid:0'));
        const before = disk.files.get(file.path);
        await writer.edit(uri, mark('urn:uuid:1'));
        const other = disk.files.get(file.path);
        assert(other);
        if (before === undefined) disk.files.delete(file.path);
        else disk.files.set(file.path, before);
        let count = 0;
        disk.before = () => {
          // The seventh is the writing itself: from there on nothing could tell.
          if (++count === moment) disk.put(file, other);
        };
        assert.isTrue((await writer.edit(uri, mark('urn:uuid:2'))).ok);
        disk.before = () => undefined;
        const expected = [...(before === undefined ? [] : ['urn:uuid:0']), 'urn:uuid:1', 'urn:uuid:2'];
        assert.isAtLeast(count, 7);
        assert.deepEqual(await ids(uri), expected, `operation ${String(moment)}`);
      }
    });

  it('loses nothing when two windows write as they please', async () => {
    const uri = article('windows');
    const lock = shared();
    const windows = [createLedgerWriter(lock), createLedgerWriter(lock)];
    disk.before = () => new Promise((done) => setTimeout(done, 4 * Math.random()));
    const wanted = Array.from({ length: 40 }, (_, index) => `urn:uuid:${String(index).padStart(2, '0')}`);
    const written = await Promise.all(
      wanted.map(async (id, index) => (await windows[index % 2]?.edit(uri, mark(id)))?.ok),
    );
    assert.deepEqual(new Set(written), new Set([true]));
    assert.deepEqual(await ids(uri), wanted);
  });

  it('stops at a file that cannot be read', async () => {
    const uri = article('unreadable');
    await createLedgerWriter(alone).edit(uri, mark('urn:uuid:1'));
    disk.before = ({ kind }) => {
      if (kind === 'read') throw vscode.FileSystemError.NoPermissions('no');
    };
    const result = await createLedgerWriter(alone).edit(uri, mark('urn:uuid:2'));
    assert.equal(!result.ok && result.problem.code, 'unreadable');
    disk.before = () => undefined;
    assert.deepEqual(await ids(uri), ['urn:uuid:1']);
  });

  it('that fails keeps what was typed at hand, and can be tried again', async () => {
    const uri = article('read-only');
    disk.put(uri, bytes(STORY));
    const document = await vscode.languages.setTextDocumentLanguage(
      await vscode.workspace.openTextDocument(uri),
      'markdown',
    );
    await vscode.window.showTextDocument(document);
    disk.before = ({ kind }) => {
      if (kind !== 'read' && kind !== 'list')
        throw vscode.FileSystemError.NoPermissions('the folder is read-only');
    };
    const { heard, leave } = person(({ buttons }) => {
      if (buttons.includes('Copy What I Wrote')) return 'Copy What I Wrote';
      disk.before = () => undefined;
      return 'Try Again';
    });
    const words = 'Does she drive herself? Ask her office';
    try {
      await vscode.commands.executeCommand('claimcheck.setStatus', {
        uri: uri.toString(),
        entry: entryWith(await freshArticle(document), 'We found cracks').id,
        status: 'query',
        comment: words,
      });
      const entry = await until('the second try', async () => {
        const found = entryWith(await freshArticle(document), 'We found cracks');
        return found.status === 'query' && found;
      });
      const annotation = entry.annotations[0]?.annotation;
      assert.equal(annotation?.history.length, 1);
      assert.deepEqual(
        annotation?.notes.map(({ comment }) => comment),
        [words],
      );
      assert.include(heard(), 'read-only');
      assert.equal(await vscode.env.clipboard.readText(), words);
    } finally {
      leave();
    }
  });

  it('that is slow is what Undo takes back, and not the change before it', async () => {
    const uri = article('slow');
    disk.put(uri, bytes(STORY));
    const document = await vscode.languages.setTextDocumentLanguage(
      await vscode.workspace.openTextDocument(uri),
      'markdown',
    );
    await vscode.window.showTextDocument(document);
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    let writing = false;
    disk.before = async ({ kind }) => {
      if (kind !== 'write') return;
      writing = true;
      await new Promise((done) => setTimeout(done, 500));
    };
    const judged = setStatus(await freshArticle(document), 'Nobody will be asked', 'verified');
    await until('the disk at work', () => writing);
    await vscode.commands.executeCommand('claimcheck.undoNotesChange');
    await judged;
    const now = await freshArticle(document);
    assert.equal(entryWith(now, 'Nobody will be asked').status, 'unchecked');
    assert.equal(entryWith(now, 'We found cracks').status, 'query');
  });

  it('does not overwrite what somebody types into the notes file itself', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    const file = await vscode.workspace.openTextDocument(notesUri(document.uri));
    const edit = new vscode.WorkspaceEdit();
    const at = file.getText().indexOf('"query"');
    edit.replace(file.uri, new vscode.Range(file.positionAt(at), file.positionAt(at + 7)), '"needs fix"');
    await vscode.workspace.applyEdit(edit);
    assert.isTrue(file.isDirty);
    const stored = await readFile(file.uri);
    const { heard, leave } = person();
    try {
      await setStatus(await freshArticle(document), 'Nobody will be asked', 'query');
      assert.include(heard(), 'not saved');
      assert.equal(await readFile(file.uri), stored);
      assert.include(file.getText(), '"needs fix"');
    } finally {
      leave();
    }
    await file.save();
    await setStatus(await freshArticle(document), 'Nobody will be asked', 'query');
    const read = readLedger(await readFile(file.uri));
    assert(read.ok);
    assert.sameMembers(
      read.value.annotations.flatMap(({ history }) => history.map(({ status }) => status)),
      ['needs fix', 'query'],
    );
  });

  it('by hand is read in, and a broken file is not', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    const whole = await readFile(notesUri(document.uri));
    await writeFile(notesUri(document.uri), whole.replace('"query"', 'query'));
    await until('the refusal', async () => (await freshArticle(document)).problem?.code === 'invalid-json');
    await writeFile(notesUri(document.uri), whole);
    await until(
      'the notes again',
      async () => entryWith(await freshArticle(document), 'We found cracks').status === 'query',
    );
  });
});
