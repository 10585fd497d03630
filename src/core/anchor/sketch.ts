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

/** Anchors whose positions contradict their words stand apart. Cost: their length, and what sorting them takes. */
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
  const add = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  // The stretch that reaches furthest, and where it begins in the sketch.
  let last = { at: 0, words: '', offset: 0 };
  for (const { index, at, words, start, end } of stretches) {
    const into = at - last.at;
    const shared = Math.min(last.words.length - into, words.length);
    // Counted in code points, compared in code units: where the two differ, stretches are kept apart, which loses little.
    const joins = shared >= 0 && last.words.startsWith(words.slice(0, shared), into);
    if (!joins && length > 0) add(GAP);
    const offset = joins ? last.offset + into : length;
    if (!joins || shared < words.length) {
      add(joins ? words.slice(shared) : words);
      last = { at, words, offset };
    }
    ranges[index] = { start: offset + start, end: offset + end };
  }
  return { text: parts.join(''), ranges };
}
