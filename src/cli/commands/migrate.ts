import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readLedger, writeLedger } from '../../core/index.ts';
import { CLEAN, FAILED } from '../exit.ts';
import { decodeNotes, notesFiles, reasonOf, replaceFile } from '../files.ts';
import { oneLine } from '../io.ts';
import type { Io } from '../io.ts';

/**
 * Writes notes files as this version writes them: those of older versions in the current format. A file that can't be
 * read is reported and left as it is.
 *
 * @returns 0 all are up to date now; 2 not all
 */
export async function migrate(given: readonly string[], io: Io): Promise<number> {
  let code = CLEAN;
  for await (const { name, problem } of notesFiles(given, io.cwd)) {
    const outcome = problem === null ? await migrateOne(path.resolve(io.cwd, name)) : { problem };
    if (outcome.problem === null) io.out(`${name}: ${outcome.isNew ? 'migrated' : 'up to date'}\n`);
    else {
      io.err(`claimcheck: ${name}: ${oneLine(outcome.problem)}\n`);
      code = FAILED;
    }
  }
  return code;
}

type Outcome = { readonly problem: string } | { readonly problem: null; readonly isNew: boolean };

async function migrateOne(file: string): Promise<Outcome> {
  try {
    const text = decodeNotes(await readFile(file));
    const read = readLedger(text);
    if (!read.ok) return { problem: read.problem.message };
    const written = writeLedger(read.value);
    if (written === text) return { problem: null, isNew: false };
    await replaceFile(file, written);
    return { problem: null, isNew: true };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}
