import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { placesIn } from '../../src/cli/places.ts';
import { run } from '../../src/cli/run.ts';
import { writeLedger } from '../../src/core/ledger/write.ts';
import { notesOn } from '../core/story.ts';

const PROJECT = path.resolve(__dirname, '../..');
const STORY =
  'Mayor Jane Doe left.\n\n“The dam will hold until June,” Doe said.\n\nThe mill below it stands empty.\n';
const QUOTE = '“The dam will hold until June,”';

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

describe('the command line', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'claimcheck-cli-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const file = async (name: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  };

  async function claimcheck(args: readonly string[], stdin = ''): Promise<Answer> {
    let [out, err] = ['', ''];
    const code = await run(args, {
      out: (text) => (out += text),
      err: (text) => (err += text),
      stdin: (async function* () {
        await Promise.resolve();
        yield new TextEncoder().encode(stdin);
      })(),
      cwd: folder,
      colour: false,
    });
    return { code, out, err };
  }

  describe('scan', () => {
    it('prints claims with their speakers, and finds nothing wrong with that', async () => {
      await file('story.md', STORY);
      const { code, out, err } = await claimcheck(['scan', 'story.md']);
      assert.deepEqual([code, err], [0, '']);
      assert.match(
        out,
        /^story\.md\n {2}3:1 +quotation +Jane Doe: “The dam will hold until June,” {2}\[.*prediction/,
      );
    });

    it('prints the JSON that design.md gives, one object for one article', async () => {
      await file('story.md', STORY);
      const { out } = await claimcheck(['scan', 'story.md', '--format', 'json']);
      const { version, article, claims } = JSON.parse(out) as {
        version: number;
        article: string;
        claims: Record<string, unknown>[];
      };
      assert.deepEqual([version, article], [1, 'story.md']);
      const [quotation] = claims;
      assert.ok(quotation);
      assert.deepEqual(Object.keys(quotation), [
        ...[
          'id',
          'kind',
          'content',
          'text',
          'said',
          'source',
          'cue',
          'speaker',
          'uncertain',
          'types',
          'due',
          'worth',
          'reason',
        ],
      ]);
      const start = STORY.indexOf(QUOTE);
      assert.deepEqual(quotation['content'], [{ start, end: start + QUOTE.length }]);
      assert.deepEqual(quotation['cue'], {
        ranges: [{ start: STORY.indexOf('said'), end: STORY.indexOf('said') + 4 }],
        text: 'said',
      });
    });

    it('prints one line an article as NDJSON', async () => {
      await file('a.md', STORY);
      await file('b.md', STORY);
      const { out } = await claimcheck(['scan', 'a.md', 'b.md', '--format', 'ndjson']);
      const lines = out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { article: string });
      assert.deepEqual(
        lines.map(({ article }) => article),
        ['a.md', 'b.md'],
      );
    });

    it('reads standard input, folders and globs, and leaves out what .gitignore names', async () => {
      assert.match((await claimcheck(['scan', '-'], STORY)).out, /Jane Doe/);
      await file('desk/a.md', STORY);
      await file('desk/deep/b.md', STORY);
      await file('desk/old/c.md', STORY);
      await file('.gitignore', 'old/\n');
      for (const given of ['desk', 'desk/', 'desk/**/*.md']) {
        const { out } = await claimcheck(['scan', given]);
        assert.deepEqual(out.match(/^\S+\.md$/gm), ['desk/a.md', 'desk/deep/b.md'], given);
      }
    });

    it('counts a byte order mark and CRLF as the file has them', async () => {
      const text = `\uFEFF${STORY.replaceAll('\n', '\r\n')}`;
      await file('story.md', text);
      const { out } = await claimcheck(['scan', 'story.md', '--format', 'json']);
      const [claim] = (JSON.parse(out) as { claims: { content: { start: number; end: number }[] }[] }).claims;
      assert.equal(text.slice(claim?.content[0]?.start, claim?.content[0]?.end), QUOTE);
    });

    it('lets no text of an article drive the terminal', async () => {
      await file('story.md', 'Doe said: “The \u001B]0;owned\u0007dam \u202Ewill hold until June.”\n');
      const { out } = await claimcheck(['scan', 'story.md']);
      assert.doesNotMatch(out, /[\u001B\u0007\u202E]/u);
    });
  });

  describe('check', () => {
    it('ends with 0 where nothing was found, and lists what is unchecked', async () => {
      await file('story.md', STORY);
      const { code, out } = await claimcheck(['check', 'story.md']);
      assert.equal(code, 0);
      assert.match(out, /0 \/ \d+ checked, still unchecked:\n {2}3:1 +quotation +Jane Doe: /);
    });

    it('ends with 1 on an error, and names the rule', async () => {
      await file('story.md', `${STORY}\nIt cost TK dollars.\n`);
      const { code, out } = await claimcheck(['check', 'story.md']);
      assert.equal(code, 1);
      assert.match(out, / {2}7:9 +error +“TK” still has to be filled in\. {2}placeholder\n/);
    });

    it('reads the notes beside the article', async () => {
      await file('story.md', STORY);
      const noted = notesOn(STORY, [{ words: QUOTE, status: 'verified', note: 'tape' }]);
      await file('story.md.factcheck.json', writeLedger(noted));
      assert.match((await claimcheck(['check', 'story.md'])).out, /1 \/ \d+ checked/);
      await file('story.md', STORY.replace('June', 'July'));
      const { code, out } = await claimcheck(['check', 'story.md', '--format', 'json']);
      assert.equal(code, 1);
      const [article] = (JSON.parse(out) as { articles: { findings: { rule: string; line: number }[] }[] })
        .articles;
      assert.deepEqual(
        article?.findings.map(({ rule, line }) => [rule, line]),
        [['text-changed', 3]],
      );
    });

    it('lets warnings pass up to a number', async () => {
      await file('story.md', 'The square was empty.\n\n“We were never told that it would close”\n');
      assert.equal((await claimcheck(['check', 'story.md'])).code, 1);
      assert.equal((await claimcheck(['check', 'story.md', '--max-warnings', '1'])).code, 0);
    });
  });

  describe('bad input', () => {
    const refused = async (args: readonly string[], message: RegExp): Promise<void> => {
      const { code, err } = await claimcheck(args);
      assert.equal(code, 2, err);
      assert.match(err, message);
      assert.equal(err.split('\n').length, 2, `one line: ${err}`);
    };

    it('is a missing file', () => refused(['check', 'nobody.md'], /^claimcheck: nobody\.md: no such file/));
    it('is a bad flag', () => refused(['check', 'x.md', '--fast'], /^claimcheck: unknown option '--fast'/));
    it('is a bad format', () =>
      refused(['scan', 'x.md', '--format', 'pdf'], /^claimcheck: option '--format/));
    it('is a bad number', () => refused(['check', 'x.md', '--max-warnings', '-1'], /whole number/));
    it('is no command', () =>
      refused([], /^claimcheck: a command is needed: scan, check, merge or migrate\n$/));
    it('is an unknown command', () => refused(['sing'], /^claimcheck: unknown command 'sing'/));
    it('is no file at all', () => refused(['scan'], /^claimcheck: missing required argument/));
    it('is a folder without articles', async () => {
      await mkdir(path.join(folder, 'empty'));
      await refused(['scan', 'empty'], /no Markdown file there/);
    });
    it('is a binary file', async () => {
      await file('story.md', new Uint8Array([80, 75, 3, 4, 0, 0]));
      await refused(['scan', 'story.md'], /not text/);
    });
    it('is a file that is not UTF-8', async () => {
      await file('story.md', new Uint8Array([0xe9, 0x74, 0xe9]));
      await refused(['scan', 'story.md'], /not UTF-8/);
    });
    it('is a file over 5 MB', async () => {
      await file('story.md', 'a '.repeat(2_600_000));
      await refused(['check', 'story.md'], /larger than 5 MB/);
    });
    it('is a notes file that cannot be read', async () => {
      await file('story.md', STORY);
      await file('story.md.factcheck.json', '{"type":');
      await refused(['check', 'story.md'], /^claimcheck: story\.md: The notes file is not valid JSON/);
    });
    it('is a folder that may not be read', async function () {
      await mkdir(path.join(folder, 'locked'));
      await chmod(path.join(folder, 'locked'), 0);
      // A superuser may read everything.
      if (process.getuid?.() === 0) await refused(['scan', 'locked'], /no Markdown file there/);
      else await refused(['scan', 'locked'], /permission denied/);
      await chmod(path.join(folder, 'locked'), 0o700);
    });
    it('does not keep the other files from being read', async () => {
      await file('story.md', STORY);
      const { code, out, err } = await claimcheck(['scan', 'nobody.md', 'story.md']);
      assert.equal(code, 2);
      assert.match(out, /Jane Doe/);
      assert.match(err, /nobody/);
    });
  });

  it('prints help and ends with 0', async () => {
    const { code, out } = await claimcheck(['--help']);
    assert.equal(code, 0);
    assert.match(out, /scan.*\n.*check/s);
  });

  it('works as a process, and ends quietly when its reader has seen enough', async function () {
    const main = path.join(PROJECT, 'src/cli/main.ts');
    const tsx = path.join(PROJECT, 'node_modules/.bin/tsx');
    await file('story.md', STORY);
    const { stdout } = await promisify(execFile)(tsx, [main, 'scan', 'story.md'], { cwd: folder });
    assert.match(stdout, /Jane Doe/);
    await file('long.md', STORY.repeat(2000));
    const child = spawn(tsx, [main, 'scan', 'long.md'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((done) => child.once('close', done));
    assert.deepEqual([code, err], [0, '']);
  });
});

describe('places', () => {
  it('count lines and columns from 1, a byte order mark not at all', () => {
    const place = placesIn('\uFEFFab\r\nc\rd\n');
    assert.deepEqual([1, 3, 5, 7, 9].map(place), [
      { line: 1, column: 1 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
    ]);
  });
});
