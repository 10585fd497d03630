/** How well sentences are ranked by how much a checker would want a source for them. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { model } from '../src/core/detect/model/model.ts';
import { combinedWorth } from '../src/core/detect/worth.ts';
import { judged, trainWorth } from '../train/worth.ts';
import { adapter, node, readNews, scorer, shared } from './corpora.ts';
import { inPercent, row, title } from './table.ts';

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
    const { rows, types } = judged(oneLine(text), false, tagger);
    return combinedWorth(
      rows.reduce((sum, row) => sum + (weights[row] ?? 0), 0),
      text,
      types,
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

export function worth(folder: string): void {
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
