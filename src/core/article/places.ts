import type { Range } from '../range.ts';
import { shiftBy } from '../range.ts';
import type { Article, Block } from './article.ts';
import { toSource } from './prose.ts';

/** A block, and where its chunk starts in the file. */
export interface PlacedBlock {
  readonly block: Block;
  readonly start: number;
}

/** All blocks of an article, in order. */
export const placedBlocks = ({ chunks }: Article): readonly PlacedBlock[] =>
  chunks.flatMap(({ chunk, start }) => chunk.blocks.map((block) => ({ block, start })));

/** A stretch of a block's prose, in the file. */
export const blockSource = ({ block, start }: PlacedBlock, prose: Range): Range =>
  shiftBy(toSource(block.map, prose), start);
