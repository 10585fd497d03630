import type { Nodes, Root, RootContent } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** remark, as the whole project means it. */
const body = unified().use(remarkParse).use(remarkGfm).freeze();
const head = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze();

/** What a piece of Markdown is, by itself. */
export interface Parsed {
  /** Top-level nodes; offsets are into the piece. */
  readonly nodes: readonly RootContent[];
  /** Labels that it defines, normalised, for links as they stand and for footnotes behind a `^`. */
  readonly defines: readonly string[];
  /** The rest of a line that would end the construct that is still open at the end of the piece. */
  readonly open: RegExp | null;
}

/** As remark sees a whole document; front matter is only looked for where the piece starts one. */
export const parseDocument = (text: string): Root =>
  shifted(head.parse(text), text.startsWith('\uFEFF') ? 1 : 0);

/**
 * Parses a piece by itself, knowing the labels that are defined elsewhere in the article: whether `[label]` is a link
 * depends on them. They are put before the piece and cut off again.
 */
export function parsePiece(piece: string, labels: readonly string[], atStart: boolean): Parsed {
  const prefix = definitions(labels);
  const mark = piece.startsWith('\uFEFF') && atStart ? 1 : 0;
  const processor = atStart && prefix === '' ? head : body;
  const root = shifted(processor.parse(prefix + piece.slice(mark)), mark - prefix.length);
  const nodes = root.children.filter((node) => offsets(node).start >= mark);
  return { nodes, defines: definedIn(nodes), open: openAtEnd(piece, nodes.at(-1)) };
}

/** Footnotes first: an indented line after a footnote would belong to it, after a link definition it doesn't. */
function definitions(labels: readonly string[]): string {
  if (labels.length === 0) return '';
  const line = (label: string): string => `[${label}]: x\n\n`;
  const notes = labels.filter((label) => label.startsWith('^')).map(line);
  const links = labels.filter((label) => !label.startsWith('^')).map(line);
  // A label of the private use area, which nobody refers to, closes the footnotes where there is no link.
  return [...notes, ...(links.length > 0 ? links : [line('\uE000')])].join('');
}

/** Start and end of a node that remark has placed. */
export function offsets(node: Nodes): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function shifted<T extends Nodes>(node: T, by: number): T {
  if (by === 0) return node;
  const stack: Nodes[] = [node];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.position !== undefined) {
      const { start, end } = next.position;
      start.offset = (start.offset ?? 0) + by;
      end.offset = (end.offset ?? 0) + by;
    }
    if ('children' in next) stack.push(...next.children);
  }
  return node;
}

function definedIn(nodes: readonly RootContent[]): string[] {
  const labels: string[] = [];
  const stack: Nodes[] = [...nodes];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'definition') labels.push(node.identifier);
    else if (node.type === 'footnoteDefinition') labels.push(`^${node.identifier}`);
    if ('children' in node && node.type !== 'paragraph') stack.push(...node.children);
  }
  return labels.sort();
}

/**
 * A code fence or HTML block that a blank line doesn't end. When in doubt it is open: the piece is then parsed together
 * with what follows, which is right in any case.
 */
function openAtEnd(piece: string, last: RootContent | undefined): RegExp | null {
  if (last === undefined || (last.type !== 'code' && last.type !== 'html')) return null;
  const { start, end } = offsets(last);
  const source = piece.slice(start, end);
  if (last.type === 'code') {
    const fence = /^(?:`{3,}|~{3,})/.exec(source)?.[0];
    if (fence === undefined) return null;
    const line = `${fence}${fence.charAt(0)}*[ \\t]*`;
    const closed = new RegExp(`[\\r\\n] {0,3}${line}$`).test(source);
    return closed ? null : new RegExp(`[\\r\\n] {0,3}${line}(?![^\\r\\n])`, 'g');
  }
  const ends = HTML_ENDS.find(([opening]) => opening.test(source))?.[1];
  return ends === undefined || ends.test(source) ? null : new RegExp(ends.source, 'gi');
}

/** https://spec.commonmark.org/0.31.2/#html-blocks, kinds 1 to 5. */
const HTML_ENDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?![\w-])/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![a-z]/i, />/],
];
