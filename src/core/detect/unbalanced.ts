import type { Block } from '../article/article.ts';
import type { Range } from '../range.ts';
import { findQuotedStretches } from './quotations.ts';

interface Unpaired {
  /** Closing marks that nothing opens. */
  readonly closing: readonly Range[];
  /** The mark of a quotation that is still open at the end. */
  readonly opening: readonly Range[];
}

/** A block that was not edited is the same object: it is read once. */
const known = new WeakMap<Block, Unpaired>();

/**
 * Double quotation marks without a partner, in a block's prose. A quotation may stay open at the end of a paragraph if
 * the next one reopens it.
 *
 * @param next the block behind, if there is one
 */
export function unbalancedMarks(block: Block, next: Block | undefined): readonly Range[] {
  const found = known.get(block) ?? unpaired(block.prose);
  known.set(block, found);
  const reopened = next !== undefined && /^\s*(?:["“„«»「『]|''|``)/.test(next.prose);
  return reopened ? found.closing : [...found.closing, ...found.opening];
}

function unpaired(prose: string): Unpaired {
  const stretches = findQuotedStretches(prose).filter(({ single }) => !single);
  const opening = stretches.filter(({ closed }) => !closed).map(({ range }) => mark(range.start));
  const closing: Range[] = [];
  for (let at = prose.indexOf('”'); at >= 0; at = prose.indexOf('”', at + 1)) {
    const inside = stretches.some(({ range }) => range.start <= at && at < range.end);
    if (!inside && !/\d/.test(prose.charAt(at - 1))) closing.push(mark(at));
  }
  return { closing, opening };
}

const mark = (at: number): Range => ({ start: at, end: at + 1 });
