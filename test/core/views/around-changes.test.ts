import { assert } from 'chai';
import { aroundChanges, wordChanges } from '../../../src/core/index.ts';

/** A change as one line: what was removed in brackets, what came in in braces. */
const around = (before: string, after: string): string =>
  aroundChanges(wordChanges(before, after))
    .map(({ kind, text }) => (kind === 'removed' ? `[${text}]` : kind === 'added' ? `{${text}}` : text))
    .join('');

describe('the words around changes', () => {
  const LONG = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen';

  it('are the last before one and the first behind it, with an ellipsis for the rest', () => {
    assert.equal(
      around(LONG, LONG.replace('eight', 'ate')),
      'one two three four five six seven [eight]{ate} nine ten eleven twelve thirteen fourteen fifteen',
    );
    assert.equal(
      around(`zero ${LONG} sixteen`, `zero ${LONG} sixteen`.replace('eight', 'ate')),
      '… three four five six seven [eight]{ate} nine ten eleven twelve thirteen …',
    );
  });

  it('are those at both ends of what lies between two changes', () => {
    assert.equal(
      around(LONG, `0 ${LONG.replace('fifteen', '15').replace('one ', '')}`),
      '[one]{0} two three four five six … ten eleven twelve thirteen fourteen [fifteen]{15}',
    );
  });

  it('are all of them where a wording is short, or where nothing was changed', () => {
    assert.equal(around('It cost $5 million.', 'It cost $6 million.'), 'It cost $[5]{6} million.');
    assert.equal(around(`${LONG} ${LONG}`, `${LONG} ${LONG}`), `${LONG} ${LONG}`);
  });

  it('keep the changed words whole, however many', () => {
    assert.equal(around('He left.', `He left. ${LONG} ${LONG}`), `He left.{ ${LONG} ${LONG}}`);
  });
});
