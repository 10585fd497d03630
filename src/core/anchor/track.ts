import type { Range } from '../range.ts';
import { follow } from './follow.ts';
import { GONE } from './tracking.ts';
import type { Tracking } from './tracking.ts';
import { sliceOf, whole } from './chunked.ts';
import { codePointsOf } from './code-points.ts';
import type { Cut } from './cuts.ts';
import { describe } from './describe.ts';
import { resolveAll } from './resolve.ts';
import type { Anchor, Resolution } from './selector.ts';

/**
 * Finds what is new and leaves the rest where the edits have carried it. An anchor that was stored anew since (by another
 * window, by a pull) is looked up afresh.
 *
 * @param base the text that the anchors were last resolved against, as the notes file has it
 */
export function place(
  text: string,
  anchors: ReadonlyMap<string, Anchor>,
  previous: Tracking,
  base?: string | null,
): Tracking {
  const known =
    whole(previous.text) === text
      ? previous
      : follow(previous, [{ start: 0, end: previous.text.length, text }]);
  const before = (id: string, anchor: Anchor): number => {
    const index = known.ids.get(id) ?? -1;
    const stored = known.anchors[index];
    return stored !== undefined && sameAnchor(stored, anchor) ? index : -1;
  };
  const rows = Array.from(anchors, ([id, anchor]) => ({ id, anchor, from: before(id, anchor) }));
  if (rows.length === known.anchors.length && rows.every(({ from }, index) => from === index)) return known;
  const looked = resolveAll(
    text,
    rows.filter(({ from }) => from < 0).map(({ anchor }) => anchor),
    base,
  ).values();
  const found = rows.map(({ from }): Resolution => known.found[from] ?? looked.next().value ?? LOST);
  const column = (values: Int32Array, edge: 'start' | 'end'): Int32Array =>
    Int32Array.from(rows, ({ from }, index) => {
      const resolution = found[index];
      if (from >= 0) return values[from] ?? GONE;
      return resolution !== undefined && 'range' in resolution ? resolution.range[edge] : GONE;
    });
  const now = new Map(rows.flatMap(({ from }, index) => (from < 0 ? [] : [[from, index] as const])));
  const renumbered = (cut: Cut): readonly Cut[] => {
    const pieces = cut.pieces.map((piece) => ({
      ...piece,
      parts: piece.parts.flatMap((part) => {
        const note = now.get(part.note);
        return note === undefined ? [] : [{ ...part, note }];
      }),
    }));
    return pieces.some(({ parts }) => parts.length > 0) ? [{ ...cut, pieces }] : [];
  };
  return {
    text: known.text,
    ids: new Map(rows.map(({ id }, index) => [id, index])),
    anchors: rows.map(({ anchor }) => anchor),
    found,
    starts: column(known.starts, 'start'),
    ends: column(known.ends, 'end'),
    touched: Uint8Array.from(rows, ({ from }) => known.touched[from] ?? 0),
    cuts: known.cuts.flatMap(renumbered),
    edits: known.edits,
  };
}

const LOST: Resolution = { state: 'orphaned' };

/** Where each note is, by its id. */
export function placements({ ids, ...columns }: Tracking): ReadonlyMap<string, Resolution> {
  return new Map(Array.from(ids, ([id, note]) => [id, resolutionOf(columns, note)]));
}

function resolutionOf(
  { text, anchors, found, starts, ends, touched }: Omit<Tracking, 'ids'>,
  note: number,
): Resolution {
  const known = found[note] ?? LOST;
  const [start = GONE, end = GONE] = [starts[note], ends[note]];
  if (start < 0) return 'range' in known ? LOST : known;
  const range = { start, end };
  const same = touched[note] === 0 || sliceOf(text, start, end) === anchors[note]?.quote.exact;
  if (!('range' in known)) return { state: same ? 'moved' : 'changed', range, confidence: 1 };
  return { state: same ? known.state : 'changed', range, confidence: known.confidence };
}

/**
 * What is to be stored anew, so that a later reader who has only the words and their surroundings finds the place. Only
 * that: while the words lead to their place, a neighbour's new wording or a position that slid along with the text above
 * is not stored. It would change the lines of notes that nobody touched, and they would conflict in git with those of
 * somebody who did.
 */
export function restate(text: string, tracking: Tracking): ReadonlyMap<string, Anchor> {
  const stale = new Map<string, Anchor>();
  const led = resolveAll(text, tracking.anchors, text);
  const points = codePointsOf(text);
  for (const [id, note] of tracking.ids) {
    const resolution = resolutionOf(tracking, note);
    if (!('range' in resolution) || leadsTo(led[note] ?? LOST, resolution.range)) continue;
    stale.set(id, describe(text, resolution.range, points));
  }
  return stale;
}

const leadsTo = (resolution: Resolution, range: Range): boolean =>
  'range' in resolution && resolution.range.start === range.start && resolution.range.end === range.end;

const sameAnchor = ({ quote, position }: Anchor, b: Anchor): boolean =>
  quote.exact === b.quote.exact &&
  quote.prefix === b.quote.prefix &&
  quote.suffix === b.quote.suffix &&
  position.start === b.position.start &&
  position.end === b.position.end;
