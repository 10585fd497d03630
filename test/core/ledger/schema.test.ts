import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { readLedger } from '../../../src/core/ledger/read.ts';
import { writeLedger } from '../../../src/core/ledger/write.ts';
import { NOTES_SCHEMA, notesSchema } from '../../schema/notes-file.ts';
import { freshIds, ledgerWith } from './arbitraries.ts';

const PROJECT = path.resolve(__dirname, '../../..');
const stored = readFileSync(path.join(PROJECT, NOTES_SCHEMA), 'utf8');
const sample = readFileSync(path.join(PROJECT, 'sample/the-last-ferry.md.factcheck.json'), 'utf8');

describe('the JSON schema of the notes file', () => {
  const validate = new Ajv({
    formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d/, date: /^\d{4}-\d\d-\d\d$/ },
  }).compile(JSON.parse(stored) as object);
  const accepts = (json: string): boolean => validate(JSON.parse(json));

  it('is up to date with what the core reads (npm run schema)', async () => {
    assert.equal(stored, await notesSchema(PROJECT));
  });

  it('accepts the sample, and whatever we write', () => {
    assert.ok(accepts(sample), JSON.stringify(validate.errors));
    fc.assert(
      fc.property(ledgerWith(freshIds), (ledger) => {
        fc.pre(!/\p{Cs}/u.test(ledger.article));
        assert.ok(accepts(writeLedger(ledger)), JSON.stringify(validate.errors));
      }),
    );
  });

  const faults: readonly (readonly [string, string])[] = [
    ['"verified"', '"blessed"'],
    ['"claimcheck:version": 2', '"claimcheck:version": 3'],
    ['"primary"', '"first-hand"'],
    ['"TextPositionSelector"', '"SvgSelector"'],
    ['"start": ', '"start": -'],
    ['"2026-03-11T10:05:00.000Z"', '"yesterday"'],
  ];
  for (const [right, wrong] of faults)
    it(`refuses ${wrong}, as reading does`, () => {
      const file = sample.replace(right, wrong);
      assert.notEqual(file, sample);
      assert.equal(accepts(file), false);
      assert.equal(readLedger(file).ok, false);
    });

  it('says of our own fields what they are for', () => {
    const bare: string[] = [];
    JSON.parse(stored, (_key, value: unknown) => {
      if (typeof value !== 'object' || value === null || !('properties' in value)) return value;
      for (const [name, field] of Object.entries(value.properties as Record<string, object>))
        if (name.startsWith('claimcheck:') && !('description' in field)) bare.push(name);
      return value;
    });
    assert.deepEqual([...new Set(bare)].sort(), [
      'claimcheck:history',
      'claimcheck:source',
      'claimcheck:version',
    ]);
  });
});
