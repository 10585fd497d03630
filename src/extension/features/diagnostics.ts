import * as vscode from 'vscode';
import { assertNever } from '../../core/index.ts';
import type { Finding, Severity } from '../../core/index.ts';
import { toEditorRange } from '../convert.ts';
import type { FeatureContext } from '../feature.ts';
import { localised } from '../words.ts';

/** Failed checks in the Problems panel, each with a link to its page. A claim as such is never a problem. */
export function register({ extension, articles }: FeatureContext): vscode.Disposable {
  const problems = vscode.languages.createDiagnosticCollection('claimcheck');

  function show(document: vscode.TextDocument): void {
    const view = articles.get(document);
    const findings = view !== undefined && 'findings' in view ? view.findings : [];
    problems.set(
      document.uri,
      findings.map((finding) => diagnostic(document, finding, extension.extensionUri)),
    );
  }

  return vscode.Disposable.from(
    problems,
    articles.onDidChange(show),
    articles.onDidClose(({ uri }) => {
      problems.delete(uri);
    }),
  );
}

function diagnostic(
  document: vscode.TextDocument,
  finding: Finding,
  extensionUri: vscode.Uri,
): vscode.Diagnostic {
  const range =
    finding.range === null ? new vscode.Range(0, 0, 0, 0) : toEditorRange(document, finding.range);
  const problem = new vscode.Diagnostic(range, localised(finding.message), severityOf(finding.severity));
  problem.source = 'claimcheck';
  problem.code = {
    value: finding.rule,
    target: vscode.Uri.joinPath(extensionUri, 'src', 'core', 'checks', 'rules', `${finding.rule}.md`),
  };
  return problem;
}

function severityOf(severity: Severity): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'info':
      return vscode.DiagnosticSeverity.Information;
    default:
      return assertNever(severity);
  }
}
