import { strict as assert } from 'node:assert';
import { reasonLine } from '../../../src/core/detect/reasons.ts';
import { claimsOf } from './expected.ts';

/** Of the attributions that are no quotation: whether somebody said them. */
const said = (text: string): readonly boolean[] =>
  claimsOf(text)
    .filter(({ kind }) => kind === 'reported')
    .map((claim) => claim.said);

describe('reported speech', () => {
  const reported: readonly string[] = [
    'Jane Doe said that the dam was old.',
    'Jane Doe said she’d close the dam.',
    'Jane Doe believes the dam will hold.',
    'Jane Doe denied any part in the fall of the dam.',
    'According to Jane Doe, the dam will fall.',
    'Jane Doe hopes that the dam will hold.',
    'Jane Doe vowed to close the dam by May.',
    'Jane Doe accused the county of hiding the cracks.',
    'Jane Doe explained why the dam had to go.',
  ];
  for (const text of reported)
    it(`is: ${text}`, () => {
      assert.deepEqual(said(text), [true]);
    });

  const not: readonly (readonly [why: string, text: string])[] = [
    ['what somebody means to do', 'Jane Doe intends to close the old dam before winter.'],
    ['what somebody refuses to do', 'Jane Doe refused to close the old dam before winter.'],
    ['what somebody wants', 'Jane Doe wants the county to close the old dam.'],
    ['what somebody may say', 'Jane Doe will demand that the county close the old dam.'],
  ];
  for (const [why, text] of not)
    it(`is not ${why}, though it is marked`, () => {
      assert.deepEqual(said(text), [false]);
    });

  it('is not what a quotation has around it', () => {
    const claims = claimsOf('Jane Doe called the dam “a very long wall of bad stone” on Monday.');
    assert.deepEqual(
      claims.filter((claim) => claim.kind === 'reported' && claim.said),
      [],
    );
    assert.ok(claims.some(({ kind }) => kind === 'quotation'));
  });

  it('has nothing of the quotations that it stands beside', () => {
    const text = '“The dam is very old,” Jane Doe said, adding that it would not hold.';
    const claims = claimsOf(text).filter(({ kind }) => kind !== 'statement');
    assert.deepEqual(
      claims.map((claim) => [claim.kind, claim.text]),
      [
        ['quotation', '“The dam is very old,”'],
        ['reported', 'that it would not hold'],
      ],
    );
  });

  it('is told from the rest in the reason', () => {
    const [claim] = claimsOf('Jane Doe intends to close the old dam before winter.');
    assert.ok(claim);
    assert.match(reasonLine(claim), /^“intends” and what that is about; credited to Jane Doe/);
  });
});
