import type { Range } from '../range.ts';
import { align } from './align.ts';
import type { Alignment } from './align.ts';
import { likelyStarts } from './places.ts';
import type { Places } from './places.ts';

/** Words that were edited, and where they stand now. `likeness`: 1 all the same, 0 nothing. */
export interface Edited {
  readonly range: Range;
  readonly likeness: number;
  readonly around: number;
}

/** Longer words are followed by their two ends. */
const LONG = 600;

/** Likely places that are looked at closely. */
const LOOKS = 3;

/**
 * Finds words that were edited since they were stored, by what is left of them and of their surroundings: places vote
 * (`places.ts`), the likeliest are aligned. All texts are folded. null: nowhere likely enough.
 */
export function findEdited(
  text: string,
  places: Places,
  prefix: string,
  exact: string,
  suffix: string,
): Edited | null {
  if (exact.length <= LONG) return best(text, places, prefix, exact, suffix);
  const half = LONG / 2;
  const head = best(text, places, prefix, exact.slice(0, half), '');
  const tail = best(text, places, '', exact.slice(-half), suffix);
  if (head === null || tail === null) return null;
  const length = tail.range.end - head.range.start;
  if (length < exact.length / 2 || length > exact.length * 2) return null;
  return {
    range: { start: head.range.start, end: tail.range.end },
    likeness: Math.min(head.likeness, tail.likeness),
    around: Math.max(head.around, tail.around),
  };
}

function best(text: string, places: Places, prefix: string, exact: string, suffix: string): Edited | null {
  const pattern = prefix + exact + suffix;
  const slack = 40 + Math.floor(exact.length / 2);
  let found: Edited | null = null;
  for (const at of likelyStarts(places, pattern, LOOKS)) {
    const from = Math.max(0, at - slack);
    const window = text.slice(from, at + pattern.length + slack);
    const edited = judged(
      window,
      from,
      align(pattern, prefix.length, prefix.length + exact.length, window),
      exact.length,
      prefix.length + suffix.length,
    );
    if (edited !== null && (found === null || value(edited) > value(found))) found = edited;
  }
  return found;
}

const value = ({ likeness, around }: Edited): number => 2 * likeness + around;

function judged(
  window: string,
  from: number,
  { start, end, inside, outside }: Alignment,
  length: number,
  surroundings: number,
): Edited | null {
  const range = wholeWords(window, start, end);
  if (range.end <= range.start) return null;
  return {
    range: { start: from + range.start, end: from + range.end },
    likeness: 1 - inside / Math.max(length, end - start),
    around: surroundings === 0 ? 0 : 1 - outside / surroundings,
  };
}

const isWord = (char: string): boolean => /[\p{L}\p{N}]/u.test(char);

/** Grown to the ends of words that it cuts; without white space at its edges. */
function wholeWords(text: string, start: number, end: number): Range {
  let [from, to] = [start, end];
  while (from > 0 && isWord(text.charAt(from - 1)) && isWord(text.charAt(from))) from--;
  while (to < text.length && isWord(text.charAt(to)) && isWord(text.charAt(to - 1))) to++;
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}
