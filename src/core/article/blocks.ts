import type { Image, ImageReference, Nodes, Parents, PhrasingContent, RootContent } from 'mdast';
import type { Block, BlockKind } from './article.ts';
import { htmlBlocks } from './html.ts';
import { offsets } from './markdown.ts';
import { proseBuilder, pushAligned } from './prose.ts';
import type { ProseBuilder } from './prose.ts';
import { sentences } from './sentences.ts';

/** Stands for inline code and bare addresses, so that the words around them don't become one. */
const OBJECT = '\uFFFC';

/** The prose of a piece of Markdown, in order. Code, comments, front matter and addresses are none. */
export function blocksOf(piece: string, nodes: readonly RootContent[]): Block[] {
  const blocks: Block[] = [];
  const visit = (node: Nodes, kind: BlockKind): void => {
    switch (node.type) {
      case 'paragraph':
      case 'heading':
      case 'tableCell':
        leaf(blocks, piece, node, node.type === 'paragraph' ? kind : LEAF_KINDS[node.type]);
        return;
      case 'html':
        blocks.push(...htmlBlocks(piece, offsets(node)));
        return;
      default:
        if ('children' in node)
          for (const child of node.children) visit(child, CONTAINER_KINDS[node.type] ?? kind);
    }
  };
  for (const node of nodes) visit(node, 'paragraph');
  return blocks;
}

const LEAF_KINDS = { heading: 'heading', tableCell: 'table-cell' } as const;

const CONTAINER_KINDS: Readonly<Partial<Record<Parents['type'], BlockKind>>> = {
  blockquote: 'quote',
  listItem: 'list-item',
  footnoteDefinition: 'footnote',
};

function leaf(blocks: Block[], piece: string, node: Parents, kind: BlockKind): void {
  const builder = proseBuilder();
  const captions: Block[] = [];
  for (const child of node.children) phrase(builder, captions, piece, child as PhrasingContent);
  const block = finish(builder, kind, offsets(node));
  if (block !== null) blocks.push(block);
  blocks.push(...captions);
}

/** A block of what was built; null where there is nothing to read. */
export function finish(
  builder: ProseBuilder,
  kind: BlockKind,
  range: { start: number; end: number },
): Block | null {
  const { prose, map } = builder.finish();
  if (!/[\p{L}\p{N}]/u.test(prose)) return null;
  return { kind, range, prose, map, sentences: sentences(prose) };
}

function phrase(builder: ProseBuilder, captions: Block[], piece: string, node: PhrasingContent): void {
  const { start, end } = offsets(node);
  switch (node.type) {
    case 'text':
      pushAligned(builder, node.value, piece.slice(start, end), start);
      return;
    case 'break':
      builder.push('\n', start);
      return;
    case 'inlineCode':
      builder.push(OBJECT, start);
      return;
    case 'html':
      if (/^<br\b/i.test(node.value)) builder.push('\n', start);
      return;
    case 'image':
    case 'imageReference':
      captions.push(...captionsOf(piece, node));
      return;
    case 'link':
      if (isBareAddress(node.url, node.children)) {
        builder.push(OBJECT, start);
        return;
      }
      for (const child of node.children) phrase(builder, captions, piece, child);
      return;
    default:
      if ('children' in node) for (const child of node.children) phrase(builder, captions, piece, child);
  }
}

/** `<https://…>`, www.… and name@host: an address, not a sentence's words. */
function isBareAddress(url: string, children: readonly PhrasingContent[]): boolean {
  const [only] = children;
  if (children.length !== 1 || only?.type !== 'text') return false;
  return url === only.value || url.replace(/^(?:mailto:|https?:\/\/)/, '') === only.value;
}

function captionsOf(piece: string, node: Image | ImageReference): Block[] {
  const { start, end } = offsets(node);
  const source = piece.slice(start, end);
  const texts: [string, number][] = [[node.alt ?? '', source.indexOf('[') + 1]];
  const title = node.type === 'image' ? (node.title ?? '') : '';
  if (title !== '' && title !== node.alt) {
    const at = source.lastIndexOf(title);
    if (at > 0) texts.push([title, at]);
  }
  return texts.flatMap(([text, at]) => {
    const builder = proseBuilder();
    pushAligned(builder, text, source.slice(at), start + at);
    return finish(builder, 'caption', { start, end }) ?? [];
  });
}
