import { place, restate } from '../anchor/track.ts';
import type { Tracking } from '../anchor/tracking.ts';
import type { Anchor } from '../anchor/selector.ts';
import { withBase } from './edit.ts';
import type { Annotation, Ledger } from './ledger.ts';

/** By annotation id, as `place` wants them. */
export const anchorsOf = ({ annotations }: Ledger): ReadonlyMap<string, Anchor> =>
  new Map(annotations.map(({ id, anchor }) => [id, anchor]));

/**
 * Stores where all annotations stand in a text, and that text with them: whatever is in the base has to be found there.
 * What has lost its place keeps its words as they were.
 *
 * @param tracking where they are in this text, as far as that is known better than the file can
 */
export function settle(ledger: Ledger, text: string, tracking: Tracking): Ledger {
  const stale = restate(text, place(text, anchorsOf(ledger), tracking, ledger.base));
  const anew = (known: Annotation): Annotation => {
    const anchor = stale.get(known.id);
    return anchor === undefined ? known : { ...known, anchor };
  };
  return withBase(stale.size === 0 ? ledger : { ...ledger, annotations: ledger.annotations.map(anew) }, text);
}

/** Whether an edit brought in words of the text that the base may not have. */
export function hasNewAnchors(before: Ledger, after: Ledger): boolean {
  const known = anchorsOf(before);
  return after.annotations.some(({ id, anchor }) => known.get(id) !== anchor);
}
