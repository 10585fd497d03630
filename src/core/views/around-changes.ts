import type { WordChange } from '../anchor/word-changes.ts';

/** So many words that stayed are shown on each side of a change: enough to find it in the text. */
const CONTEXT = 5;

/** Fewer than these are not worth an ellipsis. */
const MIN_CUT = 3;

/**
 * The changes of a wording with only the nearest of the words that stayed, an ellipsis for the rest: where one word of
 * a long quotation was changed, that word is what a reader looks for. Changed words are left whole. The first stretch
 * keeps its end, the last one its start, one in between both.
 */
export const aroundChanges = (changes: readonly WordChange[]): readonly WordChange[] =>
  changes.map((change, index) =>
    change.kind === 'same' && changes.length > 1
      ? { ...change, text: ends(change.text, index > 0, index < changes.length - 1) }
      : change,
  );

/** What of a stretch is beside a change: its first words, its last ones, or both. */
function ends(text: string, first: boolean, last: boolean): string {
  const words = [...text.matchAll(/\S+/gu)];
  const head = first ? CONTEXT : 0;
  const tail = last ? CONTEXT : 0;
  if (words.length - head - tail < MIN_CUT) return text;
  const before = words[head - 1];
  const after = words[words.length - tail];
  const start = before === undefined ? '' : `${text.slice(0, before.index + before[0].length)} `;
  const end = after === undefined ? '' : ` ${text.slice(after.index)}`;
  return `${start}…${end}`;
}
