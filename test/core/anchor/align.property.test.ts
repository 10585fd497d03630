import assert from 'node:assert/strict';
import fc from 'fast-check';
import { align } from '../../../src/core/anchor/align.ts';

/** Fewest edits that make one text the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 8 });

describe('alignment', () => {
  it('takes no more edits than any other place in the window would', () => {
    fc.assert(
      fc.property(letters, letters, letters, letters, (head, body, tail, window) => {
        const pattern = head + body + tail;
        const { start, end, inside, outside } = align(
          pattern,
          head.length,
          head.length + body.length,
          window,
        );
        assert.ok(0 <= start && start <= end && end <= window.length);
        let fewest = Infinity;
        for (let from = 0; from <= window.length; from++)
          for (let to = from; to <= window.length; to++)
            fewest = Math.min(fewest, distance(pattern, window.slice(from, to)));
        assert.equal(inside + outside, fewest);
      }),
      { numRuns: 300 },
    );
  });

  it('follows a stretch that was only moved', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30 }), fc.nat(), (body, by) => {
        const pad = '#'.repeat(by % 20);
        const { start, end, inside } = align(`<${body}>`, 1, body.length + 1, `${pad}<${body}>${pad}`);
        assert.deepEqual([start, end, inside], [pad.length + 1, pad.length + 1 + body.length, 0]);
      }),
    );
  });
});
