/**
 * The inner loops of `../sequence.ts` in AssemblyScript, four numbers at a time, and the same to the bit on every machine (even its `exp` is compiled in). One paragraph is written to
 * `rowsAt`, `placesAt` and `goldAt`; `learn` takes a step by it.
 */

/** Labels, and how wide a row of weights is: a multiple of four. */
const L: i32 = 11;
const WIDE: i32 = 12;
const ROW: i32 = WIDE * 4;
const STEP: i32 = (L + 1) * L;

let rate: f32 = 0;
let decay: f32 = 0;
let drop: u32 = 0;
let scale: f32 = 1;
let rowCount: i32 = 0;
let transitionCount: i32 = 0;
let perToken: i32 = 0;
let averaged: f32 = 0;
let state: u32 = 0;

let table: usize = 0;
let tableSquares: usize = 0;
let tableMean: usize = 0;
let transitions: usize = 0;
let transitionSquares: usize = 0;
let transitionMean: usize = 0;
let exponents: usize = 0;
let expected: usize = 0;
let allowed: usize = 0;
let node: usize = 0;
let alpha: usize = 0;
let beta: usize = 0;
let norm: usize = 0;
let marginal: usize = 0;
let mask: usize = 0;
let kept: usize = 0;
let keptEnd: usize = 0;
let rows: usize = 0;
let places: usize = 0;
let gold: usize = 0;

export function rowsAt(): usize {
  return rows;
}
export function placesAt(): usize {
  return places;
}
export function goldAt(): usize {
  return gold;
}
/** Means over what `average` was called for, rows of WIDE. */
export function tableAt(): usize {
  return tableMean;
}
export function transitionsAt(): usize {
  return transitionMean;
}

function room(count: i32): usize {
  const at = heap.alloc(<usize>(count * 4 + 16));
  const aligned = (at + 15) & ~15;
  memory.fill(aligned, 0, <usize>(count * 4));
  return aligned;
}

@inline
function get(at: usize, index: i32): f32 {
  return load<f32>(at + (<usize>index << 2));
}
@inline
function put(at: usize, index: i32, value: f32): void {
  store<f32>(at + (<usize>index << 2), value);
}

/** @returns where to write, for each label before (L: the beginning) and label, whether it may follow: 1 or 0 */
export function setup(rowsOfTable: i32, placeCount: i32, longest: i32, features: i32): usize {
  rowCount = rowsOfTable;
  transitionCount = placeCount * STEP;
  perToken = features;
  table = room(rowCount * WIDE);
  tableSquares = room(rowCount * WIDE);
  tableMean = room(rowCount * WIDE);
  transitions = room(transitionCount);
  transitionSquares = room(transitionCount);
  transitionMean = room(transitionCount);
  exponents = room(transitionCount);
  expected = room(transitionCount);
  allowed = room(STEP);
  node = room(longest * WIDE);
  alpha = room(longest * WIDE);
  beta = room(longest * WIDE);
  norm = room(longest);
  marginal = room(WIDE);
  mask = room(WIDE);
  kept = room(longest * features);
  keptEnd = room(longest);
  rows = room(longest * features);
  places = room(longest);
  gold = room(longest);
  return allowed;
}

/** Begins from nothing; the means stay. */
export function begin(seed: u32, learningRate: f32, weightDecay: f32, dropout: f32): void {
  state = seed;
  rate = learningRate;
  decay = weightDecay;
  drop = <u32>(dropout * 16777216);
  scale = <f32>1 / (<f32>1 - dropout);
  memory.fill(table, 0, <usize>(rowCount * ROW));
  memory.fill(transitions, 0, <usize>(transitionCount * 4));
  for (let i = 0; i < rowCount * WIDE; i++) put(tableSquares, i, 1);
  for (let i = 0; i < transitionCount; i++) put(transitionSquares, i, 1);
}

/** Takes the weights as they are into the means. */
export function average(): void {
  averaged += 1;
  const share: f32 = <f32>1 / averaged;
  for (let i = 0; i < rowCount * WIDE; i++) {
    const mean = get(tableMean, i);
    put(tableMean, i, mean + (get(table, i) - mean) * share);
  }
  for (let i = 0; i < transitionCount; i++) {
    const mean = get(transitionMean, i);
    put(transitionMean, i, mean + (get(transitions, i) - mean) * share);
  }
}

/** Scores of each label at each token from the features that are kept, as exponentials over the highest. */
function scores(n: i32): void {
  let k = 0;
  const factor = f32x4.splat(scale);
  for (let i = 0; i < n; i++) {
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let c = f32x4.splat(0);
    for (let f = i * perToken, end = f + perToken; f < end; f++) {
      state = state * 1664525 + 1013904223;
      if (state >> 8 < drop) continue;
      const at = table + <usize>(load<i32>(rows + (<usize>f << 2)) * ROW);
      store<i32>(kept + (<usize>k << 2), load<i32>(rows + (<usize>f << 2)));
      k++;
      a = f32x4.add(a, v128.load(at));
      b = f32x4.add(b, v128.load(at, 16));
      c = f32x4.add(c, v128.load(at, 32));
    }
    store<i32>(keptEnd + (<usize>i << 2), k);
    const o = node + <usize>(i * ROW);
    v128.store(o, f32x4.mul(a, factor));
    v128.store(o, f32x4.mul(b, factor), 16);
    v128.store(o, f32x4.mul(c, factor), 32);
    let top = get(o, 0);
    for (let l = 1; l < L; l++) top = max(top, get(o, l));
    for (let l = 0; l < L; l++) put(o, l, Mathf.exp(get(o, l) - top));
  }
}

/** Forward and backward (Rabiner 1989), scaled at each token. */
function passes(n: i32): void {
  for (let t = 0; t < transitionCount; t++)
    put(exponents, t, load<i32>(allowed + (<usize>(t % STEP) << 2)) == 1 ? Mathf.exp(get(transitions, t)) : 0);
  for (let i = 0; i < n; i++) {
    const o = node + <usize>(i * ROW);
    const a = alpha + <usize>(i * ROW);
    const t = exponents + <usize>(load<i32>(places + (<usize>i << 2)) * STEP * 4);
    let z: f32 = 0;
    for (let l = 0; l < L; l++) {
      let sum: f32 = 0;
      if (i == 0) sum = get(t, L * L + l);
      else for (let b = 0; b < L; b++) sum += get(a - ROW, b) * get(t, b * L + l);
      sum *= get(o, l);
      put(a, l, sum);
      z += sum;
    }
    z = max(z, <f32>1e-30);
    put(norm, i, z);
    for (let l = 0; l < L; l++) put(a, l, get(a, l) / z);
  }
  for (let l = 0; l < L; l++) put(beta + <usize>((n - 1) * ROW), l, 1);
  for (let i = n - 2; i >= 0; i--) {
    const t = exponents + <usize>(load<i32>(places + (<usize>(i + 1) << 2)) * STEP * 4);
    const o = node + <usize>((i + 1) * ROW);
    const next = beta + <usize>((i + 1) * ROW);
    for (let b = 0; b < L; b++) {
      let sum: f32 = 0;
      for (let l = 0; l < L; l++) sum += get(t, b * L + l) * get(o, l) * get(next, l);
      put(next - ROW, b, sum / get(norm, i + 1));
    }
  }
}

function learnTransitions(n: i32): void {
  memory.fill(expected, 0, <usize>(transitionCount * 4));
  for (let i = 0; i < n; i++) {
    const base = load<i32>(places + (<usize>i << 2)) * STEP;
    const o = node + <usize>(i * ROW);
    const a = alpha + <usize>(i * ROW);
    const next = beta + <usize>(i * ROW);
    const right = load<i32>(gold + (<usize>i << 2));
    if (i == 0) {
      for (let l = 0; l < L; l++) {
        const t = base + L * L + l;
        put(expected, t, get(expected, t) - get(a, l) * get(next, l));
      }
      put(expected, base + L * L + right, get(expected, base + L * L + right) + 1);
      continue;
    }
    for (let b = 0; b < L; b++) {
      const before = get(a - ROW, b) / get(norm, i);
      if (before == 0) continue;
      for (let l = 0; l < L; l++) {
        const t = base + b * L + l;
        put(expected, t, get(expected, t) - before * get(exponents, t) * get(o, l) * get(next, l));
      }
    }
    const t = base + load<i32>(gold + (<usize>(i - 1) << 2)) * L + right;
    put(expected, t, get(expected, t) + 1);
  }
  for (let t = 0; t < transitionCount; t++) {
    const step = get(expected, t);
    if (abs(step) < 1e-7) continue;
    const g = step - decay * get(transitions, t);
    const squares = get(transitionSquares, t) + g * g;
    put(transitionSquares, t, squares);
    put(transitions, t, get(transitions, t) + (rate * g) / sqrt(squares));
  }
}

@inline
function adapt(at: usize, squaresAt: usize, marginals: v128, which: v128): void {
  const weight = v128.load(at);
  const g = v128.and(f32x4.sub(marginals, f32x4.mul(f32x4.splat(decay), weight)), which);
  const squares = f32x4.add(v128.load(squaresAt), f32x4.mul(g, g));
  v128.store(squaresAt, squares);
  v128.store(at, f32x4.add(weight, f32x4.div(f32x4.mul(f32x4.splat(rate), g), f32x4.sqrt(squares))));
}

/** @returns minus the logarithm of the right labels' marginals, summed */
function learnTable(n: i32): f64 {
  let loss: f64 = 0;
  let k = 0;
  for (let i = 0; i < n; i++) {
    const a = alpha + <usize>(i * ROW);
    const b = beta + <usize>(i * ROW);
    const right = load<i32>(gold + (<usize>i << 2));
    let sum: f32 = 0;
    for (let l = 0; l < L; l++) sum += get(a, l) * get(b, l);
    let far = false;
    for (let l = 0; l < L; l++) {
      const p = (get(a, l) * get(b, l)) / sum;
      if (l == right) loss -= Math.log(max(<f64>p, 1e-12));
      const g = ((l == right ? <f32>1 : <f32>0) - p) * scale;
      const counts = abs(g) > 1e-3;
      put(marginal, l, counts ? g : 0);
      store<i32>(mask + (<usize>l << 2), counts ? -1 : 0);
      if (counts) far = true;
    }
    const end = load<i32>(keptEnd + (<usize>i << 2));
    if (!far) k = end;
    const m0 = v128.load(marginal);
    const m1 = v128.load(marginal, 16);
    const m2 = v128.load(marginal, 32);
    const w0 = v128.load(mask);
    const w1 = v128.load(mask, 16);
    const w2 = v128.load(mask, 32);
    for (; k < end; k++) {
      const offset = <usize>(load<i32>(kept + (<usize>k << 2)) * ROW);
      adapt(table + offset, tableSquares + offset, m0, w0);
      adapt(table + offset + 16, tableSquares + offset + 16, m1, w1);
      adapt(table + offset + 32, tableSquares + offset + 32, m2, w2);
    }
  }
  return loss;
}

/** A step by the paragraph that was written, of `n` tokens; what it lost. */
export function learn(n: i32): f64 {
  scores(n);
  passes(n);
  learnTransitions(n);
  return learnTable(n);
}
