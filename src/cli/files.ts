import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { globby, isDynamicPattern } from 'globby';
import { failure, MAX_ARTICLE_LENGTH, readLedger, success } from '../core/index.ts';
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

/** A file is itself; a folder its Markdown; a glob what it matches. What `.gitignore` names is left out of the latter two. */
async function expand(item: string, cwd: string): Promise<Result<readonly string[]>> {
  const info = await stat(path.resolve(cwd, item)).catch(() => null);
  if (info?.isFile() === true) return success([item]);
  if (info === null && !isDynamicPattern(item)) return refuse('no such file or folder');
  const pattern = info === null ? item : `${item.replace(/[\\/]+$/, '').replaceAll('\\', '/')}/**/*.md`;
  try {
    const found = await globby(pattern, {
      cwd,
      gitignore: true,
      suppressErrors: false,
      ignore: ['**/node_modules/**'],
    });
    return found.length === 0 ? refuse('no Markdown file there') : success(found.sort());
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

async function notes(file: string): Promise<Result<Ledger | null>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(`${file}.factcheck.json`);
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? success(null) : refuse(reasonOf(error));
  }
  const text = decode(bytes);
  return text.ok ? readLedger(text.value) : text;
}

/** UTF-8, byte order mark included. */
function decode(bytes: Uint8Array): Result<string> {
  if (bytes.includes(0)) return refuse('not text (it holds NUL bytes)');
  if (bytes.length > MAX_ARTICLE_LENGTH) return refuse('larger than 5 MB');
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

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const reasonOf = (error: unknown): string =>
  codeOf(error) === 'EACCES' ? 'permission denied' : error instanceof Error ? error.message : String(error);
