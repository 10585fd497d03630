import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { findQuotedStretches } from '../../../src/core/detect/quotations.ts';
import { reasonLine } from '../../../src/core/detect/reasons.ts';
import { measured } from '../../../src/core/detect/worth.ts';
import { claimsOf } from './expected.ts';

/** Whatever grammar and marks may trip over, in any order. */
const PIECES = [
  '“',
  '”',
  '"',
  "'",
  '‘',
  '’',
  "''",
  '``',
  '«',
  '»',
  '„',
  '‹',
  '›',
  'Jane Doe',
  'Doe',
  'he',
  'She',
  'who',
  'said',
  'says',
  'told reporters',
  'adding',
  'according to',
  'believes',
  'asked',
  'that',
  'the dam was safe',
  'will fall by 3 percent',
  'on Monday',
  'in 2019',
  ',',
  '.',
  '?',
  ':',
  ';',
  '—',
  '(',
  ')',
  ' ',
  '\n',
  '\n\n',
  '\r\n\r\n',
  '# ',
  '> ',
  '- ',
  '**',
  '_',
  '`',
  '![a caption of 3 dams](x.png)',
  '[a link](x)',
  '| a | b |\n|---|---|\n',
  '😀',
  '\uD83D',
  '\u0000',
  'U.S.',
  'Mr.',
  '— ',
  '–',
  'JANE DOE: ',
  'Q: ',
  'Doe wrote:',
  '\n> — Jane Doe',
  '— сказал он. — ',
  '6\'2"',
];

const spaced = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(' '));
const tight = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));
const anyText = fc.oneof(spaced, tight, fc.string({ unit: 'binary', maxLength: 200 }));

describe('detection of any text', () => {
  it('never throws; ranges are ordered, disjoint and inside; ids differ; the worth is a share', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const claims = claimsOf(text);
        for (const { content, source, cue, worth, reasons, types } of claims) {
          assert.ok(content.length > 0);
          for (const ranges of [content, source?.ranges ?? [], cue?.ranges ?? []]) {
            let from = 0;
            for (const { start, end } of ranges) {
              assert.ok(start >= from && end > start && end <= text.length);
              from = end;
            }
          }
          assert.ok(worth >= 0 && worth <= 1);
          assert.match(reasonLine({ reasons }), /^[^\n]+$/);
          assert.equal(new Set(types).size, types.length);
        }
        assert.equal(new Set(claims.map(({ id }) => id)).size, claims.length);
      }),
      { numRuns: 400 },
    );
  });

  it('finds in a paragraph what it finds whatever distant paragraphs say', () => {
    const near = 'The mill below the dam has two old wheels.';
    const found = (before: string, paragraph: string, behind: string): readonly unknown[] => {
      const start = before.length + near.length + 4;
      const text = `${before}\n\n${near}\n\n${paragraph}\n\n${near}\n\n${behind}`;
      return claimsOf(text)
        .filter(({ content }) => {
          const at = content[0]?.start ?? -1;
          return at >= start && at < start + paragraph.length;
        })
        .map(({ kind, content, text: words, source, cue, types, worth }) => ({
          kind,
          content: content.map((range) => [range.start - start, range.end - start]),
          words,
          source: source?.text,
          cue: cue?.text,
          types,
          worth,
        }));
    };
    let compared = 0;
    fc.assert(
      fc.property(spaced, spaced, spaced, spaced, spaced, (paragraph, a, b, c, d) => {
        const first = found(a, paragraph, b);
        compared += first.length;
        assert.deepEqual(found(c, paragraph, d), first);
      }),
      { numRuns: 60 },
    );
    assert.ok(compared > 0);
  });

  it('gives the same claims for the same text', () => {
    fc.assert(
      fc.property(spaced, (text) => {
        assert.deepEqual(claimsOf(text), claimsOf(text));
      }),
      { numRuns: 50 },
    );
  });

  it('finds quoted stretches in order, disjoint, with their marks outside `inner`', () => {
    fc.assert(
      fc.property(fc.oneof(spaced, tight), (prose) => {
        let from = 0;
        for (const { range, inner } of findQuotedStretches(prose)) {
          assert.ok(range.start >= from && range.start < inner.start && inner.end <= range.end);
          assert.ok(inner.start < inner.end && range.end <= prose.length);
          from = range.end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives any sentence a worth', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const worth = measured(text).worth;
        assert.ok(worth >= 0 && worth <= 1);
      }),
      { numRuns: 200 },
    );
  });
});
