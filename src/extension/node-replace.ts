import { readFileSync, writeFileSync } from 'node:fs';
import { access, constants, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { WrittenMeanwhile } from './platform.ts';

/** Temporary files that are older than this were left by a crash. */
const LEFT_MS = 60_000;

/** Targets whose folder has been looked through for what a crash has left. */
export type Swept = Set<string>;

/**
 * Replaces a file in one step. One that its owner has made read-only is left alone, although a folder that can be written
 * to would let it be replaced.
 *
 * The bytes are written here, when the package has made its temporary file: it would ask the system once, and on a disk
 * that is nearly full take the half that still went in for the whole.
 *
 * @param was what is to be there still, looked at when all that is left to do is the renaming; null: no file
 */
export async function replaceFile(
  file: string,
  bytes: Uint8Array,
  was: Uint8Array | null,
  swept: Swept,
): Promise<void> {
  if (await exists(file)) await access(file, constants.W_OK);
  await writeFileAtomic(file, '', {
    tmpfileCreated: (temporary) => {
      writeFileSync(temporary, bytes);
      const now = bytesOf(file);
      if (now === null ? was !== null : was === null || !now.equals(was)) throw new WrittenMeanwhile();
    },
  });
  if (swept.has(file)) return;
  swept.add(file);
  await sweep(file);
}

/** What was being written when the editor crashed was not acknowledged; it is not left lying about. */
async function sweep(file: string): Promise<void> {
  const folder = path.dirname(file);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${path.basename(file)}.`) || !/\.\d+$/.test(name)) continue;
    const left = path.join(folder, name);
    const age = await stat(left).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > LEFT_MS) await rm(left, { force: true });
  }
}

function bytesOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );
