import { userInfo } from 'node:os';
import type * as vscode from 'vscode';
import { start } from './activate.ts';
import type { ClaimcheckApi } from './activate.ts';
import { exclusively } from './node-lock.ts';
import { replaceFile } from './node-replace.ts';
import type { Swept } from './node-replace.ts';

export function activate(context: vscode.ExtensionContext): ClaimcheckApi {
  const swept: Swept = new Set();
  return start(context, {
    accountName,
    replaceFile: (path, bytes, was) => replaceFile(path, bytes, was, swept),
    exclusively,
  });
}

/** Some containers run under a user id that has no account. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
