import { userInfo } from 'node:os';
import writeFileAtomic from 'write-file-atomic';
import type * as vscode from 'vscode';
import { start } from './activate.ts';
import type { ClaimcheckApi } from './activate.ts';

export const activate = (context: vscode.ExtensionContext): ClaimcheckApi =>
  start(context, {
    accountName,
    replaceFile: (path, bytes) => writeFileAtomic(path, Buffer.from(bytes)),
  });

/** Some containers run under a user id that has no account. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
