import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { diffChars } from 'diff';
import fc from 'fast-check';
import { whole } from '../../../src/core/anchor/chunked.ts';
import { describe as describeRange } from '../../../src/core/anchor/describe.ts';
import type { Edit } from '../../../src/core/anchor/shift.ts';
import { follow } from '../../../src/core/anchor/follow.ts';
import { place, placements } from '../../../src/core/anchor/track.ts';
import { NOTHING_TRACKED } from '../../../src/core/anchor/tracking.ts';
import type { Tracking } from '../../../src/core/anchor/tracking.ts';
import type { Range } from '../../../src/core/range.ts';

/** What a person sees: each character carries the notes that it belongs to along. */
interface Letter {
  readonly char: string;
  readonly notes: ReadonlySet<number>;
}
type Letters = readonly Letter[];

const textOf = (letters: Letters): string => letters.map(({ char }) => char).join('');

function rangeIn(letters: Letters, note: number): Range | null {
  const places = letters.flatMap(({ notes }, index) => (notes.has(note) ? [index] : []));
  return places.length === 0 ? null : { start: places[0] ?? 0, end: (places.at(-1) ?? 0) + 1 };
}

/** What is put in belongs to a note if it stands between two of its characters, or in the place of some of them. */
function oracle(letters: Letters, edits: readonly Edit[], notes: number): Letters {
  const after: Letter[] = [];
  let from = 0;
  const ranges = Array.from({ length: notes }, (_, note) => rangeIn(letters, note));
  for (const { start, end, text } of edits) {
    after.push(...letters.slice(from, start));
    const inside = ranges.flatMap((range, note) => {
      if (range === null || (start <= range.start && end >= range.end)) return [];
      const within =
        start === end ? range.start < start && end < range.end : range.start <= start && end <= range.end;
      return within ? [note] : [];
    });
    after.push(...Array.from(text, (char) => ({ char, notes: new Set(inside) })));
    from = end;
  }
  after.push(...letters.slice(from));
  return after;
}

/** What takes the edits of a change back. */
function inverse(text: string, edits: readonly Edit[]): readonly Edit[] {
  let grown = 0;
  return edits.map((edit) => {
    const start = edit.start + grown;
    grown += edit.text.length - (edit.end - edit.start);
    return { start, end: start + edit.text.length, text: text.slice(edit.start, edit.end) };
  });
}

/** A step of a script: edits (several: multi-cursor, replace all), or taking back, or doing again. */
type Step = { readonly at: readonly (readonly [number, number, number])[] } | 'undo' | 'redo';

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(fc.tuple(fc.nat(40), fc.nat(8), fc.nat(2)), { minLength: 1, maxLength: 4 })
      .map((at) => ({ at })),
  },
  { weight: 1, arbitrary: fc.constant<Step>('undo') },
  { weight: 1, arbitrary: fc.constant<Step>('redo') },
);

function editsOf(at: readonly (readonly [number, number, string])[], length: number): readonly Edit[] {
  const edits: Edit[] = [];
  for (const [from, by, text] of at.toSorted(([a], [b]) => a - b)) {
    const start = Math.max(from % (length + 1), (edits.at(-1)?.end ?? -1) + 1);
    if (start <= length) edits.push({ start, end: Math.min(length, start + by), text });
  }
  return edits;
}

const rangesOf = (tracking: Tracking): readonly (Range | null)[] =>
  [...placements(tracking).values()].map((found) => ('range' in found ? found.range : null));

function begin(text: string, ranges: readonly Range[]): Tracking {
  const anchors = new Map(ranges.map((range, note) => [`note ${note}`, describeRange(text, range)]));
  return place(text, anchors, NOTHING_TRACKED);
}

describe('live tracking', () => {
  /** Every character is another one, so that nothing is known again by chance. */
  const TEXT = Array.from({ length: 36 }, (_, index) => String.fromCharCode(0x3b1 + index)).join('');
  const range = fc
    .tuple(fc.nat(TEXT.length - 2), fc.integer({ min: 1, max: 14 }))
    .map(([start, by]) => ({ start, end: Math.min(TEXT.length, start + by) }));

  it('differs from an oracle in none of 10,000 scripts of edits, undo and redo', () => {
    fc.assert(
      fc.property(
        fc.array(range, { minLength: 1, maxLength: 3 }),
        fc.array(step, { maxLength: 10 }),
        (ranges, script) => {
          let tracking = begin(TEXT, ranges);
          let letters: Letters = Array.from(TEXT, (char, index) => ({
            char,
            notes: new Set(
              ranges.flatMap(({ start, end }, note) => (start <= index && index < end ? [note] : [])),
            ),
          }));
          interface Change {
            readonly edits: readonly Edit[];
            readonly before: Letters;
            readonly after: Letters;
          }
          // What is typed is new each time, too.
          let typed = 0x4e00;
          const fresh = (length: number): string =>
            Array.from({ length }, () => String.fromCharCode(typed++)).join('');
          const done: Change[] = [];
          const undone: Change[] = [];
          for (const next of script) {
            if (next === 'undo') {
              const change = done.pop();
              if (change === undefined) continue;
              tracking = follow(tracking, inverse(textOf(change.before), change.edits), true);
              letters = change.before;
              undone.push(change);
            } else {
              const again = next === 'redo' ? undone.pop() : undefined;
              if (next === 'redo' && again === undefined) continue;
              if (next !== 'redo') undone.length = 0;
              const edits =
                again?.edits ??
                (next === 'redo'
                  ? []
                  : editsOf(
                      next.at.map(([from, by, length]) => [from, by, fresh(length)]),
                      letters.length,
                    ));
              const after = again?.after ?? oracle(letters, edits, ranges.length);
              done.push({ edits, before: letters, after });
              tracking = follow(tracking, edits, next === 'redo');
              letters = after;
            }
            assert.equal(whole(tracking.text), textOf(letters));
            const expected = ranges.map((_, note) => rangeIn(letters, note));
            assert.deepEqual(rangesOf(tracking), expected);
          }
        },
      ),
      { numRuns: 10_000 },
    );
  }).timeout(120_000);

  /** Paragraphs as they were, each with what it says now; null: a new one. */
  type Revised = readonly { readonly was: string | null; readonly now: string }[];

  const PARAGRAPHS = readFileSync(path.resolve(__dirname, '../../../sample/the-last-ferry.md'), 'utf8')
    .split('\n\n')
    .slice(2)
    .filter((paragraph) => paragraph.length > 40);

  const revision: fc.Arbitrary<Revised> = fc
    .tuple(
      fc.subarray(PARAGRAPHS, { minLength: 4, maxLength: 10 }),
      fc.array(fc.tuple(fc.constantFrom('move', 'cut', 'change', 'add'), fc.nat(), fc.nat()), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([paragraphs, deeds]) => {
      const revised: { was: string | null; now: string }[] = paragraphs.map((was) => ({ was, now: was }));
      for (const [deed, from, to] of deeds) {
        const at = from % revised.length;
        const [known] = revised.slice(at, at + 1);
        if (known === undefined) continue;
        if (deed === 'change') known.now = known.now.replace(/\d+|said|the/, '77');
        else if (deed === 'add')
          revised.splice(at, 0, { was: null, now: `A crane will stand on quay ${to}, said its owner.` });
        else {
          revised.splice(at, 1);
          if (deed === 'move') revised.splice(to % (revised.length + 1), 0, known);
          else revised.splice(at, 0, { was: known.was, now: '' });
        }
      }
      return revised;
    });

  /** As the editor writes what a program puts in the place of all of a text: only the letters that differ. */
  function compared(before: string, after: string): readonly Edit[] {
    const edits: { start: number; end: number; text: string }[] = [];
    let at = 0;
    for (const { value, added, removed } of diffChars(before, after)) {
      let last = edits.at(-1);
      if (added || removed) {
        if (last?.end !== at) edits.push((last = { start: at, end: at, text: '' }));
        if (added) last.text += value;
        else last.end += value.length;
      }
      if (!added) at += value.length;
    }
    return edits;
  }

  /** As a paste over all of it, or a file that is read again. */
  const atOnce = (before: string, after: string): readonly Edit[] => [
    { start: 0, end: before.length, text: after },
  ];

  const ways = [
    ['a comparison letter by letter', compared, 1 / 200],
    ['a text that takes the place of all of it', atOnce, 1 / 500],
  ] as const;
  for (const [what, edited, most] of ways)
    it(`carries notes through ${what}, not along on letters of other words`, () => {
      let [notes, wrong] = [0, 0];
      for (const revised of fc.sample(revision, { numRuns: 300, seed: 5 })) {
        const words = revised.flatMap(({ was }) => was ?? []).sort();
        const text = PARAGRAPHS.filter((paragraph) => words.includes(paragraph)).join('\n\n');
        const after = revised
          .map(({ now }) => now)
          .filter((now) => now !== '')
          .join('\n\n');
        const ranges = words.map((was) => ({
          start: text.indexOf(was),
          end: text.indexOf(was) + was.length,
        }));
        const tracking = begin(text, ranges);
        const edits = edited(text, after);
        const followed = follow(tracking, edits);
        assert.equal(whole(followed.text), after);
        for (const [note, range] of rangesOf(followed).entries()) {
          const now = revised.find(({ was }) => was === words[note])?.now;
          notes++;
          if (range !== null && after.slice(range.start, range.end) !== now) wrong++;
        }
        assert.deepEqual(rangesOf(follow(followed, inverse(text, edits), true)), ranges);
      }
      assert.ok(wrong <= notes * most, `${String(wrong)} of ${String(notes)} are on other words`);
    });

  it('brings every note back where a change is undone, though the same words stand elsewhere', () => {
    const words = fc.constantFrom('the dam ', 'held. ', 'He said ', '“No.” ', 'the mill ', '\n\n');
    const prose = fc.array(words, { minLength: 4, maxLength: 30 }).map((some) => some.join(''));
    const change = fc.array(fc.tuple(fc.nat(200), fc.nat(30), fc.oneof(fc.constantFrom('', 'a'), prose)), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(
        prose,
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 9, max: 40 })), { minLength: 1, maxLength: 3 }),
        change,
        (text, notes, at) => {
          const ranges = notes.map(([from, by]) => {
            const start = from % text.length;
            return { start, end: Math.min(text.length, start + 1 + by) };
          });
          const tracking = begin(text, ranges);
          const edits = editsOf(at, text.length);
          const back = follow(follow(tracking, edits), inverse(text, edits), true);
          assert.equal(whole(back.text), text);
          for (const [note, range] of rangesOf(tracking).entries())
            if (range !== null) assert.deepEqual(rangesOf(back)[note], range);
        },
      ),
      { numRuns: 2000 },
    );
  }).timeout(120_000);
});
