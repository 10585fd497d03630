import type * as vscode from 'vscode';
import { start } from './activate.ts';
import type { ClaimcheckApi } from './activate.ts';
import type { Platform } from './platform.ts';

/** A browser doesn't know who sits before it: notes are signed by the setting, or not at all. */
export const activate = (context: vscode.ExtensionContext): ClaimcheckApi =>
  start(context, { accountName: () => '', exclusively });

/** The windows of one site share their locks; an old browser, or a page that is not secure, has none. */
const exclusively: Platform['exclusively'] = (name, task) => {
  const locks = (globalThis as { readonly navigator?: Partial<Locks> }).navigator?.locks;
  return locks === undefined ? task() : locks.request(`claimcheck ${name}`, task);
};

/** https://www.w3.org/TR/web-locks/ */
interface Locks {
  readonly locks: { request<T>(name: string, task: () => Promise<T>): Promise<T> };
}
