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
import { featuresOf } from '../src/core/detect/model/features.ts';
import type { Features } from '../src/core/detect/model/features.ts';
import { PER_CANDIDATE } from '../src/core/detect/model/judge-rows.ts';
import { LABEL_COUNT } from '../src/core/detect/model/labels.ts';
import type { SequenceWeights } from '../src/core/detect/model/lattice.ts';
import { levelsOf } from '../src/core/detect/model/lexicon.ts';
import type { Levels, Lexicon } from '../src/core/detect/model/lexicon.ts';
import type { TagWeights } from '../src/core/detect/model/parts-of-speech.ts';
import { LEVELS, pack } from '../src/core/detect/model/pack.ts';
import { rowTable } from '../src/core/detect/model/rows.ts';
import { consider } from '../src/core/detect/model/reading.ts';
import { plainArticle } from '../eval/plain-text.ts';
import { paragraphsOf } from './data.ts';
import type { Document, Paragraph } from './data.ts';
import { answersFor, JUDGE_BITS, trainJudge } from './judge.ts';
import type { Case, SourceMatch } from './judge.ts';
import { count, emptyCounts, lexiconOf } from './lexicon.ts';
import { partsOf, readTagged, trainTagger } from './parts-of-speech.ts';
import type { TaggedSentence, TrainedTagger } from './parts-of-speech.ts';
import { quantised } from './quantise.ts';
import { compileKernel, trainSequence } from './sequence.ts';
import type { Example, Options } from './sequence.ts';
import { judged, trainWorth, WORTH_BITS } from './worth.ts';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const SHARED = path.resolve(ROOT, '../shared');
const OUTPUT = path.join(ROOT, 'src/core/detect/model/weights.ts');

const TAGGER = { bits: 16, epochs: 5 };
const LEXICON_BITS = 17;
const SEQUENCE: Omit<Options, 'seeds'> = {
  bits: 16,
  epochs: 5,
  rate: 0.05,
  drop: 0.6,
  decay: 1e-4,
  averageFrom: 3,
};
/** The more beginnings are averaged, the less chance decides: on PolNeAR dev one differed from another by 1.3 points of F1. */
const SEEDS = [7, 11, 19, 23];

/**
 * The judge learns from articles that the sequence model has not seen: in each of so many parts by a model that has
 * learnt from the others.
 */
const FOLDS = 5;

/** How much less likely than the likeliest labels those are that it learns from, in the table's scale: four nats. */
const REACH = 300;

/**
 * Levels of the attributions' weights: fewer make a smaller file, and cost nothing that could be measured. One scale for
 * all models, so that the judge sees the same losses; all but a few in ten thousand weights fit.
 */
const FINENESS = 24;
const SCALE = 75;

const started = Date.now();
const say = (text: string): void => {
  console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}`);
};

const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, Math.round(value)));

type Learn = (examples: readonly Example[], seeds: readonly number[], name: string) => SequenceWeights;

function learner(): Learn {
  const kernel = compileKernel();
  return (examples, seeds, name) => {
    const { table, transitions } = trainSequence(kernel, examples, { ...SEQUENCE, seeds }, (epoch, loss) => {
      say(`${name}, epoch ${epoch}: loss ${loss.toFixed(4)} a token`);
    });
    return {
      table: rowTable(
        Int8Array.from(table, (weight) => clamp(weight * SCALE, FINENESS)),
        LABEL_COUNT,
      ),
      transitions: Int16Array.from(transitions, (weight) => clamp(weight * SCALE, 30_000)),
      mask: (1 << SEQUENCE.bits) - 1,
    };
  };
}

/** An article as the models see it, after one annotator; its lexicon hasn't counted the article itself. */
interface Reading {
  /** The same article after another annotator has the same number. */
  readonly article: number;
  readonly document: Document;
  readonly paragraphs: readonly { readonly paragraph: Paragraph; readonly levels: Levels }[];
  readonly examples: readonly Example[];
}

/** Those that are there until the next are asked for. */
const kept = ({ perToken, rows, place }: Features): Features => ({
  perToken,
  rows: rows.slice(0, place.length * perToken),
  place,
});

function readingsOf(
  documents: readonly Document[],
  taggerFor: (document: Document) => TagWeights,
): { readings: Reading[]; lexicon: Lexicon } {
  const counts = emptyCounts(LEXICON_BITS);
  const articles = new Map<string, { readonly document: Document; readonly own: readonly Paragraph[] }[]>();
  for (const document of documents) {
    const own = paragraphsOf(document, taggerFor(document)).filter(({ gold }) => gold.length > 0);
    articles.set(document.text, [...(articles.get(document.text) ?? []), { document, own }]);
  }
  for (const { own } of [...articles.values()].flat()) count(counts, own, 1);
  const mask = (1 << SEQUENCE.bits) - 1;
  const readings = [...articles.values()].flatMap((annotated, article): Reading[] => {
    for (const { own } of annotated) count(counts, own, -1);
    const others = lexiconOf(counts);
    for (const { own } of annotated) count(counts, own, 1);
    return annotated.map(({ document, own }) => {
      const paragraphs = own.map((paragraph) => ({
        paragraph,
        levels: levelsOf(paragraph.words, paragraph.tags, others),
      }));
      const examples = paragraphs.map(({ paragraph: { words, tags, gold }, levels }) => ({
        features: kept(featuresOf(words, tags, levels, mask)),
        gold,
      }));
      return { article, document, paragraphs, examples };
    });
  });
  return { readings, lexicon: lexiconOf(counts) };
}

/** For each article a tagger that has not seen it. */
function jackknifed(tagged: readonly TaggedSentence[]): (document: Document) => TagWeights {
  const size = Math.ceil(tagged.length / FOLDS);
  const parts = Array.from({ length: FOLDS }, (_, part) => tagged.slice(part * size, (part + 1) * size));
  const taggers = parts.map((own) =>
    trainTagger(parts.filter((part) => part !== own).flat(), TAGGER.bits, TAGGER.epochs),
  );
  const partOf = partsOf(parts);
  return ({ text }) => {
    const sentences = plainArticle(text).chunks.flatMap(({ chunk }) =>
      chunk.blocks.flatMap(({ prose, sentences: all }) =>
        all.map(({ start, end }) => prose.slice(start, end)),
      ),
    );
    return taggers[partOf(sentences)] as TagWeights;
  };
}

function casesOf({ document, paragraphs }: Reading, weights: SequenceWeights, matches: SourceMatch): Case[] {
  return paragraphs.flatMap(({ paragraph, levels }) => {
    const { words, tags, rules } = paragraph;
    const { candidates, rows } = consider(words, tags, levels, rules, weights, (1 << JUDGE_BITS) - 1, REACH);
    return candidates.map((candidate, index) => ({
      rows: rows.slice(index * PER_CANDIDATE, (index + 1) * PER_CANDIDATE),
      answers: answersFor(candidate, paragraph, document.atts, document.text, matches),
    }));
  });
}

/** An article after each of its annotators: one in ten has two. */
interface Annotated {
  readonly text: string;
  readonly anns: readonly Pick<Document, 'atts'>[];
}

type Quantised = ReturnType<typeof quantised>;

function judgeOf(readings: readonly Reading[], learn: Learn, matches: SourceMatch): Quantised {
  const cases = Array.from({ length: FOLDS }, (_, fold) => {
    const rest = readings.filter(({ article }) => article % FOLDS !== fold);
    const weights = learn(
      rest.flatMap(({ examples }) => examples),
      SEEDS,
      `without part ${fold + 1} of ${FOLDS}`,
    );
    const held = readings.filter(({ article }) => article % FOLDS === fold);
    return held.flatMap((reading) => casesOf(reading, weights, matches));
  }).flat();
  say(`${cases.length} candidates, ${cases.filter(({ answers }) => answers[0] === true).length} right`);
  return quantised(trainJudge(cases), LEVELS, 0.9999);
}

interface Sentence {
  readonly text: string;
  readonly label: number;
}

function worthOf(tagger: TagWeights): Quantised {
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
    const { loadGold, sourceMatch } = (await import(path.join(SHARED, 'eval/score.mjs'))) as {
      loadGold: (text: string, gold: string, annotator: 'all') => { docs: Annotated[] };
      sourceMatch: SourceMatch;
    };
    const tagged = readTagged(
      gunzipSync(readFileSync(path.join(SHARED, 'corpora/polnear-train-pos.tsv.gz'))).toString('utf8'),
    );
    say(`${tagged.length} tagged sentences`);
    const tagger = trainTagger(tagged, TAGGER.bits, TAGGER.epochs);
    say('parts of speech are learnt');
    const taggerFor = jackknifed(tagged);
    say('parts of speech are learnt from all but a part, for each part');
    const { docs } = loadGold(
      path.join(folder, 'train/text'),
      path.join(folder, 'train/attributions'),
      'all',
    );
    const documents = docs.flatMap(({ text, anns }) => anns.map(({ atts }) => ({ text, atts })));
    const { readings, lexicon } = readingsOf(documents, taggerFor);
    const examples = readings.flatMap((reading) => reading.examples);
    say(`${docs.length} articles, ${documents.length} annotations, ${examples.length} paragraphs`);
    const worth = worthOf(tagger);
    say('worth is learnt');
    const learn = learner();
    const judge = judgeOf(readings, learn, sourceMatch);
    say('the judge is learnt');
    const attributions = learn(examples, SEEDS, 'attributions');
    write({ tagger, lexicon, attributions, judge, worth });
    say(`written: ${path.relative(ROOT, OUTPUT)}, ${(readFileSync(OUTPUT).length / 1024).toFixed(0)} KiB`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Learnt {
  readonly tagger: TrainedTagger;
  readonly lexicon: Lexicon;
  readonly attributions: SequenceWeights;
  readonly judge: Quantised;
  readonly worth: Quantised;
}

function write({ tagger, lexicon, attributions, judge, worth }: Learnt): void {
  const { cues, sources } = lexicon;
  const { table, transitions } = attributions;
  writeFileSync(
    OUTPUT,
    [
      '// Made by `npm run train`; weights.md says from what. Packed as pack.ts tells.',
      "import type { Packed } from './pack.ts';",
      '',
      'export const WEIGHTS: Packed = {',
      `  tagger: { bits: ${TAGGER.bits}, known: ${JSON.stringify(tagger.lists)}, table: '${pack(tagger.table.weights)}' },`,
      `  lexicon: { bits: ${LEXICON_BITS}, cues: '${pack(cues)}', sources: '${pack(sources)}' },`,
      `  attributions: { bits: ${SEQUENCE.bits}, table: '${pack(table.weights)}', transitions: [${transitions.join(', ')}] },`,
      `  judge: { bits: ${JUDGE_BITS}, scale: ${judge.scale.toFixed(3)}, table: '${pack(judge.table)}' },`,
      `  worth: { bits: ${WORTH_BITS}, scale: ${worth.scale.toFixed(3)}, table: '${pack(worth.table)}' },`,
      '};',
      '',
    ].join('\n'),
  );
}

void main();
