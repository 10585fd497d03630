import assert from 'node:assert/strict';
import { describe as describeRange } from '../../../src/core/anchor/describe.ts';
import { resolve, resolveAll, resolver } from '../../../src/core/anchor/resolve.ts';
import type { Resolution } from '../../../src/core/anchor/selector.ts';
import { sameWording } from '../../../src/core/anchor/wording.ts';

const STORY =
  'The dam was built in 1931.\n\n“It will hold,” said Jane Doe, who has run it since May.\n\nThe mill is older than the dam, she said.\n';

/** What an anchor on these words of the story leads to in another text: the words there, or the state. */
function found(words: string, now: string): readonly [Resolution['state'], string?] {
  const start = STORY.indexOf(words);
  assert.ok(start >= 0, words);
  const resolution = resolve(now, describeRange(STORY, { start, end: start + words.length }));
  return 'range' in resolution
    ? [resolution.state, now.slice(resolution.range.start, resolution.range.end)]
    : [resolution.state];
}

describe('an anchor in another text', () => {
  it('is in place where nothing in front of it changed', () => {
    assert.deepEqual(found('It will hold', `${STORY}More.`), ['in-place', 'It will hold']);
  });
  it('has moved with text put in front', () => {
    assert.deepEqual(found('It will hold', `New first line.\n\n${STORY}`), ['moved', 'It will hold']);
  });
  it('is found with other quotation marks, dashes and spaces', () => {
    const now = STORY.replace('“It will hold,” said', '"It  will\nhold," said');
    assert.deepEqual(found('“It will hold,”', now), ['in-place', '"It  will\nhold,"']);
  });
  it('has changed where other words stand between the same surroundings', () => {
    const now = STORY.replace('It will hold', 'It may well hold');
    assert.deepEqual(found('It will hold', now), ['changed', 'It may well hold']);
  });
  it('is orphaned where its sentence is gone, even though its words stand elsewhere by chance', () => {
    assert.deepEqual(found('she said', 'They asked, and she said nothing of that kind at all.'), [
      'orphaned',
    ]);
  });
  it('is ambiguous where two places fit equally well', () => {
    const line = 'The mill is older than the dam, she said.';
    assert.deepEqual(found('older than the dam', `${line}\n\n${line}\n`), ['ambiguous']);
  });
  it('is found without surroundings where its words stand once, and nowhere where they stand twice', () => {
    const bare = (text: string): Resolution => {
      const { quote, position } = describeRange(STORY, { start: 21, end: 25 });
      return resolve(text, { quote: { ...quote, prefix: '', suffix: '' }, position });
    };
    assert.deepEqual(bare(`Then and now.\n\n${STORY}`).state, 'moved');
    assert.deepEqual(bare(`1931.\n\nThen and now.\n\n${STORY}`).state, 'ambiguous');
    assert.deepEqual(bare('Then and now.').state, 'orphaned');
  });
  it('trusts no position that the words do not confirm', () => {
    assert.deepEqual(found('1931', '0'.repeat(200)), ['orphaned']);
  });
});

describe('edited words', () => {
  const before =
    'The county bought the old mill in 1999 for $40 million and never used it again, Doe said.\n\nNobody lives there.\n';
  const words = 'The county bought the old mill in 1999 for $40 million and never used it again';
  const anchor = describeRange(before, { start: 0, end: words.length });
  const now = (text: string): readonly [Resolution['state'], string?] => {
    const resolution = resolve(text, anchor);
    return 'range' in resolution
      ? [resolution.state, text.slice(resolution.range.start, resolution.range.end)]
      : [resolution.state];
  };

  it('are found by what is left of them and around them', () => {
    const edited = 'The county bought an old mill in 2001 for $41 million and never really used it again';
    assert.deepEqual(now(`A first line.\n\n${before.replace(words, edited)}`), ['changed', edited]);
  });
  it('are found though both neighbours changed a little', () => {
    const edited = words.replace('1999', '1998');
    const text = `Today: ${edited}, Jane Doe told us.\n\nNobody lives there now.\n`;
    assert.equal(now(text)[0], 'changed');
    assert.match(now(text)[1] ?? '', /1998 for \$40 million/);
  });
  it('are not taken for others that share a few words', () => {
    assert.deepEqual(
      now('The county sold the old school in May, and the mill is in use again, Roe said.\n'),
      ['orphaned'],
    );
  });
  it('come to an answer in two walls of one letter', () => {
    const wall = 'a '.repeat(400_000);
    const other = describeRange(wall, { start: 1000, end: 1600 });
    assert.notEqual(resolve('b a '.repeat(200_000), other).state, 'in-place');
  });
});

describe('notes of one text', () => {
  const line = 'It will be repaired next year.';
  const before = `First the dam on the river.\n\n${line}\n\nThen the mill below the town.\n\n${line}\n\nThen the road to the coast.\n`;
  const at = (words: string, from = 0): ReturnType<typeof describeRange> => {
    const start = before.indexOf(words, from);
    return describeRange(before, { start, end: start + words.length });
  };
  const anchors = [
    at('First the dam on the river'),
    at(line),
    at('Then the mill below the town'),
    at(line, before.indexOf('mill')),
    at('Then the road to the coast'),
  ];
  const starts = (text: string): readonly (number | null)[] =>
    resolveAll(text, anchors).map((resolution) => ('range' in resolution ? resolution.range.start : null));

  it('tell which of two like places is whose', () => {
    const now = `A new line.\n\n${before.replaceAll('First the', 'At first, the').replaceAll('Then the', 'After that the')}`;
    const [, first, , second] = starts(now);
    assert.equal(first, now.indexOf(line));
    assert.equal(second, now.lastIndexOf(line));
  });
  it('do not share a place: the words of one are gone', () => {
    const now = before.replace(`Then the mill below the town.\n\n${line}\n\n`, '');
    const [, first, mill, second] = starts(now);
    assert.equal(first, now.indexOf(line));
    assert.deepEqual([mill, second], [null, null]);
  });
  it('are placed as each alone, where each is certain', () => {
    assert.deepEqual(resolveAll(before, anchors), anchors.map(resolver(before)));
  });
});

describe('the same wording', () => {
  const pairs: readonly (readonly [string, string, boolean])[] = [
    ['“It will hold,”', '"It will hold,"', true],
    ['It will hold', 'It  will\nhold', true],
    ['It will hold', '> It will\n> hold', false],
    ['It will\nhold', 'It will\n> hold', true],
    ['It *will* hold', 'It will hold', true],
    ['1931–1940', '1931-1940', true],
    ['It will hold', 'It will not hold', false],
    ['1,200', '1,300', false],
    ['Jane Doe', 'Jane Dow', false],
    ['Müller', 'Mu\u0308ller', true],
    ['2*3*4', '234', false],
    ['a half, ½', 'a half, 1/2', false],
  ];
  for (const [a, b, same] of pairs)
    it(`${same ? 'is' : 'is not'} that of ${JSON.stringify(a)} and ${JSON.stringify(b)}`, () => {
      assert.equal(sameWording(a, b), same);
      assert.equal(sameWording(b, a), same);
    });
});
