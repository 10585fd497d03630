import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sentences } from '../../../../src/core/article/sentences.ts';
import { attributionsIn } from '../../../../src/core/detect/attributions.ts';
import { choose } from '../../../../src/core/detect/model/choose.ts';
import { PER_CANDIDATE } from '../../../../src/core/detect/model/judge-rows.ts';
import { meritOf } from '../../../../src/core/detect/model/judge.ts';
import { levelOf, levelsOf, LIKELY_CUE, UNKNOWN } from '../../../../src/core/detect/model/lexicon.ts';
import type { Span } from '../../../../src/core/detect/model/link.ts';
import { model } from '../../../../src/core/detect/model/model.ts';
import { tagWords } from '../../../../src/core/detect/model/parts-of-speech.ts';
import { consider } from '../../../../src/core/detect/model/reading.ts';
import type { Considered } from '../../../../src/core/detect/model/reading.ts';
import { senseOf } from '../../../../src/core/detect/model/senses.ts';
import { stemOf } from '../../../../src/core/detect/model/stem.ts';
import { wordsOf } from '../../../../src/core/detect/model/words.ts';
import { findQuotedStretches } from '../../../../src/core/detect/quotations.ts';

function read(prose: string): Considered & { readonly text: (span: Span) => string } {
  const { tagger, lexicon, attributions, judge } = model();
  const parts = sentences(prose);
  const quotes = findQuotedStretches(prose).map(({ range }) => range);
  const words = wordsOf(prose, parts, quotes);
  const tags = tagWords(words, tagger);
  const levels = levelsOf(words, tags, lexicon);
  const rules = attributionsIn(prose, parts, quotes);
  const text = ({ from, to }: Span): string =>
    prose.slice(words.tokens[from]?.start, words.tokens[to - 1]?.end);
  return { ...consider(words, tags, levels, rules, attributions, judge.mask, 300), text };
}

describe('the lexicon', () => {
  it('has one stem for the forms of a word', () => {
    for (const form of ['argue', 'argues', 'argued', 'arguing']) assert.equal(stemOf(form), 'argu', form);
    for (const form of ['deny', 'denies', 'denied']) assert.equal(stemOf(form), 'deny', form);
    for (const form of ['plan', 'plans', 'planned', 'planning']) assert.equal(stemOf(form), 'plan', form);
    assert.equal(stemOf("mayor's"), 'mayor');
  });

  it('knows kinds of words that tell of speech or mind, rare ones as well', () => {
    for (const word of ['bemoaned', 'exhorts', 'balking', 'skeptical', 'thought'])
      assert.ok(senseOf(stemOf(word)) > 0, word);
    assert.equal(senseOf(stemOf('bemoan')), senseOf(stemOf('regretted')));
    for (const word of ['harbour', 'walks', 'yellow']) assert.equal(senseOf(stemOf(word)), 0, word);
  });

  it('takes such a word for a likely cue where it has not met it', () => {
    const prose = 'The mayor bewailed and exonerated the harbour.';
    const words = wordsOf(prose, sentences(prose), []);
    const nothing = { cues: new Int8Array(8), sources: new Int8Array(8), mask: 7 };
    const { cue } = levelsOf(words, tagWords(words, model().tagger), nothing);
    const likely = words.tokens.filter((_, i) => (cue[i] ?? 0) >= LIKELY_CUE).map(({ text }) => text);
    assert.deepEqual(likely, ['exonerated']);
  });

  it('has steps that grow with a share', () => {
    assert.deepEqual([0, 0.02, 0.2, 0.8, 1].map(levelOf), [0, 1, 4, 7, 7]);
  });

  it('knows cues that no list of ours has, and does not know what nobody wrote', () => {
    const prose = 'Doe downplayed the zxqvorp.';
    const words = wordsOf(prose, sentences(prose), []);
    const { cue, source } = levelsOf(words, tagWords(words, model().tagger), model().lexicon);
    assert.ok((cue[1] ?? 0) > 3, `downplayed: ${String(cue[1])}`);
    assert.equal(source[3], UNKNOWN);
  });
});

describe('candidates', () => {
  it('are what may be there, each once, inside the block', () => {
    const words = ['Doe', 'said', 'that', '“No,”', 'the', 'dam', ',', 'told', 'voters', '.', 'and', 'will'];
    const prose = fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(prose, (text) => {
        const { candidates, rows } = read(text);
        assert.ok(rows.length >= candidates.length * PER_CANDIDATE);
        const keys = candidates.map(({ content, source, cue }) => JSON.stringify([content, source, cue]));
        assert.equal(new Set(keys).size, keys.length);
        for (const { content } of candidates) {
          assert.ok(content.length > 0);
          for (const { from, to } of content) assert.ok(from < to);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('hold the plain reading, and the judge likes it best', () => {
    const { candidates, rows, text } = read('Jane Doe said that the old dam would hold until spring.');
    const merits = candidates.map((_, i) => meritOf(rows, i * PER_CANDIDATE, PER_CANDIDATE, model().judge));
    const best = candidates[merits.indexOf(Math.max(...merits))];
    assert.ok(best?.source && best.cue);
    assert.equal(text(best.source), 'Jane Doe');
    assert.equal(text(best.cue), 'said');
    assert.match(
      text(best.content[0] ?? { from: 0, to: 1 }),
      /^(?:that )?the old dam would hold until spring$/,
    );
  });
});

describe('the choice', () => {
  const one = (name: string, cue: number, from: number, to: number) => ({
    name,
    cue: { from: cue, to: cue + 1 },
    source: null,
    content: [{ from, to }],
  });

  it('takes the better of two with a common cue or content, in order of the text', () => {
    const all = [
      one('late', 20, 21, 30),
      one('short', 1, 2, 5),
      one('long', 1, 2, 9),
      one('inside', 4, 5, 9),
    ];
    const names = (merits: readonly number[]): readonly string[] =>
      choose(all, merits, 0.3).map(({ name }) => name);
    assert.deepEqual(names([0.9, 0.5, 0.6, 0.4]), ['long', 'late']);
    assert.deepEqual(names([0.9, 0.7, 0.6, 0.4]), ['short', 'inside', 'late']);
    assert.deepEqual(names([0.2, 0.3, 0.3, 0.3]), []);
  });

  it('takes the earlier of equal ones', () => {
    const all = [one('a', 1, 2, 5), one('b', 1, 2, 6)];
    assert.deepEqual(choose(all, [0.5, 0.5], 0.3), [all[0]]);
  });
});
