import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { dueOf } from '../../../src/core/detect/due.ts';
import { claimsOf } from './expected.ts';

/** A Thursday. */
const TODAY = '2026-11-26';

describe('when a prediction falls due', () => {
  const cases: readonly (readonly [
    text: string,
    words: string,
    first: string | null,
    last: string | null,
  ])[] = [
    ['The court will rule by Friday.', 'by Friday', null, '2026-11-27'],
    ['The court will rule on Monday.', 'on Monday', '2026-11-30', '2026-11-30'],
    ['On Monday, the court will rule.', 'On Monday', '2026-11-30', '2026-11-30'],
    ['The court will rule tomorrow.', 'tomorrow', '2026-11-27', '2026-11-27'],
    ['The talks are now set for Dec. 3.', 'Dec. 3', '2026-12-03', '2026-12-03'],
    ['The talks are now set for Jan. 22.', 'Jan. 22', '2027-01-22', '2027-01-22'],
    ['The talks will begin on March 5, 2028.', 'on March 5, 2028', '2028-03-05', '2028-03-05'],
    ['The talks will be held from 22 to 24 January.', 'from 22 to 24 January', '2027-01-22', '2027-01-24'],
    ['The conference is scheduled for next week.', 'for next week', '2026-11-30', '2026-12-06'],
    ['The dam will be emptied this week.', 'this week', '2026-11-26', '2026-11-29'],
    ['It will open next month.', 'next month', '2026-12-01', '2026-12-31'],
    ['It will open early next year.', 'early next year', '2027-01-01', '2027-12-31'],
    ['It will open later this year.', 'later this year', '2026-11-26', '2026-12-31'],
    ['It will open by the end of the year.', 'by the end of the year', null, '2026-12-31'],
    ['It will open at the end of next year.', 'at the end of next year', '2027-12-31', '2027-12-31'],
    ['It will open by the end of March.', 'by the end of March', null, '2027-03-31'],
    ['It will open in December.', 'in December', '2026-12-01', '2026-12-31'],
    ['It will open in November.', 'in November', '2026-11-01', '2026-11-30'],
    ['It will open in February.', 'in February', '2027-02-01', '2027-02-28'],
    ['It will open next spring.', 'next spring', '2027-03-01', '2027-05-31'],
    ['It will open in the summer of 2028.', 'summer of 2028', '2028-06-01', '2028-08-31'],
    ['It will open in the second quarter of 2027.', 'second quarter of 2027', '2027-04-01', '2027-06-30'],
    ['Half the cars will be electric by 2030.', 'by 2030', null, '2030-12-31'],
    ['By 2030, half the cars will be electric.', 'By 2030', null, '2030-12-31'],
    ['The plant is expected to close before 2030.', 'before 2030', null, '2029-12-31'],
    ['It will pay for itself within two weeks.', 'within two weeks', null, '2026-12-10'],
    ['It will pay for itself in five years.', 'in five years', '2026-11-26', '2031-11-26'],
    ['Rents will rise over the next 10 days.', 'over the next 10 days', '2026-11-26', '2026-12-06'],
    ['Rents will rise in the coming months.', 'in the coming months', null, null],
    ['Rents will rise in the near future.', 'in the near future', null, null],
    ['The mill closed in 2014 and will open again in 2029.', 'in 2029', '2029-01-01', '2029-12-31'],
  ];
  for (const [text, words, first, last] of cases)
    it(text, () => {
      const due = dueOf(text, TODAY);
      assert.ok(due !== null, 'found nothing');
      assert.ok(due.text.includes(words), `found “${due.text}”`);
      assert.deepEqual([due.first, due.last], [first, last]);
    });

  for (const text of [
    'It will open.',
    'The dam, which broke two years ago, will be rebuilt.',
    'He has said since March that it will be rebuilt.',
    'It will hold for a hundred people.',
    'It will cost 2 million and take many hands.',
    'The court, which met last week, will rule.',
  ])
    it(`is unknown: ${text}`, () => {
      assert.equal(dueOf(text, TODAY), null);
    });

  it('keeps the words where the article has no date', () => {
    assert.deepEqual(dueOf('It will open next week.', null), { text: 'next week', first: null, last: null });
    assert.deepEqual(dueOf('The court will rule on Monday.', null), {
      text: 'on Monday',
      first: null,
      last: null,
    });
    assert.equal(dueOf('It will open by 2030.', null)?.last, '2030-12-31');
    assert.equal(dueOf('It will open on March 5, 2028.', null)?.last, '2028-03-05');
  });

  it('is part of a claim that foretells, and of no other', () => {
    const text =
      '---\ndate: 2026-11-26\n---\n\nDoe said that the dam would be empty by Friday. Roe said that it was built in 1931.\n';
    const dues = claimsOf(text)
      .filter(({ kind }) => kind === 'reported')
      .map(({ due }) => due?.last ?? null);
    assert.deepEqual(dues, ['2026-11-27', null]);
  });

  it('is known where the cue is what foretells', () => {
    const text =
      '---\ndate: 2026-11-26\n---\n\nThe board is expected to announce its decision by Friday. Roe doubted the figures of Friday.\n';
    const dues = claimsOf(text).map(({ types, due }) => [types.includes('prediction'), due?.last ?? null]);
    assert.deepEqual(dues[0], [true, '2026-11-27']);
    assert.ok(dues.slice(1).every(([foretells]) => foretells === false));
  });

  it('gives days in order, whatever the text', () => {
    const words =
      'by before until in on the end of next this coming year week Friday Jan. 22 2030 will two months ago, since'.split(
        ' ',
      );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 14 }), (some) => {
        const due = dueOf(some.join(' '), TODAY);
        if (typeof due?.first !== 'string' || due.last === null) return;
        assert.match(due.first, /^\d{4}-\d\d-\d\d$/);
        assert.ok(due.first <= due.last, JSON.stringify(due));
      }),
    );
  });
});
