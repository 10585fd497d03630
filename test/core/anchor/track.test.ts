import assert from 'node:assert/strict';
import { chunked, whole } from '../../../src/core/anchor/chunked.ts';
import { describe as describeRange } from '../../../src/core/anchor/describe.ts';
import { follow } from '../../../src/core/anchor/follow.ts';
import type { Anchor, Resolution } from '../../../src/core/anchor/selector.ts';
import { place, placements, restate } from '../../../src/core/anchor/track.ts';
import { NOTHING_TRACKED } from '../../../src/core/anchor/tracking.ts';
import type { Tracking } from '../../../src/core/anchor/tracking.ts';

const DAM = 'The dam above the town was built in 1931.';
const QUOTE = '“It will hold,” said Jane Doe, who has run it since May.';
const MILL = 'The mill is older than the dam, she said, and nobody lives there.';
const STORY = `${DAM}\n\n${QUOTE}\n\n${MILL}\n`;

const anchorOn = (text: string, words: string): Anchor => {
  const start = text.indexOf(words);
  assert.ok(start >= 0, words);
  return describeRange(text, { start, end: start + words.length });
};
/** A story that is open, with one note on these words. */
const open = (words: string, text = STORY): Tracking =>
  place(text, new Map([['note', anchorOn(text, words)]]), NOTHING_TRACKED);
const note = (tracking: Tracking): Resolution => placements(tracking).get('note') ?? { state: 'orphaned' };
const stateOf = (tracking: Tracking): string => note(tracking).state;
const wordsOf = (tracking: Tracking): string | null => {
  const found = note(tracking);
  return 'range' in found ? whole(tracking.text).slice(found.range.start, found.range.end) : null;
};
/** Puts text in the place of words. */
const replace = (tracking: Tracking, words: string, text: string, undo = false): Tracking => {
  const start = whole(tracking.text).indexOf(words);
  assert.ok(start >= 0, words);
  return follow(tracking, [{ start, end: start + words.length, text }], undo);
};

describe('a note in an open article', () => {
  it('moves with what is typed above, and is not touched by what is typed beside', () => {
    const typed = follow(open('It will hold'), [{ start: 0, end: 0, text: 'New. ' }]);
    assert.deepEqual(note(typed), {
      state: 'in-place',
      range: { start: STORY.indexOf('It will hold') + 5, end: STORY.indexOf('It will hold') + 17 },
      confidence: 1,
    });
    assert.equal(wordsOf(replace(typed, 'hold,', 'hold on,')), 'It will hold');
    assert.equal(wordsOf(replace(typed, '“It', '“Yes. It')), 'It will hold');
  });

  it('has changed while its words are edited, and no more when they are as they were', () => {
    const edited = replace(open('It will hold'), 'will', 'may');
    assert.deepEqual([stateOf(edited), wordsOf(edited)], ['changed', 'It may hold']);
    const again = replace(edited, 'may', 'will');
    assert.deepEqual([stateOf(again), wordsOf(again)], ['in-place', 'It will hold']);
  });

  it('is orphaned when its words are cut, and comes back with them by undo', () => {
    const cut = replace(open(QUOTE), `${QUOTE}\n\n`, '');
    assert.equal(stateOf(cut), 'orphaned');
    const start = STORY.indexOf(QUOTE);
    assert.equal(wordsOf(follow(cut, [{ start, end: start, text: `${QUOTE}\n\n` }], true)), QUOTE);
  });

  it('comes back where it was, though the same words stand elsewhere', () => {
    const twice = `${STORY}\n${QUOTE}\n`;
    const cut = replace(open(QUOTE, twice), `${QUOTE}\n\n`, '');
    assert.equal(
      stateOf(place(whole(cut.text), new Map([['note', anchorOn(twice, QUOTE)]]), cut)),
      'orphaned',
    );
    const start = twice.indexOf(QUOTE);
    const back = follow(cut, [{ start, end: start, text: `${QUOTE}\n\n` }], true);
    const found = note(back);
    assert.ok('range' in found);
    assert.equal(found.range.start, start);
  });

  it('comes back at once when a word that was erased letter by letter is restored', () => {
    let tracking = open('1931');
    const end = STORY.indexOf('1931') + 4;
    for (let at = end; at > end - 6; at--)
      tracking = follow(tracking, [{ start: at - 1, end: at, text: '' }]);
    assert.equal(stateOf(tracking), 'orphaned');
    assert.equal(wordsOf(follow(tracking, [{ start: end - 6, end: end - 6, text: 'n 1931' }], true)), '1931');
  });

  it('does not come back for a letter', () => {
    const cut = replace(open('1931'), '1931', '');
    const at = STORY.indexOf('1931');
    assert.equal(stateOf(follow(cut, [{ start: at, end: at, text: '1' }])), 'orphaned');
  });

  it('goes along when its words are cut and pasted, or dragged', () => {
    const cut = replace(open('It will hold'), `${QUOTE}\n\n`, '');
    const pasted = follow(cut, [{ start: 0, end: 0, text: `${QUOTE}\n\n` }]);
    assert.equal(wordsOf(pasted), 'It will hold');
    const start = STORY.indexOf(QUOTE);
    const dragged = follow(open('It will hold'), [
      { start: 0, end: 0, text: `${QUOTE}\n\n` },
      { start, end: start + QUOTE.length + 2, text: '' },
    ]);
    assert.equal(wordsOf(dragged), 'It will hold');
  });

  it('goes along though the editor cuts the pasting into small edits', () => {
    const base = `By Ann Lee\n\n${STORY}`;
    const cut = replace(open(QUOTE, base), QUOTE, '');
    // “Ann” becomes the quotation: its “an” stays.
    const at = QUOTE.indexOf('an');
    const edits = [
      { start: 3, end: 4, text: QUOTE.slice(0, at) },
      { start: 5, end: 6, text: QUOTE.slice(at + 1) },
    ];
    const chopped = follow({ ...cut, text: chunked(whole(cut.text).replace('Ann', 'Aan')) }, edits);
    assert.equal(wordsOf(chopped), QUOTE);
  });

  it('comes back when its words are pasted from elsewhere, and not for others', () => {
    const lost = place('Nothing.\n', new Map([['note', anchorOn(STORY, 'It will hold')]]), NOTHING_TRACKED);
    assert.equal(stateOf(lost), 'orphaned');
    assert.equal(wordsOf(follow(lost, [{ start: 9, end: 9, text: STORY }])), 'It will hold');
    const other = 'It may hold, they said.\n';
    assert.equal(stateOf(follow(lost, [{ start: 9, end: 9, text: other }])), 'orphaned');
  });

  it('is found in what is pasted over it', () => {
    const over = replace(open('It will hold'), QUOTE, '“I think it will hold for now,” she told us.');
    assert.equal(stateOf(over), 'changed');
    assert.match(wordsOf(over) ?? '', /it will hold/);
    assert.equal(
      stateOf(replace(open('It will hold'), QUOTE, 'Nobody would talk to us about this.')),
      'orphaned',
    );
  });

  it('stays through a formatter that writes all of the text anew, and through a checkout', () => {
    const formatted = STORY.replaceAll('“', '"').replaceAll('”', '"').replace('above the', 'above\nthe');
    const all = { start: 0, end: STORY.length, text: `# Dam\n\n${formatted}` };
    assert.equal(wordsOf(follow(open('said Jane Doe'), [all])), 'said Jane Doe');
    const other = `${MILL}\n\n${DAM.replace('1931', '1932')}\n`;
    assert.equal(stateOf(follow(open('said Jane Doe'), [{ ...all, text: other }])), 'orphaned');
    assert.equal(
      wordsOf(follow(open('older than the dam'), [{ ...all, text: other }])),
      'older than the dam',
    );
  });

  it('stays through replacing everywhere', () => {
    const edits = [...STORY.matchAll(/the/g)].map(({ index }) => ({
      start: index,
      end: index + 3,
      text: 'that',
    }));
    assert.equal(wordsOf(follow(open(MILL), edits)), MILL.replaceAll('the', 'that'));
  });

  it('is found though a change was not heard of', () => {
    const anchors = new Map([['note', anchorOn(STORY, 'older than the dam')]]);
    const now = `News.\n\n${STORY.replace('The mill', 'The old mill')}`;
    assert.equal(wordsOf(place(now, anchors, open('older than the dam'))), 'older than the dam');
  });

  it('is looked up anew when it was stored anew, and forgotten when it was deleted', () => {
    const tracking = open('It will hold');
    const other = place(STORY, new Map([['note', anchorOn(STORY, 'since May')]]), tracking);
    assert.equal(wordsOf(other), 'since May');
    assert.equal(placements(place(STORY, new Map(), tracking)).size, 0);
  });

  it('is followed by its id, whichever others come and go', () => {
    const anchors = new Map([
      ['first', anchorOn(STORY, 'built in 1931')],
      ['note', anchorOn(STORY, 'It will hold')],
    ]);
    const two = replace(place(STORY, anchors, NOTHING_TRACKED), `${QUOTE}\n\n`, '');
    const one = place(whole(two.text), new Map([...anchors].slice(1)), two);
    assert.equal(wordsOf(follow(one, [{ start: 0, end: 0, text: `${QUOTE}\n\n` }])), 'It will hold');
  });
});

describe('what is stored anew', () => {
  it('is nothing where the stored words still lead to the place, though it slid', () => {
    const tracking = follow(open('older than'), [{ start: 0, end: 0, text: 'New. ' }]);
    assert.equal(restate(whole(tracking.text), tracking).size, 0);
    const beside = replace(tracking, ', she said', ', she told us');
    assert.equal(restate(whole(beside.text), beside).size, 0);
  });

  it('is what was edited inside', () => {
    const tracking = replace(open('It will hold'), 'will', 'may');
    assert.equal(restate(whole(tracking.text), tracking).get('note')?.quote.exact, 'It may hold');
  });

  it('is what its words no longer tell from others', () => {
    const twice = follow(open(QUOTE), [{ start: 0, end: 0, text: STORY }]);
    const stale = restate(whole(twice.text), twice).get('note');
    assert.ok(stale !== undefined);
    const again = place(whole(twice.text), new Map([['note', stale]]), NOTHING_TRACKED);
    assert.deepEqual(note(again), note(twice));
  });
});
