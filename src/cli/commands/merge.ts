import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  MERGE_ATTRIBUTES,
  MERGE_DRIVER,
  MERGE_SETUP,
  mergeLedgers,
  readLedger,
  success,
  writeLedger,
} from '../../core/index.ts';
import type { Ledger, Result } from '../../core/index.ts';
import { CLEAN, FAILED, FINDINGS } from '../exit.ts';
import { codeOf, decodeNotes, reasonOf, replaceFile } from '../files.ts';
import { oneLine } from '../io.ts';
import type { Io } from '../io.ts';

/**
 * Git's merge driver for notes files (https://git-scm.com/docs/gitattributes#_defining_a_custom_merge_driver): merges by
 * id and writes the result to OURS. BASE is empty where both sides added the file. Files that can't be read as notes are
 * left to a person, both whole in one file between git's own marks.
 *
 * @returns 0 merged; 1 left in conflict; 2 not done, and nothing was written
 */
export async function merge(base: string, ours: string, theirs: string, io: Io): Promise<number> {
  const at = (name: string): string => path.resolve(io.cwd, name);
  let texts: readonly [string, string, string];
  try {
    texts = [
      await readFile(at(base)).then(decodeNotes, emptyIfAbsent),
      decodeNotes(await readFile(at(ours))),
      decodeNotes(await readFile(at(theirs))),
    ];
  } catch (error) {
    io.err(`claimcheck: ${oneLine(reasonOf(error))}\n`);
    return FAILED;
  }
  const [known, left, right] = texts.map(notesIn);
  const unread = [left, right].find((side) => side?.ok === false);
  const merged =
    left?.ok === true && right?.ok === true
      ? // Notes that can't be read are as good as unknown ones: then nothing counts as deleted.
        together(known?.ok === true ? known.value : null, left.value, right.value)
      : null;
  const text =
    merged === null
      ? `<<<<<<< ours\n${ended(texts[1])}=======\n${ended(texts[2])}>>>>>>> theirs\n`
      : writeLedger(merged);
  if (unread?.ok === false) io.err(`claimcheck: ${oneLine(unread.problem.message)}\n`);
  try {
    await replaceFile(at(ours), text);
  } catch (error) {
    io.err(`claimcheck: ${oneLine(reasonOf(error))}\n`);
    return FAILED;
  }
  return merged === null ? FINDINGS : CLEAN;
}

const emptyIfAbsent = (error: unknown): string => {
  if (codeOf(error) === 'ENOENT') return '';
  throw error;
};

const notesIn = (text: string): Result<Ledger | null> =>
  text.trim() === '' ? success(null) : readLedger(text);

const together = (base: Ledger | null, ours: Ledger | null, theirs: Ledger | null): Ledger | null =>
  ours === null || theirs === null ? (ours ?? theirs) : mergeLedgers(base, ours, theirs);

const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/** Sets the driver up in the repository around the current folder. */
export async function install(io: Io): Promise<number> {
  const git = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)('git', args, { cwd: io.cwd })).stdout.trim();
  try {
    const root = await git('rev-parse', '--show-toplevel');
    await git('config', 'merge.claimcheck.name', 'notes of Claimcheck, by id');
    await git('config', 'merge.claimcheck.driver', MERGE_DRIVER);
    const file = path.join(root, '.gitattributes');
    const before = await readFile(file, 'utf8').catch(emptyIfAbsent);
    const known = before.split(/\r?\n/);
    const missing = MERGE_ATTRIBUTES.filter((line) => !known.includes(line));
    if (missing.length > 0) await replaceFile(file, `${ended(before)}${missing.join('\n')}\n`);
    io.out(`${MERGE_SETUP}\n${file}: ${MERGE_ATTRIBUTES.join(', ')}\n`);
    return CLEAN;
  } catch (error) {
    io.err(`claimcheck: ${oneLine(reasonOf(error))}\n`);
    return FAILED;
  }
}
