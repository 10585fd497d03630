import { writeFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { globby, isDynamicPattern } from 'globby';
import { failure, MAX_ARTICLE_LENGTH, readNotesFiles, success } from '../core/index.ts';
import type { Ledger, Result } from '../core/index.ts';
import type { Io } from './io.ts';

/** A name as it was given, and the text behind it; or why there is none. */
export interface Input {
  readonly name: string;
  readonly text: Result<string>;
  readonly ledger: Result<Ledger | null>;
}

/** Articles in the order given, each read when it is asked for, so that an archive needs no memory. */
export async function* articles(given: readonly string[], io: Io): AsyncGenerator<Input> {
  for (const item of given) {
    if (item === '-') {
      yield { name: '-', text: decode(await readAll(io.stdin)), ledger: success(null) };
      continue;
    }
    const found = await expand(item, io.cwd);
    if (!found.ok) yield { name: item, text: found, ledger: success(null) };
    else for (const name of found.value) yield await article(name, io.cwd);
  }
}

/** A notes file's name as it was given or found; or why there is none. */
export interface NotesName {
  readonly name: string;
  readonly problem: string | null;
}

/** A notes file is itself; an article stands for its notes, a folder for all notes in it. */
export async function* notesFiles(given: readonly string[], cwd: string): AsyncGenerator<NotesName> {
  for (const item of given) {
    if (isNotes(item)) {
      yield { name: item, problem: null };
      continue;
    }
    const isFile = (name: string): Promise<boolean> =>
      stat(path.resolve(cwd, name)).then(
        (info) => info.isFile(),
        () => false,
      );
    const found = (await isFile(item))
      ? success(await filter([`${item}${NOTES}`, `${item}${PRIVATE_NOTES}`], isFile))
      : await expand(item, cwd, [NOTES, PRIVATE_NOTES]);
    if (!found.ok) yield { name: item, problem: found.problem.message };
    else if (found.value.length === 0) yield { name: item, problem: 'it has no notes' };
    else for (const name of found.value) yield { name, problem: null };
  }
}

async function filter(
  names: readonly string[],
  test: (name: string) => Promise<boolean>,
): Promise<readonly string[]> {
  const kept = await Promise.all(names.map(test));
  return names.filter((_, index) => kept[index]);
}

const NOTES = '.factcheck.json';
const PRIVATE_NOTES = '.factcheck.private.json';

const isNotes = (name: string): boolean => name.endsWith(NOTES) || name.endsWith(PRIVATE_NOTES);

/** A file is itself; a folder its files of some kinds; a glob what it matches. What `.gitignore` names is left out of the latter two. */
async function expand(
  item: string,
  cwd: string,
  endings: readonly string[] = ['.md'],
): Promise<Result<readonly string[]>> {
  const info = await stat(path.resolve(cwd, item)).catch(() => null);
  if (info?.isFile() === true) return success([item]);
  if (info === null && !isDynamicPattern(item)) return refuse('no such file or folder');
  const folder = item.replace(/[\\/]+$/, '').replaceAll('\\', '/');
  const pattern = info === null ? item : endings.map((ending) => `${folder}/**/*${ending}`);
  try {
    const found = await globby(pattern, {
      cwd,
      gitignore: true,
      suppressErrors: false,
      ignore: ['**/node_modules/**'],
    });
    const kind = endings.includes('.md') ? 'no Markdown file there' : 'no notes file there';
    return found.length === 0 ? refuse(kind) : success(found.sort());
  } catch (error) {
    return refuse(reasonOf(error));
  }
}

async function article(name: string, cwd: string): Promise<Input> {
  const file = path.resolve(cwd, name);
  try {
    const { size } = await stat(file);
    if (size > MAX_ARTICLE_LENGTH) return { name, text: refuse('larger than 5 MB'), ledger: success(null) };
    return { name, text: decode(await readFile(file)), ledger: await notes(file) };
  } catch (error) {
    return { name, text: refuse(reasonOf(error)), ledger: success(null) };
  }
}

/** Both files of an article's notes, as one; null where there is neither. */
async function notes(article: string): Promise<Result<Ledger | null>> {
  try {
    return readNotesFiles({
      shared: await notesText(`${article}${NOTES}`),
      private: await notesText(`${article}${PRIVATE_NOTES}`),
    });
  } catch (error) {
    return refuse(reasonOf(error));
  }
}

async function notesText(file: string): Promise<string | null> {
  try {
    return decodeNotes(await readFile(file));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/**
 * In one step. The text is written here: the package asks the system once, and on a disk that is nearly full takes the half
 * that still went in for the whole.
 */
export const replaceFile = (file: string, text: string): Promise<void> =>
  writeFileAtomic(file, '', {
    tmpfileCreated: (temporary) => {
      writeFileSync(temporary, text);
    },
  });

/** UTF-8. @throws an error that says what else it is */
export function decodeNotes(bytes: Uint8Array): string {
  const text = decode(bytes, Infinity);
  if (!text.ok) throw new Error(text.problem.message);
  return text.value;
}

/** UTF-8, byte order mark included. */
function decode(bytes: Uint8Array, limit = MAX_ARTICLE_LENGTH): Result<string> {
  if (bytes.includes(0)) return refuse('not text (it holds NUL bytes)');
  if (bytes.length > limit) return refuse('larger than 5 MB');
  try {
    return success(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return refuse('not UTF-8 text');
  }
}

async function readAll(stdin: Io['stdin']): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of stdin)
    parts.push(typeof part === 'string' ? new TextEncoder().encode(part) : part);
  return Buffer.concat(parts);
}

const refuse = (message: string): Result<never> => failure({ code: 'unreadable', message });

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

export const reasonOf = (error: unknown): string =>
  codeOf(error) === 'EACCES' ? 'permission denied' : error instanceof Error ? error.message : String(error);
