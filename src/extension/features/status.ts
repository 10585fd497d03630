import * as vscode from 'vscode';
import { setStatus, STATUSES } from '../../core/index.ts';
import type { Status } from '../../core/index.ts';
import { askVerdict } from '../ask-status.ts';
import type { FeatureContext } from '../feature.ts';
import { record } from '../record.ts';
import { findEntry } from '../targets.ts';

export function register(context: FeatureContext): vscode.Disposable {
  return vscode.commands.registerCommand('claimcheck.setStatus', (target) => run(context, target));
}

async function run(context: FeatureContext, target: unknown): Promise<void> {
  const found = await findEntry(context.articles, target);
  if (found === undefined) return;
  const verdict = await askVerdict(givenStatus(target));
  if (verdict === undefined) return;
  await record(context, found.article, found.entry, (ledger, ids, exact, made) =>
    ids.reduce((next, id) => setStatus(next, id, { ...verdict, exact }, made), ledger),
  );
}

const givenStatus = (target: unknown): Status | undefined =>
  typeof target === 'object' && target !== null && 'status' in target
    ? STATUSES.find((status) => status === target.status)
    : undefined;
