import type { Nodes, RootContent } from 'mdast';
import { labelsReferredTo } from '../../../src/core/article/labels.ts';
import { nextLine, parseDocument, parsePiece } from '../../../src/core/article/markdown.ts';
import { pieces } from '../../../src/core/article/parse.ts';

/** A node as the tests compare it: everything but lines and columns, which pieces don't have. */
interface Plain {
  readonly start: number;
  readonly end: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly children: readonly Plain[];
}

function plain(node: Nodes, by: number): Plain {
  const { position } = node;
  const fields: Record<string, unknown> = { ...node };
  for (const own of ['children', 'position', 'data']) Reflect.deleteProperty(fields, own);
  return {
    start: (position?.start.offset ?? -1) + by,
    end: (position?.end.offset ?? -1) + by,
    fields,
    children: 'children' in node ? node.children.map((child) => plain(child, by)) : [],
  };
}

export const wholeNodes = (text: string): readonly Plain[] =>
  parseDocument(text).children.map((node) => plain(node, 0));

/** The same nodes, piece by piece, as the product parses them. */
export function pieceNodes(text: string): readonly Plain[] {
  const places = pieces(text, (piece, place) => parsePiece(piece, [], place));
  const defined = new Set(places.flatMap(({ read }) => read.defines));
  return places.flatMap(({ start, end, read }) => {
    const source = text.slice(start, end);
    const labels = [...labelsReferredTo(source)]
      .filter((label) => defined.has(label) && !read.defines.includes(label))
      .sort();
    const nodes: readonly RootContent[] =
      labels.length === 0
        ? read.nodes
        : parsePiece(source, labels, { first: start === 0, next: nextLine(text, end) }).nodes;
    return nodes.map((node) => plain(node, start));
  });
}
