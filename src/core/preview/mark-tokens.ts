import type { Article, Block } from '../article/article.ts';
import { toProse } from '../article/prose.ts';
import { countBefore } from '../order.ts';
import { shiftBy } from '../range.ts';
import type { Range } from '../range.ts';
import { align } from './align.ts';

/** What we need of a token of markdown-it: https://markdown-it.github.io/markdown-it/#Token */
export interface MarkdownToken {
  type: string;
  tag: string;
  nesting: -1 | 0 | 1;
  content: string;
  /** First line, and the one behind the last. */
  map: [number, number] | null;
  attrs: [string, string][] | null;
  children: MarkdownToken[] | null;
}

/** What is put around some words: HTML attributes, which the renderer escapes. */
export interface PreviewMark {
  /** Into the file. */
  readonly ranges: readonly Range[];
  /** A `tabindex` is for the first piece only: elements and line ends may divide a mark, which is one stop of the keyboard. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A class for the first and the last piece of a mark, which other elements may divide. */
const START = 'claimcheck-start';
const END = 'claimcheck-end';

/**
 * Puts spans around marked words in what markdown-it made of an article. The tokens themselves are shared (the preview
 * keeps them, and gives the same to those who export HTML): they are copied where they change, never written to.
 *
 * markdown-it knows of a paragraph only its lines, so its text is aligned with the prose that we read there. A span goes
 * around text alone, never across an element's edge, so that whatever surrounds it stays well-formed.
 *
 * @param marks the outer before the inner: of those that cover a word, the last one holds
 */
export function markTokens<T extends MarkdownToken>(
  tokens: readonly T[],
  article: Article,
  marks: readonly PreviewMark[],
): T[] {
  const blocks = markedBlocks(article, marks);
  const used = new Set<MarkedBlock>();
  const open: ([number, number] | null)[] = [];
  return tokens.map((token) => {
    if (token.nesting === 1) open.push(token.map ?? open.at(-1) ?? null);
    else if (token.nesting === -1) open.pop();
    const lines = token.map ?? open.at(-1) ?? null;
    if (token.type !== 'inline' || token.children === null || lines === null) return token;
    const visible = textOf(token.children);
    for (const block of blocks) {
      if (block.firstLine >= lines[1] || block.lastLine < lines[0] || used.has(block)) continue;
      const pieces = piecesIn(block, visible);
      if (pieces === null) continue;
      // Cells of one line, and a picture's caption beside its paragraph, are told apart by who was there first.
      used.add(block);
      return pieces.length === 0 ? token : copy(token, { children: marked(token.children, pieces) });
    }
    return token;
  });
}

interface MarkedBlock {
  readonly prose: string;
  readonly firstLine: number;
  readonly lastLine: number;
  /** In the prose. */
  readonly spans: readonly Piece[];
}

interface Piece extends Range {
  readonly mark: PreviewMark;
}

function markedBlocks(article: Article, marks: readonly PreviewMark[]): readonly MarkedBlock[] {
  const starts = lineStarts(article.text);
  const lineAt = (offset: number): number =>
    countBefore(starts.length, (i) => (starts[i] ?? 0) <= offset) - 1;
  return article.chunks.flatMap(({ chunk, start }) =>
    chunk.blocks.map((block) => ({
      prose: block.prose,
      firstLine: lineAt(start + block.range.start),
      lastLine: lineAt(start + Math.max(block.range.start, block.range.end - 1)),
      spans: marks.flatMap((mark) =>
        mark.ranges.flatMap((range) => spanIn(block, shiftBy(range, -start), mark)),
      ),
    })),
  );
}

function spanIn({ map, range: block }: Block, range: Range, mark: PreviewMark): Piece[] {
  if (range.end <= block.start || range.start >= block.end) return [];
  const span = toProse(map, range);
  return span.start < span.end ? [{ ...span, mark }] : [];
}

/** As markdown-it counts lines: https://spec.commonmark.org/0.31.2/#line-ending */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return starts;
}

/** The words of a paragraph as a reader sees them; code, pictures and whatever plugins make are no words. */
const textOf = (children: readonly MarkdownToken[]): string => children.map(visibleText).join('');

function visibleText({ type, content }: MarkdownToken): string {
  if (type === 'text') return content;
  return type === 'softbreak' || type === 'hardbreak' ? '\n' : '';
}

/** So much of a block has to be found in a paragraph for it to be that paragraph, and of a mark for it to be shown. */
const ENOUGH = 0.8;

/** A block's marks in the visible text; null where the text is another one. */
function piecesIn({ prose, spans }: MarkedBlock, visible: string): readonly Piece[] | null {
  const at = align(prose, visible);
  if (found(at, 0, at.length).length < ENOUGH * at.length) return null;
  return spans.flatMap(({ start, end, mark }) => {
    const places = found(at, start, end);
    const [first, last] = [places[0], places.at(-1)];
    if (first === undefined || last === undefined || places.length < ENOUGH * (end - start)) return [];
    return [{ start: first, end: last + 1, mark }];
  });
}

const found = (at: Int32Array, start: number, end: number): readonly number[] =>
  [...at.subarray(start, end)].filter((place) => place >= 0);

/** The children with spans around the pieces. */
function marked(children: readonly MarkdownToken[], pieces: readonly Piece[]): MarkdownToken[] {
  const cuts = [...new Set(pieces.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const reached = new Set<Piece>();
  let offset = 0;
  return children.flatMap((child) => {
    const { length } = visibleText(child);
    const [from, to] = [offset, offset + length];
    offset = to;
    if (length === 0) return [child];
    const edges = [from, ...cuts.filter((cut) => from < cut && cut < to), to];
    return edges.slice(1).flatMap((end, i) => {
      const start = edges[i] ?? from;
      const part =
        child.type === 'text' && edges.length > 2
          ? copy(child, { content: child.content.slice(start - from, end - from) })
          : child;
      const piece = pieces.findLast((each) => each.start <= start && end <= each.end);
      if (piece === undefined) return [part];
      const isStop = !reached.has(piece) && visibleText(part).trim() !== '';
      if (isStop) reached.add(piece);
      return wrapped(part, piece, start, end, isStop);
    });
  });
}

function wrapped(
  part: MarkdownToken,
  piece: Piece,
  start: number,
  end: number,
  isStop: boolean,
): MarkdownToken[] {
  const classes = [
    piece.mark.attributes['class'] ?? '',
    ...(start === piece.start ? [START] : []),
    ...(end === piece.end ? [END] : []),
  ];
  const attrs = Object.entries({ ...piece.mark.attributes, class: classes.join(' ').trim() }).filter(
    ([name]) => isStop || name !== 'tabindex',
  );
  const edge = { type: 'claimcheck_mark', tag: 'span', content: '', map: null, children: null };
  return [
    copy(part, { ...edge, nesting: 1, attrs }),
    part,
    copy(part, { ...edge, nesting: -1, attrs: null }),
  ];
}

/** Another token of the same class, as renderers call its methods. */
const copy = <T extends MarkdownToken>(token: T, changes: Partial<MarkdownToken>): T =>
  Object.assign(Object.create(Object.getPrototypeOf(token) as object) as T, token, changes);
