import type { Page } from 'playwright-core';
import type { Server } from './server.ts';

export interface WorkbenchOptions {
  /** A folder, or a .code-workspace file with several. */
  readonly workspace: string;
  /** The extension's folder; none: VS Code as it is. */
  readonly extension?: string;
  /** The bundle whose `run` is called inside the extension host. */
  readonly tests?: string;
  /** A file to open. */
  readonly file?: string;
}

/**
 * Makes the workbench speak a language, as a language pack does: of VS Code's own texts there is no translation here, but
 * every extension is asked for its own.
 */
export const speak = (page: Page, language: string): Promise<void> =>
  // A string: a function would be called with names that only our own bundles have.
  page
    .addInitScript({
      content: `Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => ${JSON.stringify(language)}, set() {} });`,
    })
    .then(() => undefined);

/** The workbench's address, with what `code` would take as flags. */
export function workbenchUrl(server: Server, options: WorkbenchOptions): string {
  const remote = (file: string): string => `vscode-remote://127.0.0.1:${String(server.port)}${file}`;
  const payload: [string, string][] = [['skipWelcome', 'true']];
  if (options.extension !== undefined) payload.push(['extensionDevelopmentPath', remote(options.extension)]);
  if (options.tests !== undefined) payload.push(['extensionTestsPath', remote(options.tests)]);
  if (options.file !== undefined) payload.push(['openFile', remote(options.file)]);
  const kind = options.workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({ [kind]: options.workspace, payload: JSON.stringify(payload) });
  return `${server.url}/?${query.toString().replaceAll('+', '%20')}`;
}
