import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codePointsOf } from '../../../src/core/anchor/code-points.ts';
import { describe as describeRange } from '../../../src/core/anchor/describe.ts';
import { resolve } from '../../../src/core/anchor/resolve.ts';
import type { Range } from '../../../src/core/range.ts';

const WORDS = [
  'dam',
  'said',
  '“No,”',
  'he',
  '1,200',
  '😀',
  'Müller',
  'é',
  '\r\n\r\n',
  '—',
  'the',
  '*old*',
  'U.S.',
];
const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 60 })
  .map((words) => words.join(' '));

/** A text and a stretch of it that holds something to see. */
const stretch = fc
  .tuple(text, fc.nat(), fc.nat())
  .map(([prose, a, b]): readonly [string, Range] => {
    const start = a % prose.length;
    return [prose, { start, end: start + 1 + (b % (prose.length - start)) }];
  })
  .filter(([prose, { start, end }]) => {
    const split = (at: number): boolean => /^[\uDC00-\uDFFF]/.test(prose.slice(at)) && at > 0;
    return prose.slice(start, end).trim() !== '' && !split(start) && !split(end);
  });

describe('describe and resolve', () => {
  it('are inverse: on the same text an anchor leads to its range, or says that several fit', () => {
    fc.assert(
      fc.property(stretch, ([prose, range]) => {
        const found = resolve(prose, describeRange(prose, range));
        if (found.state === 'ambiguous') assert.ok(found.candidates.length > 1);
        else assert.deepEqual(found, { state: 'in-place', range, confidence: 1 });
      }),
      { numRuns: 500 },
    );
  });

  it('lead to the same words after text was put in front of them', () => {
    fc.assert(
      fc.property(stretch, text, ([prose, range], added) => {
        const anchor = describeRange(prose, range);
        const now = `${added}\n\n${prose}`;
        const found = resolve(now, anchor);
        if ('range' in found && found.state !== 'changed')
          assert.equal(now.slice(found.range.start, found.range.end), anchor.quote.exact);
      }),
      { numRuns: 500 },
    );
  });

  it('answer inside any text whatever', () => {
    fc.assert(
      fc.property(stretch, fc.string({ unit: 'binary', maxLength: 80 }), ([prose, range], other) => {
        const found = resolve(other, describeRange(prose, range));
        const ranges = 'range' in found ? [found.range] : found.state === 'ambiguous' ? found.candidates : [];
        for (const { start, end } of ranges) assert.ok(start >= 0 && start < end && end <= other.length);
      }),
      { numRuns: 300 },
    );
  });

  it('cut no character in half', () => {
    const { quote } = describeRange('😀'.repeat(40), { start: 40, end: 42 });
    assert.doesNotMatch(quote.prefix + quote.suffix, /\p{Cs}/u);
  });

  it('finish on hostile text', () => {
    const wall = 'a'.repeat(1_000_000);
    const anchor = describeRange(wall, { start: 500_000, end: 500_100 });
    assert.notEqual(
      resolve(`${wall}b`, { ...anchor, position: { ...anchor.position, start: 3 } }).state,
      'changed',
    );
  });
});

describe('places in code points', () => {
  it('lead back to code units', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(), (prose, at) => {
        const points = Array.from(prose);
        const count = at % (points.length + 1);
        const offset = points.slice(0, count).join('').length;
        assert.equal(codePointsOf(prose).count(offset), count);
        assert.equal(codePointsOf(prose).offset(count), offset);
      }),
    );
  });
});
