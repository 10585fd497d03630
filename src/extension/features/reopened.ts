import * as vscode from 'vscode';
import { isSettled, rewordings, setStatus, statusOf } from '../../core/index.ts';
import type { Entry } from '../../core/index.ts';
import { closeCard } from '../card.ts';
import type { FeatureContext } from '../feature.ts';
import { registerFixes } from '../fixes.ts';
import { record } from '../record.ts';
import { entryUnderCursor, findEntry, say } from '../targets.ts';
import type { Target } from '../targets.ts';

/** Whether the cursor is on a claim whose words were changed since they were checked. */
const AT_REOPENED = 'claimcheck.atReopened';

/** What a person says of a claim that was settled, and whose words were changed: it still holds, or it is open again. */
export function register(context: FeatureContext): vscode.Disposable {
  const { articles } = context;
  let known = false;

  function look(): void {
    const editor = vscode.window.activeTextEditor;
    const view = editor === undefined ? undefined : articles.get(editor.document);
    const entry = view !== undefined && 'sheet' in view ? entryUnderCursor(view) : undefined;
    const at = entry?.status === 'reopened';
    if (at === known) return;
    known = at;
    void vscode.commands.executeCommand('setContext', AT_REOPENED, at);
  }

  return vscode.Disposable.from(
    vscode.commands.registerCommand('claimcheck.confirmStillTrue', (target) => confirm(context, target)),
    vscode.commands.registerCommand('claimcheck.reopen', (target) => reopen(context, target)),
    registerFixes(articles, 'text-changed', (target) => fixes(target)),
    vscode.window.onDidChangeTextEditorSelection(look),
    vscode.window.onDidChangeActiveTextEditor(look),
    articles.onDidChange(look),
  );
}

/** The verdict of before, now on the present words. */
async function confirm(context: FeatureContext, target: unknown): Promise<void> {
  const found = await findEntry(context.articles, target);
  if (found === undefined) return;
  const reworded = rewordings(found.article.sheet, found.entry);
  if (reworded.length === 0) {
    say(vscode.l10n.t('The words here are those that were checked.'));
    return;
  }
  await closeCard();
  await record(context, found.article, found.entry, (ledger, _ids, _exact, made) =>
    reworded.reduce((next, { annotation, verdict, after }) => {
      const { status, reason } = verdict;
      const again = { status, exact: after, ...(reason === undefined ? {} : { reason }) };
      return setStatus(next, annotation.id, again, made);
    }, ledger),
  );
}

/** The history stays: who looks at the claim next sees what was said of its words before. */
async function reopen(context: FeatureContext, target: unknown): Promise<void> {
  const found = await findEntry(context.articles, target);
  if (found === undefined) return;
  const settled = settledOf(found.entry);
  if (settled.length === 0) {
    say(vscode.l10n.t('This claim is open already.'));
    return;
  }
  await closeCard();
  await record(context, found.article, found.entry, (ledger, _ids, exact, made) =>
    settled.reduce((next, id) => setStatus(next, id, { status: 'unchecked', exact }, made), ledger),
  );
}

const settledOf = ({ annotations }: Entry): readonly string[] =>
  annotations.flatMap(({ annotation }) => (isSettled(statusOf(annotation)) ? [annotation.id] : []));

const fixes = (target: Target): vscode.Command[] => [
  {
    title: vscode.l10n.t('Compare with what was checked'),
    command: 'claimcheck.compareWording',
    arguments: [target],
  },
  {
    title: vscode.l10n.t('Confirm: still true'),
    command: 'claimcheck.confirmStillTrue',
    arguments: [target],
  },
  { title: vscode.l10n.t('Re-open the claim'), command: 'claimcheck.reopen', arguments: [target] },
];
