import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { run } from '../../src/cli/run.ts';
import { readConflicted } from '../../src/core/ledger/conflict.ts';
import { addNote, setConfidential, setStatus } from '../../src/core/ledger/edit.ts';
import type { Ledger } from '../../src/core/ledger/ledger.ts';
import { MERGE_ATTRIBUTES, MERGE_DRIVER, MERGE_SETUP } from '../../src/core/ledger/merge-driver.ts';
import { writeNotesFiles } from '../../src/core/ledger/private.ts';
import { readLedger } from '../../src/core/ledger/read.ts';
import { writeLedger } from '../../src/core/ledger/write.ts';
import { mergeInGit } from '../core/ledger/repository.ts';
import { notesOn, STAMP } from '../core/story.ts';

const PROJECT = path.resolve(__dirname, '../..');
const TEXT = 'The mill closed in 2019.\n\n“The dam will hold until June,” Doe said.\n';
const NOTES = 'story.md.factcheck.json';
const PRIVATE = 'story.md.factcheck.private.json';

const start = notesOn(TEXT, [{ words: 'The mill closed in 2019.', note: 'Registry.' }]);
const [MILL = ''] = start.annotations.map(({ id }) => id);
const withNote = (id: string): Ledger => addNote(start, MILL, { id, comment: `Note ${id}.` }, STAMP);

/** A notes file as the first version wrote it. */
const FIRST_VERSION = `${JSON.stringify({
  '@context': ['http://www.w3.org/ns/anno.jsonld', { claimcheck: 'urn:claimcheck:' }],
  id: 'urn:uuid:1',
  type: 'AnnotationCollection',
  'claimcheck:version': 1,
  'claimcheck:article': 'story.md',
  first: {
    id: 'urn:uuid:1#first',
    type: 'AnnotationPage',
    partOf: 'urn:uuid:1',
    startIndex: 0,
    items: [
      {
        id: 'urn:uuid:2',
        type: 'Annotation',
        motivation: 'assessing',
        created: '2026-03-11T10:05:00.000Z',
        modified: '2026-03-11T10:05:00.000Z',
        creator: { type: 'Person', name: 'Theo Brandt' },
        target: {
          source: 'story.md',
          selector: [
            { type: 'TextQuoteSelector', exact: 'The mill', prefix: '', suffix: ' closed' },
            { type: 'TextPositionSelector', start: 0, end: 8 },
          ],
        },
        body: ['https://example.org/registry', 'Interview with the miller', 'p. 12'].map((source, index) => ({
          id: `urn:uuid:3${String(index)}`,
          type: 'TextualBody',
          purpose: 'commenting',
          format: 'text/markdown',
          value: '',
          'claimcheck:source': source,
          created: '2026-03-11T10:05:00.000Z',
          creator: { type: 'Person', name: 'Theo Brandt' },
        })),
        'claimcheck:history': [],
        'x:colour': 'red',
      },
    ],
  },
})}\n`;

function read(json: string | undefined): Ledger {
  const result = readLedger(json ?? '');
  assert.ok(result.ok, result.ok ? '' : result.problem.message);
  return result.value;
}

const noteIds = (ledger: Ledger): readonly string[] =>
  ledger.annotations.flatMap(({ notes }) => notes.map(({ id }) => id));

describe('the command line and notes files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'claimcheck-notes-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const put = (name: string, text: string): Promise<void> => writeFile(path.join(folder, name), text);
  const get = (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8');

  async function claimcheck(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    let [out, err] = ['', ''];
    const code = await run(args, {
      out: (text) => (out += text),
      err: (text) => (err += text),
      stdin: (async function* () {
        await Promise.resolve();
        yield '';
      })(),
      cwd: folder,
      colour: false,
    });
    return { code, out, err };
  }

  describe('merge', () => {
    it('writes to OURS what both sides have', async () => {
      await put('base', writeLedger(start));
      await put('ours', writeLedger(withNote('x')));
      await put('theirs', writeLedger(withNote('y')));
      assert.deepEqual(await claimcheck('merge', 'base', 'ours', 'theirs'), { code: 0, out: '', err: '' });
      assert.deepEqual(noteIds(read(await get('ours'))), [`${MILL}n`, 'x', 'y']);
    });

    it('takes an empty or absent BASE for two files that were both added', async () => {
      await put('base', '');
      for (const base of ['base', 'nowhere']) {
        await put('ours', writeLedger(withNote('x')));
        await put('theirs', writeLedger(withNote('y')));
        assert.equal((await claimcheck('merge', base, 'ours', 'theirs')).code, 0);
        assert.deepEqual(noteIds(read(await get('ours'))), [`${MILL}n`, 'x', 'y']);
      }
    });

    it('leaves what it cannot read to a person, with nothing dropped', async () => {
      await put('base', writeLedger(start));
      await put('ours', writeLedger(withNote('x')));
      await put('theirs', '{ "half": ');
      const { code, err } = await claimcheck('merge', 'base', 'ours', 'theirs');
      assert.equal(code, 1);
      assert.match(err, /not valid JSON/);
      assert.equal(
        await get('ours'),
        `<<<<<<< ours\n${writeLedger(withNote('x'))}=======\n{ "half": \n>>>>>>> theirs\n`,
      );
    });

    it('says so where it could not run', async () => {
      assert.equal((await claimcheck('merge', 'a', 'b', 'c')).code, 2);
      assert.match((await claimcheck('merge', 'a')).err, /BASE OURS THEIRS/);
    });

    it('is git’s merge driver', async function () {
      this.timeout(60_000);
      const tsx = path.join(PROJECT, 'node_modules/.bin/tsx');
      const driver = (claimcheck: string): readonly (readonly [string, string])[] => [
        ['merge.claimcheck.driver', MERGE_DRIVER.replace('claimcheck', claimcheck)],
      ];
      const settings = driver(`'${tsx}' '${path.join(PROJECT, 'src/cli/main.ts')}'`);
      const attributes = { '.gitattributes': `${MERGE_ATTRIBUTES.join('\n')}\n` };
      const side = (id: string): Record<string, string> => ({
        ...attributes,
        [NOTES]: writeLedger(withNote(id)),
      });
      const before = { ...attributes, [NOTES]: writeLedger(start) };
      // Two notes on one claim: stock git leaves a conflict, the driver none; nor where both added the file.
      assert.deepEqual((await mergeInGit(before, side('x'), side('y'))).conflicts, [NOTES]);
      for (const base of [before, null]) {
        const merged = await mergeInGit(base, side('x'), side('y'), settings);
        assert.deepEqual(merged.conflicts, []);
        assert.deepEqual(noteIds(read(merged.files[NOTES])), [`${MILL}n`, 'x', 'y']);
      }
      // Where git does not find it, what it leaves holds both sides, as without any driver: not ours alone.
      const without = await mergeInGit(before, side('x'), side('y'), driver('no-such-command'));
      assert.deepEqual(without.conflicts, [NOTES]);
      const conflicted = readConflicted(without.files[NOTES] ?? '');
      assert.ok(conflicted.ok, JSON.stringify(conflicted));
      assert.deepEqual(noteIds(conflicted.value), [`${MILL}n`, 'x', 'y']);
      // What cannot be read is marked once, not by git again.
      const half = { ...attributes, [NOTES]: '{ "half": \n' };
      const unread = await mergeInGit(before, side('x'), half, settings);
      assert.deepEqual(unread.conflicts, [NOTES]);
      assert.equal(unread.files[NOTES]?.match(/^<<<<<<< /gm)?.length, 1);
    });

    it('is in the README as it is set up', async () => {
      const readme = await readFile(path.join(PROJECT, 'README.md'), 'utf8');
      assert.ok(readme.includes(`    ${MERGE_SETUP}\n`));
      assert.ok(readme.includes(`    echo '${MERGE_ATTRIBUTES[0] ?? ''}' >> .gitattributes\n`));
    });

    it('sets itself up', async () => {
      const git = async (...args: string[]): Promise<string> =>
        (await promisify(execFile)('git', args, { cwd: folder })).stdout.trim();
      await git('init', '--quiet');
      await put('.gitattributes', '*.png binary');
      for (let times = 0; times < 2; times++) {
        assert.equal((await claimcheck('merge', '--install')).code, 0);
        assert.equal(await git('config', 'merge.claimcheck.driver'), MERGE_DRIVER);
        assert.equal(await get('.gitattributes'), `*.png binary\n${MERGE_ATTRIBUTES.join('\n')}\n`);
      }
    });
  });

  describe('migrate', () => {
    it('writes a file of the first version in the current format, with nothing lost', async () => {
      await put(NOTES, FIRST_VERSION);
      assert.deepEqual(await claimcheck('migrate', NOTES), { code: 0, out: `${NOTES}: migrated\n`, err: '' });
      const text = await get(NOTES);
      assert.match(text, /"claimcheck:version": 2/);
      assert.match(text, /"x:colour": "red"/);
      const [annotation] = read(text).annotations;
      assert.deepEqual(
        annotation?.notes.map(({ source }) => [source?.type, source?.title, source?.url]),
        [
          ['web', 'https://example.org/registry', 'https://example.org/registry'],
          ['interview', 'Interview with the miller', undefined],
          ['reference', 'p. 12', undefined],
        ],
      );
      assert.equal((await claimcheck('migrate', NOTES)).out, `${NOTES}: up to date\n`);
    });

    it('takes an article for both its notes files, and a folder for all in it', async () => {
      await put('story.md', TEXT);
      await put(NOTES, FIRST_VERSION);
      await put(PRIVATE, FIRST_VERSION);
      await put('.gitignore', '*.private.json\n');
      assert.equal(
        (await claimcheck('migrate', 'story.md')).out,
        `${NOTES}: migrated\n${PRIVATE}: migrated\n`,
      );
      assert.equal((await claimcheck('migrate', '.')).out, `${NOTES}: up to date\n`);
    });

    it('leaves alone what it cannot read', async () => {
      const newer = FIRST_VERSION.replace('"claimcheck:version":1', '"claimcheck:version":99');
      await put(NOTES, newer);
      const { code, err } = await claimcheck('migrate', NOTES, 'nowhere.md');
      assert.equal(code, 2);
      assert.match(err, /newer Claimcheck.*\n.*nowhere\.md: no such file/);
      assert.equal(await get(NOTES), newer);
    });
  });

  it('counts confidential notes, and prints nothing of them', async () => {
    const noted = addNote(
      setStatus(start, MILL, { status: 'verified', exact: 'The mill closed in 2019.' }, STAMP),
      MILL,
      {
        id: 'secret',
        comment: 'She asked for discretion.',
        source: { type: 'interview', title: 'Source K', unknown: {} },
        confidential: true,
      },
      STAMP,
    );
    const files = writeNotesFiles(noted);
    await put('story.md', TEXT);
    await put(NOTES, files.shared);
    await put(PRIVATE, files.private ?? '');
    for (const format of ['text', 'json']) {
      const { out, err } = await claimcheck('check', '--format', format, 'story.md');
      assert.doesNotMatch(out + err, /discretion|Source K/);
      assert.match(out, format === 'text' ? /1 \/ \d checked/ : /"checked": 1/);
    }
  });

  it('prints nothing of confidential notes that have lost their words or are about others now', async () => {
    const text =
      'The mayor sold the mill in 2019 to her cousin.\n\nThe dam holds 3 million litres.\n\nNobody lives there now.\n';
    let ledger = notesOn(text, [
      { words: 'The mayor sold the mill in 2019 to her cousin.', status: 'query' },
      { words: 'The dam holds 3 million litres.', status: 'verified' },
      { words: 'Nobody lives there now.', status: 'needs fix' },
    ]);
    const now = 'The dam holds 9 million litres.\n';
    // As long as they are shared, they are told.
    await put('story.md', now);
    await put(NOTES, writeNotesFiles(ledger).shared);
    const told = await claimcheck('check', 'story.md');
    for (const words of [/cousin/, /Nobody lives/, /3 million/, /\(query\)/, /Ines Falk/])
      assert.match(told.out, words);
    for (const { id } of ledger.annotations) ledger = setConfidential(ledger, id, true, STAMP);
    const files = writeNotesFiles(ledger);
    await put(NOTES, files.shared);
    await put(PRIVATE, files.private ?? '');
    for (const format of ['text', 'json']) {
      const { code, out, err } = await claimcheck('check', '--format', format, 'story.md');
      assert.equal(code, 1);
      assert.doesNotMatch(
        out + err,
        /cousin|mill |Nobody|3 million|query|needs fix|orphaned|reopened|Ines Falk|“verified”\./,
      );
      assert.match(out, /A confidential note has lost its words.*[^]*A confidential note has lost its words/);
      assert.match(out, /Changed since a confidential verdict/);
      assert.match(out, /Confidentially marked “verified” without a source note/);
      assert.match(out, /9 million/);
    }
  });

  it('repeats nothing of a confidential file that cannot be read', async () => {
    const files = writeNotesFiles(
      addNote(start, MILL, { id: 'k', comment: 'Her cousin told us.', confidential: true }, STAMP),
    );
    const secret = files.private ?? '';
    await put('story.md', TEXT);
    await put(NOTES, files.shared);
    const broken = [
      secret.replace('"Her cousin', 'Her cousin'),
      secret.replace('"Her cousin told us."', '"Her cousin" told us.'),
      secret.slice(0, secret.indexOf('told us')),
      secret.replace('"TextualBody"', '"Her cousin told us."'),
      secret.replace('"Her cousin told us."', '["Her cousin told us."]'),
      secret.replace(/"created": "[^"]+"/, '"created": "her cousin told us"'),
    ];
    for (const text of broken) {
      assert.notEqual(text, secret);
      await put(PRIVATE, text);
      const { code, out, err } = await claimcheck('check', 'story.md');
      assert.equal(code, 2);
      assert.match(err, /^claimcheck: story\.md: The private notes file is not /);
      assert.doesNotMatch(out + err, /cousin|told us/i, text);
    }
  });
});
