import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chunked, edited, sliceOf, whole } from '../../../src/core/anchor/chunked.ts';

describe('a text in chunks', () => {
  it('is the same text after any edits, and its chunks stay few', () => {
    const edit = fc.tuple(fc.nat(), fc.nat(9000), fc.oneof(fc.constant(0), fc.nat(3), fc.nat(9000)));
    const change = fc.array(edit, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.nat(30_000), fc.array(change, { maxLength: 12 }), (size, changes) => {
        let letter = 0;
        const fresh = (length: number): string =>
          Array.from({ length }, () => String.fromCharCode(97 + (letter++ % 25))).join('');
        let text = fresh(size);
        let chunks = chunked(text);
        for (const change of changes) {
          const edits: { start: number; end: number; text: string }[] = [];
          for (const [at, by, put] of change.toSorted(
            ([a], [b]) => (a % (text.length + 1)) - (b % (text.length + 1)),
          )) {
            const start = Math.max(at % (text.length + 1), edits.at(-1)?.end ?? 0);
            edits.push({ start, end: Math.min(text.length, start + by), text: fresh(put) });
          }
          for (const { start, end } of edits)
            assert.equal(sliceOf(chunks, start, end), text.slice(start, end));
          text = edits.reduceRight(
            (now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end),
            text,
          );
          chunks = edited(chunks, edits);
          assert.equal(whole(chunks), text);
          assert.equal(chunks.length, text.length);
          assert.ok(chunks.chunks.length <= 1 + text.length / 2048, `${chunks.chunks.length}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('ends where the text ends, whatever an edit reaches for', () => {
    const after = edited(chunked('The dam will hold.'), [
      { start: 4, end: 7, text: 'bridge' },
      { start: 90, end: 99, text: ' So they say.' },
    ]);
    assert.equal(whole(after), 'The bridge will hold. So they say.');
    assert.equal(after.length, whole(after).length);
    assert.equal(whole(edited(chunked(''), [{ start: 5, end: 6, text: 'x' }])), 'x');
  });

  it('shares with the text before what an edit does not reach into', () => {
    const before = chunked('x'.repeat(1_000_000));
    const after = edited(before, [{ start: 500_000, end: 500_000, text: 'y' }]);
    const kept = new Set(before.chunks);
    assert.equal(whole(after).indexOf('y'), 500_000);
    assert.ok(after.chunks.filter((chunk) => !kept.has(chunk)).length <= 2);
  });
});
