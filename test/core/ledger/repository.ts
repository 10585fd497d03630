import { execFile } from 'node:child_process';
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
