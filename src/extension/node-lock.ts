import { createHash } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';

/** A lock that is older than this is one that a crash has left: what it is held for takes milliseconds. */
const STALE_MS = 30_000;

/** Who waits longer goes on without: the file is compared before it is replaced all the same. */
const PATIENCE_MS = 15_000;

/**
 * Runs a task while no other process of this machine runs one of the same name: several windows may show one folder. The
 * lock is a file of the temporary folder, so that an article's folder stays clean and may be read-only. (The packages that
 * do this hook into the process's signals, and those are the extension host's own.)
 */
export async function exclusively<T>(name: string, task: () => Promise<T>): Promise<T> {
  const file = path.join(
    tmpdir(),
    `claimcheck-${createHash('sha256').update(name).digest('hex').slice(0, 32)}.lock`,
  );
  const token = `${String(process.pid)} ${Math.random().toString(36)}`;
  const taken = await take(file, token);
  try {
    return await task();
  } finally {
    if (taken) await release(file, token);
  }
}

async function take(file: string, token: string): Promise<boolean> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    try {
      await writeFile(file, token, { flag: 'wx' });
      return true;
    } catch (error) {
      // A temporary folder that can't be written to: there is no lock to be had.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
    const age = await stat(file).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > STALE_MS) await rm(file, { force: true }).catch(() => undefined);
    else await rest(5 + 20 * Math.random());
  }
  return false;
}

/** Not one that somebody else has taken over. */
async function release(file: string, token: string): Promise<void> {
  const held = await readFile(file, 'utf8').catch(() => '');
  if (held === token) await rm(file, { force: true });
}
