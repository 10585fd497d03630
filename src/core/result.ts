import type { Range } from './range.ts';

/** Why an input was refused. `message` is one line for a person; `range` points into the refused text where that helps. */
export interface Problem {
  readonly code:
    | 'invalid-json'
    | 'invalid-shape'
    | 'newer-version'
    | 'conflict-markers'
    | 'too-large'
    | 'not-text'
    | 'unreadable'
    | 'unwritable'
    | 'unsaved-edits';
  readonly message: string;
  readonly range?: Range;
  /** Which of an article's two notes files; absent: the shared one. */
  readonly file?: 'private';
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const success = <T>(value: T): Result<T> => ({ ok: true, value });

export const failure = (problem: Problem): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem,
});

/** Ends a `switch` over a union: a member that was forgotten is a type error here. */
export function assertNever(value: never): never {
  throw new Error(`unexpected: ${JSON.stringify(value)}`);
}
