import { strict as assert } from 'node:assert';
import { withoutMainClause } from '../../../../src/core/detect/model/opening.ts';
import { model } from '../../../../src/core/detect/model/model.ts';
import { tagWords } from '../../../../src/core/detect/model/parts-of-speech.ts';
import { wordsOf } from '../../../../src/core/detect/model/words.ts';

/** What is left of a content that ran on to the sentence's full stop, and whose it is. */
function cut(prose: string): readonly (string | null)[] {
  const words = wordsOf(prose, [{ start: 0, end: prose.length }], []);
  const tags = tagWords(words, model().tagger);
  const content = [{ from: 1, to: words.tokens.length - 1 }];
  const found = withoutMainClause(words, tags, { content, source: null, cue: { from: 0, to: 1 } });
  return [...found.content, found.source].map(
    (span) => span && prose.slice(words.tokens[span.from]?.start, words.tokens[span.to - 1]?.end),
  );
}

describe('what an opening participle tells', () => {
  it('ends where the sentence’s subject and its verb stand', () => {
    assert.deepEqual(cut('Citing the cracks that inspectors had found, Mayor Jane Doe closed the dam.'), [
      'the cracks that inspectors had found',
      'Mayor Jane Doe',
    ]);
    assert.deepEqual(cut('Fearing cracks, leaks and worse, he closed the dam.'), [
      'cracks, leaks and worse',
      'he',
    ]);
  });

  it('goes on where no such subject is', () => {
    assert.deepEqual(cut('Saying the dam, built in 1920, would hold.'), [
      'the dam, built in 1920, would hold',
      null,
    ]);
    assert.deepEqual(cut('Said the dam was old, Jane Doe left.'), ['the dam was old, Jane Doe left', null]);
  });
});
