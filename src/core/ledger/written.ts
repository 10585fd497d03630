import type { Annotation, Ledger, SourceNote, Verdict } from './ledger.ts';

/**
 * What a person wrote that `after` has and `before` has not, one thing a line: so that words that could not be stored are
 * not lost with the change that held them.
 */
export function newWords(before: Ledger | null, after: Ledger): string {
  const known = new Set(before?.annotations.flatMap(wordsOf));
  return after.annotations
    .flatMap(wordsOf)
    .filter((words) => !known.has(words))
    .join('\n');
}

const wordsOf = ({ notes, history }: Annotation): string[] => [
  ...notes.flatMap(ofNote),
  ...history.flatMap(ofVerdict),
];

const ofNote = ({ source, locator, excerpt, comment }: SourceNote): string[] =>
  [source?.title, source?.url, locator, excerpt, comment].filter(
    (words): words is string => words !== undefined && words !== '',
  );

const ofVerdict = ({ reason }: Verdict): string[] => (reason === undefined ? [] : [reason]);
