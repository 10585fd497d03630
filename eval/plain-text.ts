import type { Article, PlacedChunk } from '../src/core/article/article.ts';
import { finish } from '../src/core/article/blocks.ts';
import { proseBuilder } from '../src/core/article/prose.ts';

/** An article of plain text: every line that holds something is a paragraph, and no sign is markup. */
export function plainArticle(text: string): Article {
  const chunks: PlacedChunk[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    const builder = proseBuilder();
    builder.push(line[0], 0);
    const block = finish(builder, 'paragraph', { start: 0, end: line[0].length });
    if (block !== null) chunks.push({ chunk: { text: line[0], blocks: [block] }, start: line.index });
  }
  return { text, chunks, frontMatter: {} };
}
