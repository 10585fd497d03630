import * as vscode from 'vscode';
import { addNote, annotate, describe, removeNote, restoreNote } from '../../core/index.ts';
import type { Annotation, Entry, Source, SourceNote } from '../../core/index.ts';
import type { FeatureContext } from '../feature.ts';
import { newId, record, stamp, write } from '../record.ts';
import { findArticle, findEntry, say, selectedRange } from '../targets.ts';

/** Adding and removing source notes, and marking words that no rule has found. */
export function register(context: FeatureContext): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('claimcheck.addSourceNote', (target) => add(context, target)),
    vscode.commands.registerCommand('claimcheck.removeNote', (target) => remove(context, target)),
    vscode.commands.registerCommand('claimcheck.markSelection', () => mark(context)),
    vscode.commands.registerCommand('claimcheck.openSource', openSource),
  );
}

async function add(context: FeatureContext, target: unknown): Promise<void> {
  const found = await findEntry(context.articles, target);
  if (found === undefined) return;
  const { article, entry } = found;
  const title = vscode.l10n.t('Add Source Note');
  const source = await vscode.window.showInputBox({
    title: `${title} (1/2)`,
    prompt: vscode.l10n.t(
      'Where can it be looked up? Paste a link, a citation, a file path, or a call’s details.',
    ),
    placeHolder: vscode.l10n.t('Interview with the minister’s office, 23 November, recording 12:40'),
    // The source is usually in another window.
    ignoreFocusOut: true,
  });
  if (source === undefined) return;
  const given = source.trim();
  const comment = await vscode.window.showInputBox({
    title: `${title} (2/2)`,
    prompt:
      given === ''
        ? vscode.l10n.t('What did you find?')
        : vscode.l10n.t('What does the source say? Press Enter to leave this empty.'),
    ignoreFocusOut: true,
    validateInput: (value) =>
      given === '' && value.trim() === '' ? vscode.l10n.t('A note needs a source or some words.') : undefined,
  });
  if (comment === undefined) return;
  const id = newId();
  await record(context, article, entry, (ledger, [annotation], _exact, made) =>
    annotation === undefined
      ? ledger
      : addNote(
          ledger,
          annotation,
          { id, comment: comment.trim(), ...(given === '' ? {} : { source: sourceFrom(given) }) },
          made,
        ),
  );
}

const sourceFrom = (given: string): Source =>
  /^https?:\/\/\S+$/i.test(given)
    ? { type: 'web', title: given, url: given, unknown: {} }
    : { type: 'reference', title: given, unknown: {} };

interface NoteItem extends vscode.QuickPickItem {
  readonly annotation: Annotation;
  readonly note: SourceNote;
}

async function remove(context: FeatureContext, target: unknown): Promise<void> {
  const found = await findEntry(context.articles, target);
  if (found === undefined) return;
  const items = noteItems(found.entry);
  if (items.length === 0) {
    say(vscode.l10n.t('This claim has no notes.'));
    return;
  }
  const picked =
    items.find(({ note }) => note.id === givenNote(target)) ??
    (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Remove Note') }));
  if (picked === undefined) return;
  const { annotation, note } = picked;
  const removed = await record(context, found.article, found.entry, (ledger, _ids, _exact, made) =>
    removeNote(ledger, annotation.id, note.id, made),
  );
  if (!removed) return;
  const undo = vscode.l10n.t('Undo');
  const answer = await vscode.window.showInformationMessage(vscode.l10n.t('The note was removed.'), undo);
  if (answer !== undo) return;
  await record(context, found.article, found.entry, (ledger, _ids, _exact, made) =>
    restoreNote(ledger, annotation.id, note, made),
  );
}

const givenNote = (target: unknown): unknown =>
  typeof target === 'object' && target !== null && 'note' in target ? target.note : undefined;

const noteItems = (entry: Entry): NoteItem[] =>
  entry.annotations.flatMap(({ annotation }) =>
    annotation.notes.map((note) => ({
      label: note.source?.title ?? note.comment,
      description: `${note.creator.name}, ${note.created.slice(0, 10)}`,
      ...(note.source === undefined ? {} : { detail: note.comment }),
      annotation,
      note,
    })),
  );

async function mark(context: FeatureContext): Promise<void> {
  const article = await findArticle(context.articles);
  if (article === undefined) return;
  const range = selectedRange(article);
  if (range === null) {
    say(vscode.l10n.t('Select the words of the claim first.'));
    return;
  }
  const { document, sheet, ledger } = article;
  if (document.isUntitled) {
    say(vscode.l10n.t('Save the article first: its notes are kept in a file beside it.'));
    return;
  }
  const anchor = describe(sheet.article.text, range);
  const id = newId();
  const made = await stamp(context, document.uri);
  await write(context, document, ledger, (known) =>
    annotate(known, { id, anchor, claimKind: 'statement' }, made),
  );
}

/** Opens a web source in the browser, when its reader asks; only what is one. */
async function openSource(address: unknown): Promise<void> {
  if (typeof address !== 'string' || !/^https?:\/\/\S+$/i.test(address)) return;
  await vscode.env.openExternal(vscode.Uri.parse(address, true));
}
