import type { Nodes, Root, RootContent } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Processor } from 'unified';
import { frontMatterEnd } from './chunks.ts';

/** remark, as the whole project means it. */
const body = unified().use(remarkParse).use(remarkGfm).use(keepPlaces).freeze();
const head = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).use(keepPlaces).freeze();

/** GFM's second look for addresses (behind a comma, say) makes nodes that have lost their places: text stays text. */
function keepPlaces(this: Processor): void {
  for (const extension of (this.data().fromMarkdownExtensions ?? []).flat()) delete extension.transforms;
}

/** What a piece of Markdown is, by itself. */
export interface Parsed {
  /** Top-level nodes; offsets are into the piece. */
  readonly nodes: readonly RootContent[];
  /** Labels that it defines, normalised, for links as they stand and for footnotes behind a `^`. */
  readonly defines: readonly string[];
  /** null, or what may end the construct that goes on beyond the piece. */
  readonly open: RegExp | null;
}

/**
 * As remark sees a whole document. Front matter is only looked for where there is one: behind a `---` that is never
 * closed, micromark recognises no list, quote or footnote in all the rest of the file.
 */
export const parseDocument = (text: string): Root =>
  shifted(processorFor(text).parse(text), text.startsWith('\uFEFF') ? 1 : 0);

const processorFor = (text: string): typeof body => (frontMatterEnd(text) > 0 ? head : body);

/** What stands around a piece, as far as it matters to how the piece is read. */
export interface Place {
  /** Whether it is the article's first. */
  readonly first: boolean;
  /** A line that stands for those behind it; null at the article's end. */
  readonly next: NextLine | null;
}

/**
 * A paragraph, a quote and a footnote: lines without indentation that aren't list items. The latter two open a
 * container, and then a block that is still open in the piece's own container takes the blank line before them along.
 */
export type NextLine = 'x' | '> x' | '[^\uE000]: x';

export function nextLine(text: string, end: number): NextLine | null {
  if (end >= text.length) return null;
  if (text.charAt(end) === '>') return '> x';
  FOOTNOTE.lastIndex = end;
  return FOOTNOTE.test(text) ? '[^\uE000]: x' : 'x';
}

const FOOTNOTE = /\[\^(?:[^[\]\\\s]|\\[^\s])+\]:/y;

/**
 * Parses a piece by itself, knowing the labels that are defined elsewhere in the article: whether `[label]` is a link
 * depends on them. They are put before the piece and cut off again, as is a line behind it: if that line doesn't start a
 * block of its own, something is still open and takes in what follows.
 */
export function parsePiece(piece: string, labels: readonly string[], place: Place): Parsed {
  const processor = place.first ? processorFor(piece) : body;
  // A byte order mark in mid-file is a character; at the start of what is parsed it would be stripped.
  const shielded = !place.first && piece.startsWith('\uFEFF');
  const prefix =
    processor === head ? '' : shielded ? definitions([...labels, '\uE001']) : definitions(labels);
  const mark = place.first && piece.startsWith('\uFEFF') ? 1 : 0;
  // The parser itself strips one byte order mark at its very start.
  const source = (prefix === '' ? piece : prefix + piece.slice(mark)) + (place.next ?? '');
  const root = shifted(processor.parse(source), mark - prefix.length);
  const nodes = root.children.filter((node) => offsets(node).start >= mark);
  if (place.next === null) return { nodes, defines: definedIn(nodes), open: null };
  const next = nodes.at(-1);
  if (next !== undefined && offsets(next).start === piece.length) {
    nodes.pop();
    return { nodes, defines: definedIn(nodes), open: null };
  }
  return { nodes, defines: [], open: endOf(piece, next) };
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

/** What may close the last block of a piece: only code fences and HTML blocks of kinds 1 to 5 reach over a blank line. */
function endOf(piece: string, last: RootContent | undefined): RegExp {
  if (last === undefined) return ANY;
  const source = piece.slice(offsets(last).start);
  const fence = /^(?:`{3,}|~{3,})/.exec(source)?.[0];
  if (fence !== undefined) {
    return new RegExp(`[\\r\\n] {0,3}${fence}${fence.charAt(0)}*[ \\t]*(?![^\\r\\n])`, 'g');
  }
  return HTML_ENDS.find(([opening]) => opening.test(source))?.[1] ?? ANY;
}

const ANY = /[^]/g;

/** https://spec.commonmark.org/0.31.2/#html-blocks, kinds 1 to 5. */
const HTML_ENDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?![\w-])/i, /<\/(?:script|pre|style|textarea)>/gi],
  [/^<!--/, /-->/g],
  [/^<\?/, /\?>/g],
  [/^<!\[CDATA\[/, /\]\]>/g],
  [/^<![a-z]/i, />/g],
];
