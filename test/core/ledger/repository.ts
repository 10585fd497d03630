import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Files of one commit, by name. */
export type Files = Readonly<Record<string, string>>;

/** How a merge of stock git ended. */
export interface Merged {
  /** Names of the files that git could not merge. */
  readonly conflicts: readonly string[];
  /** All files as git left them, conflict markers included. */
  readonly files: Files;
}

/** Nothing of this machine's settings: what is measured is git as it comes. */
const ENVIRONMENT = {
  ...process.env,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Ines Falk',
  GIT_AUTHOR_EMAIL: 'ines@example.org',
  GIT_COMMITTER_NAME: 'Ines Falk',
  GIT_COMMITTER_EMAIL: 'ines@example.org',
};

/**
 * Makes a repository with two branches from one commit, and merges theirs into ours.
 *
 * @param before null: both branches begin without these files
 * @param settings name and value of what is set in the repository first
 */
export async function mergeInGit(
  before: Files | null,
  ours: Files,
  theirs: Files,
  settings: readonly (readonly [string, string])[] = [],
): Promise<Merged> {
  const folder = await mkdtemp(path.join(tmpdir(), 'claimcheck-git-'));
  const git = async (...args: string[]): Promise<string> =>
    (await run('git', args, { cwd: folder, env: ENVIRONMENT })).stdout;
  const commit = async (files: Files): Promise<void> => {
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
    await git('add', '--all');
    await git('commit', '--quiet', '--allow-empty', '--message', 'x');
  };
  try {
    await git('init', '--quiet', '--initial-branch=ours');
    for (const [name, value] of settings) await git('config', name, value);
    await commit(before ?? {});
    await git('checkout', '--quiet', '-b', 'theirs');
    await commit(theirs);
    await git('checkout', '--quiet', 'ours');
    await commit(ours);
    await git('merge', '--quiet', '--no-edit', 'theirs').catch(() => undefined);
    const unmerged = await git('diff', '--name-only', '--diff-filter=U', '-z');
    const files = await Promise.all(
      Object.keys({ ...ours, ...theirs }).map(async (name) => [
        name,
        await readFile(path.join(folder, name), 'utf8'),
      ]),
    );
    return {
      conflicts: unmerged.split('\0').filter((name) => name !== ''),
      files: Object.fromEntries(files) as Files,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Two branches from one commit. */
export interface Branches {
  readonly before: Files;
  readonly ours: Files;
  readonly theirs: Files;
}

/**
 * Merges many pairs of branches in one repository, by the same merge as `git merge` (its `merge-tree`), which spares
 * a working folder and eight processes for each.
 */
export async function mergeManyInGit(all: readonly Branches[]): Promise<readonly Merged[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'claimcheck-git-'));
  const git = (args: readonly string[], input = ''): Promise<Buffer> =>
    new Promise((done, fail) => {
      const child = spawn('git', args, { cwd: folder, env: ENVIRONMENT, stdio: ['pipe', 'pipe', 'inherit'] });
      const parts: Buffer[] = [];
      child.stdout.on('data', (part: Buffer) => parts.push(part));
      child.once('error', fail);
      // merge-tree ends with 1 where there are conflicts.
      child.once('close', (code) => {
        if (code === 0 || (code === 1 && args[0] === 'merge-tree')) done(Buffer.concat(parts));
        else fail(new Error(`git ${args.join(' ')}: ${String(code)}`));
      });
      // A git that reads nothing may be gone before it is given nothing; its exit code tells the rest.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });
  try {
    await git(['init', '--quiet', '--bare']);
    await git(['fast-import', '--quiet'], all.map(imported).join(''));
    const merged: Merged[] = [];
    for (const [index, { ours, theirs }] of all.entries()) {
      const [tree = '', ...rest] = (
        await git(['merge-tree', '--name-only', `ours${String(index)}`, `theirs${String(index)}`])
      )
        .toString()
        .split('\n');
      const conflicts = rest.slice(0, rest.indexOf(''));
      const names = Object.keys({ ...ours, ...theirs });
      const contents = await git(['cat-file', '--batch'], names.map((name) => `${tree}:${name}\n`).join(''));
      merged.push({ conflicts, files: Object.fromEntries(zip(names, blobs(contents))) });
    }
    return merged;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const zip = (names: readonly string[], texts: readonly string[]): (readonly [string, string])[] =>
  names.map((name, index) => [name, texts[index] ?? '']);

/** One history for `git fast-import`: a commit, and two branches from it. */
function imported({ before, ours, theirs }: Branches, index: number): string {
  const commit = (branch: string, files: Files, from: string | null): string =>
    [
      `commit refs/heads/${branch}${String(index)}`,
      'committer Ines Falk <ines@example.org> 1767225600 +0000',
      'data 0',
      ...(from === null ? [] : [`from refs/heads/${from}${String(index)}`]),
      ...Object.entries(files).map(
        ([name, text]) => `M 100644 inline ${name}\ndata ${String(Buffer.byteLength(text))}\n${text}`,
      ),
      '\n',
    ].join('\n');
  return commit('before', before, null) + commit('ours', ours, 'before') + commit('theirs', theirs, 'before');
}

/** What `git cat-file --batch` prints: for each a line that ends in its length, the bytes, a line end. */
function blobs(output: Buffer): readonly string[] {
  const texts: string[] = [];
  for (let at = 0; at < output.length;) {
    const start = output.indexOf('\n', at) + 1;
    const length = Number(output.toString('utf8', at, start).trim().split(' ').at(-1));
    texts.push(output.toString('utf8', start, start + length));
    at = start + length + 1;
  }
  return texts;
}
