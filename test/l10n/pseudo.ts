import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getL10nPseudoLocalized } from '@vscode/l10n-dev';
import { PROJECT } from '../host/cache.ts';
import { collectTexts, manifestFile, readTexts } from './collect.ts';

/** A language that nobody speaks: every letter wears an accent, so that a word without one was not translated. */
export const PSEUDO = 'qps-ploc';

/** Copies the built extension with bundles in the pseudo language, and hands over its folder; gone afterwards. */
export async function withPseudo<T>(use: (extension: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pseudo-'));
  try {
    for (const name of [
      'package.json',
      'package.nls.json',
      'dist',
      'media',
      'sample',
      'syntaxes',
      'schemas',
      'l10n',
    ])
      await cp(path.join(PROJECT, name), path.join(folder, name), { recursive: true }).catch(absent);
    const texts = [...(await collectTexts())];
    const english = Object.fromEntries(texts.map((text) => [text, text]));
    await write(path.join(folder, 'l10n', `bundle.l10n.${PSEUDO}.json`), english);
    await write(path.join(folder, `package.nls.${PSEUDO}.json`), await readTexts(manifestFile()));
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const write = (file: string, texts: Readonly<Record<string, string>>): Promise<void> =>
  writeFile(file, JSON.stringify(getL10nPseudoLocalized(texts)));

/** A folder that this build has none of. */
function absent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
