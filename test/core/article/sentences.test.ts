import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sentences } from '../../../src/core/article/sentences.ts';

const split = (prose: string): readonly string[] =>
  sentences(prose).map(({ start, end }) => prose.slice(start, end));

describe('sentences', () => {
  const cases: readonly (readonly string[])[] = [
    ['The U.S. and Russia met.', 'They talked.'],
    ['It left the U.S.', 'The ship sank.'],
    ['On Jan. 22 they met at 9 a.m. in Geneva.', 'Nobody came.'],
    ['Mr. J. R. Doe met Sen. Roe.', 'He left.'],
    ['“It will hold.” She paused.'.slice(0, 15), 'She paused.'],
    ['“Really?” Smith asked.', '“Yes!” he said.'],
    ['The rate rose 2.5 percent.', 'No. 3 fell.'],
    ['He worked for Brandt Inc. in Ohio.', 'She did not.'],
    ['Wait…', 'He left.'],
    ['“It will hold,” he said. '.trim(), '“It won’t,” she said.'],
    ['这是一句。', '这是另一句。'],
    ['One line\nwrapped here.', 'Two.'],
  ];
  for (const parts of cases)
    it(parts.join(' ').replaceAll('\n', ' '), () => {
      const joined = parts.join(parts[0]?.endsWith('。') === true ? '' : ' ');
      assert.deepEqual(split(joined), parts);
    });

  it('are ordered, disjoint, without white space at their edges, and lose no word', () => {
    const piece = fc.constantFrom(
      'He',
      'said.',
      '“No!”',
      'U.S.',
      'Jan.',
      '3',
      '…',
      '\n',
      'a.m.',
      '?',
      'Dr.',
      '(x.)',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(' ')),
          fc.string({ unit: 'binary', maxLength: 60 }),
        ),
        (prose) => {
          let from = 0;
          for (const { start, end } of sentences(prose)) {
            assert.equal(prose.slice(from, start).trim(), '');
            assert.ok(end > start);
            assert.equal(prose.slice(start, end).trim(), prose.slice(start, end));
            from = end;
          }
          assert.equal(prose.slice(from).trim(), '');
        },
      ),
      { numRuns: 500 },
    );
  });
});
