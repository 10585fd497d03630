import * as vscode from 'vscode';
import type { Articles } from './articles.ts';
import { toEditorRange } from './convert.ts';
import type { Target } from './targets.ts';

/**
 * Offers commands as quick fixes on the problems of one rule.
 *
 * @param make the commands for a finding; they are given its claim to work on
 */
export function registerFixes(
  articles: Articles,
  rule: string,
  make: (target: Target) => readonly vscode.Command[],
): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    'markdown',
    {
      provideCodeActions(document, _range, { diagnostics }) {
        const view = articles.get(document);
        if (view === undefined || !('findings' in view)) return [];
        return diagnostics.filter(isOf(rule)).flatMap((diagnostic) =>
          view.findings
            .filter(({ rule: found, entry }) => found === rule && entry !== undefined)
            .filter(({ range }) =>
              range === null
                ? diagnostic.range.isEmpty
                : toEditorRange(document, range).isEqual(diagnostic.range),
            )
            // Several that have no place all stand at the beginning: one offer is enough, it lists the others.
            .slice(0, 1)
            .flatMap(({ entry = '' }) => make({ uri: document.uri.toString(), entry }))
            .map((command) => fix(command, diagnostic)),
        );
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

const isOf =
  (rule: string) =>
  ({ source, code }: vscode.Diagnostic): boolean =>
    source === 'claimcheck' && typeof code === 'object' && code.value === rule;

function fix(command: vscode.Command, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const action = new vscode.CodeAction(command.title, vscode.CodeActionKind.QuickFix);
  action.command = command;
  action.diagnostics = [diagnostic];
  return action;
}
