import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resolveAll } from '../../../src/core/anchor/resolve.ts';
import { readConflicted } from '../../../src/core/ledger/conflict.ts';
import { without } from '../../../src/core/ledger/fields.ts';
import type { Annotation, Ledger } from '../../../src/core/ledger/ledger.ts';
import { readLedger } from '../../../src/core/ledger/read.ts';
import { writeLedger } from '../../../src/core/ledger/write.ts';
import { act, article, begin, deed } from './newsroom.ts';
import type { Deed, Desk } from './newsroom.ts';
import { mergeInGit, mergeManyInGit } from './repository.ts';
import type { Branches, Files } from './repository.ts';

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
const said = (annotation: Annotation | undefined): unknown =>
  annotation === undefined ? undefined : without(annotation, 'anchor', 'place', 'target');
const byId = ({ annotations }: Ledger): ReadonlyMap<string, Annotation> =>
  new Map(annotations.map((annotation) => [annotation.id, annotation]));

/** Somebody has begun: with no file at all, both would add one. */
const FIRST: Deed = { what: 'note', claim: 0, quotation: false };

interface History {
  readonly sentences: number;
  readonly wrapped: boolean;
  readonly before: readonly Deed[];
  /** Whose each claim is. */
  readonly mine: readonly boolean[];
  readonly ours: readonly Deed[];
  readonly theirs: readonly Deed[];
}

const history: fc.Arbitrary<History> = fc.record({
  sentences: fc.integer({ min: 6, max: 24 }),
  wrapped: fc.boolean(),
  before: fc.array(deed, { maxLength: 8 }),
  mine: fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
  ours: fc.array(deed, { minLength: 1, maxLength: 6 }),
  theirs: fc.array(deed, { minLength: 1, maxLength: 6 }),
});

interface Played {
  readonly base: Desk;
  readonly ours: Desk;
  readonly theirs: Desk;
}

function play({ sentences, wrapped, before, mine, ours, theirs }: History): Played {
  const deeds = (
    desk: Desk,
    all: readonly Deed[],
    name: string,
    isTheirs: (claim: number) => boolean,
  ): Desk =>
    all
      .map((each) => ({ ...each, claim: each.claim % sentences }))
      .filter(({ claim }) => isTheirs(claim))
      .reduce((now, each, turn) => reopened(act(now, each, name, turn)), desk);
  const base = deeds(begin(article(sentences, wrapped)), [FIRST, ...before], 'Ada', () => true);
  return {
    base,
    ours: deeds(base, ours, 'Ben', (claim) => mine[claim] === true),
    theirs: deeds(base, theirs, 'Cleo', (claim) => mine[claim] !== true),
  };
}

const branches = ({ base, ours, theirs }: Played): Branches => ({
  before: filesOf(base),
  ours: filesOf(ours),
  theirs: filesOf(theirs),
});

/** Each annotation is as the one who worked on it left it; deleted, if that one deleted it. */
function isWhole({ base, ours, theirs }: Played, result: Ledger): void {
  const found = byId(result);
  const [start, left, right] = [byId(base.ledger), byId(ours.ledger), byId(theirs.ledger)];
  for (const id of new Set([...start.keys(), ...left.keys(), ...right.keys()])) {
    const isTheirs = JSON.stringify(said(left.get(id))) === JSON.stringify(said(start.get(id)));
    assert.deepEqual(said(found.get(id)), said((isTheirs ? right : left).get(id)));
  }
  assert.equal(found.size, result.annotations.length);
}

/** Where git merged the article too, every note is on its words, or nowhere. */
function standsRight(result: Ledger, text: string): void {
  assert.equal(result.base, text);
  const anchors = result.annotations.map(({ anchor }) => anchor);
  for (const [index, place] of resolveAll(text, anchors, result.base).entries())
    if ('range' in place && place.state !== 'changed')
      assert.equal(text.slice(place.range.start, place.range.end), anchors[index]?.quote.exact);
}

describe('two people, stock git', function () {
  this.timeout(600_000);

  it(`loses and doubles no note, and conflicts nowhere, in ${String(HISTORIES)} histories on different claims`, async () => {
    const seed = Number(process.env['SEED'] ?? 1662907374);
    const played = fc.sample(history, { numRuns: HISTORIES, seed }).map(play);
    const merges = await mergeManyInGit(played.map(branches));
    let bothConflict = 0;
    for (const [index, { conflicts, files }] of merges.entries()) {
      const about = `SEED=${String(seed)}, history ${String(index)}`;
      const known = played[index];
      assert.ok(known !== undefined, about);
      // Where git could not even merge the article, two people were at the same lines of it.
      if (conflicts.includes('story.md')) bothConflict++;
      else assert.deepEqual(conflicts, [], `${about}\n${files[NOTES] ?? ''}`);
      const read = conflicts.includes(NOTES)
        ? readConflicted(files[NOTES] ?? '')
        : readLedger(files[NOTES] ?? '');
      assert.ok(read.ok, about);
      isWhole(known, read.value);
      if (conflicts.length === 0) standsRight(read.value, files['story.md'] ?? '');
    }
    assert.equal(merges.length, HISTORIES);
    assert.ok(bothConflict < HISTORIES / 10, `${String(bothConflict)} articles in conflict`);
  });

  it('is what git merge does', async () => {
    for (const each of fc.sample(history, { numRuns: 3, seed: 7 }).map(play).map(branches))
      assert.deepEqual(
        await mergeInGit(each.before, each.ours, each.theirs),
        (await mergeManyInGit([each]))[0],
      );
  });

  it('merges by id what two people did to the same claims, with nothing dropped', async () => {
    const played = fc
      .sample(history, { numRuns: 40, seed: 11 })
      .map((each) => ({ ...each, before: [FIRST] }))
      .map((each) => {
        const note = (name: string): History['ours'] => [
          { what: 'note', claim: 0, quotation: false },
          ...(name === 'ours' ? each.ours : each.theirs).filter(({ what }) => !what.startsWith('remove')),
        ];
        return {
          base: play({ ...each, ours: [], theirs: [] }).base,
          ours: play({ ...each, mine: Array<boolean>(24).fill(true), ours: note('ours') }).ours,
          theirs: play({ ...each, mine: Array<boolean>(24).fill(false), theirs: note('theirs') }).theirs,
        };
      });
    let conflicts = 0;
    for (const [index, merged] of (await mergeManyInGit(played.map(branches))).entries()) {
      const text = merged.files[NOTES] ?? '';
      if (merged.conflicts.includes(NOTES)) conflicts++;
      const read = merged.conflicts.includes(NOTES) ? readConflicted(text) : readLedger(text);
      assert.ok(read.ok, read.ok ? '' : `${read.problem.message}\n${text}`);
      const words = JSON.stringify(read.value.annotations.map(said));
      for (const side of [played[index]?.ours, played[index]?.theirs])
        for (const { notes } of side?.ledger.annotations ?? [])
          for (const { comment } of notes) assert.ok(words.includes(comment), `${comment} is lost`);
    }
    assert.ok(conflicts > 10);
  });
});
