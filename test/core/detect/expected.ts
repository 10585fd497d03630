import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import type { Claim } from '../../../src/core/detect/claim.ts';
import { detect } from '../../../src/core/detect/index.ts';
import { parseArticle } from '../../../src/core/article/parse.ts';

/** One attribution that has to be found: see test/fixtures/detect/README.md. */
export interface Expected {
  readonly kind: 'quotation' | 'quote' | 'reported';
  readonly content: readonly string[];
  readonly source: string;
  readonly cue: string;
  readonly speaker: string | null;
  readonly types: readonly string[];
}

export const readExpected = (path: string): readonly Expected[] => {
  const { attributions } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly attributions: readonly Expected[];
  };
  assert.ok(attributions.length > 0, `${path} expects nothing`);
  return attributions;
};

export const claimsOf = (text: string): readonly Claim[] => detect(parseArticle(text));

/** The words at a claim's ranges, as the file has them. */
export const contentOf = (text: string, { content }: Claim): readonly string[] =>
  content.map(({ start, end }) => text.slice(start, end));

/** Without what may differ by taste: marks at either end, “that” in front. */
const bare = (words: string): string =>
  words
    .replaceAll(/\s+/g, ' ')
    .replace(/^that /, '')
    .replace(/^[“"]+|[.,”"]+$/g, '');

const within = (a: string, b: string): boolean => a.includes(b) || b.includes(a);

/** The claim that is what was expected in every respect; an assertion that names the first respect that fails. */
export function assertFound(text: string, claims: readonly Claim[], expected: Expected): void {
  const kind = expected.kind === 'quote' ? 'quotation' : expected.kind;
  const name = `${kind}: ${expected.content.join(' … ')}`;
  const wanted = expected.content.map(bare).join('|');
  const claim = claims.find(
    (each) => each.kind === kind && contentOf(text, each).map(bare).join('|') === wanted,
  );
  assert.ok(claim !== undefined, `not found: ${name}`);
  assert.ok(claim.source !== null && within(claim.source.text, expected.source), `source of ${name}`);
  assert.ok(claim.cue !== null && within(claim.cue.text, expected.cue), `cue of ${name}`);
  if (expected.speaker !== null) assert.equal(claim.speaker, expected.speaker, `speaker of ${name}`);
  for (const type of expected.types)
    assert.ok((claim.types as readonly string[]).includes(type), `${type} of ${name}`);
}
