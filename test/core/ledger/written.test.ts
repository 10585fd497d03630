import assert from 'node:assert/strict';
import {
  addNote,
  annotate,
  describe as anchor,
  emptyLedger,
  newWords,
  setStatus,
} from '../../../src/core/index.ts';

const STAMP = { now: '2026-11-24T10:00:00Z', creator: { name: 'Dana Okafor', unknown: {} } };
const TEXT = 'The ferry sank at four.';

describe('words that could not be stored', () => {
  const marked = annotate(
    emptyLedger('l', 'a.md'),
    { id: 'a', anchor: anchor(TEXT, { start: 0, end: 9 }) },
    STAMP,
  );
  const noted = addNote(marked, 'a', { id: 'n', comment: 'The log says so.' }, STAMP);

  it('are those of new notes and verdicts, one thing a line', () => {
    const source = {
      type: 'web' as const,
      title: 'Harbour log',
      url: 'https://example.org/log',
      unknown: {},
    };
    const more = addNote(noted, 'a', { id: 'm', comment: 'Page two.', source, locator: 'p. 2' }, STAMP);
    const after = setStatus(
      more,
      'a',
      { status: 'on author', exact: 'The ferry', reason: 'She saw it.' },
      STAMP,
    );
    assert.equal(
      newWords(noted, after),
      ['Harbour log', 'https://example.org/log', 'p. 2', 'Page two.', 'She saw it.'].join('\n'),
    );
  });

  it('are none where nothing was written', () => {
    assert.equal(newWords(noted, setStatus(noted, 'a', { status: 'query', exact: 'The ferry' }, STAMP)), '');
    assert.equal(newWords(null, marked), '');
  });
});
