import assert from 'node:assert/strict';
import { addNote, annotate, emptyLedger, offeredSources } from '../../../src/core/index.ts';
import type { Ledger } from '../../../src/core/index.ts';

const anchor = {
  quote: { type: 'TextQuoteSelector', exact: 'x', prefix: '', suffix: '' },
  position: { type: 'TextPositionSelector', start: 0, end: 1 },
} as const;

/** A ledger with notes: [title, day, confidential?]. */
function ledger(name: string, ...notes: readonly (readonly [string, string, true?])[]): Ledger {
  return notes.reduce(
    (next, [title, day, confidential], i) =>
      addNote(
        next,
        name,
        {
          id: `${name}-${i}`,
          comment: '',
          source: { type: 'book', title, unknown: {} },
          ...(confidential === undefined ? {} : { confidential }),
        },
        { now: `${day}T10:00:00Z`, creator: { name: 'A', unknown: {} } },
      ),
    annotate(
      emptyLedger(`urn:${name}`, `${name}.md`),
      { id: name, anchor },
      { now: '2026-01-01T00:00:00Z', creator: { name: 'A', unknown: {} } },
    ),
  );
}

const titles = (own: Ledger | null, ...others: readonly Ledger[]): readonly string[] =>
  offeredSources(own, others).map(({ source }) => source.title);

describe('sources to choose from', () => {
  it('are those of the article first, the last used first', () => {
    const own = ledger('own', ['Old', '2026-01-02'], ['New', '2026-03-01']);
    const other = ledger('other', ['Elsewhere', '2026-09-01'], ['Old', '2026-09-02']);
    assert.deepEqual(titles(own, other), ['New', 'Old', 'Elsewhere']);
  });

  it('are by use, where they were used on one day', () => {
    const own = ledger('own', ['Once', '2026-01-02'], ['Twice', '2026-01-02'], ['Twice', '2026-01-01']);
    assert.deepEqual(titles(own), ['Twice', 'Once']);
  });

  it('are none that only a confidential note names', () => {
    const own = ledger('own', ['Open', '2026-01-02'], ['Secret', '2026-03-01', true]);
    assert.deepEqual(titles(own), ['Open']);
    assert.deepEqual(titles(null, own), ['Open']);
    assert.deepEqual(titles(null), []);
  });
});
