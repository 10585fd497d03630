import * as vscode from 'vscode';
import { STATUSES } from '../../core/index.ts';
import { askJudgement } from '../ask-status.ts';
import type { Given } from '../ask-status.ts';
import type { FeatureContext } from '../feature.ts';
import { judge } from '../judgement.ts';
import { record } from '../record.ts';
import { findEntry } from '../targets.ts';

export function register(context: FeatureContext): vscode.Disposable {
  return vscode.commands.registerCommand('claimcheck.setStatus', (target) => run(context, target));
}

async function run(context: FeatureContext, target: unknown): Promise<void> {
  const found = await findEntry(context.articles, target);
  if (found === undefined) return;
  const { article, entry } = found;
  const about = `${article.document.uri.toString()}#${entry.id}`;
  const judgement = await askJudgement(context.drafts, about, givenIn(target));
  if (judgement !== undefined) await record(context, article, entry, judge(judgement));
}

/** What a key, a link or another extension hands over. */
function givenIn(target: unknown): Given {
  const { status, comment } =
    typeof target === 'object' && target !== null ? (target as Readonly<Record<string, unknown>>) : {};
  return {
    status: STATUSES.find((known) => known === status),
    comment: typeof comment === 'string' ? comment.trim() : undefined,
  };
}
