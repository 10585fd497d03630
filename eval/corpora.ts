/** Where the labelled texts and their scorers are, and how a program beside ours is run. Nothing of them is in the project. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { TypedSentence } from './types-by-sentence.ts';

export const root = resolve(fileURLToPath(import.meta.url), '../..');

const beside = resolve(root, '../shared');
/** The real path: the scorers only run where they are called by the name they find themselves under. */
export const shared = existsSync(beside) ? realpathSync(beside) : beside;

export const scorer = (name: string): string => join(shared, 'eval', name);
export const adapter = (name: string): string => join(root, 'eval/adapters', name);

const LARGE = 1 << 28;

/** Runs a Node program with our loader; its standard output. */
export function node(args: readonly string[], input = ''): string {
  return execFileSync(process.execPath, ['--import=tsx', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
    maxBuffer: LARGE,
  });
}

export function unpack(archive: string, folder: string): void {
  execFileSync('tar', ['xzf', join(shared, 'corpora', archive), '-C', folder]);
}

export type Span = readonly [start: number, end: number];

/** Of an annotator or of ours; UTF-16 offsets into the text with LF line ends. */
export interface Attribution {
  readonly content: readonly Span[];
  readonly source: readonly Span[] | null;
  readonly cue: readonly Span[] | null;
}

export interface Document {
  /** The file's name without `.txt`. */
  readonly base: string;
  readonly text: string;
  readonly atts: readonly Attribution[];
}

/** What ../shared/eval/score.mjs exports and we use. */
export interface Scorer {
  loadGold(text: string, gold: string): { readonly docs: readonly Document[] };
  ggtMatch<A extends Attribution, B extends Attribution>(
    gold: readonly A[],
    ours: readonly B[],
    threshold: number,
    score: (gold: A, ours: B) => number,
  ): {
    readonly pairs: readonly (readonly [gold: A, ours: B, score: number])[];
    readonly missed: readonly A[];
    readonly extra: readonly B[];
  };
  /** Characters that both have. */
  inter(a: readonly Span[], b: readonly Span[]): number;
  sourceMatch(gold: Attribution, ours: Attribution, text: string): { readonly strict: boolean };
}

export const loadScorer = async (): Promise<Scorer> =>
  (await import(pathToFileURL(scorer('score.mjs')).href)) as Scorer;

/** A sentence of news by two readers; `worth` is null where they differ. */
export interface NewsSentence extends TypedSentence {
  readonly worth: number | null;
}

export const readNews = (): readonly NewsSentence[] =>
  readFileSync(join(shared, 'corpora/news-claims-dev.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as NewsSentence);
