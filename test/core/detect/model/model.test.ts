import assert from 'node:assert/strict';
import fc from 'fast-check';
import { attributionsIn } from '../../../../src/core/detect/attributions.ts';
import { lattice } from '../../../../src/core/detect/model/lattice.ts';
import { levelsOf } from '../../../../src/core/detect/model/lexicon.ts';
import { featuresOf, PER_TOKEN, PLACES } from '../../../../src/core/detect/model/features.ts';
import { LABEL_COUNT, mayFollow } from '../../../../src/core/detect/model/labels.ts';
import { link } from '../../../../src/core/detect/model/link.ts';
import type { Span } from '../../../../src/core/detect/model/link.ts';
import { model } from '../../../../src/core/detect/model/model.ts';
import { LEVELS, pack, unpack } from '../../../../src/core/detect/model/pack.ts';
import { rowTable } from '../../../../src/core/detect/model/rows.ts';
import { tagWords, TAGS } from '../../../../src/core/detect/model/parts-of-speech.ts';
import { wordsOf } from '../../../../src/core/detect/model/words.ts';
import type { Words } from '../../../../src/core/detect/model/words.ts';
import { findQuotedStretches } from '../../../../src/core/detect/quotations.ts';
import { sentences } from '../../../../src/core/article/sentences.ts';

const WORDS = [
  'He',
  'said',
  'that',
  '“No,”',
  'the',
  'dam',
  ',',
  'Doe',
  'told',
  'reporters',
  '.',
  'and',
  '“Yes',
  'will.”',
  'hold',
];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' '));

const read = (prose: string): Words =>
  wordsOf(
    prose,
    sentences(prose),
    findQuotedStretches(prose).map(({ range }) => range),
  );

describe('packed weights', () => {
  it('come out as they went in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -LEVELS, max: LEVELS })), { maxLength: 700 }),
        (list) => {
          const bytes = Int8Array.from(list);
          assert.deepEqual(unpack(pack(bytes), bytes.length), bytes);
        },
      ),
    );
  });
});

describe('words', () => {
  it('have a quotation as one, and know their sentences', () => {
    const { tokens, sentence, starts, ends, quote } = read('“No. Never,” Doe said. He left.');
    assert.deepEqual(
      tokens.map(({ text: words }) => words),
      ['“No. Never,”', 'Doe', 'said', '.', 'He', 'left', '.'],
    );
    assert.deepEqual([...sentence], [0, 0, 0, 0, 1, 1, 1]);
    assert.deepEqual(
      [[...starts.slice(0, 2)], [...ends.slice(0, 2)]],
      [
        [0, 4],
        [4, 7],
      ],
    );
    assert.deepEqual(
      [...quote].map((kind) => kind > 0),
      [true, false, false, false, false, false, false],
    );
  });

  it('lie in their sentences, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 60 })), (prose) => {
        const { tokens, sentence, starts, ends } = read(prose);
        for (const i of tokens.keys()) {
          const s = sentence[i] ?? -1;
          assert.ok((starts[s] ?? Infinity) <= i && i < (ends[s] ?? -1));
        }
      }),
    );
  });
});

describe('parts of speech', () => {
  it('are those of a plain sentence', () => {
    const words = read('The old bridge will not close, Jane Doe said on Monday.');
    const tags = [...tagWords(words, model().tagger)].map((tag) => TAGS[tag]);
    assert.deepEqual(tags, ['DT', 'JJ', 'NN', 'MD', 'RB', 'VB', ',', 'NNP', 'NNP', 'VBD', 'IN', 'NNP', '.']);
  });
});

describe('features', () => {
  it('are as many as they say, for each token, inside the table', () => {
    fc.assert(
      fc.property(text, (prose) => {
        const words = read(prose);
        const tags = tagWords(words, model().tagger);
        const levels = levelsOf(words, tags, model().lexicon);
        const count = words.tokens.length;
        // A row that no template has written would be 0 for every text and mask.
        const { rows, place } = featuresOf(words, tags, levels, 0xffff);
        assert.ok(rows.length >= count * PER_TOKEN);
        assert.ok(rows.subarray(0, count * PER_TOKEN).every((row) => row >= 0 && row <= 0xffff));
        assert.ok(place.every((kind) => kind < PLACES));
        for (let i = 0; i < count; i++) {
          const own = rows.subarray(i * PER_TOKEN, (i + 1) * PER_TOKEN);
          assert.ok(own.filter((row) => row === 0).length < 3, 'templates and their number differ');
        }
      }),
      { numRuns: 50 },
    );
  });

  it('know nothing of other paragraphs', () => {
    const one = 'The dam will hold, Doe said.';
    const features = (): readonly number[] => {
      const words = read(one);
      const tags = tagWords(words, model().tagger);
      const levels = levelsOf(words, tags, model().lexicon);
      return [...featuresOf(words, tags, levels, 0xffff).rows.subarray(0, words.tokens.length * PER_TOKEN)];
    };
    assert.deepEqual(features(), features());
  });
});

describe('the likeliest labels', () => {
  it('are those that trying all of them finds', () => {
    const small = fc.record({
      rows: fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }),
      table: fc.array(fc.integer({ min: -9, max: 9 }), {
        minLength: 4 * LABEL_COUNT,
        maxLength: 4 * LABEL_COUNT,
      }),
      step: fc.integer({ min: -9, max: 9 }),
    });
    fc.assert(
      fc.property(small, ({ rows, table, step }) => {
        const transitions = Int16Array.from(
          { length: PLACES * (LABEL_COUNT + 1) * LABEL_COUNT },
          (_, i) => (i * step) % 7,
        );
        const weights = { table: rowTable(Int8Array.from(table), LABEL_COUNT), transitions, mask: 3 };
        const place = new Uint8Array(rows.length);
        const found = lattice({ perToken: 1, rows: Int32Array.from(rows), place }, weights);
        const value = (labels: readonly number[]): number =>
          labels.reduce((sum, label, i) => {
            const before = i === 0 ? LABEL_COUNT : (labels[i - 1] ?? 0);
            if (!mayFollow(label, i === 0 ? 0 : before)) return -Infinity;
            return (
              sum +
              (table[(rows[i] ?? 0) * LABEL_COUNT + label] ?? 0) +
              (transitions[before * LABEL_COUNT + label] ?? 0)
            );
          }, 0);
        const all = rows.reduce<number[][]>(
          (lists) =>
            lists.flatMap((list) => Array.from({ length: LABEL_COUNT }, (_, label) => [...list, label])),
          [[]],
        );
        const top = Math.max(...all.map(value));
        assert.equal(value([...found.best]), top);
        assert.equal(found.top, top);
        // The likeliest that go through each label, as far as any may.
        for (const i of rows.keys())
          for (let label = 0; label < LABEL_COUNT; label++) {
            const through = Math.max(...all.filter((labels) => labels[i] === label).map(value));
            if (through > -Infinity) assert.equal(found.through[i * LABEL_COUNT + label], through);
          }
      }),
      { numRuns: 30 },
    );
  });
});

describe('linking', () => {
  /** Labels by their first letters: S source, Q cue, C content; small letters go on. */
  function linked(prose: string, labels: string): readonly (readonly (string | null)[])[] {
    const words = read(prose);
    const codes: Readonly<Record<string, number>> = {
      '.': 0,
      S: 1,
      s: 2,
      T: 3,
      t: 4,
      Q: 5,
      q: 6,
      C: 7,
      c: 8,
      B: 9,
      b: 10,
    };
    const coded = Uint8Array.from(labels.split('').map((label) => codes[label] ?? 0));
    const found = link(coded, words.sentence);
    const cut = (span: Span | null): string | null =>
      span === null ? null : prose.slice(words.tokens[span.from]?.start, words.tokens[span.to - 1]?.end);
    return found.map(({ source, cue, content }) => [cut(source), cut(cue), ...content.map(cut)]);
  }

  it('goes by the side that the labels name', () => {
    assert.deepEqual(linked('The dam holds , Doe said', 'Bbb.SQ'), [['Doe', 'said', 'The dam holds']]);
    assert.deepEqual(linked('Doe said it holds', 'SQCc'), [['Doe', 'said', 'it holds']]);
    assert.deepEqual(linked('“A,” said Doe , “B.”', 'BQT.C'), [['Doe', 'said', '“A,”', '“B.”']]);
  });
  it('shares a source in one sentence, not over its end', () => {
    assert.deepEqual(linked('Doe said it holds and added it leaks', 'SQCc.QCc'), [
      ['Doe', 'said', 'it holds'],
      ['Doe', 'added', 'it leaks'],
    ]);
    assert.equal(linked('Doe said it holds. Added it leaks.', 'SQCc.QCc.')[1]?.[0], null);
  });
});

describe('the model and the rules', () => {
  it('agree on what is plain', () => {
    const prose = 'Jane Doe said that the dam would hold.';
    const [byRules] = attributionsIn(prose, sentences(prose), []);
    assert.ok(byRules);
    assert.deepEqual(byRules.source, { start: 0, end: 8 });
  });
});
