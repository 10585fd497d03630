import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { bundleFile, collectTexts, LANGUAGES, manifestFile, readTexts } from './collect.ts';
import type { Bundle } from './collect.ts';

/**
 * npm run l10n: writes the English bundle anew from the code, drops from every other what nobody says any longer, and lists
 * what has to be translated. It translates nothing itself; a test fails as long as something is missing.
 */
async function main(): Promise<void> {
  const texts = [...(await collectTexts())].sort();
  await write(bundleFile(), Object.fromEntries(texts.map((text) => [text, text])));
  const manifest = Object.keys(await readTexts(manifestFile()));
  for (const language of LANGUAGES) {
    await bring(bundleFile(language), texts);
    await bring(manifestFile(language), manifest);
  }
}

async function bring(file: string, keys: readonly string[]): Promise<void> {
  const known: Bundle = existsSync(file) ? await readTexts(file) : {};
  const missing = keys.filter((key) => known[key] === undefined);
  await write(
    file,
    Object.fromEntries(keys.flatMap((key) => (known[key] === undefined ? [] : [[key, known[key]]]))),
  );
  for (const key of missing) console.log(`${file}: ${JSON.stringify(key)} is missing`);
  if (missing.length > 0) process.exitCode = 1;
}

const write = (file: string, texts: Bundle): Promise<void> =>
  writeFile(file, `${JSON.stringify(texts, null, 2)}\n`);

void main();
