import type { Article, Chunk, PlacedChunk } from './article.ts';
import { blocksOf } from './blocks.ts';
import { freshStarts, frontMatterEnd } from './chunks.ts';
import { frontMatter } from './frontmatter.ts';
import { labelsReferredTo } from './labels.ts';
import { nextLine, parsePiece } from './markdown.ts';
import type { Parsed, Place } from './markdown.ts';
import { proseBuilder } from './prose.ts';
import { finish } from './blocks.ts';

/** In UTF-16 code units: what both fronts read, and no more. */
export const MAX_ARTICLE_LENGTH = 5_000_000;

/** What is kept of a piece of text. `defines` and `open` don't depend on labels that are defined elsewhere. */
interface Piece {
  readonly chunk: Chunk;
  readonly defines: Parsed['defines'];
  readonly open: Parsed['open'];
}

/** Where a piece stands; the same for remark and for the tests that compare. */
export interface PlacedPiece {
  readonly start: number;
  readonly end: number;
}

/**
 * A parser that remembers: an edit costs what it touched. The same text of a chunk yields the same object as long as
 * the latest article still contains it.
 */
export function createParser(): (text: string) => Article {
  let known = new Map<string, Piece>();
  let matter: { readonly text: string; readonly value: Article['frontMatter'] } = { text: '', value: {} };

  return (text) => {
    const used = new Map<string, Piece>();
    const piece = (source: string, labels: readonly string[], place: Place): Piece => {
      const key = `${place.first ? '^' : ''}${place.next ?? '$'}\n${labels.join('\n')}\0${source}`;
      const found = used.get(key) ?? known.get(key) ?? readPiece(source, labels, place);
      used.set(key, found);
      return found;
    };
    const places = pieces(text, (source, place) => piece(source, [], place));
    const chunks: PlacedChunk[] = [];
    const defined = new Set(places.flatMap(({ read }) => read.defines));
    for (const { start, end, read } of places) {
      const place = { first: start === 0, next: nextLine(text, end) };
      const source = text.slice(start, end);
      const labels = defined.size === 0 ? [] : labelsFrom(defined, source, read.defines);
      const { chunk } = labels.length === 0 ? read : piece(source, labels, place);
      chunks.push({ chunk, start });
    }
    known = used;
    const head = text.slice(0, frontMatterEnd(text));
    if (head !== matter.text) matter = { text: head, value: frontMatter(head) };
    return { text, chunks, frontMatter: matter.value };
  };
}

export const parseArticle = (text: string): Article => createParser()(text);

/**
 * Splits a text into pieces that Markdown reads by themselves as it does inside the whole. `read` parses a piece; where
 * that shows a code fence or an HTML block still open at its end, the piece goes on to where that may be closed.
 * Each further attempt takes at least twice as much, so that the cost stays linear but for a logarithm.
 */
export function pieces<T extends { readonly open: RegExp | null }>(
  text: string,
  read: (piece: string, place: Place) => T,
): (PlacedPiece & { readonly read: T })[] {
  const starts = freshStarts(text);
  const placed: (PlacedPiece & { readonly read: T })[] = [];
  const endOf = (index: number): number => starts[index + 1] ?? text.length;
  const attempt = (start: number, last: number): T =>
    read(text.slice(start, endOf(last)), { first: start === 0, next: nextLine(text, endOf(last)) });
  for (let first = 0; first < starts.length;) {
    const start = starts[first] ?? 0;
    let last = first;
    let result = attempt(start, last);
    while (result.open !== null && last < starts.length - 1) {
      const closing = closingPiece(text, starts, last, result.open);
      last = Math.min(starts.length - 1, Math.max(closing, first + 2 * (last - first)));
      result = attempt(start, last);
    }
    placed.push({ start, end: endOf(last), read: result });
    first = last + 1;
  }
  return placed;
}

/** The first piece after `last` that has a line which would close what is open; the very last one where none has. */
function closingPiece(text: string, starts: readonly number[], last: number, open: RegExp): number {
  open.lastIndex = Math.max(0, (starts[last + 1] ?? text.length) - 1);
  const at = open.exec(text)?.index;
  if (at === undefined) return starts.length - 1;
  let piece = last + 1;
  while (piece < starts.length - 1 && (starts[piece + 1] ?? 0) <= at + 1) piece++;
  return piece;
}

function labelsFrom(defined: ReadonlySet<string>, source: string, own: readonly string[]): string[] {
  const labels = [...labelsReferredTo(source)].filter((label) => defined.has(label) && !own.includes(label));
  return labels.sort();
}

/** Beyond these, Markdown's own algorithms take more than linear time; nobody writes such an article. */
const MAX_PIECE = 400_000;
const MAX_BRACKETS = 4_000;
const MAX_NESTING = /^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])[ \t]*){60}/m;

function readPiece(source: string, labels: readonly string[], place: Place): Piece {
  if (isHostile(source)) return plainPiece(source);
  const { nodes, defines, open } = parsePiece(source, labels, place);
  return { chunk: { text: source, blocks: blocksOf(source, nodes) }, defines, open };
}

export const isHostile = (source: string): boolean =>
  source.length > MAX_PIECE ||
  MAX_NESTING.test(source) ||
  (source.match(/[[\]]/g)?.length ?? 0) > MAX_BRACKETS;

/** Read as one paragraph without any markup. */
function plainPiece(source: string): Piece {
  const builder = proseBuilder();
  builder.push(source, 0);
  const block = finish(builder, 'paragraph', { start: 0, end: source.length });
  return { chunk: { text: source, blocks: block === null ? [] : [block] }, defines: [], open: null };
}
