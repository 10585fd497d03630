import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wordChanges } from '../../../src/core/index.ts';

describe('changes of words', () => {
  it('are whole words, each on its side', () => {
    assert.deepEqual(
      wordChanges('cracks in eleven of forty hangers', 'cracks in twelve of the forty hangers'),
      [
        { kind: 'same', text: 'cracks in ' },
        { kind: 'removed', text: 'eleven' },
        { kind: 'added', text: 'twelve' },
        { kind: 'same', text: ' of ' },
        { kind: 'added', text: 'the ' },
        { kind: 'same', text: 'forty hangers' },
      ],
    );
  });

  it('make up both wordings again', () => {
    const words = fc
      .array(fc.constantFrom('bridge', 'Brücke', '41,000', 'not', ' ', '\n', '“', '.', 'a'))
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const changes = wordChanges(before, after);
        const side = (own: string): string =>
          changes
            .filter(({ kind }) => kind === 'same' || kind === own)
            .map(({ text }) => text)
            .join('');
        assert.equal(side('removed'), before);
        assert.equal(side('added'), after);
      }),
    );
  });

  it('of long texts that have nothing in common cost no time', () => {
    const before = Array.from({ length: 20_000 }, (_, index) => `a${String(index)}`).join(' ');
    assert.deepEqual(
      wordChanges(before, before.replaceAll('a', 'b')).map(({ kind }) => kind),
      ['removed', 'added'],
    );
  });
});
