import { fold } from './fold.ts';

/** Emphasis, strong and strike-through marks at a word's edge; in the middle of a word (snake_case, 2*3) they are text. */
const EMPHASIS = /(?<![\p{L}\p{N}*_~])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\p{L}\p{N}*_])|~~/gu;

/**
 * Whether two stretches say the same in the same words: they differ at most in typography (kinds of quotation marks and
 * dashes, white space, line wraps, quoted lines' `>`, Markdown's emphasis). A changed letter, digit, name, negation or
 * comma is a difference.
 */
export const sameWording = (a: string, b: string): boolean => a === b || plain(a) === plain(b);

const plain = (words: string): string =>
  fold(words.replace(/[\r\n]+[ \t>]*/g, ' ').replace(EMPHASIS, '')).trim();
