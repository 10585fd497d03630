import type { Range } from '../range.ts';
import { findQuotedStretches } from './quotations.ts';

/**
 * Double quotation marks without a partner, in a block's prose. A quotation may stay open at the end of a paragraph if
 * the next one reopens it.
 *
 * @param next the prose of the block behind, if there is one
 */
export function unbalancedMarks(prose: string, next: string | undefined): readonly Range[] {
  const stretches = findQuotedStretches(prose).filter(({ single }) => !single);
  const open = stretches.filter(({ closed }) => !closed).map(({ range }) => mark(range.start));
  const strays: Range[] = [];
  for (let at = prose.indexOf('”'); at >= 0; at = prose.indexOf('”', at + 1)) {
    const inside = stretches.some(({ range }) => range.start <= at && at < range.end);
    if (!inside && !/\d/.test(prose.charAt(at - 1))) strays.push(mark(at));
  }
  return next !== undefined && /^\s*(?:["“„«»]|''|``)/.test(next) ? strays : [...strays, ...open];
}

const mark = (at: number): Range => ({ start: at, end: at + 1 });
