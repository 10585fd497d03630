import type { Linked, Span } from './link.ts';

/** Contents may share so much of the shorter of them: a comma, a quotation mark. */
const SHARED = 0.15;

const sizeOf = (spans: readonly Span[]): number => spans.reduce((sum, { from, to }) => sum + to - from, 0);

function common(a: readonly Span[], b: readonly Span[]): number {
  let sum = 0;
  for (const one of a)
    for (const other of b) sum += Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
  return sum;
}

const exclude = (a: Linked, b: Linked): boolean =>
  (a.cue !== null && b.cue !== null && common([a.cue], [b.cue]) > 0) ||
  common(a.content, b.content) > SHARED * Math.min(sizeOf(a.content), sizeOf(b.content));

/**
 * The best candidates that can stand together, in order of the text: of two with a common cue or common content the
 * better one, of equal ones the earlier.
 *
 * @param threshold the merit that a candidate must have
 */
export function choose<C extends Linked>(
  candidates: readonly C[],
  merits: readonly number[],
  threshold: number,
): readonly C[] {
  const order = [...candidates.keys()]
    .filter((i) => (merits[i] as number) > threshold)
    .sort((i, k) => (merits[k] as number) - (merits[i] as number) || i - k);
  const chosen: C[] = [];
  for (const i of order) {
    const candidate = candidates[i] as C;
    if (!chosen.some((other) => exclude(candidate, other))) chosen.push(candidate);
  }
  return chosen.sort((a, b) => (a.content[0]?.from ?? 0) - (b.content[0]?.from ?? 0));
}
