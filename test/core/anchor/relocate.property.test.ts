import assert from 'node:assert/strict';
import fc from 'fast-check';
import { heaviestChain } from '../../../src/core/anchor/chain.ts';
import { relocate } from '../../../src/core/anchor/relocate.ts';
import { sameWording } from '../../../src/core/anchor/wording.ts';
import type { Range } from '../../../src/core/range.ts';

/** Sentences that differ from each other: each has words of its own, and words that all have. */
const sentence = (n: number): string =>
  `On day ${n} the reporter of paper${n * 7} asked clerk${n * 13} about the bridge, and “it stands,” he said.`;

const LENGTH = 12;
const story = (numbers: readonly number[]): string => numbers.map(sentence).join('\n\n');
const ALL = Array.from({ length: LENGTH }, (_, index) => index + 1);
const BASE = story(ALL);

const rangeOf = (n: number): Range => {
  const start = BASE.indexOf(sentence(n));
  return { start, end: start + sentence(n).length };
};

describe('relocation', () => {
  it('keeps what is left, orphans what is cut, and follows what is moved, whatever of it is done', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(ALL, { minLength: 1 }), (left) => {
        const now = story(left);
        const found = relocate(BASE, now, ALL.map(rangeOf));
        for (const [index, resolution] of found.entries()) {
          const words = sentence(index + 1);
          if (!left.includes(index + 1)) assert.equal(resolution.state, 'orphaned', words);
          else {
            assert.ok('range' in resolution, words);
            assert.equal(now.slice(resolution.range.start, resolution.range.end), words);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('lets copies of a passage attract no note', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ALL), fc.nat(LENGTH), (n, at) => {
        const numbers = [...ALL.slice(0, at), n, ...ALL.slice(at)];
        const [found] = relocate(BASE, story(numbers), [rangeOf(n)]);
        assert.ok(found !== undefined && 'range' in found);
        // Beside its copy nobody can tell which is which.
        if (at === n - 1 || at === n) return;
        const before = numbers.slice(0, at < n ? n : n - 1);
        assert.equal(found.range.start, before.length === 0 ? 0 : story(before).length + 2);
      }),
      { numRuns: 200 },
    );
  });

  it('sees no change in typography and wraps', () => {
    const looks = fc.constantFrom<readonly [string | RegExp, string]>(
      [/[“”]/g, '"'],
      [/“([^”]*)”/g, '„$1“'],
      [/ (the|about) /g, '\n$1 '],
      [/ /g, '  '],
      [/\n/g, '\r\n'],
      [/^/gm, '> '],
      ['reporter', 're\u00ADporter'],
    );
    fc.assert(
      fc.property(fc.array(looks, { maxLength: 4 }), fc.constantFrom(...ALL), (changes, n) => {
        const now = changes.reduce((text, [from, to]) => text.replaceAll(from as string, to), BASE);
        const [found] = relocate(BASE, now, [rangeOf(n)]);
        assert.ok(found !== undefined && 'range' in found && found.state !== 'changed');
        assert.ok(sameWording(now.slice(found.range.start, found.range.end), sentence(n)));
      }),
      { numRuns: 200 },
    );
  });

  it('answers inside any text whatever, and in place in the same one', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc
        .array(fc.constantFrom('a', 'b', '. ', '\n\n', '“', ' ', 'é', '字', '😀', '--', '>'), {
          maxLength: 80,
        })
        .map((x) => x.join('')),
    );
    fc.assert(
      fc.property(any, any, fc.nat(), fc.nat(), (base, now, a, b) => {
        fc.pre(base !== '');
        const start = a % base.length;
        const range = { start, end: Math.min(base.length, start + 1 + (b % 20)) };
        const [found] = relocate(base, now, [range]);
        assert.ok(found !== undefined);
        if ('range' in found) {
          assert.ok(
            found.range.start >= 0 && found.range.start < found.range.end && found.range.end <= now.length,
          );
          assert.ok(found.confidence > 0 && found.confidence <= 1);
        }
        assert.deepEqual(relocate(base, base, [range]), [{ state: 'in-place', range, confidence: 1 }]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the heaviest chain', () => {
  it('weighs as much as the best that trying all of them finds', () => {
    const pair = fc.record({ before: fc.nat(6), now: fc.nat(6), weight: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 9 }), (pairs) => {
        const ordered = (chain: typeof pairs): boolean =>
          chain.every((item, index) => {
            const last = chain[index - 1];
            return last === undefined || (last.before < item.before && last.now < item.now);
          });
        const weigh = (chain: readonly { readonly weight: number }[]): number =>
          chain.reduce((sum, { weight }) => sum + weight, 0);
        let best = 0;
        for (let mask = 0; mask < 1 << pairs.length; mask++) {
          const some = pairs.filter((_, index) => (mask >> index) & 1).sort((a, b) => a.before - b.before);
          if (ordered(some)) best = Math.max(best, weigh(some));
        }
        const chain = heaviestChain(pairs);
        assert.ok(ordered([...chain]));
        assert.equal(weigh(chain), best);
      }),
      { numRuns: 300 },
    );
  });
});

describe('relocation in hostile text', () => {
  const SIZE = 1_000_000;
  const LINE = 'It was the best of times, it was the worst of times.\n\n';
  /** A row of numbers that looks like chance and is the same every time. */
  function* numbers(seed: number): Generator<number> {
    for (let x = seed; ;) yield (x = (Math.imul(x, 1664525) + 1013904223) >>> 0) >>> 8;
  }
  const made = (seed: number, unit: (n: number) => string): string => {
    const parts: string[] = [];
    let length = 0;
    for (const n of numbers(seed)) {
      const part = unit(n);
      parts.push(part);
      length += part.length;
      if (length >= SIZE) return parts.join('');
    }
    return '';
  };
  const cases: Readonly<Record<string, () => readonly [string, string]>> = {
    'one character, repeated': () => ['a'.repeat(SIZE), `b${'a'.repeat(SIZE)}b`],
    'one word, repeated': () => ['a '.repeat(SIZE / 2), 'b a '.repeat(SIZE / 4)],
    'one line, repeated': () => [
      LINE.repeat(SIZE / 54),
      `X.\n\n${LINE.repeat(9000)}Y.\n\n${LINE.repeat(9000)}Z.`,
    ],
    'one line and others between': () => [LINE.repeat(SIZE / 54), `${LINE}X and Y.\n\n`.repeat(SIZE / 70)],
    'characters by chance': () => [
      made(1, (n) => String.fromCharCode(0x4e00 + (n % 20000))),
      made(2, (n) => String.fromCharCode(0x4e00 + (n % 20000))),
    ],
    'few words by chance, on one line': () => [made(1, (n) => `w${n % 50} `), made(2, (n) => `w${n % 50} `)],
    'sentences of few words by chance': () => [
      made(1, (n) => (n % 10 === 0 ? 'end. ' : `w${n % 3} `)),
      made(2, (n) => (n % 10 === 0 ? 'end. ' : `w${n % 3} `)),
    ],
  };
  for (const [name, texts] of Object.entries(cases))
    // Without bounds each of these takes hours; the limit leaves room for a busy machine.
    it(`comes to an answer: ${name}`, () => {
      const [base, now] = texts();
      const found = relocate(base, now, [{ start: SIZE / 2, end: SIZE / 2 + 100 }]);
      assert.equal(found.length, 1);
    }).timeout(120_000);
});
