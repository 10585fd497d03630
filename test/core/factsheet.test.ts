import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  entriesAt,
  entryAt,
  nextUnchecked,
  progress,
  uncheckedEntries,
  withoutConfidential,
} from '../../src/core/factsheet.ts';
import { addNote, setConfidential, updateNote } from '../../src/core/ledger/edit.ts';
import { notesOn, sheetOf, STAMP } from './story.ts';

const STORY = `Mayor Jane Doe met the board on Monday.

“The dam will hold until June,” Doe said. “We measured it twice in May.”

The mill was sold for $40 million in 1999, according to the county.
`;
const QUOTE = '“The dam will hold until June,”';

describe('the fact sheet', () => {
  it('joins a note with the claim that its words are', () => {
    const sheet = sheetOf(STORY, notesOn(STORY, [{ words: QUOTE, status: 'verified', note: 'tape' }]));
    const entry = entryAt(sheet, STORY.indexOf('dam will'));
    assert.equal(entry?.claim?.speaker, 'Jane Doe');
    assert.equal(entry.status, 'verified');
    assert.equal(entry.annotations[0]?.annotation.notes[0]?.comment, 'tape');
  });

  it('keeps a mark that is about no claim as an entry of its own', () => {
    const sheet = sheetOf(STORY, notesOn(STORY, [{ words: 'Mayor' }]));
    const entry = sheet.entries.find(({ claim }) => claim === null);
    assert.deepEqual(entry?.range, { start: 0, end: 5 });
    assert.equal(entry.status, 'unchecked');
  });

  it('leaves nothing of the ledger out, whatever became of the text', () => {
    const ledger = notesOn(STORY, [
      { words: QUOTE },
      { words: 'Mayor' },
      { words: '$40 million', note: 'x' },
    ]);
    fc.assert(
      fc.property(fc.nat(STORY.length), fc.nat(80), fc.constantFrom('', 'x', STORY), (start, by, added) => {
        const text = STORY.slice(0, start) + added + STORY.slice(start + by);
        const { entries } = sheetOf(text, ledger);
        const ids = entries.flatMap(({ annotations }) => annotations.map(({ annotation }) => annotation.id));
        assert.deepEqual(ids.sort(), ['urn:uuid:0', 'urn:uuid:1', 'urn:uuid:2']);
      }),
      { numRuns: 100 },
    );
  });

  it('holds nothing confidential for what leaves the desk: no note, no mark, no status', () => {
    const ledger = notesOn(STORY, [
      { words: QUOTE, status: 'query', note: 'a source in the county' },
      { words: 'Mayor', note: 'secret mark' },
      { words: '$40 million', status: 'verified', note: 'open' },
    ]);
    const hidden = updateNote(
      ['urn:uuid:0', 'urn:uuid:1'].reduce((next, id) => setConfidential(next, id, true, STAMP), ledger),
      'urn:uuid:2',
      'urn:uuid:2n',
      { confidential: true },
      STAMP,
    );
    const sheet = sheetOf(STORY, hidden);
    assert.equal(entryAt(sheet, STORY.indexOf('dam will'))?.status, 'query');
    const open = withoutConfidential(sheet);
    const left = JSON.stringify(open.entries.map(({ annotations }) => annotations));
    assert.doesNotMatch(left, /source in the county|secret mark|"comment"|"query"/);
    assert.equal(entryAt(open, STORY.indexOf('dam will'))?.status, 'unchecked');
    assert.equal(
      open.entries.some(({ id }) => id === 'urn:uuid:1'),
      false,
    );
    // A verdict that is not confidential stays, without the note that is.
    assert.equal(entryAt(open, STORY.indexOf('$40'))?.status, 'verified');
    // What is confidential nowhere is as it was.
    assert.deepEqual(withoutConfidential(sheetOf(STORY, ledger)), sheetOf(STORY, ledger));
  });

  it('opens a verdict again when its words change, and not for their typography', () => {
    const ledger = notesOn(STORY, [{ words: QUOTE, status: 'verified', note: 'tape' }]);
    const status = (text: string): string | undefined =>
      sheetOf(text, ledger).entries.find(({ annotations }) => annotations.length > 0)?.status;
    assert.equal(status(STORY), 'verified');
    assert.equal(status(STORY.replace(QUOTE, '"The dam will\nhold until June,"')), 'verified');
    assert.equal(status(STORY.replace('hold until June', 'hold until July')), 'reopened');
    assert.equal(status(STORY.replace('will hold', 'will not hold')), 'reopened');
    assert.equal(status('Nothing is left.\n'), 'orphaned');
  });

  it('shows the most cautious of several verdicts', () => {
    const ledger = notesOn(STORY, [
      { words: QUOTE, status: 'verified', note: 'tape' },
      { words: QUOTE, status: 'query' },
    ]);
    assert.equal(entryAt(sheetOf(STORY, ledger), STORY.indexOf('dam will'))?.status, 'query');
  });

  it('counts what is settled', () => {
    const before = progress(sheetOf(STORY));
    assert.equal(before.checked, 0);
    const ledger = notesOn(STORY, [
      { words: QUOTE, status: 'verified', note: 'tape' },
      { words: '“We measured it twice in May.”', status: 'in progress' },
    ]);
    const sheet = sheetOf(STORY, ledger);
    assert.deepEqual(progress(sheet), { checked: 1, total: before.total });
    assert.equal(uncheckedEntries(sheet).length, before.total - 1);
  });

  it('goes round the unchecked ones in both directions', () => {
    const sheet = sheetOf(STORY, notesOn(STORY, [{ words: QUOTE, status: 'verified', note: 'tape' }]));
    const open = uncheckedEntries(sheet);
    assert.ok(open.length > 1);
    const seen: (string | undefined)[] = [];
    let at = -1;
    while (seen.length < open.length) {
      const entry = nextUnchecked(sheet, at, 'next');
      seen.push(entry?.id);
      at = entry?.range?.start ?? at;
    }
    assert.deepEqual(
      seen,
      open.map(({ id }) => id),
    );
    assert.equal(nextUnchecked(sheet, at, 'next')?.id, open[0]?.id);
    assert.equal(nextUnchecked(sheet, 0, 'previous')?.id, open.at(-1)?.id);
  });

  it('has the innermost entry first', () => {
    const text = 'Doe said the plan was “a monument to one man’s vanity.”\n';
    const found = entriesAt(sheetOf(text), text.indexOf('monument'));
    assert.deepEqual(
      found.map(({ claim }) => claim?.kind),
      ['quotation', 'reported'],
    );
  });

  it('keeps a note at its claim through an edit elsewhere', () => {
    const ledger = addNote(
      notesOn(STORY, [{ words: QUOTE }]),
      'urn:uuid:0',
      { id: 'n', comment: 'tape' },
      STAMP,
    );
    const text = `A first line.\n\n${STORY}`;
    const entry = entryAt(sheetOf(text, ledger), text.indexOf('dam will'));
    assert.equal(entry?.annotations[0]?.resolution.state, 'moved');
  });
});
