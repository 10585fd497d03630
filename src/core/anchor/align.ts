/** Where a stretch of a pattern stands in a window, and how much of it was edited. */
export interface Alignment {
  readonly start: number;
  readonly end: number;
  /** Edits inside the stretch, and in the rest of the pattern. */
  readonly inside: number;
  readonly outside: number;
}

const DIAGONAL = 0;
const UP = 1;
const LEFT = 2;

/**
 * Fits a pattern into a window with the fewest edits (Sellers 1980: what of the window stands before and behind costs
 * nothing), and follows the stretch [from, to) of the pattern there. Cost: the product of both lengths.
 */
export function align(pattern: string, from: number, to: number, window: string): Alignment {
  const [m, n] = [pattern.length, window.length];
  const steps = new Uint8Array((m + 1) * (n + 1));
  let above = new Int32Array(n + 1);
  let row = new Int32Array(n + 1);
  for (let i = 1; i <= m; i++) {
    const code = pattern.charCodeAt(i - 1);
    const base = i * (n + 1);
    row[0] = i;
    steps[base] = UP;
    for (let j = 1; j <= n; j++) {
      const same = code === window.charCodeAt(j - 1);
      let best = (above[j - 1] ?? 0) + (same ? 0 : 1);
      let step = DIAGONAL;
      const up = (above[j] ?? 0) + 1;
      const left = (row[j - 1] ?? 0) + 1;
      if (up < best) [best, step] = [up, UP];
      if (left < best) [best, step] = [left, LEFT];
      row[j] = best;
      steps[base + j] = step;
    }
    [above, row] = [row, above];
  }
  let j = 0;
  for (let k = 1; k <= n; k++) if ((above[k] ?? 0) < (above[j] ?? 0)) j = k;
  let [start, end, inside, outside] = [j, j, 0, 0];
  for (let i = m; ;) {
    if (i === to) end = Math.max(end, j);
    if (i > to) end = j;
    if (i === from) start = j;
    if (i === 0) break;
    const step = steps[i * (n + 1) + j];
    const within = step === LEFT ? i > from && i < to : i > from && i <= to;
    const edited = step !== DIAGONAL || pattern.charCodeAt(i - 1) !== window.charCodeAt(j - 1);
    if (edited && within) inside++;
    else if (edited) outside++;
    if (step !== LEFT) i--;
    if (step !== UP) j--;
  }
  return { start, end, inside, outside };
}
