/**
 * Trains a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) by stochastic gradients: AdaGrad,
 * features dropped at random, weights of the last epochs averaged.
 */
import { PLACES } from '../src/core/detect/model/features.ts';
import type { Features } from '../src/core/detect/model/features.ts';
import { LABEL_COUNT as L, mayFollow } from '../src/core/detect/model/labels.ts';
import { random, shuffled } from './random.ts';

export interface Example {
  readonly features: Features;
  readonly gold: Uint8Array;
}

export interface Trained {
  /** Rows of LABEL_COUNT. */
  readonly table: Float32Array;
  /** By place, label before (LABEL_COUNT: the beginning), label. */
  readonly transitions: Float32Array;
}

export interface Options {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly drop: number;
  readonly decay: number;
  /** From this epoch on weights are averaged. */
  readonly averageFrom: number;
  readonly seed: number;
}

const STEP = (L + 1) * L;
const ALLOWED = Uint8Array.from({ length: STEP }, (_, at) => {
  const [before, label] = [Math.floor(at / L), at % L];
  return mayFollow(label, before === L ? 0 : before) ? 1 : 0;
});

export function trainSequence(
  examples: readonly Example[],
  { bits, epochs, rate, drop, decay, averageFrom, seed }: Options,
  each?: (epoch: number, trained: Trained, loss: number) => void,
): Trained {
  const size = (1 << bits) * L;
  const W = new Float32Array(size);
  const G = new Float32Array(size).fill(1);
  const T = new Float32Array(PLACES * STEP);
  const TG = new Float32Array(PLACES * STEP).fill(1);
  const average: Trained = { table: new Float32Array(size), transitions: new Float32Array(T.length) };
  const longest = Math.max(...examples.map(({ gold }) => gold.length));
  const node = new Float64Array(longest * L);
  const alpha = new Float64Array(longest * L);
  const beta = new Float64Array(longest * L);
  const Z = new Float64Array(longest);
  const E = new Float64Array(T.length);
  const expected = new Float64Array(T.length);
  const marginal = new Float64Array(L);
  const next = random(seed);
  const kept = new Int32Array(longest * 160);
  const keptEnd = new Int32Array(longest);
  const scale = 1 / (1 - drop);
  let averaged = 0;

  for (let epoch = 0; epoch < epochs; epoch++) {
    let loss = 0;
    let tokens = 0;
    for (const { features, gold } of shuffled(examples, seed + epoch)) {
      const n = gold.length;
      if (n === 0) continue;
      tokens += n;
      const { rows, perToken, place } = features;
      let k = 0;
      for (let i = 0; i < n; i++) {
        const o = i * L;
        for (let l = 0; l < L; l++) node[o + l] = 0;
        for (let f = i * perToken, end = f + perToken; f < end; f++) {
          if (next() < drop) continue;
          const row = rows[f]! * L;
          kept[k++] = row;
          for (let l = 0; l < L; l++) node[o + l]! += W[row + l]!;
        }
        keptEnd[i] = k;
        let top = -Infinity;
        for (let l = 0; l < L; l++) {
          node[o + l]! *= scale;
          if (node[o + l]! > top) top = node[o + l]!;
        }
        for (let l = 0; l < L; l++) node[o + l] = Math.exp(node[o + l]! - top);
      }
      for (let t = 0; t < E.length; t++) E[t] = ALLOWED[t % STEP] === 1 ? Math.exp(T[t]!) : 0;
      for (let i = 0; i < n; i++) {
        const o = i * L;
        const t = place[i]! * STEP;
        let z = 0;
        for (let l = 0; l < L; l++) {
          let sum = 0;
          if (i === 0) sum = E[t + L * L + l]!;
          else for (let b = 0; b < L; b++) sum += alpha[o - L + b]! * E[t + b * L + l]!;
          sum *= node[o + l]!;
          alpha[o + l] = sum;
          z += sum;
        }
        Z[i] = z || 1e-300;
        for (let l = 0; l < L; l++) alpha[o + l]! /= Z[i]!;
      }
      for (let l = 0; l < L; l++) beta[(n - 1) * L + l] = 1;
      for (let i = n - 2; i >= 0; i--) {
        const o = i * L;
        const t = place[i + 1]! * STEP;
        for (let b = 0; b < L; b++) {
          let sum = 0;
          for (let l = 0; l < L; l++) sum += E[t + b * L + l]! * node[o + L + l]! * beta[o + L + l]!;
          beta[o + b] = sum / Z[i + 1]!;
        }
      }
      expected.fill(0);
      for (let i = 0; i < n; i++) {
        const o = i * L;
        const t = place[i]! * STEP;
        if (i === 0) {
          for (let l = 0; l < L; l++) expected[t + L * L + l]! -= alpha[l]! * beta[l]!;
          expected[t + L * L + gold[0]!]! += 1;
          continue;
        }
        for (let b = 0; b < L; b++) {
          const before = alpha[o - L + b]!;
          if (before === 0) continue;
          for (let l = 0; l < L; l++) {
            const e = E[t + b * L + l]!;
            if (e > 0) expected[t + b * L + l]! -= (before * e * node[o + l]! * beta[o + l]!) / Z[i]!;
          }
        }
        expected[t + gold[i - 1]! * L + gold[i]!]! += 1;
      }
      for (let t = 0; t < T.length; t++) {
        const step = expected[t]!;
        if (step > 1e-7 || step < -1e-7) {
          const g = step - decay * T[t]!;
          TG[t]! += g * g;
          T[t]! += (rate * g) / Math.sqrt(TG[t]!);
        }
      }
      k = 0;
      for (let i = 0; i < n; i++) {
        const o = i * L;
        let sum = 0;
        for (let l = 0; l < L; l++) sum += marginal[l] = alpha[o + l]! * beta[o + l]!;
        let far = false;
        for (let l = 0; l < L; l++) {
          const p = marginal[l]! / sum;
          const right = l === gold[i];
          if (right) loss -= Math.log(Math.max(1e-12, p));
          const g = ((right ? 1 : 0) - p) * scale;
          marginal[l] = g > 1e-3 || g < -1e-3 ? g : 0;
          if (marginal[l] !== 0) far = true;
        }
        const end = keptEnd[i]!;
        if (!far) k = end;
        for (; k < end; k++) {
          const row = kept[k]!;
          for (let l = 0; l < L; l++) {
            const m = marginal[l]!;
            if (m === 0) continue;
            const g = m - decay * W[row + l]!;
            G[row + l]! += g * g;
            W[row + l]! += (rate * g) / Math.sqrt(G[row + l]!);
          }
        }
      }
    }
    if (epoch + 1 >= averageFrom) {
      averaged++;
      for (let i = 0; i < size; i++) average.table[i]! += (W[i]! - average.table[i]!) / averaged;
      for (let i = 0; i < T.length; i++)
        average.transitions[i]! += (T[i]! - average.transitions[i]!) / averaged;
    }
    each?.(epoch + 1, averaged > 0 ? average : { table: W, transitions: T }, loss / tokens);
  }
  return averaged > 0 ? average : { table: W, transitions: T };
}
