import type { Server } from './server.ts';

export interface WorkbenchOptions {
  readonly workspace: string;
  /** The extension's folder; none: VS Code as it is. */
  readonly extension?: string;
  /** The bundle whose `run` is called inside the extension host. */
  readonly tests?: string;
  /** A file to open. */
  readonly file?: string;
}

/** The workbench's address, with what `code` would take as flags. */
export function workbenchUrl(server: Server, options: WorkbenchOptions): string {
  const remote = (file: string): string => `vscode-remote://127.0.0.1:${String(server.port)}${file}`;
  const payload: [string, string][] = [['skipWelcome', 'true']];
  if (options.extension !== undefined) payload.push(['extensionDevelopmentPath', remote(options.extension)]);
  if (options.tests !== undefined) payload.push(['extensionTestsPath', remote(options.tests)]);
  if (options.file !== undefined) payload.push(['openFile', remote(options.file)]);
  const query = new URLSearchParams({ folder: options.workspace, payload: JSON.stringify(payload) });
  return `${server.url}/?${query.toString().replaceAll('+', '%20')}`;
}
