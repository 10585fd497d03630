/** How long detection takes for a sentence, beside the reference CRF of ../shared/eval on the same articles. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { attributionsIn } from '../src/core/detect/attributions.ts';
import { taggedAttributions } from '../src/core/detect/model/tagged.ts';
import { findQuotedStretches } from '../src/core/detect/quotations.ts';
import { detect } from '../src/core/index.ts';
import { plainArticle } from '../eval/plain-text.ts';

export interface SentenceTimes {
  readonly sentences: number;
  /** Milliseconds a sentence (as we divide them, for both), warm. */
  readonly reference: number;
  readonly attributions: number;
  readonly detection: number;
}

const REFERENCE = { bits: 16, labels: 11, places: 9 };

/** Null where the corpora are not. */
export function sentenceTimes(shared: string): SentenceTimes | null {
  if (!existsSync(path.join(shared, 'eval/baseline'))) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    execFileSync('tar', ['xzf', path.join(shared, 'corpora/polnear-train-dev.tar.gz'), '-C', folder]);
    const texts = path.join(folder, 'dev/text');
    const times = ours(texts);
    const articles = readdirSync(texts).length;
    return { ...times, reference: (referenceTime(shared, folder, texts) * articles) / times.sentences };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds an article, as it times itself. Its weights are noughts: they change what it finds, not how long it looks. */
function referenceTime(shared: string, folder: string, texts: string): number {
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

/** The second reading of all articles, as the reference does it; nothing is kept from the first but warm code. */
function ours(folder: string): Omit<SentenceTimes, 'reference'> {
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
  let times = { sentences: 0, attributions: 0, detection: 0 };
  for (let round = 0; round < 2; round++) {
    times = { sentences: 0, attributions: 0, detection: 0 };
    for (const text of texts) {
      const article = plainArticle(text);
      const blocks = article.chunks.flatMap(({ chunk }) => chunk.blocks);
      const start = performance.now();
      for (const { prose, sentences } of blocks) {
        const quotes = findQuotedStretches(prose).map(({ range }) => range);
        taggedAttributions(prose, sentences, quotes, attributionsIn(prose, sentences, quotes));
      }
      const found = performance.now();
      detect(article);
      times.attributions += found - start;
      times.detection += performance.now() - found;
      times.sentences += blocks.reduce((sum, { sentences }) => sum + sentences.length, 0);
    }
  }
  const { sentences, attributions, detection } = times;
  return { sentences, attributions: attributions / sentences, detection: detection / sentences };
}
