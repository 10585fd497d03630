import type { Entry, FactSheet } from '../factsheet.ts';
import { slice } from '../range.ts';

/** An entry's words on one line: the claim's as a reader sees them, else those marked; where they are gone, as they were. */
export function wordsOf({ article }: FactSheet, { claim, range, annotations }: Entry): string {
  const words =
    claim?.text ??
    (range === null ? annotations[0]?.annotation.anchor.quote.exact : slice(article.text, range)) ??
    '';
  return words.replace(/\s+/g, ' ').trim();
}

/** What a query asks, or what a fix has to change: the latest note with words and no source; null where nobody said. */
export function openWords({ status, annotations }: Entry): string | null {
  if (status !== 'query' && status !== 'needs fix') return null;
  const said = annotations
    .flatMap(({ annotation }) => annotation.notes)
    .filter(({ comment, source }) => source === undefined && comment.trim() !== '')
    .toSorted((a, b) => (a.created < b.created ? -1 : a.created > b.created ? 1 : 0))
    .at(-1);
  return said?.comment.replace(/\s+/g, ' ').trim() ?? null;
}

/** At most `length` code units, cut behind a word where one ends in the last third, with an ellipsis that counts as one. */
export function shorten(words: string, length: number): string {
  if (words.length <= length) return words;
  const cut = words.slice(0, length - 1);
  const lastSpace = cut.lastIndexOf(' ');
  // Half of a surrogate pair would be shown as a box.
  const whole = lastSpace >= (length * 2) / 3 ? cut.slice(0, lastSpace) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${whole.replace(/[\s,;:–—-]+$/, '')}…`;
}
