import type { DerivedStatus, Entry, FactSheet } from '../factsheet.ts';
import { wordsOf } from './words.ts';

/** Which claims a list shows. */
export interface ClaimFilter {
  /** Each of its words has to occur in the claim, its speaker or its notes; in any case and order. Empty: all. */
  readonly text: string;
  /** Empty: all. */
  readonly statuses: readonly DerivedStatus[];
}

export const NO_FILTER: ClaimFilter = { text: '', statuses: [] };

export const isFiltering = ({ text, statuses }: ClaimFilter): boolean =>
  text.trim() !== '' || statuses.length > 0;

export function filterEntries(sheet: FactSheet, { text, statuses }: ClaimFilter): readonly Entry[] {
  const wanted = fold(text).split(' ').filter(Boolean);
  return sheet.entries.filter((entry) => {
    if (statuses.length > 0 && !statuses.includes(entry.status)) return false;
    if (wanted.length === 0) return true;
    const searched = fold(searchedIn(sheet, entry).join('\n'));
    return wanted.every((word) => searched.includes(word));
  });
}

const searchedIn = (sheet: FactSheet, entry: Entry): readonly string[] => [
  wordsOf(sheet, entry),
  entry.claim?.speaker ?? '',
  entry.claim?.source?.text ?? '',
  ...entry.annotations.flatMap(({ annotation }) =>
    annotation.notes.flatMap(({ comment, source, excerpt }) => [
      comment,
      source?.title ?? '',
      source?.publisher ?? '',
      excerpt ?? '',
    ]),
  ),
];

/** As most people type: without capitals, accents and curly quotation marks. */
const fold = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/\s+/g, ' ');
