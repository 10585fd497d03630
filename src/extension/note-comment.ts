import * as vscode from 'vscode';
import { inertMarkdown } from '../core/index.ts';
import type { Entry, SourceNote } from '../core/index.ts';
import { lookOf } from './looks.ts';
import { isWebAddress, plain } from './plain.ts';
import { roleName, sourceDetails, stanceName } from './source-words.ts';
import type { Target } from './targets.ts';
import { statusName } from './words.ts';

/** A note in a thread. What it shows is drawn from the ledger; only while it is edited, its body is the person's. */
export interface NoteComment extends vscode.Comment {
  readonly of: Target;
  readonly annotation: string;
  readonly note: SourceNote;
}

/** What a thread shows of a claim. Where `looks` is the same, nothing has to be drawn anew. */
export interface ThreadContent {
  readonly label: string;
  readonly state: vscode.CommentThreadState;
  readonly comments: readonly NoteComment[];
  readonly looks: string;
}

/** null: nobody has written a note about the claim. */
export function threadContent(of: Target, { claim, status, annotations }: Entry): ThreadContent | null {
  const notes = annotations
    .flatMap(({ annotation }) => annotation.notes.map((note) => ({ annotation: annotation.id, note })))
    .sort((a, b) => (a.note.created < b.note.created ? -1 : 1));
  if (notes.length === 0) return null;
  const speaker = claim?.speaker ?? null;
  const label =
    speaker === null ? statusName(status) : vscode.l10n.t('{0} · {1}', statusName(status), speaker);
  const state =
    lookOf(status) === 'checked' ? vscode.CommentThreadState.Resolved : vscode.CommentThreadState.Unresolved;
  return {
    label,
    state,
    comments: notes.map(({ annotation, note }) => toComment(of, annotation, note)),
    looks: JSON.stringify([of, label, state, notes]),
  };
}

function toComment(of: Target, annotation: string, note: SourceNote): NoteComment {
  const labels = [
    ...(note.confidential === true ? [vscode.l10n.t('confidential')] : []),
    ...(note.stance === undefined ? [] : [stanceName(note.stance)]),
    ...(note.role === undefined ? [] : [roleName(note.role)]),
  ];
  return {
    of,
    annotation,
    note,
    body: bodyOf(note),
    mode: vscode.CommentMode.Preview,
    author: { name: note.creator.name },
    timestamp: new Date(note.created),
    contextValue: 'note',
    ...(labels.length === 0 ? {} : { label: labels.join(' · ') }),
  };
}

function sourceLine({ source, locator }: SourceNote): string {
  if (source === undefined) return '';
  const { title, url } = source;
  const linked =
    url !== undefined && isWebAddress(url)
      ? // An address may hold what would end the link's target early.
        `[${plain(title)}](<${url.replace(/[<>\\\s]/g, encodeURIComponent)}>)`
      : plain(title);
  const details = [sourceDetails(source), locator].filter((part) => part !== undefined);
  return `**${linked}**, ${plain(details.join(', '))}`;
}

/** Not trusted: whatever a notes file says, no link in it runs a command. */
function bodyOf(note: SourceNote): vscode.MarkdownString {
  const parts = [
    ...(note.source === undefined ? [] : [sourceLine(note)]),
    ...(note.excerpt === undefined ? [] : [`> ${plain(note.excerpt)}`]),
    ...(note.comment === '' ? [] : [inertMarkdown(note.comment)]),
  ];
  return new vscode.MarkdownString(parts.join('\n\n'));
}
