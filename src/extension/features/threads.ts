import * as vscode from 'vscode';
import { addNote, entryAt, updateNote } from '../../core/index.ts';
import type { Entry, SourceNote } from '../../core/index.ts';
import type { OpenArticle } from '../articles.ts';
import { toEditorRange, toOffset } from '../convert.ts';
import type { FeatureContext } from '../feature.ts';
import { threadContent } from '../note-comment.ts';
import type { NoteComment } from '../note-comment.ts';
import { newId, record } from '../record.ts';
import { extentOf, findArticle, findEntry, say } from '../targets.ts';
import type { Target } from '../targets.ts';

/** A thread on the screen, and what it shows. */
interface Drawn {
  readonly thread: vscode.CommentThread;
  of: Target;
  looks: string;
  range: vscode.Range;
}

/**
 * A collapsed thread under every claim with notes. Threads are drawn from the ledger and never read back: the editor does
 * not say where they have moved to.
 */
export function register(context: FeatureContext): vscode.Disposable {
  const { articles } = context;
  const controller = vscode.comments.createCommentController('claimcheck', 'Claimcheck');
  controller.options = {
    prompt: vscode.l10n.t('Add a note'),
    placeHolder: vscode.l10n.t('What did you find? Markdown is understood.'),
  };
  controller.commentingRangeProvider = {
    provideCommentingRanges: (document) => {
      const article = articles.get(document);
      if (article === undefined || !('sheet' in article)) return [];
      return article.sheet.entries.flatMap((entry) => {
        const extent = extentOf(entry);
        return extent === null ? [] : [toEditorRange(document, extent)];
      });
    },
  };
  /** By the first annotation of the claim, which stays when its words change. */
  const drawn = new Map<vscode.TextDocument, Map<string, Drawn>>();

  function draw(document: vscode.TextDocument): void {
    const article = articles.get(document);
    const entries = article !== undefined && 'sheet' in article ? article.sheet.entries : [];
    const before = drawn.get(document) ?? new Map<string, Drawn>();
    const after = new Map<string, Drawn>();
    for (const entry of entries) {
      const key = entry.annotations[0]?.annotation.id;
      const extent = extentOf(entry);
      const of = { uri: document.uri.toString(), entry: entry.id };
      const content = key === undefined || extent === null ? null : threadContent(of, entry);
      if (key === undefined || extent === null || content === null) continue;
      const range = toEditorRange(document, extent);
      const known = before.get(key) ?? create(document, range, of);
      after.set(key, known);
      if (!known.range.isEqual(range)) known.thread.range = known.range = range;
      // Whoever is editing a note is not interrupted; the rest is drawn when they are done.
      if (known.looks === content.looks || known.thread.comments.some(isEdited)) continue;
      known.of = of;
      known.looks = content.looks;
      known.thread.label = content.label;
      known.thread.state = content.state;
      known.thread.comments = content.comments;
    }
    for (const [key, { thread }] of before) if (!after.has(key)) thread.dispose();
    drawn.set(document, after);
  }

  function create(document: vscode.TextDocument, range: vscode.Range, of: Target): Drawn {
    const thread = controller.createCommentThread(document.uri, range, []);
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
    thread.contextValue = 'claim';
    return { thread, of, looks: '', range };
  }

  function close(document: vscode.TextDocument): void {
    for (const { thread } of drawn.get(document)?.values() ?? []) thread.dispose();
    drawn.delete(document);
  }

  /** Our own thread's claim is known; of one that the person opened, the place is all there is. */
  async function claimOf(
    thread: vscode.CommentThread,
  ): Promise<{ readonly article: OpenArticle; readonly entry: Entry } | undefined> {
    for (const threads of drawn.values())
      for (const known of threads.values()) if (known.thread === thread) return findEntry(articles, known.of);
    const document = vscode.workspace.textDocuments.find(
      ({ uri }) => uri.toString() === thread.uri.toString(),
    );
    const article = document === undefined ? undefined : await articles.fresh(document);
    if (article === undefined || thread.range === undefined) return undefined;
    const entry = entryOn(article, thread.range);
    return entry === undefined ? undefined : { article, entry };
  }

  async function reply(value: unknown): Promise<void> {
    if (!isReply(value)) return;
    const comment = value.text.trim();
    if (comment === '') return;
    const found = await claimOf(value.thread);
    if (found === undefined) {
      say(vscode.l10n.t('There is no claim here.'));
      return;
    }
    const id = newId();
    const written = await record(context, found.article, found.entry, (ledger, [annotation], _exact, made) =>
      annotation === undefined ? ledger : addNote(ledger, annotation, { id, comment }, made),
    );
    if (!written) return;
    const ours = [...(drawn.get(found.article.document)?.values() ?? [])];
    if (ours.some(({ thread }) => thread === value.thread)) return;
    value.thread.dispose();
    const shown = ours.find(({ thread }) =>
      thread.comments.some((note) => isNote(note) && note.note.id === id),
    );
    if (shown !== undefined) shown.thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
  }

  /** Shows a note's own Markdown instead of what it looks like, or back. */
  function showAs(note: NoteComment, mode: vscode.CommentMode): void {
    for (const threads of drawn.values())
      for (const known of threads.values()) {
        if (!known.thread.comments.some((comment) => isNote(comment) && sameNote(comment, note))) continue;
        known.thread.comments = known.thread.comments.map((comment) =>
          isNote(comment) && sameNote(comment, note)
            ? {
                ...comment,
                mode,
                ...(mode === vscode.CommentMode.Editing ? { body: note.note.comment } : {}),
              }
            : comment,
        );
        known.looks = '';
      }
  }

  async function save(note: unknown): Promise<void> {
    if (!isNote(note)) return;
    const comment = (typeof note.body === 'string' ? note.body : note.body.value).trim();
    const found = await findEntry(articles, note.of);
    if (found === undefined) return;
    const written = await record(context, found.article, found.entry, (ledger, _ids, _exact, made) =>
      updateNote(ledger, note.annotation, note.note.id, { comment }, made),
    );
    if (written) stopEditing(note, found.article.document);
  }

  function stopEditing(note: NoteComment, document: vscode.TextDocument): void {
    showAs(note, vscode.CommentMode.Preview);
    draw(document);
  }

  async function remove(note: unknown): Promise<void> {
    if (!isNote(note)) return;
    await vscode.commands.executeCommand('claimcheck.removeNote', { ...note.of, note: note.note.id });
  }

  /** Hands a command the claim of a thread. */
  const onThread =
    (command: string, more: object = {}) =>
    async (thread: unknown): Promise<void> => {
      if (!isThread(thread)) return;
      const found = await claimOf(thread);
      if (found === undefined) return;
      const uri = found.article.document.uri.toString();
      await vscode.commands.executeCommand(command, { uri, entry: found.entry.id, ...more });
    };

  for (const { document } of articles.all()) draw(document);
  return vscode.Disposable.from(
    controller,
    articles.onDidChange(draw),
    articles.onDidClose(close),
    vscode.commands.registerCommand('claimcheck.replyToThread', reply),
    vscode.commands.registerCommand(
      'claimcheck.verifyThread',
      onThread('claimcheck.setStatus', { status: 'verified' }),
    ),
    vscode.commands.registerCommand('claimcheck.setStatusOfThread', onThread('claimcheck.setStatus')),
    vscode.commands.registerCommand('claimcheck.addSourceToThread', onThread('claimcheck.addSourceNote')),
    vscode.commands.registerCommand('claimcheck.editComment', (note: unknown) => {
      if (isNote(note)) showAs(note, vscode.CommentMode.Editing);
    }),
    vscode.commands.registerCommand('claimcheck.saveComment', save),
    vscode.commands.registerCommand('claimcheck.cancelComment', async (note: unknown) => {
      if (!isNote(note)) return;
      const article = await findArticle(articles, note.of);
      if (article !== undefined) stopEditing(note, article.document);
    }),
    vscode.commands.registerCommand('claimcheck.deleteComment', remove),
  );
}

/** The claim that a person means who opens a thread beside these lines: the first that stands on them. */
function entryOn({ document, sheet }: OpenArticle, range: vscode.Range): Entry | undefined {
  const lines = new vscode.Range(
    document.lineAt(range.start.line).range.start,
    document.lineAt(range.end.line).range.end,
  );
  return (
    entryAt(sheet, toOffset(document, range.start)) ??
    sheet.entries.find((entry) => {
      const extent = extentOf(entry);
      return extent !== null && lines.intersection(toEditorRange(document, extent)) !== undefined;
    })
  );
}

const isEdited = ({ mode }: vscode.Comment): boolean => mode === vscode.CommentMode.Editing;

const sameNote = (a: NoteComment, b: NoteComment): boolean =>
  a.note.id === b.note.id && a.annotation === b.annotation;

/** What the editor hands back is an object of ours; what another extension hands to the command may be anything. */
const isNote = (value: unknown): value is NoteComment =>
  typeof value === 'object' &&
  value !== null &&
  'body' in value &&
  'annotation' in value &&
  typeof value.annotation === 'string' &&
  'of' in value &&
  'note' in value &&
  isRecordedNote(value.note);

const isRecordedNote = (value: unknown): value is SourceNote =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';

const isThread = (value: unknown): value is vscode.CommentThread =>
  typeof value === 'object' && value !== null && 'uri' in value && 'comments' in value;

const isReply = (value: unknown): value is vscode.CommentReply =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  'thread' in value &&
  isThread(value.thread);
