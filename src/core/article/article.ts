import type { Range } from '../range.ts';

/** Where a block of prose stands in the article. */
export type BlockKind =
  | 'paragraph'
  | 'heading'
  | 'caption' // an image's alternative text or title
  | 'table-cell'
  | 'footnote'
  | 'list-item'
  | 'quote' // a Markdown block quote
  | 'html';

/**
 * One stretch of prose as a reader sees it: a paragraph, a heading, a caption, a table cell.
 * Markup, code and comments are not in `prose`; `map` leads back to the file.
 */
export interface Block {
  readonly kind: BlockKind;
  /** From the chunk's start, covering the block's source with its markup. */
  readonly range: Range;
  readonly prose: string;
  readonly map: OffsetMap;
  /** In `prose`; ordered, disjoint. */
  readonly sentences: readonly Range[];
}

/**
 * Prose offsets to offsets in the chunk. Run i maps prose [prose[i], prose[i+1]) one to one onto source from
 * source[i]; what lies between runs in the source (`**`, `](url)`, `> `) is markup.
 */
export interface OffsetMap {
  readonly prose: readonly number[];
  readonly source: readonly number[];
  readonly length: number;
}

/**
 * A stretch of the file that Markdown parses by itself as it does inside the whole: one or more top-level blocks.
 * The same text yields the same object, so whatever is computed from a chunk can be kept by its identity.
 */
export interface Chunk {
  readonly text: string;
  readonly blocks: readonly Block[];
}

export interface PlacedChunk {
  readonly chunk: Chunk;
  /** Where the chunk starts in the file. */
  readonly start: number;
}

export interface Article {
  readonly text: string;
  readonly chunks: readonly PlacedChunk[];
  /** The value of a YAML front matter, parsed; empty where there is none or it is malformed. */
  readonly frontMatter: Readonly<Record<string, unknown>>;
}
