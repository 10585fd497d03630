import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codePointsOf } from '../../../src/core/anchor/code-points.ts';
import { describe as describeRange } from '../../../src/core/anchor/describe.ts';
import { resolve, resolveAll, resolver } from '../../../src/core/anchor/resolve.ts';
import type { Anchor, Resolution } from '../../../src/core/anchor/selector.ts';
import { sketchOf } from '../../../src/core/anchor/sketch.ts';
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

/** An anchor as anybody may have written it: fields that have nothing to do with each other or with any text. */
const anyText = fc.oneof(
  text,
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', ' ', '\u00AD', '\uD83D', '\uDE00', '.', 'dam', 'said', '\n\n> '),
);
const anyPlace = fc.oneof(
  fc.nat(300),
  fc.constantFrom(-1, NaN, Infinity, -Infinity, 0.5, Number.MAX_SAFE_INTEGER, 2 ** 53),
);
const anyAnchor: fc.Arbitrary<Anchor> = fc
  .record({ exact: anyText, prefix: anyText, suffix: anyText, start: anyPlace, end: anyPlace })
  .map(({ exact, prefix, suffix, start, end }) => ({
    quote: { type: 'TextQuoteSelector', exact, prefix, suffix },
    position: { type: 'TextPositionSelector', start, end },
  }));

describe('hostile selectors', () => {
  it('are answered inside the text, with and without a base, alone and together', () => {
    const check = (now: string, found: readonly Resolution[]): void => {
      for (const resolution of found) {
        const ranges =
          'range' in resolution
            ? [resolution.range]
            : resolution.state === 'ambiguous'
              ? resolution.candidates
              : [];
        for (const { start, end } of ranges) assert.ok(start >= 0 && start < end && end <= now.length);
        if (resolution.state === 'ambiguous') assert.ok(ranges.length > 1);
      }
    };
    fc.assert(
      fc.property(anyText, anyText, fc.array(anyAnchor, { maxLength: 6 }), (base, now, anchors) => {
        check(now, resolveAll(now, anchors));
        check(now, resolveAll(now, anchors, base));
        check(now, resolveAll(now, anchors, now));
        check(now, anchors.map(resolver(now)));
      }),
      { numRuns: 2000 },
    );
  });

  const SIZE = 1_000_000;
  const wall = 'a'.repeat(SIZE);
  const row = 'a '.repeat(SIZE / 2);
  const line = 'It was the best of times, it was the worst of times.\n\n';
  const lines = line.repeat(SIZE / line.length);
  const cases: Readonly<Record<string, readonly [string, readonly Range[], string]>> = {
    'one character': [wall, [{ start: 500_000, end: 500_100 }], `b${wall}b`],
    'one character, all of it': [wall, [{ start: 0, end: SIZE }], `b${wall}`],
    'one word': [row, [{ start: 500_000, end: 500_600 }], 'b a '.repeat(SIZE / 4)],
    'one word, all of it': [row, [{ start: 0, end: SIZE }], `b ${row}`],
    'one line, a thousand notes': [
      lines,
      Array.from({ length: 1000 }, (_, n) => ({ start: n * 540, end: n * 540 + 26 })),
      `X.\n\n${lines}`,
    ],
    'a thousand notes in one place': [
      lines,
      Array.from({ length: 1000 }, (_, n) => ({ start: n, end: n + 30_000 })),
      `X.\n\n${lines}`,
    ],
  };
  for (const [name, [before, ranges, now]] of Object.entries(cases))
    // Without bounds each of these takes hours; the limit leaves room for a busy machine.
    it(`come to an answer in a megabyte of ${name}`, () => {
      const points = codePointsOf(before);
      const anchors = ranges.map((range) => describeRange(before, range, points));
      assert.equal(resolveAll(now, anchors).length, ranges.length);
      assert.equal(resolveAll(now, anchors, before).length, ranges.length);
    }).timeout(60_000);
});

describe('a sketch of a text', () => {
  it('holds the words of every anchor, and of what they cover together each stretch once', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.tuple(fc.nat(), fc.nat(30)), { minLength: 1, maxLength: 12 }),
        (prose, at) => {
          const points = Array.from(prose);
          // Whole characters, as a person selects.
          const offset = (count: number): number => points.slice(0, count).join('').length;
          const ranges = at.map(([from, by]) => {
            const start = from % points.length;
            return { start: offset(start), end: offset(Math.min(points.length, start + 1 + by)) };
          });
          const anchors = ranges.map((range) => describeRange(prose, range));
          const sketch = sketchOf(anchors);
          for (const [n, anchor] of anchors.entries()) {
            const { start, end } = sketch.ranges[n] ?? { start: 0, end: 0 };
            assert.equal(sketch.text.slice(start, end), anchor.quote.exact);
            assert.ok(sketch.text.slice(0, start).endsWith(anchor.quote.prefix));
            assert.ok(sketch.text.slice(end).startsWith(anchor.quote.suffix));
          }
          if (!/[\uD800-\uDFFF]/.test(prose)) assert.ok(sketch.text.length <= prose.length + 2 * at.length);
        },
      ),
      { numRuns: 500 },
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
