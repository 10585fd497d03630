import * as vscode from 'vscode';
import { setStatus, STATUSES } from '../../core/index.ts';
import type { Status } from '../../core/index.ts';
import type { FeatureContext } from '../feature.ts';
import { record } from '../record.ts';
import { findEntry } from '../targets.ts';
import { statusIcon, statusName } from '../words.ts';

/** Nobody else can check these, so the reader of a report has to be told why. */
const NEEDS_REASON: ReadonlySet<Status> = new Set(['on author', 'unverifiable', 'not checkable']);

export function register(context: FeatureContext): vscode.Disposable {
  return vscode.commands.registerCommand('claimcheck.setStatus', (target) => run(context, target));
}

async function run(context: FeatureContext, target: unknown): Promise<void> {
  const found = await findEntry(context.articles, target);
  if (found === undefined) return;
  const status = givenStatus(target) ?? (await pickStatus());
  if (status === undefined) return;
  let reason: string | undefined;
  if (NEEDS_REASON.has(status)) {
    reason = await askReason(status);
    if (reason === undefined) return;
  }
  await record(context, found.article, found.entry, (ledger, ids, exact, made) =>
    ids.reduce(
      (next, id) => setStatus(next, id, { status, exact, ...(reason === undefined ? {} : { reason }) }, made),
      ledger,
    ),
  );
}

const givenStatus = (target: unknown): Status | undefined =>
  typeof target === 'object' && target !== null && 'status' in target
    ? STATUSES.find((status) => status === target.status)
    : undefined;

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
    prompt: vscode.l10n.t('Why? A reader of the report will see this.'),
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
