/**
 * npm run train: learns what `src/core/detect/model/weights.ts` holds, from ../shared/corpora. The same data give the
 * same file to the byte (one process, numbers from a seeded stream). The card beside it says what it is good for.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { SequenceWeights } from '../src/core/detect/model/decode.ts';
import { featuresOf } from '../src/core/detect/model/features.ts';
import type { TagWeights } from '../src/core/detect/model/parts-of-speech.ts';
import { LEVELS, pack } from '../src/core/detect/model/pack.ts';
import { paragraphsOf } from './data.ts';
import type { Document, Paragraph } from './data.ts';
import { readTagged, trainTagger } from './parts-of-speech.ts';
import { quantised } from './quantise.ts';
import { trainSequence } from './sequence.ts';
import type { Options, Trained } from './sequence.ts';
import { judged, trainWorth, WORTH_BITS } from './worth.ts';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const SHARED = path.resolve(ROOT, '../shared');
const OUTPUT = path.join(ROOT, 'src/core/detect/model/weights.ts');

const TAGGER = { bits: 14, epochs: 5 };
const SEQUENCE: Options = {
  bits: 16,
  epochs: 4,
  rate: 0.02,
  drop: 0.5,
  decay: 1e-4,
  averageFrom: 2,
  seed: 7,
};
/** Towards an answer: an attribution that is missed costs a reader more than one too many. In units of weight. */
const EAGERNESS = 0.08;

/** Levels of the attributions' weights: fewer make a smaller file, and cost nothing that could be measured. */
const FINENESS = 24;

const started = Date.now();
const say = (text: string): void => {
  console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}`);
};

function weightsOf({ table, transitions }: Trained, bits: number): SequenceWeights {
  const { table: rows, scale } = quantised(table, FINENESS);
  const steps = Int16Array.from(transitions, (weight, index) => {
    const towards = index % 11 === 0 ? weight - EAGERNESS : weight;
    return Math.max(-30_000, Math.min(30_000, Math.round(towards * scale)));
  });
  return { table: rows, transitions: steps, mask: (1 << bits) - 1 };
}

function train(paragraphs: readonly Paragraph[]): SequenceWeights {
  const mask = (1 << SEQUENCE.bits) - 1;
  const examples = paragraphs.map(({ words, tags, hints, gold }) => ({
    features: featuresOf(words, tags, hints, mask),
    gold,
  }));
  const trained = trainSequence(examples, SEQUENCE, (epoch, _, loss) => {
    say(`attributions, epoch ${epoch}: loss ${loss.toFixed(4)} a token`);
  });
  return weightsOf(trained, SEQUENCE.bits);
}

interface Sentence {
  readonly text: string;
  readonly label: number;
}

function worthOf(tagger: TagWeights): { readonly table: Int8Array; readonly scale: number } {
  const sentences = JSON.parse(
    readFileSync(path.join(SHARED, 'corpora/claimbuster-train.json'), 'utf8'),
  ) as readonly Sentence[];
  const weights = trainWorth(sentences.map(({ text, label }) => judged(text, label === 1, tagger)));
  return quantised(weights, LEVELS, 1);
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'train-'));
  try {
    execFileSync('tar', ['xzf', path.join(SHARED, 'corpora/polnear-train-dev.tar.gz'), '-C', folder]);
    const { loadGold } = (await import(path.join(SHARED, 'eval/score.mjs'))) as {
      loadGold: (text: string, gold: string) => { docs: Document[] };
    };
    const tagged = readTagged(
      gunzipSync(readFileSync(path.join(SHARED, 'corpora/polnear-train-pos.tsv.gz'))).toString('utf8'),
    );
    say(`${tagged.length} tagged sentences`);
    const tagger = trainTagger(tagged, TAGGER.bits, TAGGER.epochs);
    say('parts of speech are learnt');
    const documents = loadGold(path.join(folder, 'train/text'), path.join(folder, 'train/attributions')).docs;
    const paragraphs = documents.flatMap((document) => paragraphsOf(document, tagger));
    say(`${documents.length} articles, ${paragraphs.length} paragraphs`);
    const worth = worthOf(tagger);
    say('worth is learnt');
    write(tagger.table, train(paragraphs), worth);
    say(`written: ${path.relative(ROOT, OUTPUT)}, ${(readFileSync(OUTPUT).length / 1024).toFixed(0)} KiB`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(tagger: Int8Array, attributions: SequenceWeights, worth: ReturnType<typeof worthOf>): void {
  writeFileSync(
    OUTPUT,
    [
      '// Made by `npm run train`; weights.md says from what. Packed as pack.ts tells.',
      "import type { Packed } from './pack.ts';",
      '',
      'export const WEIGHTS: Packed = {',
      `  tagger: { bits: ${TAGGER.bits}, table: '${pack(tagger)}' },`,
      `  attributions: { bits: ${SEQUENCE.bits}, table: '${pack(attributions.table)}', transitions: [${attributions.transitions.join(', ')}] },`,
      `  worth: { bits: ${WORTH_BITS}, scale: ${worth.scale.toFixed(3)}, table: '${pack(worth.table)}' },`,
      '};',
      '',
    ].join('\n'),
  );
}

void main();
