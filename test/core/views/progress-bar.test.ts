import assert from 'node:assert/strict';
import fc from 'fast-check';
import { progressBar } from '../../../src/core/views/progress-bar.ts';

describe('a progress bar', () => {
  it('is as full as the work is done', () => {
    assert.equal(progressBar(0, 31, 8), '▱▱▱▱▱▱▱▱');
    assert.equal(progressBar(12, 31, 8), '▰▰▰▱▱▱▱▱');
    assert.equal(progressBar(31, 31, 8), '▰▰▰▰▰▰▰▰');
    assert.equal(progressBar(0, 0, 8), '▱▱▱▱▱▱▱▱');
  });

  it('is full only when all is done, and empty only when nothing is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.nat(),
        fc.integer({ min: 2, max: 12 }),
        (total, n, width) => {
          const done = n % (total + 1);
          const bar = progressBar(done, total, width);
          assert.equal(bar.length, width);
          assert.equal(!bar.includes('▱'), done === total);
          assert.equal(!bar.includes('▰'), done === 0);
        },
      ),
    );
  });
});
