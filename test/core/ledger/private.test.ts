import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe as describeRange } from '../../../src/core/anchor/describe.ts';
import {
  addNote,
  annotate,
  emptyLedger,
  setConfidential,
  setStatus,
  updateNote,
  withBase,
} from '../../../src/core/ledger/edit.ts';
import type { Stamp } from '../../../src/core/ledger/edit.ts';
import { without } from '../../../src/core/ledger/fields.ts';
import type { Ledger } from '../../../src/core/ledger/ledger.ts';
import {
  joinLedgers,
  PRIVATE_FILES,
  readNotesFiles,
  splitLedger,
  writeNotesFiles,
} from '../../../src/core/ledger/private.ts';
import { freshIds, ledgerWith } from './arbitraries.ts';

const TEXT = 'It will hold, she said. The mill is empty.';
const [HOLDS, MILL, NOTE] = ['urn:uuid:holds', 'urn:uuid:mill', 'urn:uuid:note'] as const;
const at = (minute: number): Stamp => ({
  now: `2026-03-12T09:${String(minute).padStart(2, '0')}:00.000Z`,
  creator: { name: 'Ines Falk', unknown: {} },
});

/** A claim with a verdict and, from its seventh minute, a note. */
function noted(confidential: boolean): Ledger {
  let ledger = emptyLedger('urn:uuid:0', 'story.md');
  ledger = annotate(ledger, { id: HOLDS, anchor: describeRange(TEXT, { start: 0, end: 12 }) }, at(1));
  ledger = setStatus(ledger, HOLDS, { status: 'verified', exact: 'It will hold' }, at(2));
  ledger = addNote(
    ledger,
    HOLDS,
    {
      id: NOTE,
      comment: 'Asked for discretion.',
      source: { type: 'interview', title: 'Source K', unknown: {} },
      excerpt: 'I saw the report.',
      locator: '03:12',
      ...(confidential ? { confidential: true } : {}),
    },
    at(7),
  );
  return withBase(ledger, TEXT);
}

const TRACES = [
  NOTE,
  'discretion',
  'Source K',
  'the report',
  '03:12',
  '09:07:00',
  '09:08:00',
  'confidential',
];
const traces = (bytes: string): readonly string[] => TRACES.filter((trace) => bytes.includes(trace));

/** What the split does not keep: where in the file an annotation stood, and the order of those in one place. */
const plain = (ledger: Ledger | null): unknown =>
  ledger === null
    ? null
    : JSON.parse(
        JSON.stringify({
          ...ledger,
          annotations: ledger.annotations
            .map((annotation) => without(annotation, 'place'))
            .sort((a, b) => (a.id < b.id ? -1 : 1)),
        }),
      );

describe('confidential notes', () => {
  it('leave no trace in the shared file when they are turned confidential', () => {
    const open = noted(false);
    assert.deepEqual(traces(writeNotesFiles(open).shared), TRACES.slice(0, 6));
    const turned = writeNotesFiles(updateNote(open, HOLDS, NOTE, { confidential: true }, at(8)));
    assert.deepEqual(traces(turned.shared), []);
    assert.ok(turned.shared.includes(HOLDS) && turned.shared.includes('"verified"'));
    for (const words of ['Asked for discretion.', 'Source K', 'I saw the report.'])
      assert.ok(turned.private?.includes(words));
  });

  it('leave none when they are made so from the start, nor does an annotation made for them only', () => {
    assert.deepEqual(traces(writeNotesFiles(noted(true)).shared), []);
    const anchor = describeRange(TEXT, { start: 24, end: 32 });
    let ledger = annotate(noted(false), { id: MILL, anchor }, at(20));
    ledger = addNote(ledger, MILL, { id: 'urn:uuid:k', comment: 'K again.', confidential: true }, at(21));
    const { shared } = writeNotesFiles(ledger);
    for (const trace of [MILL, 'K again', '09:20', '09:21'])
      assert.equal(shared.includes(trace), false, trace);
    assert.equal(shared, writeNotesFiles(noted(false)).shared);
  });

  it('take a whole annotation along, and bring it back', () => {
    const before = noted(false);
    const hidden = writeNotesFiles(setConfidential(before, HOLDS, true, at(8)));
    for (const trace of [HOLDS, '"verified"', ...TRACES]) assert.equal(hidden.shared.includes(trace), false);
    const read = readNotesFiles(hidden);
    assert.ok(read.ok && read.value !== null);
    const shown = writeNotesFiles(setConfidential(read.value, HOLDS, false, at(9)));
    assert.equal(shown.private, null);
    assert.ok(shown.shared.includes('Asked for discretion.'));
  });

  it('are one ledger with the others again', () => {
    fc.assert(
      fc.property(ledgerWith(freshIds), (ledger) => {
        // As the editor writes them: notes in order of time, each under its own id, nothing later than the last change.
        const orderly: Ledger = {
          ...ledger,
          annotations: ledger.annotations.map((annotation) => ({
            ...annotation,
            notes: annotation.notes.toSorted((a, b) =>
              a.created < b.created ? -1 : a.created > b.created ? 1 : 0,
            ),
            modified: '2026-02-01T00:00:00.000Z',
          })),
        };
        const split = splitLedger(orderly);
        assert.equal(
          split.shared.annotations.some(
            ({ confidential, notes }) =>
              confidential === true || notes.some((note) => note.confidential === true),
          ),
          false,
        );
        assert.deepEqual(
          sortNotes(plain(joinLedgers(split.shared, split.private))),
          sortNotes(plain(orderly)),
        );
      }),
    );
  });

  it('survive alone where somebody else deleted the annotation', () => {
    const { shared, private: secret } = splitLedger(noted(true));
    const joined = joinLedgers({ ...shared, annotations: [] }, secret);
    assert.deepEqual(
      joined?.annotations.map(({ id, anchor, notes }) => [id, anchor.quote.exact, notes.length]),
      [[HOLDS, 'It will hold', 1]],
    );
  });

  it('hold against an old copy that a merge brings back into the shared file', () => {
    const turned = splitLedger(updateNote(noted(false), HOLDS, NOTE, { confidential: true }, at(8)));
    const joined = joinLedgers(noted(false), turned.private);
    assert.deepEqual(
      joined?.annotations[0]?.notes.map(({ id, confidential }) => [id, confidential]),
      [[NOTE, true]],
    );
  });

  it('are left alone by git, and so is what a crash has left of writing them', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'claimcheck-ignored-'));
    try {
      const git = (...args: readonly string[]): string =>
        execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
      git('init', '--quiet');
      writeFileSync(path.join(folder, '.gitignore'), `${PRIVATE_FILES}\n`);
      for (const name of [
        'story.md.factcheck.private.json',
        'story.md.factcheck.private.json.2983745',
        '.story.md.factcheck.private.json.before',
        'story.md.factcheck.json',
      ])
        writeFileSync(path.join(folder, name), '{}');
      git('add', '--all');
      assert.deepEqual(git('ls-files').trim().split('\n'), ['.gitignore', 'story.md.factcheck.json']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('are refused together with the others: an unreadable file is not an empty one', () => {
    const files = writeNotesFiles(noted(true));
    assert.equal(readNotesFiles({ ...files, private: '{' }).ok, false);
    assert.equal(readNotesFiles({ ...files, shared: '<<<<<<< x' }).ok, false);
    assert.deepEqual(readNotesFiles({ shared: null, private: null }), { ok: true, value: null });
    assert.ok(readNotesFiles({ shared: null, private: files.private }).ok);
  });
});

/** Notes of the same time have no order between the two files. */
function sortNotes(ledger: unknown): unknown {
  const { annotations, ...rest } = ledger as Ledger;
  return {
    ...rest,
    annotations: annotations.map((annotation) => ({
      ...annotation,
      notes: annotation.notes.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    })),
  };
}
