import { countBefore } from '../order.ts';
import { intersects } from '../range.ts';
import type { Range } from '../range.ts';
import { placeOf, SHORT } from './candidates.ts';
import type { Candidate, Choice, Decided, Sought } from './candidates.ts';
import { heaviestChain } from './chain.ts';
import type { Pair } from './chain.ts';
import type { Resolution } from './selector.ts';

/** A place that its neighbours vouch for: how far off it may be, and how many times nearer than the next best. */
const NEAR = 200;
const NEARER = 3;
/** Nearer than this is all the same. */
const HERE = 8;

/** How sure we are of a place that only its neighbours speak for. */
const LIKELY = 0.6;

/** Where what stood at a place of the old text is expected now, by the anchors that are certain; null: by none. */
export function expectation(all: readonly Decided[]): ((before: number) => number) | null {
  const takers = new Map<number, number>();
  for (const decided of all) {
    const place = placeOf(decided);
    if (place !== null) takers.set(place.start, (takers.get(place.start) ?? 0) + 1);
  }
  const sure = all.flatMap((decided): readonly Pair[] => {
    const { anchor, stored } = decided.sought;
    const place = placeOf(decided);
    const weight = anchor.quote.exact.length;
    const isSure = place !== null && weight >= SHORT && takers.get(place.start) === 1;
    return isSure ? [{ before: stored.start, now: place.start, weight }] : [];
  });
  return sure.length === 0 ? null : interpolation(heaviestChain(sure));
}

/** Of places that fit equally well, the one that is expected, if that is clear. */
export function settle(choice: Choice, place: number): Choice {
  const best = nearest(choice.tied, place);
  return best === null ? choice : { best, tied: [], confidence: LIKELY };
}

function nearest(tied: readonly Candidate[], place: number): Candidate | null {
  const far = ({ range }: Candidate): number => Math.abs(range.start - place);
  const [best, second] = tied.toSorted((x, y) => far(x) - far(y));
  if (best === undefined || far(best) > NEAR) return null;
  return second === undefined || far(second) >= NEARER * Math.max(HERE, far(best)) ? best : null;
}

/** Where something that stood at a place is expected now. */
function interpolation(pairs: readonly Pair[]): (before: number) => number {
  return (before) => {
    const low = countBefore(pairs.length, (at) => (pairs[at]?.before ?? 0) <= before);
    const left = pairs[low - 1];
    const right = pairs[low];
    if (left === undefined) return right === undefined ? before : right.now - (right.before - before);
    if (right === undefined) return left.now + before - left.before;
    return left.now + ((before - left.before) * (right.now - left.now)) / (right.before - left.before);
  };
}

/** Anchors that stood in different places can't all be in one now: it is that of the nearest, the others' words are gone. */
export function apart(
  all: readonly (readonly [Sought, Resolution])[],
  expected: (before: number) => number,
): readonly Resolution[] {
  const owners = new Map<string, { readonly stored: Range; readonly off: number }>();
  for (const [{ stored, stands }, resolution] of all) {
    if (!('range' in resolution)) continue;
    const off = stands === null ? Math.abs(resolution.range.start - expected(stored.start)) : -1;
    const key = keyOf(resolution.range);
    if (off < (owners.get(key)?.off ?? Infinity)) owners.set(key, { stored, off });
  }
  return all.map(([{ stored }, resolution]) => {
    const owner = 'range' in resolution ? owners.get(keyOf(resolution.range)) : undefined;
    return owner === undefined || intersects(owner.stored, stored) ? resolution : { state: 'orphaned' };
  });
}

const keyOf = ({ start, end }: Range): string => `${start}-${end}`;
