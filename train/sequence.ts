/**
 * Trains a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) by stochastic gradients: AdaGrad,
 * features dropped at random, the weights of the last epochs and of several beginnings averaged (the loss is convex: they
 * are all near one place). The loops are in `assembly/sequence.ts`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PLACES } from '../src/core/detect/model/features.ts';
import type { Features } from '../src/core/detect/model/features.ts';
import { LABEL_COUNT as L, mayFollow } from '../src/core/detect/model/labels.ts';
import { shuffled } from './random.ts';

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
  /** One beginning each. */
  readonly seeds: readonly number[];
}

interface Kernel {
  readonly memory: WebAssembly.Memory;
  readonly setup: (rows: number, places: number, longest: number, features: number) => number;
  readonly begin: (seed: number, rate: number, decay: number, drop: number) => void;
  readonly learn: (tokens: number) => number;
  readonly average: () => void;
  readonly rowsAt: () => number;
  readonly placesAt: () => number;
  readonly goldAt: () => number;
  readonly tableAt: () => number;
  readonly transitionsAt: () => number;
}

/** A row of weights is so wide there: LABEL_COUNT rounded up to a multiple of four. */
const WIDE = 12;
const STEP = (L + 1) * L;

/** Compiles the kernel. An instance holds what it has learnt, so each training wants its own. */
export function compileKernel(): WebAssembly.Module {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const compiler = path.resolve(here, '../node_modules/assemblyscript/bin/asc.js');
  const folder = mkdtempSync(path.join(tmpdir(), 'kernel-'));
  try {
    const output = path.join(folder, 'sequence.wasm');
    const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];
    execFileSync(process.execPath, [
      compiler,
      path.join(here, 'assembly/sequence.ts'),
      '--outFile',
      output,
      ...options,
    ]);
    return new WebAssembly.Module(readFileSync(output));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function trainSequence(
  module: WebAssembly.Module,
  examples: readonly Example[],
  { bits, epochs, rate, drop, decay, averageFrom, seeds }: Options,
  each?: (epoch: number, loss: number) => void,
): Trained {
  const kernel = new WebAssembly.Instance(module, { env: { abort } }).exports as Kernel;
  const size = 1 << bits;
  const longest = Math.max(...examples.map(({ gold }) => gold.length));
  const allowed = kernel.setup(size, PLACES, longest, examples[0]?.features.perToken ?? 0);
  const ints = new Int32Array(kernel.memory.buffer);
  for (let at = 0; at < STEP; at++) {
    const before = Math.floor(at / L);
    ints[(allowed >> 2) + at] = mayFollow(at % L, before === L ? 0 : before) ? 1 : 0;
  }
  const [rowsAt, placesAt, goldAt] = [kernel.rowsAt() >> 2, kernel.placesAt() >> 2, kernel.goldAt() >> 2];
  for (const seed of seeds) {
    kernel.begin(seed, rate, decay, drop);
    for (let epoch = 1; epoch <= epochs; epoch++) {
      let loss = 0;
      let tokens = 0;
      for (const { features, gold } of shuffled(examples, seed + epoch)) {
        if (gold.length === 0) continue;
        ints.set(features.rows, rowsAt);
        ints.set(features.place, placesAt);
        ints.set(gold, goldAt);
        loss += kernel.learn(gold.length);
        tokens += gold.length;
      }
      if (epoch >= averageFrom) kernel.average();
      each?.(epoch, loss / tokens);
    }
  }
  const floats = new Float32Array(kernel.memory.buffer);
  const from = kernel.tableAt() >> 2;
  const table = Float32Array.from(
    { length: size * L },
    (_, i) => floats[from + Math.floor(i / L) * WIDE + (i % L)] ?? 0,
  );
  const start = kernel.transitionsAt() >> 2;
  return { table, transitions: floats.slice(start, start + PLACES * STEP) };
}

function abort(): never {
  throw new Error('The kernel gave up');
}
