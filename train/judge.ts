/**
 * Trains the judge of whole attributions: a logistic regression for each of its questions by stochastic gradients
 * (AdaGrad), features dropped at random, the second half of the epochs and several beginnings averaged.
 */
import { ANSWERS } from '../src/core/detect/model/judge.ts';
import type { Candidate } from '../src/core/detect/model/candidates.ts';
import type { Gold, Paragraph, Span } from './data.ts';
import { random, shuffled } from './random.ts';

export const JUDGE_BITS = 15;
/** What is chosen on dev differs by half a point of F1 from one beginning to another. */
const SEEDS = [5, 6, 7, 8];
const [EPOCHS, RATE, DECAY, DROP] = [8, 0.1, 1e-4, 0.5];

export interface Case {
  readonly rows: Int32Array;
  readonly answers: readonly boolean[];
}

export type SourceMatch = (
  gold: Gold,
  found: { readonly source: readonly Span[] | null },
  text: string,
) => { readonly strict: boolean };

const size = (spans: readonly Span[]): number => spans.reduce((sum, [start, end]) => sum + end - start, 0);

function overlap(a: readonly Span[], b: readonly Span[]): number {
  let both = 0;
  for (const [start, end] of a)
    for (const [from, to] of b) both += Math.max(0, Math.min(end, to) - Math.max(start, from));
  return both / (size(a) + size(b) - both);
}

/** The judge's questions about a candidate, answered by the annotators. Overlap is intersection over union. */
export function answersFor(
  { content, source }: Candidate,
  { words, start }: Paragraph,
  gold: readonly Gold[],
  text: string,
  matches: SourceMatch,
): readonly boolean[] {
  const span = (from: number, to: number): Span => [
    start + (words.tokens[from]?.start ?? 0),
    start + (words.tokens[to - 1]?.end ?? 0),
  ];
  const found = {
    content: content.map(({ from, to }) => span(from, to)),
    source: source === null ? null : [span(source.from, source.to)],
  };
  let most = 0;
  let best: Gold | undefined;
  for (const one of gold) {
    const share = overlap(one.content, found.content);
    if (share > most) [most, best] = [share, one];
  }
  if (best === undefined || most < 0.5) return [false, false, false];
  const right = best.source === null ? source === null : matches(best, found, text).strict;
  return [true, right, most >= 0.85];
}

/** Log odds by row and question. */
export function trainJudge(cases: readonly Case[]): Float64Array {
  const length = (1 << JUDGE_BITS) * ANSWERS;
  const average = new Float64Array(length);
  let averaged = 0;
  for (const seed of SEEDS) averaged = trainOnce(cases, seed, average, averaged);
  return average;
}

/** @returns how many have gone into the average now */
function trainOnce(cases: readonly Case[], seed: number, average: Float64Array, before: number): number {
  const weights = new Float64Array(average.length);
  const squares = new Float64Array(average.length).fill(1);
  const next = random(seed);
  const scale = 1 / (1 - DROP);
  let averaged = before;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const { rows, answers } of shuffled(cases, 100 * seed + epoch)) {
      const kept = rows.filter(() => next() >= DROP);
      for (let answer = 0; answer < ANSWERS; answer++) {
        let sum = 0;
        for (const row of kept) sum += weights[row * ANSWERS + answer] ?? 0;
        const error = scale * ((answers[answer] === true ? 1 : 0) - 1 / (1 + Math.exp(-scale * sum)));
        for (const row of kept) {
          const at = row * ANSWERS + answer;
          const gradient = error - DECAY * (weights[at] ?? 0);
          squares[at] = (squares[at] ?? 0) + gradient * gradient;
          weights[at] = (weights[at] ?? 0) + (RATE * gradient) / Math.sqrt(squares[at]);
        }
      }
    }
    if (epoch < EPOCHS / 2) continue;
    averaged++;
    for (const [at, weight] of weights.entries())
      average[at] = (average[at] ?? 0) + (weight - (average[at] ?? 0)) / averaged;
  }
  return averaged;
}
