import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadAsync } from 'jszip';
import { execute, PROJECT } from './cache.ts';

/** Builds the .vsix that users install, unpacks it, and hands over the extension's folder; gone afterwards. */
export async function withPackaged<T>(use: (extension: string) => Promise<T>): Promise<T> {
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
    return await use(path.join(folder, 'extension'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
