import assert from 'node:assert/strict';
import {
  bundleFile,
  collectTexts,
  LANGUAGES,
  manifestFile,
  placeholders,
  readTexts,
  sourcesOf,
} from '../l10n/collect.ts';
import type { Bundle } from '../l10n/collect.ts';

const inOrder = (texts: Iterable<string>): readonly string[] => [...texts].sort();

/** Commands that a text links to, and keys of settings: the same in every language. */
const links = (text: string): readonly string[] =>
  [...text.matchAll(/\(command:[\w.]+\)/g)].map(([link]) => link).sort();

function agree(english: Bundle, translated: Bundle): void {
  assert.deepEqual(inOrder(Object.keys(translated)), inOrder(Object.keys(english)));
  for (const [key, text] of Object.entries(english)) {
    const other = translated[key] ?? '';
    assert.ok(other.trim() !== '', key);
    assert.deepEqual(placeholders(other), placeholders(text), key);
    assert.deepEqual(links(other), links(text), key);
  }
}

describe('translations', () => {
  it('start from every text of the code, and from no other', async () => {
    const texts = await collectTexts();
    assert.ok(texts.size > 100);
    const english = await readTexts(bundleFile());
    assert.deepEqual(inOrder(Object.keys(english)), inOrder(texts), 'run npm run l10n');
    for (const [key, text] of Object.entries(english)) assert.equal(text, key);
  });

  for (const language of LANGUAGES) {
    it(`${language}: has every text, with the same places to fill in`, async () => {
      agree(await readTexts(bundleFile()), await readTexts(bundleFile(language)));
    });
    it(`${language}: has every text of package.json, with the same links`, async () => {
      agree(await readTexts(manifestFile()), await readTexts(manifestFile(language)));
    });
  }

  it('are asked for by literals only: no other text can be collected', async () => {
    const calls = (await sourcesOf('src/extension')).flatMap(({ name, contents }) =>
      [...contents.matchAll(/l10n\.t\(\s*([^\s])/g)].map(([, first]) => ({ name, first })),
    );
    assert.ok(calls.length > 100);
    assert.deepEqual(
      calls.filter(({ first }) => first !== "'" && first !== '"'),
      // What the core says, whose templates are collected where it says them.
      [{ name: 'src/extension/words.ts', first: 't' }],
    );
  });
});
