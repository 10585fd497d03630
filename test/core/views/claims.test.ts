import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Entry } from '../../../src/core/factsheet.ts';
import { filterEntries, isFiltering, NO_FILTER } from '../../../src/core/views/filter.ts';
import { GROUPINGS, outline } from '../../../src/core/views/outline.ts';
import type { Group } from '../../../src/core/views/outline.ts';
import { openWords, shorten, wordsOf } from '../../../src/core/views/words.ts';
import { notesOn, sheetOf } from '../story.ts';

const STORY = `The mill was sold for $40 million in 1999, according to the county.

“The dam will hold until June,” said José Ibarra, the county’s engineer. “We measured it twice in May.”

Mayor Jane Doe said that the town would sue the builder.
`;
const GONE = 'a sentence that was cut';
const LEDGER = notesOn(`${STORY}\n${GONE}\n`, [
  { words: '“The dam will hold until June,”', status: 'verified', note: 'Heard on the tape' },
  { words: 'the town would sue the builder', status: 'query' },
  { words: 'Mayor' },
  { words: GONE, status: 'query' },
]);
const SHEET = sheetOf(STORY, LEDGER);

const heading = (group: Group): string =>
  'value' in group ? `${group.by}: ${String(group.value)}` : group.by;
const headings = (by: (typeof GROUPINGS)[number]): readonly string[] =>
  outline(SHEET.entries, by).map(heading);
const words = (entries: readonly Entry[]): readonly string[] => entries.map((entry) => wordsOf(SHEET, entry));

describe('what is asked of a claim', () => {
  const asked = (status: 'query' | 'needs fix' | 'verified', note?: string): readonly (string | null)[] =>
    sheetOf(
      STORY,
      notesOn(STORY, [
        { words: 'the town would sue the builder', status, ...(note === undefined ? {} : { note }) },
      ]),
    )
      .entries.filter(({ annotations }) => annotations.length > 0)
      .map(openWords);

  it('is what was noted with a query or a fix, on one line, and nothing where nobody said', () => {
    assert.deepEqual(asked('query', 'Which builder?\nAsk Doe.'), ['Which builder? Ask Doe.']);
    assert.deepEqual(asked('needs fix', 'It is the county.'), ['It is the county.']);
    assert.deepEqual(asked('query'), [null]);
  });

  it('is nothing once the claim is settled', () => {
    assert.deepEqual(asked('verified', 'Which builder?'), [null]);
  });
});

describe('an outline of claims', () => {
  it('has those whose words are gone first, as they were', () => {
    for (const by of GROUPINGS) {
      const [first] = outline(SHEET.entries, by);
      assert.equal(first?.by, 'lost');
      assert.deepEqual(words(first.entries), [GONE]);
    }
  });

  it('keeps the order of the text', () => {
    const [, group] = outline(SHEET.entries, 'order');
    const starts = group?.entries.map(({ range }) => range?.start ?? 0) ?? [];
    assert.ok(starts.length > 3);
    assert.deepEqual(
      starts,
      [...starts].sort((a, b) => a - b),
    );
  });

  it('has what is to be done before what is done', () => {
    assert.deepEqual(headings('status'), ['lost', 'status: query', 'status: unchecked', 'status: verified']);
  });

  it('has the speakers as the article brings them up, and nobody last', () => {
    const speakers = headings('speaker').slice(1);
    assert.ok(speakers.indexOf('speaker: José Ibarra') < speakers.indexOf('speaker: Jane Doe'));
    assert.ok(speakers.includes('speaker: José Ibarra'));
    assert.equal(speakers.at(-1), 'speaker: null');
  });

  it('has a mark that is no claim under no kind', () => {
    const marks = outline(SHEET.entries, 'kind').at(-1);
    assert.deepEqual([marks && heading(marks), words(marks?.entries ?? [])], ['kind: null', ['Mayor']]);
  });

  it('has a claim of several types under each of them', () => {
    const types = SHEET.entries.find(({ claim }) => claim?.text.includes('$40 million') === true)?.claim
      ?.types;
    assert.ok(types !== undefined && types.length > 1);
    for (const type of types) assert.ok(headings('type').includes(`type: ${type}`));
  });

  it('leaves nothing out and has no empty heading', () => {
    for (const by of GROUPINGS) {
      const groups = outline(SHEET.entries, by);
      assert.ok(groups.every(({ entries }) => entries.length > 0));
      const shown = new Set(groups.flatMap(({ entries }) => entries.map(({ id }) => id)));
      assert.deepEqual(shown, new Set(SHEET.entries.map(({ id }) => id)), `grouped by ${by}`);
    }
    assert.deepEqual(outline([], 'status'), []);
  });
});

describe('a filter of claims', () => {
  const found = (text: string): readonly string[] => words(filterEntries(SHEET, { ...NO_FILTER, text }));

  it('shows all where there is none', () => {
    assert.equal(filterEntries(SHEET, NO_FILTER).length, SHEET.entries.length);
    assert.equal(isFiltering(NO_FILTER), false);
    assert.equal(isFiltering({ ...NO_FILTER, text: '  ' }), false);
  });

  it('finds words of the claim, its speaker and its notes, in any order and case', () => {
    assert.deepEqual(found('UNTIL dam'), found('dam until'));
    assert.equal(found('dam until').length, 1);
    assert.equal(found('jose ibarra').length, 2);
    assert.equal(found('tape').length, 1);
    assert.deepEqual(found('no such words'), []);
  });

  it('finds the claims of some statuses', () => {
    const queried = filterEntries(SHEET, { text: '', statuses: ['query', 'orphaned'] });
    assert.deepEqual(
      queried.map(({ status }) => status),
      ['query', 'orphaned'],
    );
    assert.equal(filterEntries(SHEET, { text: 'sue', statuses: ['verified'] }).length, 0);
  });
});

describe('words on a line', () => {
  it('are cut behind a word, and say so', () => {
    assert.equal(shorten('We found cracks in eleven hangers', 24), 'We found cracks in…');
    assert.equal(shorten('short', 5), 'short');
    assert.equal(shorten('Donaudampfschifffahrtsgesellschaft', 10), 'Donaudamp…');
  });

  it('are never longer than asked, and no half of a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 2, max: 40 }),
        (text, length) => {
          const short = shorten(text, length);
          assert.ok(short.length <= length);
          // Throws at half of a surrogate pair.
          encodeURIComponent(short);
        },
      ),
    );
  });
});
