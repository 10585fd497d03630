import type { Candidate } from './candidates.ts';
import { exponential } from './exponential.ts';
import type { Span } from './link.ts';

export interface Support {
  /** In sixteenths of what touches the same words, by likelihood: what shares most of them; and the source as well. */
  readonly content: Uint8Array;
  readonly source: Uint8Array;
}

const ALONE = 17;

/** How likely labels of such a loss are beside the likeliest, in whole numbers: the table's scale is 75 to a nat. */
const LIKELY = Int32Array.from({ length: 700 }, (_, loss) => Math.round(4096 * exponential(-loss / 75)));

/** Readings of the same words stand side by side in the order of the text; no more are looked at, however many there are. */
const NEAR = 64;

const sizeOf = (spans: readonly Span[]): number => spans.reduce((sum, { from, to }) => sum + to - from, 0);
const shared = (a: Span, b: Span): number => Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));

/**
 * How far the other candidates for the same words bear a candidate out: where many likely readings differ by a word only,
 * each of them is likelier right than it looks alone (minimum Bayes risk, Goel and Byrne 2000).
 */
export function supportOf(candidates: readonly Candidate[]): Support {
  const content = new Uint8Array(candidates.length).fill(ALONE);
  const source = new Uint8Array(candidates.length).fill(ALONE);
  const order = [...candidates.keys()].sort(
    (a, b) => candidates[a]!.content[0]!.from - candidates[b]!.content[0]!.from || a - b,
  );
  const sizes = order.map((i) => sizeOf(candidates[i]!.content));
  for (const [a, i] of order.entries()) {
    const one = candidates[i]!;
    let [all, same, told] = [0, 0, 0];
    for (let b = Math.max(0, a - NEAR); b < Math.min(order.length, a + NEAR); b++) {
      const other = candidates[order[b]!]!;
      if (other.loss === null) continue;
      let both = 0;
      for (const x of one.content) for (const y of other.content) both += shared(x, y);
      if (both === 0) continue;
      const weight = LIKELY[Math.min(other.loss, LIKELY.length - 1)]!;
      all += weight;
      if (2 * both < sizes[a]! + sizes[b]! - both) continue;
      same += weight;
      const [p, q] = [one.source, other.source];
      if (p === null ? q === null : q !== null && shared(p, q) > 0) told += weight;
    }
    if (all === 0) continue;
    content[i] = Math.floor((16 * same) / all);
    source[i] = Math.floor((16 * told) / all);
  }
  return { content, source };
}
