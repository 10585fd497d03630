/**
 * npm run eval: our accuracy on labelled text, beside what others reached there. The text is in ../shared/corpora, is
 * unpacked into a temporary folder and is never part of the project.
 */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { model } from '../src/core/detect/model/model.ts';
import { combinedWorth } from '../src/core/detect/worth.ts';
import { judged, trainWorth } from '../train/worth.ts';
import { row, rule, title } from './table.ts';
import type { TypedSentence } from './types-by-sentence.ts';
import { typeScores } from './types-by-sentence.ts';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const shared = resolve(root, '../shared');
const LARGE = 1 << 28;

/** Runs a Node program with our loader; its standard output. */
function node(args: readonly string[], input = ''): string {
  return execFileSync(process.execPath, ['--import=tsx', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
    maxBuffer: LARGE,
  });
}

const scorer = (name: string): string => join(shared, 'eval', name);
const adapter = (name: string): string => join(root, 'eval/adapters', name);
const inPercent = (value: number | null): string => (value === null ? '–' : (100 * value).toFixed(1));

interface Rate {
  readonly f: number;
  readonly p: number;
  readonly r: number;
}

interface AttributionScores {
  readonly direct_quotes: Readonly<
    Record<'all' | '>=5 words', { readonly exact: Rate; readonly speaker: { readonly strict: number } }>
  >;
  readonly content: Readonly<Record<'iou@0.5' | 'content iou.5+source', { readonly all: Rate }>>;
  readonly token: { readonly content: { readonly all: Rate } };
}

/** The README's table for PolNeAR dev: rules, the best learned model there, annotators among themselves. */
function attributions(folder: string): void {
  const split = join(folder, 'dev');
  const output = join(folder, 'attributions');
  node([adapter('detect.ts'), join(split, 'text'), output]);
  const scored = JSON.parse(
    node([
      scorer('score.mjs'),
      '--json',
      '--text',
      join(split, 'text'),
      '--gold',
      join(split, 'attributions'),
      '--pred',
      output,
    ]),
  ) as AttributionScores;
  const { direct_quotes: quotes, content, token } = scored;
  const { all } = content['iou@0.5'];
  title('Attributions, PolNeAR dev, F1', ['ours', 'regex', 'rules', 'CRF', 'people']);
  row('quotation spans, exact', [inPercent(quotes.all.exact.f), '95.3', '85.1', '96.7', '98.0']);
  row('… of five words or more', [inPercent(quotes['>=5 words'].exact.f), '', '', '', '']);
  row('speaker of quotations, strict', [
    inPercent(quotes.all.speaker.strict),
    '63.4',
    '74.4',
    '90.9',
    '97.7',
  ]);
  row('content, IoU ≥ .5', [inPercent(all.f), '33.0', '54.7', '72.3', '79.6']);
  row('… precision', [inPercent(all.p), '', '', '', '']);
  row('… recall', [inPercent(all.r), '', '', '', '']);
  row('content and source', [
    inPercent(content['content iou.5+source'].all.f),
    '22.0',
    '42.3',
    '64.9',
    '75.0',
  ]);
  row('words of content', [inPercent(token.content.all.f), '57.0', '77.1', '87.4', '91.3']);
}

interface Labelled {
  readonly document: string;
  readonly text: string;
  readonly label: 0 | 1;
}

interface WorthScores {
  readonly MAP: number;
  readonly AUC: number;
  readonly AP_pooled: number;
  readonly p: number;
  readonly r: number;
  readonly f1: number;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim() || '.';

const byAdapter = (sentences: readonly Labelled[]): readonly number[] =>
  node([adapter('claims.ts')], sentences.map(({ text }) => `${oneLine(text)}\n`).join(''))
    .trim()
    .split('\n')
    .map(Number);

/** Scores by a model that has learnt from `others` alone, with the shipped one's settings. */
function learntFrom(others: readonly Labelled[], sentences: readonly Labelled[]): readonly number[] {
  const { tagger } = model();
  const weights = trainWorth(others.map(({ text, label }) => judged(text, label === 1, tagger)));
  return sentences.map(({ text }) => {
    const { rows } = judged(oneLine(text), false, tagger);
    return combinedWorth(
      rows.reduce((sum, row) => sum + (weights[row] ?? 0), 0),
      text,
    );
  });
}

const FOLDS = 5;

/** Each sentence by a model that hasn't seen it. */
function crossValidated(sentences: readonly Labelled[]): readonly number[] {
  const scores: number[] = sentences.map(() => 0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = [...sentences.keys()].filter((index) => index % FOLDS === fold);
    const rest = sentences.filter((_, index) => index % FOLDS !== fold);
    const answers = learntFrom(
      rest,
      held.flatMap((index) => sentences[index] ?? []),
    );
    for (const [at, index] of held.entries()) scores[index] = answers[at] ?? 0;
  }
  return scores;
}

/** Judges the ranking of sentences by their scores. */
function ranking(
  folder: string,
  name: string,
  sentences: readonly Labelled[],
  scores: readonly number[],
): WorthScores {
  if (scores.length !== sentences.length) throw new Error(`${name}: ${scores.length} scores`);
  const gold = join(folder, `${name}.gold.jsonl`);
  const ours = join(folder, `${name}.ours.jsonl`);
  const lines = (make: (sentence: Labelled, index: number) => object): string =>
    sentences.map((sentence, index) => JSON.stringify(make(sentence, index))).join('\n');
  writeFileSync(
    gold,
    lines(({ document: doc, text: sentence, label }, id) => ({ doc, id, sentence, label })),
  );
  writeFileSync(
    ours,
    lines(({ document: doc }, id) => ({ doc, id, score: scores[id] })),
  );
  const scored = node([scorer('score-claims.mjs'), '--json', '--gold', gold, '--pred', ours]);
  return JSON.parse(scored) as WorthScores;
}

interface ClaimBusterRow {
  readonly label: number;
  readonly text: string;
}

/** A sentence of news by two readers; `worth` is null where they differ. */
interface NewsSentence extends TypedSentence {
  readonly worth: number | null;
}

const readNews = (): readonly NewsSentence[] =>
  readFileSync(join(shared, 'corpora/news-claims-dev.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as NewsSentence);

function worth(folder: string): void {
  const busters = JSON.parse(
    readFileSync(join(shared, 'corpora/claimbuster-train.json'), 'utf8'),
  ) as readonly ClaimBusterRow[];
  const clef = readdirSync(join(folder, 'training')).flatMap((file) =>
    readFileSync(join(folder, 'training', file), 'utf8')
      .split(/\r?\n/)
      .flatMap((line): Labelled[] => {
        const [, , text, label] = line.split('\t');
        if (text === undefined) return [];
        return [{ document: file, text, label: label?.trim() === '1' ? 1 : 0 }];
      }),
  );
  const news = readNews().flatMap(({ article, text, worth: value }): Labelled[] =>
    value === null ? [] : [{ document: article, text, label: value >= 2 ? 1 : 0 }],
  );
  title('Worth of sentences', ['AUC', 'MAP', 'F1 at .5', 'reference']);
  const report = (
    name: string,
    sentences: readonly Labelled[],
    values: readonly number[],
    reference: string,
  ): void => {
    const scores = ranking(folder, name.replaceAll(/\W/g, '-'), sentences, values);
    row(name, [inPercent(scores.AUC), inPercent(scores.MAP), inPercent(scores.f1), reference]);
  };
  const buster = busters.map(({ text, label }): Labelled => ({
    document: 'claimbuster',
    text,
    label: label === 1 ? 1 : 0,
  }));
  report('news-claims-dev (worth 2)', news, byAdapter(news), 'kappa of two readers .87');
  // Some of its sentences are in ClaimBuster as well.
  const known = new Set(clef.map(({ text }) => oneLine(text)));
  const unseen = buster.filter(({ text }) => !known.has(oneLine(text)));
  report('CheckThat! 2019, without common ones', clef, learntFrom(unseen, clef), 'MAP 21 (learned)');
  report('ClaimBuster, five folds', buster, crossValidated(buster), 'AUC 93.0 (learned)');
}

/** F1 between the two readers, README of ../shared/eval. */
const READERS: Readonly<Record<string, string>> = {
  quantity: '97',
  date: '97',
  quote: '94',
  prediction: '93',
  reported: '90',
  identity: '88',
  event: '86',
  comparison: '76',
  causal: '63',
};

function types(folder: string): void {
  const text = (article: string): string => readFileSync(join(folder, 'dev/text', `${article}.txt`), 'utf8');
  title('Types, news-claims-dev', ['F1', 'P', 'R', 'n', 'readers']);
  for (const { type, f1, precision, recall, gold } of typeScores(readNews(), text)) {
    row(type, [inPercent(f1), inPercent(precision), inPercent(recall), String(gold), READERS[type] ?? '']);
  }
}

interface AnchorScores {
  readonly labels: Readonly<
    Record<'kept' | 'edited' | 'deleted', { readonly n: number; readonly ok: number; readonly wrong: number }>
  >;
  readonly macro: number;
  readonly hard: number;
  readonly msPer: number;
}

function anchors(folder: string): void {
  const columns = ['kept', 'edited', 'deleted', 'wrong', 'macro', 'hard', 'ms/note'];
  title('Anchors, anchor-bench dev', columns);
  for (const form of [[], ['--selectors']]) {
    const output = join(folder, 'anchor.json');
    const command = [process.execPath, '--import=tsx', adapter('anchor.ts')];
    node([
      join(shared, 'anchor-bench/run.mjs'),
      '--split',
      'dev',
      ...form,
      '--json',
      output,
      '--',
      ...command,
    ]);
    const { labels, macro, hard, msPer } = JSON.parse(readFileSync(output, 'utf8')) as AnchorScores;
    const all = Object.values(labels);
    const sum = (of: (label: (typeof all)[number]) => number): number =>
      all.reduce((total, label) => total + of(label), 0);
    const share = ({ ok, n }: { readonly ok: number; readonly n: number }): string => inPercent(ok / n);
    row(form.length === 0 ? 'ours, with the old text' : 'ours, selectors only', [
      share(labels.kept),
      share(labels.edited),
      share(labels.deleted),
      inPercent(sum(({ wrong }) => wrong) / sum(({ n }) => n)),
      inPercent(macro),
      inPercent(hard),
      msPer.toFixed(2),
    ]);
  }
  // On the held-out pairs, which are of the same making: README of ../shared/anchor-bench.
  row('hybrid-ref, with the old text', ['99.3', '91.6', '98.1', '0.5', '96.3', '88.3', '1.9']);
  row('sel-ref, selectors only', ['98.5', '87.3', '92.6', '1.6', '92.8', '77.9', '0.34']);
  row("Hypothesis' algorithm", ['99.3', '89.1', '68.6', '4.8', '85.7', '75.5', '0.30']);
}

function main(): void {
  if (!existsSync(join(shared, 'corpora')) || !existsSync(join(shared, 'eval'))) {
    process.stdout.write(`Left out: attributions, worth, types and anchors. There is no ${shared} here.\n`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-eval-'));
  try {
    for (const archive of ['polnear-train-dev.tar.gz', 'ct19-train.tar.gz'])
      execFileSync('tar', ['xzf', join(shared, 'corpora', archive), '-C', folder]);
    mkdirSync(join(folder, 'attributions'), { recursive: true });
    attributions(folder);
    types(folder);
    worth(folder);
    if (existsSync(adapter('anchor.ts')) && existsSync(join(shared, 'anchor-bench'))) anchors(folder);
    else process.stdout.write('\nLeft out: anchors. There is no adapter or no bench.\n');
    rule();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
