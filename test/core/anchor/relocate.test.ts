import assert from 'node:assert/strict';
import { describe as describeRange } from '../../../src/core/anchor/describe.ts';
import { relocate } from '../../../src/core/anchor/relocate.ts';
import { resolveAll } from '../../../src/core/anchor/resolve.ts';
import type { Resolution } from '../../../src/core/anchor/selector.ts';

const DAM = 'The dam above the town was built in 1931 and raised by four metres in 1957.';
const QUOTE = '“It will hold,” said Jane Doe, who has run it since May. “We measured it twice.”';
const MILL = 'The old mill was sold for $40 million in 1999, according to the county.';
const ROAD = 'The road to the coast has been closed since the storm, and nobody says until when.';
const STORY = [DAM, QUOTE, MILL, ROAD].join('\n\n') + '\n';

/** What became of these words of one text in another: the state, and the words that stand there now. */
function became(words: string, now: string, base = STORY, nth = 0): readonly [Resolution['state'], string?] {
  let start = base.indexOf(words);
  for (let i = 0; i < nth; i++) start = base.indexOf(words, start + 1);
  assert.ok(start >= 0, words);
  const [found] = relocate(base, now, [{ start, end: start + words.length }]);
  assert.ok(found !== undefined);
  return 'range' in found ? [found.state, now.slice(found.range.start, found.range.end)] : [found.state];
}

describe('words of a text that became another', () => {
  it('are in place where nothing in front of them changed, and moved where it did', () => {
    assert.deepEqual(became('raised by four metres', `${STORY}More.\n`), [
      'in-place',
      'raised by four metres',
    ]);
    assert.deepEqual(became('sold for $40 million', `News.\n\n${STORY}`), ['moved', 'sold for $40 million']);
  });

  it('are followed through edits inside them', () => {
    const now = STORY.replace('$40 million in 1999', 'almost $41 million in the year 1999');
    assert.deepEqual(became('The old mill was sold for $40 million in 1999', now), [
      'changed',
      'The old mill was sold for almost $41 million in the year 1999',
    ]);
  });

  it('are gone with their sentence, though the same words stand elsewhere', () => {
    const base = `${STORY}\nIn the end it will hold, the mayor wrote.\n`;
    assert.deepEqual(became('It will hold', base.replace(`${QUOTE}\n\n`, ''), base), ['orphaned']);
  });

  it('stay where they stood when a copy of them is put elsewhere', () => {
    const now = `${MILL}\n\n${STORY}`;
    const [found] = relocate(STORY, now, [{ start: STORY.indexOf(MILL), end: STORY.indexOf(MILL) + 12 }]);
    assert.ok(found !== undefined && 'range' in found);
    assert.equal(found.range.start, now.lastIndexOf(MILL));
  });

  it('go along with a passage that is moved', () => {
    assert.deepEqual(became('sold for $40 million', [MILL, DAM, QUOTE, ROAD].join('\n\n')), [
      'moved',
      'sold for $40 million',
    ]);
  });

  it('go along with a passage that is moved and edited', () => {
    const edited = MILL.replace('1999', '1998').replace('according to', 'says');
    assert.deepEqual(
      became('The old mill was sold for $40 million', [edited, DAM, QUOTE, ROAD].join('\n\n')),
      ['moved', 'The old mill was sold for $40 million'],
    );
  });

  it('are told from those of a like passage that takes their place', () => {
    const like = MILL.replace('mill', 'school').replace('1999', '2001');
    const base = [DAM, MILL, ROAD, like].join('\n\n');
    // The two change places.
    const now = [DAM, like, ROAD, MILL].join('\n\n');
    assert.deepEqual(became('old mill was sold', now, base), ['moved', 'old mill was sold']);
    assert.deepEqual(became('old school was sold', now, base), ['moved', 'old school was sold']);
  });

  it('tell their own place from others with the same words by order alone', () => {
    const line = 'No comment.';
    const base = [DAM, line, MILL, line, ROAD, line].join('\n\n');
    const now = base.replace(`${MILL}\n\n${line}\n\n`, '');
    const starts = [0, 1, 2].map((nth) => became(line, now, base, nth));
    assert.deepEqual(starts, [['in-place', line], ['orphaned'], ['moved', line]]);
  });

  it('are unchanged by another wrap, other marks, and quoting', () => {
    const now = `> ${STORY.replace('“It will hold,” said', '"It will hold," said').replaceAll(' in ', '\n> in ')}`;
    assert.equal(became('“It will hold,” said Jane Doe', now)[1], '"It will hold," said Jane Doe');
    assert.equal(became('“It will hold,” said Jane Doe', now)[0], 'moved');
    assert.deepEqual(became('built in 1931', now), ['moved', 'built\n> in 1931']);
  });

  it('end with whole words', () => {
    const base = 'They call it unencrypted traffic on the line, and nobody minds.\n';
    const now = base.replace('traffic on', 'talk over');
    const start = base.indexOf('encrypted');
    const [found] = relocate(base, now, [{ start, end: base.indexOf(', and') }]);
    assert.ok(found !== undefined && 'range' in found);
    assert.equal(now.slice(found.range.start, found.range.end), 'unencrypted talk over the line');
  });

  it('are surest where nothing changed', () => {
    const sure = (now: string): number => {
      const [found] = relocate(STORY, now, [{ start: 0, end: DAM.length }]);
      return found !== undefined && 'range' in found ? found.confidence : 0;
    };
    const inPlace = sure(`News.\n\n${STORY}`);
    const moved = sure([QUOTE, MILL, ROAD, DAM].join('\n\n'));
    const edited = sure(STORY.replace('four metres', '13 feet').replace('1957', 'May'));
    assert.equal(inPlace, 1);
    assert.ok(moved < 1 && moved > edited && edited >= 0.5, `${moved} ${edited}`);
  });

  it('are followed in scripts that set no spaces', () => {
    const base = '大坝建于一九三一年。记者说它会坚持住。磨坊已经卖掉了。\n';
    const now = `新闻。\n\n${base.replace('记者说', '市长昨天说')}`;
    assert.deepEqual(became('它会坚持住', now, base), ['moved', '它会坚持住']);
  });
});

describe('anchors with the text that they were last resolved against', () => {
  const anchorOn = (words: string, base: string): ReturnType<typeof describeRange> => {
    const start = base.indexOf(words);
    return describeRange(base, { start, end: start + words.length });
  };
  const wordsAt = (text: string, found: Resolution | undefined): string =>
    found !== undefined && 'range' in found ? text.slice(found.range.start, found.range.end) : 'nowhere';

  it('know that a like passage is another one, which their words alone do not', () => {
    const other = MILL.replace('county', 'bank');
    const base = [DAM, MILL, ROAD].join('\n\n');
    const now = [DAM, ROAD, other].join('\n\n');
    const anchors = [anchorOn('The road to the coast', base), anchorOn(MILL.slice(0, 45), base)];
    const [road, mill] = resolveAll(now, anchors, base);
    assert.equal(wordsAt(now, road), 'The road to the coast');
    // New text that says the same: the note goes along.
    assert.equal(wordsAt(now, mill), MILL.slice(0, 45));
    const always = `${base}\n\n${other}`;
    assert.equal(
      wordsAt(always, resolveAll(always.replace(`${MILL}\n\n`, ''), anchors, always)[1]),
      'nowhere',
    );
  });

  it('are looked for by their words if the base does not have them', () => {
    const stray = anchorOn('four metres', STORY);
    assert.equal(wordsAt(STORY, resolveAll(STORY, [stray], `${MILL}\n\n${ROAD}\n`)[0]), 'four metres');
  });

  it('are lost if the base does not have them, though like words stand in it and in the text', () => {
    const gone = 'The county sold the old mill for four million dollars in the spring of 2019, it said.';
    const like = gone.replace('mill', 'weir').replace('four', 'five');
    const before = [DAM, gone, like, ROAD].join('\n\n');
    const base = [DAM, like, ROAD].join('\n\n');
    const note = anchorOn(gone, before);
    assert.equal(wordsAt(base, resolveAll(base, [note])[0]), like);
    assert.equal(wordsAt(base, resolveAll(base, [note], base)[0]), 'nowhere');
    const text = `${base}\n\nMore of it.`;
    assert.equal(wordsAt(text, resolveAll(text, [note], base)[0]), 'nowhere');
  });

  it('are answered in their order, known to the base or not', () => {
    const base = [DAM, ROAD].join('\n\n');
    const anchors = [anchorOn('sold for', STORY), anchorOn('four metres', base), anchorOn('the storm', base)];
    const found = resolveAll(STORY, anchors, base).map((resolution) => wordsAt(STORY, resolution));
    assert.deepEqual(found, ['sold for', 'four metres', 'the storm']);
  });
});
