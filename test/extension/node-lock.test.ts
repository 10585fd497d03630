import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exclusively } from '../../src/extension/node-lock.ts';

const LOCK = path.resolve(__dirname, '../../src/extension/node-lock.ts');

/** Another window: adds lines to a file, each by reading all of it and writing it anew. */
const WRITER = `
  const [, lock, file, name] = process.argv;
  const { exclusively } = require(lock);
  const { readFile, writeFile } = require('node:fs/promises');
  void (async () => {
    for (let i = 0; i < 40; i++)
      await exclusively(file, async () => {
        const before = await readFile(file, 'utf8');
        await writeFile(file, before + name + i + '\\n');
      });
  })();
`;

const run = (file: string, name: string): Promise<number | null> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--eval', WRITER, LOCK, file, name], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('error', fail);
    child.once('exit', done);
  });

describe('the lock of a notes file', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'claimcheck-lock-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('lets two processes write in turn, and no line is lost', async () => {
    const file = path.join(folder, 'lines');
    await writeFile(file, '');
    assert.deepEqual(await Promise.all([run(file, 'a'), run(file, 'b')]), [0, 0]);
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    assert.equal(new Set(lines).size, 80);
  }).timeout(120_000);

  it('is released when the task fails', async () => {
    await assert.rejects(
      exclusively('fails', () => Promise.reject(new Error('no'))),
      /no/,
    );
    assert.equal(await exclusively('fails', () => Promise.resolve(1)), 1);
  });

  it('that a crash has left is taken over', async () => {
    const hash = createHash('sha256').update('crash').digest('hex').slice(0, 32);
    const left = path.join(tmpdir(), `claimcheck-${hash}.lock`);
    await writeFile(left, 'of a window that is gone');
    await utimes(left, new Date(0), new Date(0));
    await exclusively('crash', async () => {
      assert.match(await readFile(left, 'utf8'), new RegExp(`^${String(process.pid)} `));
    });
    await assert.rejects(readFile(left), /ENOENT/);
  });
});
