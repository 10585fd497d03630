import assert from 'node:assert/strict';
import { copyAll, emptyLedger, likeness, withBase } from '../../../src/core/index.ts';
import { notesOn } from '../story.ts';

const TEXT =
  '# Bridge\n\n“We found cracks in eleven of the forty hangers,” said Marta Lindqvist.\n\nIt will stay shut until the spring of next year.\n';
const noted = withBase(
  notesOn(TEXT, [{ words: 'We found cracks', status: 'verified', note: 'Report, page 4.' }]),
  TEXT,
);

describe('notes copied to another article', () => {
  it('have ids of their own, and say where they come from', () => {
    let count = 0;
    const copy = copyAll(
      emptyLedger('urn:uuid:c', 'copy.md'),
      noted,
      () => `urn:uuid:new-${String(++count)}`,
    );
    const [before, after] = [noted.annotations[0], copy.annotations[0]];
    assert.equal(after?.id, 'urn:uuid:new-1');
    assert.equal(after.notes[0]?.id, 'urn:uuid:new-2');
    assert.equal(after.notes[0].comment, 'Report, page 4.');
    assert.equal(after.unknown['via'], before?.id);
    assert.deepEqual(after.history, before?.history);
    assert.equal(copy.base, TEXT);
  });
});

describe('the likeness of a text and that which notes were made on', () => {
  it('is whole for a copy, more than half for an edited one, none for another text', () => {
    assert.equal(likeness(noted, TEXT), 1);
    const edited = likeness(noted, TEXT.replace('next year', '2028').replaceAll('\n', '\r\n'));
    assert.ok(edited > 0.5 && edited < 1, String(edited));
    assert.equal(likeness(noted, '# Ferry\n\nThe ferry sank at four in the afternoon.\n'), 0);
  });

  it('is told by the words of the notes where the text is not known', () => {
    assert.equal(likeness({ ...noted, base: null }, TEXT), 1);
    assert.equal(likeness({ ...noted, base: null }, '# Ferry\n'), 0);
    assert.equal(likeness(emptyLedger('urn:uuid:e', 'e.md'), TEXT), 0);
  });
});
