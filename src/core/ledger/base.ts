import { countBefore } from '../order.ts';
import type { Place } from './ledger.ts';

/*
 * How the base, the article's text that the anchors were last resolved against, stands in the notes file, so that stock
 * git merges it.
 *
 * Git merges line by line, and two changes conflict where not even one unchanged line lies between them. Two people
 * divide an article: both add annotations between the same two old ones. In a list of annotations alone there is
 * nothing between, whatever its order. But there is text between their claims. So the file reads like the article with
 * its notes in the margin: an annotation is followed by the text from its place to that of the next one, cut into short
 * pieces, one a line. After each piece stand three empty strings, which add nothing to the text:
 *
 *     "“It will hold,”",
 *     "",                 keeps a change of the piece away from what follows
 *                         ← here goes an annotation of a quotation that begins in the piece,
 *     "",
 *                         ← here one of anything else that does,
 *     "",
 *                         ← here one whose piece is gone
 *     " she said."
 *
 * An annotation is put in and taken out as whole lines, without a comma changing on another one: the list that is cut
 * in two ends and begins as every list does. It comes after its piece, not before, because git takes a deleted piece
 * for the piece and the empty strings after it. So two annotations conflict only where they are of the same sort and
 * begin in the same piece. An edit of the article changes the lines of its pieces and nothing else, and where git
 * merges the article itself, it merges the base: a line break is a piece of its own.
 */

/** After each piece, and at the beginning. */
export const GAP = ['', '', ''] as const;

/**
 * Cuts a text into pieces that yield it when joined: at ends of lines and of clauses, and around quotations. Each cut
 * depends on the characters next to it only, so that an edit leaves the pieces around it as they were.
 */
export const pieces = (text: string): readonly string[] => (text === '' ? [] : text.split(CUT));

const CUT = new RegExp(
  [
    // Around a line break.
    String.raw`(?=\r\n|(?<!\r)\n)|(?<=\n)`,
    // After a sentence, a clause or a quotation. White space belongs to what follows, and goes when that is deleted.
    String.raw`(?=[^\S\r\n])(?<=(?:[.!?…,;:]["”’»)\]*_]*|["”»]))`,
    // Before a quotation.
    String.raw`(?<=\S)(?=[^\S\r\n]["“„«‹])`,
  ].join('|'),
);

/** A text in more pieces than this would make a file that is larger than we read. */
export const MAX_PIECES = 250_000;

/** Where each piece begins, and at last where the text ends. */
export function edgesOf(text: readonly string[]): Float64Array {
  const edges = new Float64Array(text.length + 1);
  for (const [i, piece] of text.entries()) edges[i + 1] = (edges[i] ?? 0) + piece.length;
  return edges;
}

/** How many pieces end at or before an offset. */
export const piecesBefore = (edges: Float64Array, offset: number): number =>
  countBefore(edges.length - 1, (i) => (edges[i + 1] ?? 0) <= offset);

/** The number of the piece that holds an offset; the last one for what lies beyond. */
export const pieceAt = (edges: Float64Array, offset: number): number =>
  Math.max(0, Math.min(piecesBefore(edges, offset), edges.length - 2));

/**
 * Carries places from one text to another: an annotation stays between the same pieces, so that its lines in the file
 * stay where they are, whatever becomes of its words. Pieces that stand once in both texts and in the same order in
 * both tell where that is (patience diff: https://bramcohen.livejournal.com/73318.html); n log n.
 */
export function carryPlace(before: string, after: string): (place: Place) => Place {
  const [from, to] = [pieces(before), pieces(after)];
  const [was, is] = [edgesOf(from), edgesOf(to)];
  const kept = common(from, to);
  return ({ offset, lane }) => {
    const own = piecesBefore(was, offset) - 1;
    if (own < 0) return { offset: 0, lane };
    const at = countBefore(kept.length, (i) => (kept[i]?.before ?? 0) <= own);
    const last = kept[at - 1] ?? { before: -1, after: -1 };
    // Pieces that came in the place of those that are gone, one for one as far as they go.
    const room = (kept[at]?.after ?? to.length) - last.after - 1;
    const steps = own - last.before;
    return { offset: is[last.after + 1 + Math.min(steps, room)] ?? 0, lane: steps > room ? 3 : lane };
  };
}

interface Kept {
  readonly before: number;
  readonly after: number;
}

function common(before: readonly string[], after: readonly string[]): readonly Kept[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const inFront = Array.from({ length: head }, (_, i) => ({ before: i, after: i }));
  const atEnd = Array.from({ length: tail }, (_, i) => ({
    before: before.length - tail + i,
    after: after.length - tail + i,
  }));
  const once = (all: readonly string[]): ReadonlyMap<string, number> => {
    const seen = new Map<string, number>();
    for (let i = head; i < all.length - tail; i++) seen.set(all[i] ?? '', seen.has(all[i] ?? '') ? -1 : i);
    return seen;
  };
  const now = once(after);
  const pairs: Kept[] = [];
  for (const [piece, at] of once(before)) {
    const there = now.get(piece);
    if (at >= 0 && there !== undefined && there >= 0) pairs.push({ before: at, after: there });
  }
  const sure = [...inFront, ...longestRising(pairs.sort((a, b) => a.before - b.before)), ...atEnd];
  return sure.flatMap((kept, i) => [kept, ...alikeAfter(before, after, kept, sure[i + 1])]);
}

/** Pieces after a common one that are alike too, though they stand more than once: empty lines above all. */
function alikeAfter(
  before: readonly string[],
  after: readonly string[],
  { before: from, after: to }: Kept,
  next: Kept | undefined,
): readonly Kept[] {
  const room = Math.min((next?.before ?? before.length) - from, (next?.after ?? after.length) - to);
  let count = 1;
  while (count < room && before[from + count] === after[to + count]) count++;
  return Array.from({ length: count - 1 }, (_, i) => ({ before: from + i + 1, after: to + i + 1 }));
}

/** The longest run of pairs that is in order on both sides. */
function longestRising(pairs: readonly Kept[]): readonly Kept[] {
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, { after }] of pairs.entries()) {
    const length = countBefore(ends.length, (i) => (pairs[ends[i] ?? 0]?.after ?? 0) < after);
    previous.push(length > 0 ? (ends[length - 1] ?? -1) : -1);
    ends[length] = index;
  }
  const run: Kept[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) run.push(pair);
  }
  return run.reverse();
}

/**
 * Merges two bases piece by piece, as git would merge the article. Where both changed the same pieces, one of the two
 * is taken, the same one whichever side it is on: a base is no record, only a help to find what moved.
 *
 * @param before undefined or null: not known
 */
export function mergeBases(
  before: string | null | undefined,
  ours: string | null,
  theirs: string | null,
): string | null {
  if (ours === null || theirs === null || ours === theirs) return ours ?? theirs;
  if (before === theirs) return ours;
  if (before === ours) return theirs;
  if (before === null || before === undefined) return ours > theirs ? ours : theirs;
  const [from, one, other] = [pieces(before), pieces(ours), pieces(theirs)];
  const inOurs = new Map(common(from, one).map((kept) => [kept.before, kept.after]));
  const inTheirs = new Map(common(from, other).map((kept) => [kept.before, kept.after]));
  let merged = '';
  let [at, a, b] = [0, 0, 0];
  for (let next = 0; next <= from.length; next++) {
    const isEnd = next === from.length;
    const [nextA, nextB] = isEnd ? [one.length, other.length] : [inOurs.get(next), inTheirs.get(next)];
    if (nextA === undefined || nextB === undefined) continue;
    const was = from.slice(at, next).join('');
    const [x, y] = [one.slice(a, nextA).join(''), other.slice(b, nextB).join('')];
    merged += x === was || x === y ? y : y === was || x > y ? x : y;
    if (!isEnd) merged += from[next] ?? '';
    [at, a, b] = [next + 1, nextA + 1, nextB + 1];
  }
  return merged;
}
