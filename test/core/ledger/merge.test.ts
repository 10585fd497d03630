import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe as describeRange } from '../../../src/core/anchor/describe.ts';
import { readConflicted, sidesOf } from '../../../src/core/ledger/conflict.ts';
import {
  addNote,
  annotate,
  emptyLedger,
  reattach,
  removeAnnotation,
  removeNote,
  renameSource,
  setConfidential,
  setPrediction,
  setStatus,
  updateNote,
  withBase,
} from '../../../src/core/ledger/edit.ts';
import type { Stamp } from '../../../src/core/ledger/edit.ts';
import { without } from '../../../src/core/ledger/fields.ts';
import type { Annotation, Ledger, Source } from '../../../src/core/ledger/ledger.ts';
import { mergeLedgers } from '../../../src/core/ledger/merge.ts';
import { readNotesFiles, writeNotesFiles } from '../../../src/core/ledger/private.ts';
import { readLedger } from '../../../src/core/ledger/read.ts';
import { sourceKey } from '../../../src/core/ledger/source.ts';
import { writeLedger } from '../../../src/core/ledger/write.ts';
import { ledgerWith } from './arbitraries.ts';
import { act, article, begin, deed } from './newsroom.ts';
import type { Desk } from './newsroom.ts';

const at = (minute: number, name = 'Ines Falk'): Stamp => ({
  now: `2026-03-12T09:${String(minute).padStart(2, '0')}:00.000Z`,
  creator: { name, unknown: {} },
});
const A = 'urn:uuid:a';
const start = (): Ledger => {
  const anchor = describeRange('It will hold, she said.', { start: 0, end: 12 });
  const ledger = annotate(emptyLedger('urn:uuid:0', 'story.md'), { id: A, anchor }, at(0));
  return addNote(ledger, A, { id: 'n', comment: 'Called her.' }, at(1));
};
const only = ({ annotations }: Ledger): Annotation => {
  assert.equal(annotations.length, 1);
  return annotations[0] as Annotation;
};

/** Base, ours and theirs after some work on the same claims, times and all. */
const threeDesks = fc
  .record({
    sentences: fc.integer({ min: 2, max: 8 }),
    before: fc.array(deed, { maxLength: 6 }),
    ours: fc.array(deed, { maxLength: 6 }),
    theirs: fc.array(deed, { maxLength: 6 }),
  })
  .map(({ sentences, before, ours, theirs }) => {
    const play = (desk: Desk, deeds: typeof ours, name: string, from: number): Desk =>
      deeds.reduce(
        (now, each, turn) => act(now, { ...each, claim: each.claim % sentences }, name, from + turn),
        desk,
      );
    const base = play(begin(article(sentences, true)), before, 'Ada', 0);
    return {
      base: base.ledger,
      ours: play(base, ours, 'Ben', 10).ledger,
      theirs: play(base, theirs, 'Cleo', 10).ledger,
    };
  });

const few = ledgerWith(fc.constantFrom('urn:uuid:a', 'urn:uuid:b', 'urn:uuid:c'));

describe('merging by id', () => {
  it('is the same whichever side is which', () => {
    fc.assert(
      fc.property(threeDesks, ({ base, ours, theirs }) => {
        assert.equal(
          writeLedger(mergeLedgers(base, ours, theirs)),
          writeLedger(mergeLedgers(base, theirs, ours)),
        );
      }),
    );
    fc.assert(
      fc.property(few, few, few, (base, ours, theirs) => {
        const plain = (ledger: Ledger): unknown => JSON.parse(JSON.stringify(ledger));
        for (const known of [base, null])
          assert.deepEqual(
            plain(mergeLedgers(known, ours, theirs)),
            plain(mergeLedgers(known, theirs, ours)),
          );
      }),
    );
  });

  it('changes nothing when it is done again, or where only one side did something', () => {
    fc.assert(
      fc.property(threeDesks, ({ base, ours, theirs }) => {
        // The base is no record: which of two texts is kept where both changed the same words makes no difference.
        const bytes = (ledger: Ledger): string =>
          writeLedger({
            ...ledger,
            base: null,
            annotations: ledger.annotations.map((annotation) => without(annotation, 'place')),
          });
        assert.equal(bytes(mergeLedgers(base, base, theirs)), bytes(theirs));
        assert.equal(bytes(mergeLedgers(base, ours, ours)), bytes(ours));
        const merged = mergeLedgers(base, ours, theirs);
        assert.equal(bytes(mergeLedgers(base, merged, theirs)), bytes(merged));
        assert.equal(bytes(mergeLedgers(base, ours, merged)), bytes(merged));
      }),
    );
  });

  it('loses nothing that one side wrote and the other did not take away', () => {
    fc.assert(
      fc.property(threeDesks, fc.boolean(), ({ base, ours, theirs }, known) => {
        const merged = mergeLedgers(known ? base : null, ours, theirs);
        const has = (ledger: Ledger, id: string): boolean => ledger.annotations.some((a) => a.id === id);
        for (const [side, other] of [
          [ours, theirs],
          [theirs, ours],
        ] as const)
          for (const annotation of side.annotations) {
            const before = base.annotations.find(({ id }) => id === annotation.id);
            const wasDeleted = known && before !== undefined && !has(other, annotation.id);
            if (wasDeleted && annotation.modified === before.modified) continue;
            const found = merged.annotations.find(({ id }) => id === annotation.id);
            assert.ok(found, 'an annotation is lost');
            for (const { comment } of annotation.notes) {
              if (before?.notes.some((note) => note.comment === comment) === true) continue;
              assert.ok(
                found.notes.some((note) => note.comment === comment),
                `${comment} is lost`,
              );
            }
            for (const verdict of annotation.history) {
              if (before?.history.some(({ created }) => created === verdict.created) === true) continue;
              assert.ok(
                found.history.some(
                  ({ created, status }) => created === verdict.created && status === verdict.status,
                ),
                'a verdict is lost',
              );
            }
          }
      }),
    );
  });

  it('puts a note of one and a verdict of the other on one claim', () => {
    const ours = addNote(start(), A, { id: 'm', comment: 'Asked twice.' }, at(5));
    const theirs = setStatus(start(), A, { status: 'verified', exact: 'It will hold' }, at(6));
    const merged = only(mergeLedgers(start(), ours, theirs));
    assert.deepEqual(
      merged.notes.map(({ id }) => id),
      ['n', 'm'],
    );
    assert.deepEqual(
      merged.history.map(({ status }) => status),
      ['verified'],
    );
    assert.equal(merged.modified, at(6).now);
  });

  it('unites verdicts in order of time', () => {
    const ours = setStatus(start(), A, { status: 'verified', exact: '' }, at(9));
    const theirs = setStatus(start(), A, { status: 'query', exact: '' }, at(6));
    assert.deepEqual(
      only(mergeLedgers(start(), ours, theirs)).history.map(({ status }) => status),
      ['query', 'verified'],
    );
  });

  it('keeps both wordings of a note that both reworded, and says so', () => {
    const ours = updateNote(start(), A, 'n', { comment: 'Called her twice.' }, at(5));
    const theirs = updateNote(start(), A, 'n', { comment: 'Wrote to her.' }, at(6));
    const { notes } = only(mergeLedgers(start(), ours, theirs));
    assert.deepEqual(
      notes.map(({ comment, versionOf }) => [comment, versionOf]),
      [
        ['Wrote to her.', undefined],
        ['Called her twice.', 'n'],
      ],
    );
  });

  it('puts together what two changed in different fields of a note', () => {
    const ours = updateNote(start(), A, 'n', { comment: 'Called her twice.' }, at(5));
    const theirs = updateNote(start(), A, 'n', { locator: '12:40' }, at(6));
    const [note, ...more] = only(mergeLedgers(start(), ours, theirs)).notes;
    assert.deepEqual([note?.comment, note?.locator, more.length], ['Called her twice.', '12:40', 0]);
  });

  it('deletes what one deleted and the other left alone; keeps what the other changed', () => {
    const gone = removeAnnotation(start(), A);
    assert.equal(mergeLedgers(start(), gone, start()).annotations.length, 0);
    const theirs = setStatus(start(), A, { status: 'query', exact: '' }, at(6));
    assert.deepEqual(only(mergeLedgers(start(), gone, theirs)), only(theirs));
    const withoutNote = removeNote(start(), A, 'n', at(5));
    assert.equal(only(mergeLedgers(start(), withoutNote, theirs)).notes.length, 0);
    const reworded = updateNote(start(), A, 'n', { comment: 'Called her twice.' }, at(6));
    assert.equal(only(mergeLedgers(start(), withoutNote, reworded)).notes.length, 1);
  });

  it('deletes nothing where it is not known what both began from', () => {
    assert.equal(mergeLedgers(null, removeAnnotation(start(), A), start()).annotations.length, 1);
  });

  it('keeps what was said of a prediction and did not prevail, as a note', () => {
    const ours = setPrediction(start(), A, { due: '2027-01-31', criteria: 'the registry' }, at(5));
    const theirs = setPrediction(start(), A, { due: '2027-02-28' }, at(6));
    const merged = only(mergeLedgers(start(), ours, theirs));
    assert.deepEqual([merged.due, merged.criteria], ['2027-02-28', 'the registry']);
    assert.ok(merged.notes.some(({ comment }) => comment.includes('2027-01-31')));
  });

  it('leaves confidential what one made so', () => {
    const ours = setConfidential(start(), A, true, at(5));
    const theirs = addNote(start(), A, { id: 'm', comment: 'x' }, at(6));
    assert.equal(only(mergeLedgers(start(), ours, theirs)).confidential, true);
  });

  it('follows the side that moved the anchor', () => {
    const moved: Ledger = {
      ...start(),
      annotations: [
        { ...only(start()), anchor: describeRange('So it will hold, she said.', { start: 3, end: 15 }) },
      ],
    };
    const theirs = setStatus(start(), A, { status: 'query', exact: '' }, at(6));
    assert.deepEqual(only(mergeLedgers(start(), moved, theirs)).anchor, only(moved).anchor);
  });

  it('takes a new anchor back, though its lines have got a place in the file since', () => {
    const text = 'So it will hold, she said.';
    const before = withBase(start(), text);
    const after = reattach(before, A, describeRange(text, { start: 3, end: 15 }), at(6));
    const stored = readLedger(writeLedger(after));
    assert.ok(stored.ok);
    assert.notDeepEqual(only(stored.value).place, only(after).place);
    assert.deepEqual(only(mergeLedgers(after, stored.value, before)).anchor, only(before).anchor);
  });

  describe('takes back what was done last, though the file was written and read since:', () => {
    const source: Source = { type: 'interview', title: 'The miller', unknown: {} };
    const key = sourceKey(source);
    const from = addNote(
      setPrediction(
        setStatus(withBase(start(), 'It will hold, she said.'), A, { status: 'query', exact: 'x' }, at(2)),
        A,
        { due: '2026-04-01' },
        at(3),
      ),
      A,
      { id: 'm', comment: 'Wrote her.', source, role: 'primary', confidential: true },
      at(4),
    );
    const deeds: Readonly<Record<string, (ledger: Ledger) => Ledger>> = {
      'a claim': (ledger) => annotate(ledger, { id: 'b', anchor: only(ledger).anchor }, at(9)),
      'a claim removed': (ledger) => removeAnnotation(ledger, A),
      'a note': (ledger) => addNote(ledger, A, { id: 'o', comment: 'Wrote.' }, at(9)),
      'a confidential note': (ledger) =>
        addNote(ledger, A, { id: 'o', comment: 'Wrote.', confidential: true }, at(9)),
      'a note reworded': (ledger) => updateNote(ledger, A, 'n', { comment: 'Rang her.' }, at(9)),
      'a role taken away': (ledger) => updateNote(ledger, A, 'm', { role: undefined }, at(9)),
      'a note removed': (ledger) => removeNote(ledger, A, 'n', at(9)),
      'a confidential note removed': (ledger) => removeNote(ledger, A, 'm', at(9)),
      'a note made confidential': (ledger) => updateNote(ledger, A, 'n', { confidential: true }, at(9)),
      'a note shared again': (ledger) => updateNote(ledger, A, 'm', { confidential: undefined }, at(9)),
      'a claim made confidential': (ledger) => setConfidential(ledger, A, true, at(9)),
      'a status': (ledger) => setStatus(ledger, A, { status: 'verified', exact: 'y' }, at(9)),
      'a day': (ledger) => setPrediction(ledger, A, { due: '2026-05-01', criteria: 'It holds.' }, at(9)),
      'a day taken away': (ledger) => setPrediction(ledger, A, { due: undefined }, at(9)),
      'a resolution': (ledger) => setPrediction(ledger, A, { resolution: 'true' }, at(9)),
      'a source renamed': (ledger) => renameSource(ledger, key, { ...source, title: 'Doe' }, at(9)),
      'another place': (ledger) =>
        reattach(ledger, A, describeRange('It will hold, she said.', { start: 13, end: 16 }), at(9)),
    };
    const stored = (ledger: Ledger): Ledger => {
      const read = readNotesFiles(writeNotesFiles(ledger));
      assert.ok(read.ok && read.value !== null);
      return read.value;
    };
    /** What a person sees; the time of the last change is that of taking it back, if anything. */
    const seen = (ledger: Ledger): unknown =>
      JSON.parse(
        JSON.stringify(
          ledger.annotations
            .toSorted((a, b) => (a.id < b.id ? -1 : 1))
            .map((annotation) => without(annotation, 'place', 'modified')),
        ),
        (_name, value: unknown) =>
          typeof value === 'object' && value !== null && 'modified' in value
            ? without(value, 'modified')
            : value,
      );
    for (const [what, deed] of Object.entries(deeds))
      it(what, () => {
        for (const before of [from, stored(from)]) {
          const after = deed(before);
          const written = stored(after);
          assert.notDeepEqual(seen(written), seen(stored(before)));
          const undone = mergeLedgers(after, written, before);
          assert.deepEqual(seen(stored(undone)), seen(stored(before)));
          assert.deepEqual(seen(stored(mergeLedgers(before, stored(undone), after))), seen(written), 'again');
        }
      });
  });

  it('merges bases as git merges the article', () => {
    const desk = begin(article(8, true));
    const base = act(desk, { what: 'note', claim: 0, quotation: false }, 'Ada', 0);
    const ours = act(base, { what: 'change a figure', claim: 1, quotation: false }, 'Ben', 1);
    const theirs = act(base, { what: 'change a figure', claim: 5, quotation: false }, 'Cleo', 1);
    const both = act(ours, { what: 'change a figure', claim: 5, quotation: false }, 'Cleo', 1);
    assert.equal(mergeLedgers(base.ledger, ours.ledger, theirs.ledger).base, both.text);
  });
});

describe('a notes file with git’s conflict marks', () => {
  const ours = writeLedger(addNote(start(), A, { id: 'm', comment: 'Ours.' }, at(5)));
  const theirs = writeLedger(addNote(start(), A, { id: 'o', comment: 'Theirs.' }, at(6)));

  it('is taken apart', () => {
    assert.deepEqual(sidesOf('a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> theirs\nd\n'), {
      ours: 'a\nb\nd\n',
      theirs: 'a\nc\nd\n',
      base: null,
    });
    assert.deepEqual(sidesOf('<<<<<<< HEAD\r\nb\r\n||||||| 1234\r\no\r\n=======\r\n>>>>>>> x\r\nd\r\n'), {
      ours: 'b\r\nd\r\n',
      theirs: 'd\r\n',
      base: 'o\r\nd\r\n',
    });
  });

  it('is merged by id', () => {
    const merged = readConflicted(`<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> theirs\n`);
    assert.ok(merged.ok);
    assert.deepEqual(
      only(merged.value).notes.map(({ id }) => id),
      ['n', 'm', 'o'],
    );
  });

  it('is refused where its marks are cut off, or a side is no notes file', () => {
    const code = (text: string): string => {
      const read = readConflicted(text);
      return read.ok ? 'read' : read.problem.code;
    };
    assert.equal(code(`<<<<<<< HEAD\n${ours}=======\n${theirs}`), 'conflict-markers');
    assert.equal(code(`=======\n${ours}`), 'conflict-markers');
    assert.equal(code(`<<<<<<< HEAD\n${ours}=======\n${theirs.slice(9)}>>>>>>> x\n`), 'invalid-json');
  });
});
