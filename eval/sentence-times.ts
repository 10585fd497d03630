/** How long detection takes for a sentence, beside the reference CRF of ../shared/eval on the same articles. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { adapter, shared, unpack } from './corpora.ts';

export interface SentenceTimes {
  readonly sentences: number;
  /** Milliseconds a sentence (as we divide them, for both), warm. */
  readonly reference: number;
  readonly attributions: number;
  readonly detection: number;
}

const REFERENCE = { bits: 16, labels: 11, places: 9 };

/** Each program so often, in turns, and the least of its times: what else a machine does only adds. */
const ROUNDS = 3;

export function sentenceTimes(): SentenceTimes {
  const folder = mkdtempSync(path.join(tmpdir(), 'times-'));
  try {
    unpack('polnear-train-dev.tar.gz', folder);
    const texts = path.join(folder, 'dev/text');
    const articles = readdirSync(texts).length;
    const program = bundled(folder);
    const rounds = Array.from({ length: ROUNDS }, () => {
      const times = ours(program, texts);
      return { ...times, reference: (referenceTime(folder, texts) * articles) / times.sentences };
    });
    const least = (one: (times: SentenceTimes) => number): number => Math.min(...rounds.map(one));
    return {
      sentences: rounds[0]?.sentences ?? 0,
      reference: least(({ reference }) => reference),
      attributions: least(({ attributions }) => attributions),
      detection: least(({ detection }) => detection),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds an article, as it times itself. Its weights are noughts: they change what it finds, not how long it looks. */
function referenceTime(folder: string, texts: string): number {
  const { bits, labels, places } = REFERENCE;
  const model = path.join(folder, 'reference');
  writeFileSync(`${model}.json`, JSON.stringify({ bits }));
  writeFileSync(`${model}.w`, new Uint8Array(4 * (1 << bits) * labels));
  writeFileSync(`${model}.t`, new Uint8Array(4 * places * (labels + 1) * labels));
  const tags = path.join(folder, 'pos.tsv');
  writeFileSync(tags, gunzipSync(readFileSync(path.join(shared, 'corpora/polnear-train-pos.tsv.gz'))));
  const script = path.join(shared, 'eval/baseline/predict.mjs');
  const { stderr } = spawnSync(process.execPath, [script, model, texts, path.join(folder, 'out')], {
    encoding: 'utf8',
    env: { ...process.env, POS_TSV: tags },
  });
  const time = /([\d.]+) ms\/article/.exec(stderr)?.[1];
  if (time === undefined) throw new Error(`The reference does not run: ${stderr}`);
  return Number(time);
}

/** The program as it is shipped: bundled and minified as `esbuild.mjs` does it. */
function bundled(folder: string): string {
  const program = path.join(folder, 'times.cjs');
  buildSync({
    entryPoints: [adapter('times.ts')],
    outfile: program,
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    mainFields: ['module', 'main'],
  });
  return program;
}

function ours(program: string, texts: string): Omit<SentenceTimes, 'reference'> {
  const printed = execFileSync(process.execPath, [program, texts], { encoding: 'utf8' });
  return JSON.parse(printed) as Omit<SentenceTimes, 'reference'>;
}
