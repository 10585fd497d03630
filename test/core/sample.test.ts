import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runChecks } from '../../src/core/checks/run.ts';
import { readLedger } from '../../src/core/ledger/read.ts';
import { writeLedger } from '../../src/core/ledger/write.ts';
import { english } from '../../src/core/phrase.ts';
import { sheetOf } from './story.ts';

const SAMPLE = path.resolve(__dirname, '../../sample/the-last-ferry.md');

describe('the sample', () => {
  const text = readFileSync(SAMPLE, 'utf8');
  const json = readFileSync(`${SAMPLE}.factcheck.json`, 'utf8');
  const read = readLedger(json);

  it('has notes that stand as we write them, all in their places', () => {
    assert.ok(read.ok);
    assert.equal(writeLedger(read.value), json);
    const placed = sheetOf(text, read.value).entries.filter(({ annotations }) => annotations.length > 0);
    assert.deepEqual(
      placed.map(({ claim, status }) => [claim !== null, status]),
      [
        [true, 'verified'],
        [true, 'query'],
        [true, 'in progress'],
        [true, 'verified'],
      ],
    );
  });

  it('shows a problem, and no quotation of nobody', () => {
    const found = runChecks(sheetOf(text, read.ok ? read.value : null));
    assert.ok(found.some(({ rule, message }) => rule === 'placeholder' && english(message).includes('TK')));
    assert.deepEqual(
      found.filter(({ message }) => english(message).includes('Nobody')),
      [],
    );
  });
});
