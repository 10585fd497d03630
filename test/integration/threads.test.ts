import { assert } from 'chai';
import * as vscode from 'vscode';
import { addNote, annotate, describe as anchor, emptyLedger, writeLedger } from '../../src/core/index.ts';
import type { SourceNote } from '../../src/core/index.ts';
import { threadContent } from '../../src/extension/note-comment.ts';
import type { NoteComment, ThreadContent } from '../../src/extension/note-comment.ts';
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
} from './desk.ts';
import { person } from './person.ts';

const QUOTE = '“We found cracks in eleven of the forty hangers,”';
const MARK = 'urn:uuid:10000000-0000-4000-8000-000000000001';

type Note = Pick<SourceNote, 'comment'> & Partial<SourceNote>;

/** A story whose first quotation has notes, one a minute, by different people. */
function notesFile(...notes: readonly Note[]): string {
  const start = STORY.indexOf(QUOTE);
  const range = { start, end: start + QUOTE.length };
  const by = (minute: number): { readonly now: string; readonly creator: SourceNote['creator'] } => ({
    now: `2026-11-24T10:0${String(minute)}:00.000Z`,
    creator: { name: minute % 2 === 0 ? 'Theo Brandt' : 'Ines Calloway', unknown: {} },
  });
  const empty = emptyLedger('urn:uuid:10000000-0000-4000-8000-000000000000', 'story.md');
  const marked = annotate(empty, { id: MARK, anchor: anchor(STORY, range), claimKind: 'quotation' }, by(0));
  return writeLedger(
    notes.reduce(
      (ledger, note, index) => addNote(ledger, MARK, { id: `urn:note:${String(index)}`, ...note }, by(index)),
      marked,
    ),
  );
}

async function contentOf(document: vscode.TextDocument): Promise<ThreadContent> {
  const entry = entryWith(await freshArticle(document), 'We found cracks');
  const content = threadContent({ uri: document.uri.toString(), entry: entry.id }, entry);
  assert(content, 'no thread');
  return content;
}

const bodyOf = ({ body }: vscode.Comment): string => (typeof body === 'string' ? body : body.value);

async function only(document: vscode.TextDocument): Promise<NoteComment> {
  const { comments } = await contentOf(document);
  const [note] = comments;
  assert(note);
  assert.lengthOf(comments, 1);
  return note;
}

describe('a thread', () => {
  afterEach(cleanUp);

  it('has the notes of several people in the order in which they were written', async () => {
    const document = await newArticle(
      STORY,
      notesFile({ comment: 'First.' }, { comment: 'Second, *she* says.' }),
    );
    const { comments, label, state } = await contentOf(document);
    assert.deepEqual(comments.map(bodyOf), ['First.', 'Second, *she* says.']);
    assert.deepEqual(
      comments.map(({ author, timestamp }) => [author.name, timestamp?.toISOString()]),
      [
        ['Theo Brandt', '2026-11-24T10:00:00.000Z'],
        ['Ines Calloway', '2026-11-24T10:01:00.000Z'],
      ],
    );
    assert.equal(label, 'Unchecked · Marta Lindqvist');
    assert.equal(state, vscode.CommentThreadState.Unresolved);
  });

  it('shows source and excerpt, and says so where a note is confidential', async () => {
    const source = {
      type: 'book' as const,
      title: 'Report [3]',
      publisher: 'County',
      unknown: {},
    };
    const said = { stance: 'supports', role: 'primary' } as const;
    const noted = { comment: 'As quoted.', source, excerpt: 'eleven\nof forty', locator: 'p. 4', ...said };
    const entry = entryWith(await freshArticle(await newArticle(STORY, notesFile(noted))), 'We found cracks');
    const confidential = entry.annotations.map((placed) => ({
      ...placed,
      annotation: {
        ...placed.annotation,
        notes: placed.annotation.notes.map((note): SourceNote => ({ ...note, confidential: true })),
      },
    }));
    const content = threadContent({ uri: 'x:y', entry: entry.id }, { ...entry, annotations: confidential });
    const [note] = content?.comments ?? [];
    assert(note);
    assert.equal(
      bodyOf(note),
      '**Report \\[3\\]**, book · County, p\\. 4\n\n> eleven of forty\n\nAs quoted.',
    );
    assert.equal(note.label, 'confidential · supports · primary source');
  });

  it('links a source on the web, and nothing else', async () => {
    const web = { type: 'web' as const, title: 'Page', url: 'https://example.org/a>(b)', unknown: {} };
    const bad = { type: 'web' as const, title: 'Page', url: 'command:workbench.action.quit', unknown: {} };
    const document = await newArticle(
      STORY,
      notesFile({ comment: '', source: web }, { comment: '', source: bad }),
    );
    const { comments } = await contentOf(document);
    assert.deepEqual(comments.map(bodyOf), [
      '**[Page](<https://example.org/a%3E(b)>)**, web page',
      '**Page**, web page',
    ]);
  });

  it('treats a note as hostile text', async () => {
    const comment = '![x](https://spy.example/p.png) [run](command:workbench.action.quit) <img src=x>';
    const note = await only(await newArticle(STORY, notesFile({ comment })));
    const { body } = note;
    assert(body instanceof vscode.MarkdownString);
    assert.isNotOk(body.isTrusted);
    assert.isNotOk(body.supportHtml);
    assert.notMatch(body.value, /(^|[^\\])!\[|\]\(command|(^|[^\\])<img/);
  });

  it('is resolved when its claim is verified, and open again when its words change', async () => {
    const document = await newArticle(STORY, notesFile({ comment: 'Ok.' }));
    await setStatus(await freshArticle(document), 'We found cracks', 'verified');
    assert.equal((await contentOf(document)).state, vscode.CommentThreadState.Resolved);
  });

  it('takes an answer as a note', async () => {
    const document = await newArticle(STORY, notesFile({ comment: 'First.' }));
    const at = document.positionAt(STORY.indexOf('cracks'));
    const thread = {
      uri: document.uri,
      range: new vscode.Range(at, at),
      comments: [],
      dispose: () => undefined,
    };
    await vscode.commands.executeCommand('claimcheck.replyToThread', { thread, text: ' Asked again. ' });
    assert.deepEqual((await contentOf(document)).comments.map(bodyOf), ['First.', 'Asked again.']);
  });

  it('takes a note on a claim that has none yet, and says so where there is no claim', async () => {
    const document = await newArticle();
    const answer = (offset: number): Thenable<unknown> => {
      const at = document.positionAt(offset);
      const thread = {
        uri: document.uri,
        range: new vscode.Range(at, at),
        comments: [],
        dispose: () => undefined,
      };
      return vscode.commands.executeCommand('claimcheck.replyToThread', {
        thread,
        text: 'Recording, 12:40.',
      });
    };
    const reader = person();
    try {
      await answer(STORY.indexOf('By Dana'));
      assert.match(reader.asked.map(({ text }) => text).join(), /no claim here/);
      await answer(STORY.indexOf('cracks'));
    } finally {
      reader.leave();
    }
    assert.equal(bodyOf(await only(document)), 'Recording, 12:40.');
  });

  it('stores an edited note, and keeps the rest of it', async () => {
    const source = { type: 'book' as const, title: 'Bridges', unknown: {} };
    const document = await newArticle(STORY, notesFile({ comment: 'Frist.', source, excerpt: 'eleven' }));
    const note = await only(document);
    await vscode.commands.executeCommand('claimcheck.saveComment', { ...note, body: 'First.' });
    const edited = await only(document);
    assert.equal(edited.note.comment, 'First.');
    assert.equal(edited.note.excerpt, 'eleven');
    assert.equal(edited.note.source?.title, 'Bridges');
    assert.equal(edited.note.creator.name, 'Theo Brandt');
    assert.isString(edited.note.modified);
  });

  it('lets a note go, and brings it back', async () => {
    const document = await newArticle(STORY, notesFile({ comment: 'First.' }));
    const note = await only(document);
    const reader = person(({ buttons }) => buttons.find((button) => button === 'Undo'));
    try {
      await vscode.commands.executeCommand('claimcheck.deleteComment', note);
    } finally {
      reader.leave();
    }
    assert.isNotEmpty(reader.asked);
    await until('the note to be back', async () =>
      (await freshArticle(document)).sheet.entries.some(({ annotations }) =>
        annotations.some(({ annotation }) => annotation.notes.some(({ id }) => id === note.note.id)),
      ),
    );
    assert.equal((await only(document)).note.id, note.note.id);
    const stays = person();
    try {
      await vscode.commands.executeCommand('claimcheck.deleteComment', note);
    } finally {
      stays.leave();
    }
    await until(
      'the note to be gone',
      async () => !(await readFile(notesUri(document.uri))).includes('First.'),
    );
  });
});
