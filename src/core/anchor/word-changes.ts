import { diffWordsWithSpace } from 'diff';

/** A stretch of a wording that stayed, was cut, or came in. */
export interface WordChange {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Wordings that differ in more than this many words are said to differ altogether: the cost stays bounded. */
const MAX_CHANGES = 1000;

/**
 * How one wording became another, word by word (Myers' O(ND) difference): the stretches that are the same or removed are
 * the wording before, those that are the same or added the one after.
 */
export function wordChanges(before: string, after: string): readonly WordChange[] {
  const found = diffWordsWithSpace(before, after, { maxEditLength: MAX_CHANGES });
  if (found === undefined) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  }
  return found.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
