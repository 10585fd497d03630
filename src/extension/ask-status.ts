import * as vscode from 'vscode';
import { STATUSES } from '../core/index.ts';
import type { Status } from '../core/index.ts';
import { askText } from './ask-text.ts';
import type { Drafts } from './ask-text.ts';
import { closeCard } from './card.ts';
import type { Judgement } from './judgement.ts';
import { statusIcon, statusName } from './words.ts';

/** What the caller knows already; of a comment that is given nothing is asked, also where it is empty. */
export interface Given {
  readonly status?: Status | undefined;
  readonly comment?: string | undefined;
}

/**
 * Asks for a status where none is given, and for the words that go with it: why, where the status needs a reason, what is
 * asked or to be changed, where it is a query or a fix. Undefined: the person left, and nothing is to be set.
 *
 * @param about what the judgement is about: a question that was left is gone on with where it is about the same
 */
export async function askJudgement(
  drafts: Drafts,
  about: string,
  given: Given = {},
): Promise<Judgement | undefined> {
  await closeCard();
  const status = given.status ?? (await pickStatus());
  if (status === undefined) return undefined;
  const question = questionOf(status);
  if (question === null || (question.as === 'comment' && given.comment !== undefined))
    return { status, comment: given.comment ?? '' };
  const draft = `${status} ${about}`;
  const answer = await askText({
    title: statusName(status),
    prompt: question.prompt,
    begun: drafts.get(draft),
    left: (text) => drafts.set(draft, text),
    ...(question.as === 'reason' ? { validate: needsReason } : {}),
  });
  if (answer === undefined || answer === 'back') return undefined;
  drafts.delete(draft);
  return question.as === 'reason'
    ? { status, reason: answer.text, comment: '' }
    : { status, comment: answer.text };
}

async function pickStatus(): Promise<Status | undefined> {
  const picked = await vscode.window.showQuickPick(
    STATUSES.map((status) => ({
      label: `$(${statusIcon(status)}) ${statusName(status)}`,
      description: meaning(status),
      status,
    })),
    { title: vscode.l10n.t('Set Status'), matchOnDescription: true },
  );
  return picked?.status;
}

interface Question {
  /** A reason is kept with the verdict, and has to be given; a comment is a note, which can be answered in the thread. */
  readonly as: 'reason' | 'comment';
  readonly prompt: string;
}

function questionOf(status: Status): Question | null {
  switch (status) {
    case 'query':
      return { as: 'comment', prompt: vscode.l10n.t('What is the question? Enter leaves this empty.') };
    case 'needs fix':
      return { as: 'comment', prompt: vscode.l10n.t('What has to be changed? Enter leaves this empty.') };
    // Nobody else can check these, so the reader of a report has to be told why.
    case 'on author':
    case 'unverifiable':
    case 'not checkable':
      return { as: 'reason', prompt: vscode.l10n.t('Why? It is kept with the verdict.') };
    case 'unchecked':
    case 'in progress':
    case 'verified':
      return null;
  }
}

const needsReason = (text: string): string | undefined =>
  text.trim() === '' ? vscode.l10n.t('This status needs a reason.') : undefined;

function meaning(status: Status): string {
  switch (status) {
    case 'unchecked':
      return vscode.l10n.t('nobody has looked yet');
    case 'in progress':
      return vscode.l10n.t('somebody is on it');
    case 'query':
      return vscode.l10n.t('a question to the author or editor');
    case 'needs fix':
      return vscode.l10n.t('the article has to be changed');
    case 'verified':
      return vscode.l10n.t('it stands as worded');
    case 'on author':
      return vscode.l10n.t('rests on the author’s word');
    case 'unverifiable':
      return vscode.l10n.t('no source can be found');
    case 'not checkable':
      return vscode.l10n.t('nothing here can be checked');
  }
}
