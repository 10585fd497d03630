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

/** An edge that was rewritten for longer than this was cut, and what stands there now is something else. */
const MAX_EDGE = 20;
/** What remains begins where so many of so many characters were kept. */
const SOLID = 9;
const OF = 12;

/** Without edges of which nothing was kept. `kept`: where each character of the stretch stands now, -1: nowhere. */
function dense(
  kept: Int32Array,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const solid = (from: number): boolean => {
    let count = 0;
    for (let i = from; i < from + OF && i < kept.length; i++) if ((kept[i] ?? -1) >= 0) count++;
    return count >= SOLID;
  };
  let head = 0;
  while (head < kept.length && !((kept[head] ?? -1) >= 0 && solid(head))) head++;
  let tail = kept.length - 1;
  while (tail > head && !((kept[tail] ?? -1) >= 0 && solid(tail - OF + 1))) tail--;
  if (head >= tail) return { start, end };
  const first = kept[head] ?? start;
  const last = (kept[tail] ?? end) + 1;
  return { start: first - start > MAX_EDGE ? first : start, end: end - last > MAX_EDGE ? last : end };
}

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
  let begun = false;
  const kept = new Int32Array(m).fill(-1);
  for (let i = m; ;) {
    // What was put in at either edge stands outside.
    if (i === to) end = j;
    if (i === from && !begun) [start, begun] = [j, true];
    if (i === 0) break;
    const step = steps[i * (n + 1) + j];
    const within = step === LEFT ? i > from && i < to : i > from && i <= to;
    const edited = step !== DIAGONAL || pattern.charCodeAt(i - 1) !== window.charCodeAt(j - 1);
    if (edited && within) inside++;
    else if (edited) outside++;
    if (!edited) kept[i - 1] = j - 1;
    if (step !== LEFT) i--;
    if (step !== UP) j--;
  }
  return { ...dense(kept.subarray(from, to), start, end), inside, outside };
}
