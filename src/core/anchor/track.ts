import type { Range } from '../range.ts';
import { codePointsOf } from './code-points.ts';
import { describe } from './describe.ts';
import { resolveAll, resolver } from './resolve.ts';
import type { Anchor, Resolution } from './selector.ts';
import { shiftAll } from './shift.ts';
import type { Edit } from './shift.ts';

/**
 * Where one anchor stands in an open article. `anchor` is as stored in the notes; `resolution` is kept up to date
 * through every edit, so it may know better than the stored words do. null: every word was deleted since the last look.
 */
export interface Tracked {
  readonly anchor: Anchor;
  readonly resolution: Resolution | null;
}

/** By annotation id. */
export type Tracking = ReadonlyMap<string, Tracked>;

/**
 * Finds what has no place yet and leaves the rest where the edits have carried it. An anchor that was stored anew
 * since (by another window, by a pull) is looked up afresh.
 *
 * @param base the text that the anchors were last resolved against, as the notes file has it
 */
export function place(
  text: string,
  anchors: ReadonlyMap<string, Anchor>,
  previous: Tracking,
  base?: string | null,
): Tracking {
  const kept = new Map<string, Tracked>();
  for (const [id, anchor] of anchors) {
    const known = previous.get(id);
    if (known !== undefined && rangeOf(known) !== null && sameAnchor(known.anchor, anchor))
      kept.set(id, known);
  }
  const lost = [...anchors].filter(([id, anchor]) => {
    const known = previous.get(id);
    return !kept.has(id) && (known === undefined || !sameAnchor(known.anchor, anchor));
  });
  const found = resolveAll(
    text,
    lost.map(([, anchor]) => anchor),
    base,
  );
  const looked = new Map(
    lost.map(([id, anchor], index) => [id, { anchor, resolution: found[index] ?? null }]),
  );
  // Words that were cut before our eyes come back by being pasted; like ones elsewhere are somebody else's.
  const pasted = resolver(text, 'same words');
  return new Map(
    [...anchors].map(([id, anchor]) => [
      id,
      kept.get(id) ?? looked.get(id) ?? { anchor, resolution: pasted(anchor) },
    ]),
  );
}

/**
 * Without those that have no place, so that `place` looks for them anew, edited words included: for when most of a text
 * was replaced at once (a checkout under an open editor, a formatter), and nobody deleted them on purpose.
 */
export const forgetLost = (tracking: Tracking): Tracking =>
  new Map([...tracking].filter(([, tracked]) => rangeOf(tracked) !== null));

/** Carries every place through the edits of one change: in order of position, offsets into the text before it. */
export function follow(tracking: Tracking, edits: readonly Edit[]): Tracking {
  const next = new Map<string, Tracked>();
  for (const [id, tracked] of tracking) next.set(id, followOne(tracked, edits));
  return next;
}

function followOne(tracked: Tracked, edits: readonly Edit[]): Tracked {
  const { anchor, resolution } = tracked;
  if (resolution === null || !('range' in resolution)) return tracked;
  const { range, touched } = shiftAll(resolution.range, edits);
  if (range === null) return { anchor, resolution: null };
  return {
    anchor,
    resolution: { state: touched ? 'changed' : resolution.state, range, confidence: resolution.confidence },
  };
}

/**
 * What is to be stored anew, so that a later reader who has only the words and their surroundings finds the place. Only
 * that: while the words lead to their place, a neighbour's new wording or a position that slid along with the text above
 * is not stored. It would change the lines of notes that nobody touched, and they would conflict in git with those of
 * somebody who did.
 */
export function restate(text: string, tracking: Tracking): ReadonlyMap<string, Anchor> {
  const stale = new Map<string, Anchor>();
  const resolve = resolver(text);
  const points = codePointsOf(text);
  for (const [id, tracked] of tracking) {
    const range = rangeOf(tracked);
    if (range === null) continue;
    const { exact } = tracked.anchor.quote;
    if (exact === text.slice(range.start, range.end) && leadsTo(resolve(tracked.anchor), range)) continue;
    stale.set(id, describe(text, range, points));
  }
  return stale;
}

const leadsTo = (resolution: Resolution, range: Range): boolean =>
  'range' in resolution && resolution.range.start === range.start && resolution.range.end === range.end;

export const rangeOf = (tracked: Tracked): Range | null =>
  tracked.resolution !== null && 'range' in tracked.resolution ? tracked.resolution.range : null;

const sameQuote = (a: Anchor, b: Anchor): boolean =>
  a.quote.exact === b.quote.exact && a.quote.prefix === b.quote.prefix && a.quote.suffix === b.quote.suffix;

const sameAnchor = (a: Anchor, b: Anchor): boolean =>
  sameQuote(a, b) && a.position.start === b.position.start && a.position.end === b.position.end;
