import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadAsync } from 'jszip';
import { execute, PROJECT } from './cache.ts';

/** What users install: the file, and the extension's folder in it, unpacked. */
export interface Packaged {
  readonly vsix: string;
  readonly extension: string;
}

/** Builds the .vsix, unpacks it, and hands over both; gone afterwards. */
export async function withPackaged<T>(use: (packaged: Packaged) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'packed-'));
  try {
    const file = path.join(folder, 'claimcheck.vsix');
    await execute(
      process.execPath,
      [path.join(PROJECT, 'node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies', '--out', file],
      { cwd: PROJECT, maxBuffer: 1 << 26 },
    );
    const archive = await loadAsync(await readFile(file));
    for (const entry of Object.values(archive.files)) {
      if (entry.dir) continue;
      const target = path.join(folder, entry.name);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, await entry.async('nodebuffer'));
    }
    return await use({ vsix: file, extension: path.join(folder, 'extension') });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
