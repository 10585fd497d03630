import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { replaceFile } from '../../src/extension/node-replace.ts';
import { WrittenMeanwhile } from '../../src/extension/platform.ts';

const REPLACE = path.resolve(__dirname, '../../src/extension/node-replace.ts');
const FILES = path.resolve(__dirname, '../../src/cli/files.ts');

/** A window that is killed at a step of writing: of `fs`, or in the middle of the bytes. */
const KILLED = `
  const [, replace, file, step] = process.argv;
  const die = () => process.kill(process.pid, 'SIGKILL');
  const fs = require('node:fs');
  const { writeFileSync } = fs;
  if (step === 'bytes') fs.writeFileSync = (name, bytes) => die(writeFileSync(name, bytes.slice(0, 9)));
  else if (step === 'renamed') {
    const { rename } = fs;
    fs.rename = (from, to) => rename(from, to, die);
  } else fs[step] = die;
  void require(replace).replaceFile(file, Buffer.from('what is new, and longer'), Buffer.from('what was there'), new Set());
`;

/** One whose disk takes so many bytes and no more: the system writes as many, and says how many those were. */
const FULL = `
  const [, module, file, text] = process.argv;
  const fs = require('node:fs');
  process.on('SIGXFSZ', () => undefined);
  void require(module)
    .replaceFile(file, module.includes('cli') ? text : Buffer.from(text), fs.readFileSync(file), new Set())
    .then(() => process.exit(0), (error) => process.exit(error.code === 'EFBIG' ? 7 : 1));
`;

const BLOCK = 512;

const run = (script: string, args: readonly string[], shell?: string): Promise<number | string | null> =>
  new Promise((done, fail) => {
    const node = ['--import', 'tsx', '--eval', script, ...args];
    const [command, given] =
      shell === undefined
        ? [process.execPath, node]
        : ['sh', ['-c', `${shell} && exec "$@"`, 'sh', process.execPath, ...node]];
    const child = spawn(command, given, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, TSX_DISABLE_CACHE: '1' },
    });
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      done(code ?? signal);
    });
  });

describe('replacing a file', function () {
  this.timeout(60_000);
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'claimcheck-replace-'));
    file = path.join(folder, 'story.md.factcheck.json');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  for (const step of ['open', 'bytes', 'fsync', 'close', 'chmod', 'rename', 'renamed'])
    it(`leaves the old or the new where the window dies at “${step}”, and nothing lies about later`, async () => {
      await writeFile(file, 'what was there');
      assert.equal(await run(KILLED, [REPLACE, file, step]), 'SIGKILL');
      assert.equal(
        await readFile(file, 'utf8'),
        step === 'renamed' ? 'what is new, and longer' : 'what was there',
      );
      for (const name of await readdir(folder))
        if (name !== path.basename(file)) await utimes(path.join(folder, name), new Date(0), new Date(0));
      await replaceFile(file, Buffer.from('written again'), await readFile(file), new Set());
      assert.equal(await readFile(file, 'utf8'), 'written again');
      assert.deepEqual(await readdir(folder), [path.basename(file)]);
    });

  it('leaves what somebody else has written since', async () => {
    const bytes = Buffer.from('what is new');
    for (const [was, now] of [
      ['what was there', 'theirs'],
      [null, 'theirs'],
      ['what was there', null],
    ] as const) {
      await rm(file, { force: true });
      if (now !== null) await writeFile(file, now);
      await assert.rejects(
        replaceFile(file, bytes, was === null ? null : Buffer.from(was), new Set()),
        WrittenMeanwhile,
      );
      assert.deepEqual(await readdir(folder), now === null ? [] : [path.basename(file)]);
      if (now !== null) assert.equal(await readFile(file, 'utf8'), now);
    }
  });

  for (const module of [REPLACE, FILES])
    it(`takes no half for the whole on a disk that is nearly full: ${path.relative(process.cwd(), module)}`, async () => {
      await writeFile(file, 'what was there');
      const text = 'x'.repeat(40 * BLOCK);
      assert.equal(await run(FULL, [module, file, text], 'ulimit -f 20'), 7);
      assert.equal(await readFile(file, 'utf8'), 'what was there');
      assert.deepEqual(await readdir(folder), [path.basename(file)]);
      assert.equal(await run(FULL, [module, file, text], 'ulimit -f 80'), 0);
      assert.equal(await readFile(file, 'utf8'), text);
    });
});
