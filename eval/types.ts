import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNews } from './corpora.ts';
import { inPercent, row, title } from './table.ts';
import { typeScores } from './types-by-sentence.ts';

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

/** The types that the issue names: F1 of 80. */
const AIMED: ReadonlySet<string> = new Set(['prediction', 'quantity', 'date', 'quote', 'reported']);

export function types(split: string): void {
  const text = (article: string): string => readFileSync(join(split, 'text', `${article}.txt`), 'utf8');
  title('Types, news-claims-dev', ['F1', 'P', 'R', 'n', 'aim', 'readers']);
  for (const { type, f1, precision, recall, gold } of typeScores(readNews(), text)) {
    row(type, [
      inPercent(f1),
      inPercent(precision),
      inPercent(recall),
      String(gold),
      AIMED.has(type) ? '80' : '',
      READERS[type] ?? '',
    ]);
  }
}
