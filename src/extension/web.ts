import type * as vscode from 'vscode';
import { start } from './activate.ts';
import type { ClaimcheckApi } from './activate.ts';

/** A browser doesn't know who sits before it: notes are signed by the setting, or not at all. */
export const activate = (context: vscode.ExtensionContext): ClaimcheckApi =>
  start(context, { accountName: () => '' });
