import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { cached, unpackPackage } from './cache.ts';

/** VS Code's built-in Markdown as its web worker runs it, out of the same 1.139 as the server: an ES module's resources. */
const PACKAGE = '@codingame/monaco-vscode-markdown-language-features-default-extension@37.6.1';

/** Its manifest's `browser` entry, and the worker that this one starts. */
const PARTS = ['extension.js', 'serverWorkerMain.js'] as const;

/**
 * Gives the server's Markdown its other half: vscode.dev runs it in the web worker, and the preview asks for plugins only
 * in the host that it runs in itself, but code-server leaves out what a browser needs of it. The Node host sees nothing
 * of this.
 *
 * @param server the folder of VS Code's server, in the cache
 */
export async function addWebMarkdown(server: string): Promise<void> {
  const folder = path.join(server, 'extensions', 'markdown-language-features', 'dist', 'browser');
  if (existsSync(folder)) return;
  const from = await cached('markdown-web-37.6.1', (target) => unpackPackage(PACKAGE, target));
  const temporary = `${folder}.${String(process.pid)}.part`;
  await mkdir(temporary, { recursive: true });
  for (const part of PARTS) await copyFile(path.join(from, 'resources', part), path.join(temporary, part));
  // Another run may have been faster.
  await rename(temporary, folder).catch(() => rm(temporary, { recursive: true, force: true }));
}
