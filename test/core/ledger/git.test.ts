import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resolveAll } from '../../../src/core/anchor/resolve.ts';
import { without } from '../../../src/core/ledger/fields.ts';
import type { Annotation, Ledger } from '../../../src/core/ledger/ledger.ts';
import { readLedger } from '../../../src/core/ledger/read.ts';
import { writeLedger } from '../../../src/core/ledger/write.ts';
import { act, article, begin, deed } from './newsroom.ts';
import type { Deed, Desk } from './newsroom.ts';
import { mergeInGit } from './repository.ts';
import type { Files } from './repository.ts';

const HISTORIES = Number(process.env['HISTORIES'] ?? 300);

const NOTES = 'story.md.factcheck.json';
const filesOf = ({ text, ledger }: Desk): Files => ({ 'story.md': text, [NOTES]: writeLedger(ledger) });

function read(json: string): Ledger {
  const result = readLedger(json);
  assert.ok(result.ok, result.ok ? '' : result.problem.message);
  return result.value;
}

/** The editor reads what is on disk before it writes. */
const reopened = (desk: Desk): Desk => ({ ...desk, ledger: read(writeLedger(desk.ledger)) });

/** What a person has said, without where it stands. */
const said = (annotation: Annotation): unknown => without(annotation, 'anchor', 'place', 'target');
const byId = ({ annotations }: Ledger): ReadonlyMap<string, Annotation> =>
  new Map(annotations.map((annotation) => [annotation.id, annotation]));

/** Somebody has begun: with no file at all, both would add one. */
const FIRST: Deed = { what: 'note', claim: 0, quotation: false };

const history = fc.record({
  sentences: fc.integer({ min: 6, max: 24 }),
  wrapped: fc.boolean(),
  before: fc.array(deed, { maxLength: 8 }),
  /** Whose each claim is. */
  mine: fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
  ours: fc.array(deed, { minLength: 1, maxLength: 6 }),
  theirs: fc.array(deed, { minLength: 1, maxLength: 6 }),
});

describe('two people, stock git', function () {
  this.timeout(0);

  it(`loses and doubles no note, and conflicts nowhere, in ${String(HISTORIES)} histories on different claims`, async () => {
    let merges = 0;
    let conflicted = 0;
    await fc.assert(
      fc.asyncProperty(history, async ({ sentences, wrapped, before, mine, ours, theirs }) => {
        const play = (
          desk: Desk,
          deeds: readonly Deed[],
          name: string,
          isMine: (claim: number) => boolean,
        ): Desk =>
          deeds
            .map((each) => ({ ...each, claim: each.claim % sentences }))
            .filter(({ claim }) => isMine(claim))
            .reduce((now, each, turn) => reopened(act(now, each, name, turn)), desk);
        const base = play(begin(article(sentences, wrapped)), [FIRST, ...before], 'Ada', () => true);
        const a = play(base, ours, 'Ben', (claim) => mine[claim] === true);
        const b = play(base, theirs, 'Cleo', (claim) => mine[claim] !== true);
        const merged = await mergeInGit(filesOf(base), filesOf(a), filesOf(b));
        merges++;
        if (merged.conflicts.includes('story.md')) conflicted++;
        assert.ok(!merged.conflicts.includes(NOTES), merged.files[NOTES]);
        const result = read(merged.files[NOTES] ?? '');
        const found = byId(result);
        const [start, left, right] = [byId(base.ledger), byId(a.ledger), byId(b.ledger)];
        for (const id of new Set([...start.keys(), ...left.keys(), ...right.keys()])) {
          const known = JSON.stringify(start.get(id));
          const owner = JSON.stringify(left.get(id)) === known ? right : left;
          const expected = owner.get(id);
          const got = found.get(id);
          assert.deepEqual(got && said(got), expected && said(expected));
        }
        assert.equal(found.size, result.annotations.length);
        if (merged.conflicts.length > 0) return;
        assert.equal(result.base === null || result.base === merged.files['story.md'], true);
        const text = merged.files['story.md'] ?? '';
        const places = resolveAll(
          text,
          result.annotations.map(({ anchor }) => anchor),
        );
        for (const [i, place] of places.entries()) {
          const exact = result.annotations[i]?.anchor.quote.exact;
          if ('range' in place && place.state !== 'changed')
            assert.equal(text.slice(place.range.start, place.range.end), exact);
        }
      }),
      { numRuns: HISTORIES, examples: [] },
    );
    // Most of these histories have to be ones that git merges as a whole.
    assert.ok(merges >= HISTORIES && conflicted < merges / 5);
  });
});
