import assert from 'node:assert/strict';
import { sentences } from '../../../../src/core/article/sentences.ts';
import { attributionsIn } from '../../../../src/core/detect/attributions.ts';
import type { Candidate } from '../../../../src/core/detect/model/candidates.ts';
import { contradicts, plainlyTold } from '../../../../src/core/detect/model/plain.ts';
import { wordsOf } from '../../../../src/core/detect/model/words.ts';
import { findQuotedStretches } from '../../../../src/core/detect/quotations.ts';

function read(prose: string) {
  const parts = sentences(prose);
  const quotes = findQuotedStretches(prose).map(({ range }) => range);
  const words = wordsOf(prose, parts, quotes);
  const plain = plainlyTold(prose, words, attributionsIn(prose, parts, quotes));
  const span = (text: string) => {
    const at = prose.indexOf(text);
    const from = words.tokens.findIndex(({ start }) => start >= at);
    return { from, to: words.tokens.findLastIndex(({ end }) => end <= at + text.length) + 1 };
  };
  const candidate = (content: string, source: string, cue: string): Candidate => ({
    content: [span(content)],
    source: span(source),
    cue: span(cue),
    loss: 0,
    rule: null,
  });
  const sources = [...plain.keys()].map(({ source }) => source && prose.slice(source.start, source.end));
  return { plain, candidate, sources };
}

describe('what is plainly told', () => {
  const prose = '“We are done here,” Jane Doe said, the agency reported. “The dam holds.”';

  it('is a quotation that a mark ends, beside a name and a verb of speech', () => {
    assert.deepEqual(read(prose).sources, ['Jane Doe']);
    assert.deepEqual(read('“We are done!” shouted Jane Doe.').sources, ['Jane Doe']);
  });

  it('is none where the verb tells of no speech, or the words are a title', () => {
    assert.deepEqual(read('“Hard Hats for Dams,” the mayor unveiled a plan.').sources, []);
    assert.deepEqual(read('On CBS’s “Face the Valley,” Jane Doe said no.').sources, []);
  });

  it('is contradicted by another teller, or by other words of the same teller', () => {
    const { plain, candidate } = read(prose);
    const said = (...parts: [string, string, string]): boolean => contradicts(candidate(...parts), plain);
    assert.equal(said('“We are done here,” Jane Doe said', 'the agency', 'reported'), true);
    assert.equal(said('the agency reported', 'Jane Doe', 'said'), true);
    assert.equal(said('“We are done here,”', 'the agency', 'said'), true);
    assert.equal(said('“We are done here,”', 'Jane Doe', 'said'), false);
    assert.equal(said('“The dam holds.”', 'the agency', 'reported'), false);
  });
});
