import * as vscode from 'vscode';
import { addNote, annotate, describe, removeNote, setStatus } from '../../core/index.ts';
import type { Annotation, Entry, SourceNote } from '../../core/index.ts';
import { askSource } from '../ask-source.ts';
import { askText } from '../ask-text.ts';
import { closeCard } from '../card.ts';
import type { FeatureContext } from '../feature.ts';
import { findFile } from '../find-file.ts';
import { newId, record, sayRemoved, stamp, write } from '../record.ts';
import { findArticle, findEntry, say, selectedRange } from '../targets.ts';
import { statusName } from '../words.ts';

/** Adding and removing source notes, verifying by a source, and marking words that no rule has found. */
export function register(context: FeatureContext): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('claimcheck.addSourceNote', (target) => add(context, target)),
    vscode.commands.registerCommand('claimcheck.verify', (target) => verify(context, target)),
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
  const said = await askSource(context.articles, article, {
    title,
    about: title,
    without: {
      label: `$(comment) ${vscode.l10n.t('No source')}`,
      description: vscode.l10n.t('only a note'),
    },
    quick: false,
  });
  if (said === undefined) return;
  const comment = await askText({
    title: said.source === undefined ? title : `${title}: ${said.source.title}`,
    prompt:
      said.source === undefined
        ? vscode.l10n.t('What did you find?')
        : vscode.l10n.t('What does it tell about the claim? Enter leaves this empty.'),
    validate: (text) =>
      said.source === undefined && text.trim() === ''
        ? vscode.l10n.t('A note needs a source or some words.')
        : undefined,
  });
  if (comment === undefined || comment === 'back') return;
  const id = newId();
  await record(context, article, entry, (ledger, [annotation], _exact, made) =>
    annotation === undefined
      ? ledger
      : addNote(ledger, annotation, { id, comment: comment.text, ...said }, made),
  );
}

/** A verdict and its source in one: a source that was used before takes one more key. */
async function verify(context: FeatureContext, target: unknown): Promise<void> {
  const found = await findEntry(context.articles, target);
  if (found === undefined) return;
  const { article, entry } = found;
  const said = await askSource(context.articles, article, {
    title: vscode.l10n.t('Verified, by which source?'),
    about: statusName('verified'),
    without: entry.annotations.some(({ annotation }) => annotation.notes.length > 0)
      ? {
          label: `$(pass) ${vscode.l10n.t('Verified without another source')}`,
          description: vscode.l10n.t('its notes say enough'),
        }
      : {
          label: `$(pass) ${vscode.l10n.t('Verified without a source')}`,
          description: vscode.l10n.t('the Problems panel will ask for one'),
        },
    quick: true,
  });
  if (said === undefined) return;
  const id = newId();
  await record(context, article, entry, (ledger, ids, exact, made) => {
    const [annotation] = ids;
    const noted =
      annotation === undefined || said.source === undefined
        ? ledger
        : addNote(ledger, annotation, { id, comment: '', stance: 'supports', ...said }, made);
    return ids.reduce((next, each) => setStatus(next, each, { status: 'verified', exact }, made), noted);
  });
}

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
  await closeCard();
  const picked =
    items.find(({ note }) => note.id === givenNote(target)) ??
    (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Remove Note') }));
  if (picked === undefined) return;
  const { annotation, note } = picked;
  const removed = await record(context, found.article, found.entry, (ledger, _ids, _exact, made) =>
    removeNote(ledger, annotation.id, note.id, made),
  );
  if (removed) sayRemoved(context.articles, found.article.document, vscode.l10n.t('The note was removed.'));
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

/** Opens a source, when its reader asks: a web page in the browser, a file in the editor; only what is one of them. */
async function openSource(address: unknown): Promise<void> {
  if (typeof address === 'string') {
    if (/^https?:\/\/\S+$/i.test(address)) await vscode.env.openExternal(vscode.Uri.parse(address, true));
    return;
  }
  if (!isFileOf(address)) return;
  const article = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === address.article);
  const file = article === undefined ? null : await findFile(address.file, article.uri);
  if (file === null) say(vscode.l10n.t('The file is not in the workspace: {0}', address.file));
  else await vscode.commands.executeCommand('vscode.open', file);
}

const isFileOf = (value: unknown): value is { readonly file: string; readonly article: string } =>
  typeof value === 'object' &&
  value !== null &&
  'file' in value &&
  typeof value.file === 'string' &&
  'article' in value &&
  typeof value.article === 'string';
