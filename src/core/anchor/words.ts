import type { Tokens } from './tokens.ts';

/** A stretch of the one row of tokens beside a stretch of the other; half-open. */
export interface Gap {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/** What it is worth that two words in a row are the same, over each by itself: keeps stray words from being taken apart. */
const IN_A_ROW = 0.3;

/**
 * A run of the same words is no trace of the old text, but chance, if it weighs less than this share of the lighter of
 * the edited stretches on its two sides. Found on the dev split of anchor-bench.
 */
const ISLAND = 0.25;

/**
 * The same words in the same order in both stretches, so that what they weigh is most (Needleman and Wunsch 1970; what
 * is left out costs nothing), without islands. Calls `link` for each. Cost: the product of both lengths.
 *
 * @param weights what each word weighs, by its number
 */
export function matchWords(
  a: Tokens,
  b: Tokens,
  { a0, a1, b0, b1 }: Gap,
  weights: Float32Array,
  link: (i: number, j: number) => void,
): void {
  const [n, m] = [a1 - a0, b1 - b0];
  if (n === 0 || m === 0) return;
  const width = m + 1;
  // 0: neither or only the one before is needed (up), 1: left, 2: both are the same word.
  const steps = new Uint8Array((n + 1) * width);
  let above = new Float32Array(width);
  let row = new Float32Array(width);
  for (let i = 1; i <= n; i++) {
    const id = a.ids[a0 + i - 1]!;
    const weight = weights[id]!;
    const base = i * width;
    for (let j = 1; j <= m; j++) {
      let best = above[j]!;
      let step = 0;
      if (row[j - 1]! > best) {
        best = row[j - 1]!;
        step = 1;
      }
      if (id === b.ids[b0 + j - 1]!) {
        const run = steps[base - width + j - 1] === 2 ? IN_A_ROW : 0;
        const both = above[j - 1]! + weight + run;
        if (both >= best) {
          best = both;
          step = 2;
        }
      }
      row[j] = best;
      steps[base + j] = step;
    }
    [above, row] = [row, above];
  }
  const runs: Run[] = [];
  for (let i = n, j = m; i > 0 && j > 0;) {
    const step = steps[i * width + j];
    if (step === 2) {
      i--;
      j--;
      const last = runs.at(-1);
      const weight = weights[a.ids[a0 + i]!]!;
      if (last?.i === i + 1 && last.j === j + 1) {
        last.i = i;
        last.j = j;
        last.length++;
        last.weight += weight;
      } else runs.push({ i, j, length: 1, weight });
    } else if (step === 1) j--;
    else i--;
  }
  const heaviness = (tokens: Tokens, from: number, count: number): Float32Array => {
    const sums = new Float32Array(count + 1);
    for (let k = 0; k < count; k++) sums[k + 1] = sums[k]! + weights[tokens.ids[from + k]!]!;
    return sums;
  };
  for (const { i, j, length } of withoutIslands(runs.reverse(), heaviness(a, a0, n), heaviness(b, b0, m)))
    for (let k = 0; k < length; k++) link(a0 + i + k, b0 + j + k);
}

/** The same words in a row in both: from i of the one and j of the other. */
interface Run {
  i: number;
  j: number;
  length: number;
  weight: number;
}

/** `before` and `now`: what the stretches weigh up to each of their tokens. */
function withoutIslands(runs: readonly Run[], before: Float32Array, now: Float32Array): readonly Run[] {
  let kept = runs;
  for (;;) {
    const solid = kept.filter((run, index) => {
      const left = kept[index - 1] ?? { i: 0, j: 0, length: 0 };
      const right = kept[index + 1] ?? { i: before.length - 1, j: now.length - 1 };
      const skipped = Math.max(
        before[run.i]! - before[left.i + left.length]!,
        now[run.j]! - now[left.j + left.length]!,
      );
      const following = Math.max(
        before[right.i]! - before[run.i + run.length]!,
        now[right.j]! - now[run.j + run.length]!,
      );
      return run.weight >= ISLAND * Math.min(skipped, following);
    });
    if (solid.length === kept.length) return kept;
    kept = solid;
  }
}
