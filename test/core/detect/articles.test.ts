import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assertFound, claimsOf, contentOf, readExpected } from './expected.ts';

const root = resolve(fileURLToPath(import.meta.url), '../../../..');
const ours = join(root, 'test/fixtures/detect');
const shared = resolve(root, '../shared/articles');

function register(folder: string, name: string): void {
  const text = readFileSync(join(folder, `${name}.md`), 'utf8');
  describe(`attributions of ${name}`, () => {
    const claims = claimsOf(text);
    for (const expected of readExpected(join(folder, `${name}.expected.json`))) {
      it(`${expected.kind}: ${expected.content.join(' … ').slice(0, 70)}`, () => {
        assertFound(text, claims, expected);
      });
    }
  });
}

const articlesIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.expected.json'))
    .map((file) => file.replace('.expected.json', ''));

describe('articles with expectations', () => {
  it('has some', () => {
    assert.ok(articlesIn(ours).length > 0);
  });
});
for (const name of articlesIn(ours)) register(ours, name);
if (existsSync(shared)) for (const name of articlesIn(shared)) register(shared, name);
else console.log('Left out: the attributions of ../shared/articles, which is not here.');

describe('the rest of harbour-bridge', () => {
  const text = readFileSync(join(ours, 'harbour-bridge.md'), 'utf8');
  const claims = claimsOf(text);
  const said = claims.map((claim) => contentOf(text, claim).join(' … '));

  it('goes on with a quotation behind its speaker’s first', () => {
    const next = claims.find((claim) => contentOf(text, claim)[0]?.startsWith('“The port cannot'));
    assert.equal(next?.kind, 'quotation');
    assert.equal(next.speaker, 'Samuel Okafor');
  });

  it('returns the author’s own checkable sentence, with its types', () => {
    const lead = claims.find((claim) => contentOf(text, claim)[0]?.startsWith('Transport Minister'));
    assert.equal(lead?.kind, 'statement');
    assert.equal(lead.speaker, null);
    for (const type of ['date', 'prediction', 'identity'] as const)
      assert.ok(lead.types.includes(type), type);
  });

  it('marks a caption as one', () => {
    const caption = claims.find((claim) => contentOf(text, claim)[0]?.startsWith('The old bridge carries'));
    assert.ok(caption?.types.includes('caption'));
  });

  it('leaves bylines, credits, contacts and datelines alone', () => {
    assert.ok(claims.length > 10);
    for (const words of said) assert.doesNotMatch(words, /Lindqvist|Contact|^March 3|Photo:/);
  });
});
