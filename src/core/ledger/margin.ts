import { resolver } from '../anchor/resolve.ts';
import { edgesOf, GAP, pieceAt, pieces, piecesBefore } from './base.ts';
import type { Annotation, Lane, Place } from './ledger.ts';

/** A text with annotations in its margin: each with the text from its place to that of the next one. */
export interface Margin {
  readonly opening: readonly string[];
  readonly annotations: readonly { readonly annotation: Annotation; readonly text: readonly string[] }[];
}

/** Lays a ledger's annotations out between the pieces of its base, for `write`; see base.ts. */
export function inMargin(annotations: readonly Annotation[], base: string): Margin {
  const text = pieces(base);
  const lineOf = liner(base, text);
  // Every line of the text in its order: a gap, a piece, a gap, …, a gap.
  const lines = [...GAP, ...text.flatMap((piece) => [piece, ...GAP])];
  // Those at one place stay in their order; new ones come last, by id.
  const placed = annotations
    .map((annotation, index) => ({ annotation, line: lineOf(annotation), index }))
    .sort((a, b) => a.line - b.line || inOrder(a, b));
  // A list ends with an empty string of its own, so that the line before it always has its comma.
  const until = (from: number, next: number): readonly string[] => [
    ...lines.slice(from, placed[next]?.line ?? lines.length),
    '',
  ];
  return {
    opening: until(0, 0),
    annotations: placed.map(({ annotation, line }, index) => ({ annotation, text: until(line, index + 1) })),
  };
}

interface Numbered {
  readonly annotation: Annotation;
  readonly index: number;
}

function inOrder(a: Numbered, b: Numbered): number {
  const [isOld, isOldToo] = [a.annotation.place !== undefined, b.annotation.place !== undefined];
  if (isOld && isOldToo) return a.index - b.index;
  return Number(isOldToo) - Number(isOld) || (a.annotation.id < b.annotation.id ? -1 : 1);
}

/** Before which line of the text an annotation goes: in the gap after the piece in which its words begin. */
function liner(base: string, text: readonly string[]): (annotation: Annotation) => number {
  const edges = edgesOf(text);
  const resolve = resolver(base, 'same words');
  return ({ place, anchor, claimKind }) => {
    if (place !== undefined) return line(piecesBefore(edges, place.offset), place.lane);
    // Quotations apart from the rest: reported speech often begins in the piece in which its first quotation does.
    const lane: Lane = claimKind === 'quotation' ? 1 : 2;
    if (text.length === 0) return line(0, lane);
    const found = resolve(anchor);
    // Words that are not in the base (an edit that isn't saved yet) go where they should be.
    const start = 'range' in found ? found.range.start : anchor.position.start;
    return line(pieceAt(edges, start) + 1, lane);
  };
}

const line = (after: number, lane: Lane): number => after * (GAP.length + 1) + lane;

/** Reads a text with annotations in its margin, list by list. The inverse of `inMargin`. */
export function marginReader(): { place(): Place; add(text: readonly string[]): void; text(): string } {
  const all: string[] = [];
  let offset = 0;
  let gap = 0;
  return {
    place: () => ({ offset, lane: gap <= 1 ? 1 : gap === 2 ? 2 : 3 }),
    add(text) {
      const own = text.at(-1) === '' ? text.slice(0, -1) : text;
      for (const piece of own) {
        gap = piece === '' ? gap + 1 : 0;
        offset += piece.length;
        all.push(piece);
      }
    },
    text: () => all.join(''),
  };
}
