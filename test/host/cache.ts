import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const PROJECT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Git-ignored; safe to delete at any time. */
const CACHE = path.join(PROJECT, '.vscode-test');

export const execute = promisify(execFile);

/**
 * A folder of the cache, made if it isn't there. It appears under its name only when it is complete, so that a run that
 * was stopped half-way leaves nothing that looks finished.
 */
export async function cached(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(CACHE, name);
  if (existsSync(folder)) return folder;
  const temporary = path.join(CACHE, `.${name}.${String(process.pid)}.part`);
  console.log(`fetching ${name} (once) …`);
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  try {
    await make(temporary);
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    // Another process may have been faster.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Unpacks a package of the npm registry into a folder, without running any of its scripts. */
export async function unpackPackage(spec: string, folder: string): Promise<void> {
  await execute('npm', ['pack', '--silent', '--ignore-scripts', spec, '--pack-destination', folder], {
    cwd: folder,
  });
  const archive = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`npm pack ${spec} left no archive`);
  await execute('tar', ['-xzf', archive, '--strip-components=1'], { cwd: folder });
  await rm(path.join(folder, archive));
}
