/** Trains how much a checker would want a source for a sentence: logistic regression by stochastic gradients (AdaGrad). */
import type { ClaimType } from '../src/core/detect/claim.ts';
import { readSentence, sentenceFeatures } from '../src/core/detect/model/sentence.ts';
import type { TagWeights } from '../src/core/detect/model/parts-of-speech.ts';
import { typesIn } from '../src/core/detect/types.ts';
import { random, shuffled } from './random.ts';

export interface Judged {
  readonly rows: readonly number[];
  readonly types: readonly ClaimType[];
  readonly worthy: boolean;
}

export const WORTH_BITS = 16;
const [EPOCHS, RATE, DECAY, DROP] = [6, 0.02, 1e-3, 0.1];

export function judged(text: string, worthy: boolean, tagger: TagWeights): Judged {
  const sentence = readSentence(text, tagger);
  const types = typesIn(sentence).map(({ type }) => type);
  return { rows: sentenceFeatures(sentence, types, (1 << WORTH_BITS) - 1), types, worthy };
}

/** Log odds by row, averaged over the second half of the epochs. */
export function trainWorth(examples: readonly Judged[]): Float64Array {
  const size = 1 << WORTH_BITS;
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1);
  const average = new Float64Array(size);
  const next = random(3);
  const scale = 1 / (1 - DROP);
  let averaged = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const { rows, worthy } of shuffled(examples, epoch)) {
      const kept = rows.filter(() => next() >= DROP);
      const sum = scale * kept.reduce((total, row) => total + (weights[row] ?? 0), 0);
      const error = scale * ((worthy ? 1 : 0) - 1 / (1 + Math.exp(-sum)));
      for (const row of kept) {
        const gradient = error - DECAY * (weights[row] ?? 0);
        squares[row] = (squares[row] ?? 0) + gradient * gradient;
        weights[row] = (weights[row] ?? 0) + (RATE * gradient) / Math.sqrt(squares[row]);
      }
    }
    if (epoch < EPOCHS / 2) continue;
    averaged++;
    for (const [row, weight] of weights.entries())
      average[row] = (average[row] ?? 0) + (weight - (average[row] ?? 0)) / averaged;
  }
  return average;
}
