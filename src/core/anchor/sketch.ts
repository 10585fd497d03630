import type { Range } from '../range.ts';
import { codePointsIn } from './code-points.ts';
import type { Anchor } from './selector.ts';

/**
 * What is still known of a text of which only anchors are left: their words and surroundings in the order in which they
 * stood, what overlaps joined, a blank line for what lies between. It can be compared as if it were the text.
 */
export interface Sketch {
  readonly text: string;
  /** Where each anchor's words stand in it. */
  readonly ranges: readonly Range[];
}

const GAP = '\n\n';

/** Anchors whose positions contradict their words stand apart. */
export function sketchOf(anchors: readonly Anchor[]): Sketch {
  const stretches = anchors
    .map(({ quote: { prefix, exact, suffix }, position }, index) => ({
      index,
      at: position.start - codePointsIn(prefix),
      words: prefix + exact + suffix,
      start: prefix.length,
      end: prefix.length + exact.length,
    }))
    .sort((a, b) => a.at - b.at || b.words.length - a.words.length);
  const ranges: Range[] = [];
  const parts: string[] = [];
  let length = 0;
  let run = '';
  let runAt = 0;
  const close = (): void => {
    parts.push(run, GAP);
    length += run.length + GAP.length;
  };
  for (const { index, at, words, start, end } of stretches) {
    const overlap = run === '' ? -1 : run.length - (at - runAt);
    const shared = Math.min(overlap, words.length);
    // Counted in code points, compared in code units: where they differ the two are kept apart, which loses little.
    if (shared < 0 || !run.startsWith(words.slice(0, shared), at - runAt)) {
      if (run !== '') close();
      run = '';
      runAt = at;
    }
    run += words.slice(run.length - (at - runAt));
    const offset = length + at - runAt;
    ranges[index] = { start: offset + start, end: offset + end };
  }
  close();
  return { text: parts.join(''), ranges };
}
