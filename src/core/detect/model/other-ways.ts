/** Labels that are somewhat less likely than the likeliest: where they part from them, and what they are. */
import { LABEL_COUNT as L } from './labels.ts';
import { BEHIND, NEVER, STEP } from './lattice.ts';
import type { Lattice } from './lattice.ts';
import type { Span } from './link.ts';

/** The labels with which parts begin, and those of contents. */
const BEGINS = [1, 3, 5, 7, 9];
const CONTENTS = [7, 8, 9, 10];

/** Told of a token, a label there and one behind it, which the likeliest labels don't have, and of the score with them. */
type Turn = (at: number, label: number, next: number, score: number) => void;

/** Wherever within reach another part begins, or a content ends that goes on in the likeliest labels. */
export function eachTurn(
  ways: Lattice,
  place: Uint8Array,
  transitions: Int16Array,
  reach: number,
  turn: Turn,
): void {
  const { best, top, through, forth, to } = ways;
  for (let i = 0; i < best.length; i++) {
    for (const label of BEGINS) {
      const score = through[i * L + label]!;
      if (best[i] !== label && top - score <= reach) turn(i, label, to[i * L + label]!, score);
    }
    if (i + 1 === best.length) return;
    for (const label of CONTENTS) {
      if (top - through[i * L + label]! > reach) continue;
      const ended = likeliestEnd(ways, i, label, place[i + 1]! * STEP + label * L, transitions);
      const score = ended.score + forth[i * L + label]!;
      const isBest = best[i] === label && best[i + 1] === ended.next;
      if (top - score <= reach && !isBest) turn(i, label, ended.next, score);
    }
  }
}

/** The likeliest label behind a content's token that does not go on with it, and the score from there on. */
function likeliestEnd(
  { back, node }: Lattice,
  i: number,
  label: number,
  step: number,
  transitions: Int16Array,
): { readonly next: number; readonly score: number } {
  const goesOn = label % 2 === 1 ? label + 1 : label;
  let score = NEVER;
  let next = 0;
  for (const other of BEHIND[label]!) {
    if (other === goesOn) continue;
    const at = (i + 1) * L + other;
    const sum = back[at]! + node[at]! + transitions[step + other]!;
    if (sum > score) {
      score = sum;
      next = other;
    }
  }
  return { next, score };
}

/**
 * Writes the likeliest labels with `label` at a token and `next` behind it over the likeliest of all: as soon as they are
 * the same again, they stay so.
 *
 * @returns the tokens that were written
 */
export function follow(
  { best, from, to }: Lattice,
  labels: Uint8Array,
  at: number,
  label: number,
  next: number,
): Span {
  let first = at;
  for (let l = label; first >= 0 && (first === at || l !== best[first]); first--) {
    labels[first] = l;
    l = from[first * L + l]!;
  }
  let last = at + 1;
  for (let l = next; last < best.length && l !== best[last]; last++) {
    labels[last] = l;
    l = to[last * L + l]!;
  }
  return { from: first + 1, to: last };
}
