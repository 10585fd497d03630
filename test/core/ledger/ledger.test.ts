import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addNote,
  annotate,
  emptyLedger,
  reanchor,
  removeNote,
  restoreNote,
  setStatus,
  statusOf,
  withBase,
} from '../../../src/core/ledger/edit.ts';
import type { Ledger } from '../../../src/core/ledger/ledger.ts';
import { without } from '../../../src/core/ledger/fields.ts';
import { readLedger } from '../../../src/core/ledger/read.ts';
import { writeLedger } from '../../../src/core/ledger/write.ts';
import { freshIds, isWhole, ledgerWith } from './arbitraries.ts';
import { describe as describeRange } from '../../../src/core/anchor/describe.ts';

const STAMP = { now: '2026-03-12T09:30:00.000Z', creator: { name: 'Ines Falk', unknown: {} } };
const ANCHOR = describeRange('It will hold, she said.', { start: 0, end: 12 });

const one = (): Ledger => {
  let ledger = annotate(
    emptyLedger('urn:uuid:0', 'a story.md'),
    { id: 'urn:uuid:a', anchor: ANCHOR, claimKind: 'reported' },
    STAMP,
  );
  ledger = addNote(
    ledger,
    'urn:uuid:a',
    { id: 'urn:uuid:n', comment: 'Called her.', source: { type: 'message', title: 'tel. 555', unknown: {} } },
    STAMP,
  );
  return setStatus(ledger, 'urn:uuid:a', { status: 'verified', exact: 'It will hold' }, STAMP);
};

function read(json: string): Ledger {
  const result = readLedger(json);
  assert.ok(result.ok, result.ok ? '' : result.problem.message);
  return result.value;
}

const refusal = (json: string): string => {
  const result = readLedger(json);
  return result.ok ? 'read' : result.problem.code;
};

/** By id, and without where in the file they stand. */
const unplaced = (known: Ledger): unknown => ({
  ...known,
  annotations: known.annotations
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((annotation) => without(annotation, 'place')),
});

describe('the notes file', () => {
  it('gives back what was written, fields of other programs included, and the same bytes', () => {
    fc.assert(
      fc.property(ledgerWith(freshIds), (written) => {
        // An article's name is in a URL; half a character has no place there.
        fc.pre(isWhole(written.article));
        const json = writeLedger(written);
        const again = read(json);
        assert.deepEqual(unplaced(again), JSON.parse(JSON.stringify(written)));
        assert.equal(writeLedger(again), json);
      }),
      { numRuns: 300 },
    );
  });

  it('is a W3C annotation collection with its page', () => {
    const file = JSON.parse(writeLedger(one())) as Record<string, unknown>;
    assert.equal(file['type'], 'AnnotationCollection');
    assert.deepEqual((file['@context'] as unknown[])[0], 'http://www.w3.org/ns/anno.jsonld');
    const page = file['first'] as { type: string; partOf: string; items: Record<string, unknown>[] };
    assert.deepEqual([page.type, page.partOf], ['AnnotationPage', 'urn:uuid:0']);
    const [whole, item] = page.items;
    assert.equal(whole?.['motivation'], 'describing');
    assert.ok(item);
    assert.equal(item['motivation'], 'assessing');
    assert.deepEqual((item['target'] as { source: string }).source, 'a%20story.md');
    assert.deepEqual((item['body'] as { type: string; purpose: string }[])[0]?.purpose, 'commenting');
  });

  it('has a field a line, annotations by id, and a line end at its end', () => {
    const two = annotate(one(), { id: 'urn:uuid:0a', anchor: ANCHOR }, STAMP);
    const json = writeLedger(two);
    assert.ok(json.endsWith('}\n'));
    assert.ok(json.indexOf('urn:uuid:0a') < json.indexOf('"urn:uuid:a"'));
    assert.match(json, /\n {12}"status": "verified",\n/);
  });

  it('reads a byte order mark and CRLF', () => {
    assert.deepEqual(read(`\uFEFF${writeLedger(one()).replaceAll('\n', '\r\n')}`), one());
  });

  const file = writeLedger(one());
  const refused: readonly (readonly [string, string, string])[] = [
    ['an empty file', '', 'invalid-json'],
    ['half a file', file.slice(0, 400), 'invalid-json'],
    ['a list', '[]', 'invalid-shape'],
    ['another program’s JSON', '{"type":"FeatureCollection"}', 'invalid-shape'],
    ['a newer version', file.replace('"claimcheck:version": 2', '"claimcheck:version": 3'), 'newer-version'],
    ['a merge conflict', `<<<<<<< HEAD\n${file}=======\n${file}>>>>>>> theirs\n`, 'conflict-markers'],
    ['a status that nobody knows', file.replace('"verified"', '"blessed"'), 'invalid-shape'],
    ['a time that is none', file.replace('2026-03-12T09:30:00.000Z', 'yesterday'), 'invalid-shape'],
    ['a place before the text', file.replace('"start": 0,\n', '"start": -1,\n'), 'invalid-shape'],
    ['endless nesting', `${'[{"a":'.repeat(5000)}1${'}]'.repeat(5000)}`, 'invalid-shape'],
    [
      'nesting in a field of another program',
      file.replace('"claimcheck:article"', `"x": ${'['.repeat(80)}${']'.repeat(80)}, "claimcheck:article"`),
      'invalid-shape',
    ],
  ];
  for (const [what, json, code] of refused)
    it(`refuses ${what}`, () => {
      assert.notEqual(json, file);
      assert.equal(refusal(json), code);
    });

  for (const torn of ['null', '"It will hold"', '["It will hold", 7]', '{}'])
    it(`reads notes whose text in the margin is ${torn}, without that text`, () => {
      const based = withBase(one(), 'It will hold, she said.');
      const items = JSON.parse(writeLedger(based)) as { first: { items: Record<string, unknown>[] } };
      const [, item] = items.first.items;
      assert.ok(item);
      item['claimcheck:text'] = JSON.parse(torn);
      const again = read(JSON.stringify(items));
      assert.equal(again.base, null);
      assert.deepEqual(unplaced(again), unplaced(one()));
      assert.equal(read(writeLedger(withBase(again, 'It will hold.'))).base, 'It will hold.');
    });

  it('refuses a detail that is somebody’s word and none of ours, and says where', () => {
    for (const [field, value] of [
      ['claimcheck:access', 'Confidential'],
      ['claimcheck:due', 'Friday'],
      ['claimcheck:kind', 'headline'],
    ] as const) {
      const items = JSON.parse(file) as { first: { items: Record<string, unknown>[] } };
      Object.assign(items.first.items[1] ?? {}, { [field]: value });
      const result = readLedger(JSON.stringify(items));
      assert.ok(!result.ok);
      assert.ok(result.problem.message.includes(`first.items.1.${field}`), result.problem.message);
    }
  });

  it('refuses two annotations with one id', () => {
    const items = JSON.parse(file) as { first: { items: unknown[] } };
    items.first.items.push(items.first.items[0]);
    assert.equal(refusal(JSON.stringify(items)), 'invalid-shape');
  });

  it('reads conflict markers that are words of a note', () => {
    const words = addNote(one(), 'urn:uuid:a', { id: 'urn:uuid:m', comment: '<<<<<<< HEAD' }, STAMP);
    assert.equal(refusal(writeLedger(words)), 'read');
  });

  it('is not fooled by names of JavaScript', () => {
    const text = file.replace(
      '"claimcheck:article"',
      '"__proto__": { "polluted": true }, "claimcheck:article"',
    );
    const result = readLedger(text);
    assert.ok(result.ok);
    assert.equal('polluted' in {}, false);
    assert.ok(writeLedger(result.value).includes('urn:uuid:a'));
  });
});

describe('edits of a ledger', () => {
  it('leave the ledger that they were given', () => {
    const before = one();
    const bytes = writeLedger(before);
    removeNote(
      setStatus(before, 'urn:uuid:a', { status: 'query', exact: '' }, STAMP),
      'urn:uuid:a',
      'urn:uuid:n',
      STAMP,
    );
    assert.equal(writeLedger(before), bytes);
  });
  it('keep the history of verdicts; the last one holds', () => {
    const [item] = setStatus(
      one(),
      'urn:uuid:a',
      { status: 'query', exact: 'x', reason: 'Who?' },
      STAMP,
    ).annotations;
    assert.ok(item);
    assert.deepEqual(
      item.history.map(({ status }) => status),
      ['verified', 'query'],
    );
    assert.equal(statusOf(item), 'query');
  });
  it('take a removal back', () => {
    const before = one();
    const [known] = before.annotations[0]?.notes ?? [];
    assert.ok(known);
    const removed = removeNote(before, 'urn:uuid:a', known.id, STAMP);
    assert.equal(removed.annotations[0]?.notes.length, 0);
    assert.deepEqual(restoreNote(removed, 'urn:uuid:a', known, STAMP), before);
  });
  it('judge nothing when only the place is stored anew', () => {
    const moved = reanchor(one(), 'urn:uuid:a', {
      ...ANCHOR,
      position: { ...ANCHOR.position, start: 9, end: 21 },
    });
    assert.equal(moved.annotations[0]?.modified, STAMP.now);
    assert.equal(moved.annotations[0].history.length, 1);
  });
});
