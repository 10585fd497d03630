import { excerpt } from './message.ts';

/** How many words around the difference are shown. */
const AROUND = 3;

/** The stretches in which two wordings differ, from the first different word to the last, with a few words around. */
export function difference(
  before: string,
  after: string,
): { readonly before: string; readonly after: string } {
  const old = before.trim().split(/\s+/);
  const now = after.trim().split(/\s+/);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail))
    tail++;
  return { before: stretch(old, head, tail), after: stretch(now, head, tail) };
}

function stretch(words: readonly string[], head: number, tail: number): string {
  const from = Math.max(0, head - AROUND);
  const to = Math.min(words.length, words.length - tail + AROUND);
  const shown = excerpt(words.slice(from, to).join(' '), 160);
  return `${from > 0 ? '… ' : ''}${shown}${to < words.length ? ' …' : ''}`;
}
