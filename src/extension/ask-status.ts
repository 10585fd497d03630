import * as vscode from 'vscode';
import { STATUSES } from '../core/index.ts';
import type { Status, Verdict } from '../core/index.ts';
import { closeCard } from './card.ts';
import { statusIcon, statusName } from './words.ts';

/** Nobody else can check these, so the reader of a report has to be told why. */
const NEEDS_REASON: ReadonlySet<Status> = new Set(['on author', 'unverifiable', 'not checkable']);

/** Asks for a status where none is given, and why where the status needs a reason; undefined: the person left it. */
export async function askVerdict(given?: Status): Promise<Pick<Verdict, 'status' | 'reason'> | undefined> {
  await closeCard();
  const status = given ?? (await pickStatus());
  if (status === undefined) return undefined;
  if (!NEEDS_REASON.has(status)) return { status };
  const reason = await askReason(status);
  return reason === undefined ? undefined : { status, reason };
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

async function askReason(status: Status): Promise<string | undefined> {
  const reason = await vscode.window.showInputBox({
    title: statusName(status),
    prompt: vscode.l10n.t('Why? It is kept with the verdict.'),
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === '' ? vscode.l10n.t('This status needs a reason.') : undefined,
  });
  return reason?.trim();
}

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
