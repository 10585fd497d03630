/**
 * npm run bench: how long things take, beside what does the same. Times are medians of this machine at this moment; the
 * ratios are what can be compared.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import {
  createParser,
  describe,
  detect,
  emptyLedger,
  annotate,
  factSheet,
  follow,
  parseArticle,
  NOTHING_TRACKED,
  place,
  placements,
  runChecks,
} from '../src/core/index.ts';
import type { Anchor, Ledger } from '../src/core/index.ts';
import { freshStarts } from '../src/core/article/chunks.ts';
import { shared } from '../eval/corpora.ts';
import { sentenceTimes } from '../eval/sentence-times.ts';
import { anchoring } from './anchors.ts';
import { longArticle, row, time } from './timing.ts';

const typed = (text: string, round: number): string => {
  const at = text.indexOf(' said', text.length >> 1);
  return `${text.slice(0, at)}${'x'.repeat(round + 1)}${text.slice(at)}`;
};

/** A row of notes over all of a text. */
function ledgerOf(text: string, count: number): Ledger {
  const stamp = { now: '2026-01-01T00:00:00Z', creator: { name: 'A', unknown: {} } };
  let ledger = emptyLedger('urn:uuid:0', 'story.md');
  const step = Math.floor((text.length - 200) / count);
  for (let i = 0; i < count; i++) {
    const anchor = describe(text, { start: i * step, end: i * step + 60 });
    ledger = annotate(ledger, { id: `urn:uuid:${i}`, anchor }, stamp);
  }
  return ledger;
}

function articles(text: string): void {
  const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']);
  console.log(
    `\nAn article of ${(text.length / 1000).toFixed(0)} KB, beside remark-parse with GFM reading all of it (1 ×)`,
  );
  const whole = time(
    () => remark.parse(text),
    () => null,
    5,
  );
  row('remark, all of it', whole, whole);
  row(
    'where its blocks begin',
    time(
      () => freshStarts(text),
      () => null,
      50,
    ),
    whole,
  );
  row(
    'ours, opened',
    time(
      () => parseArticle(text),
      () => null,
      5,
    ),
    whole,
  );
  const parse = createParser();
  parse(text);
  row(
    'ours, after a keystroke',
    time(
      (now: string) => parse(now),
      (round) => typed(text, round),
      30,
    ),
    whole,
  );
  const article = parseArticle(text);
  row(
    'detection, opened (parsed anew, not counted)',
    time(
      (fresh) => detect(fresh),
      () => parseArticle(text),
      5,
    ),
    whole,
  );
  console.log(`  ${detect(article).length} claims`);
}

/** All that the editor computes between a keystroke and its new highlights, hovers and problems. */
function keystroke(text: string, notes: number): void {
  console.log(
    `\nFrom keystroke to highlights, ${(text.length / 1000).toFixed(0)} KB, ${notes} notes (the editor waits 40 ms for the next key first)`,
  );
  const ledger = ledgerOf(text, notes);
  const parse = createParser();
  const anchors = new Map<string, Anchor>(ledger.annotations.map(({ id, anchor }) => [id, anchor]));
  const opened = place(text, anchors, NOTHING_TRACKED);
  const at = text.indexOf(' said', text.length >> 1);
  detect(parse(text));
  const steps = { parse: 0, detect: 0, follow: 0, join: 0, checks: 0 };
  const rounds = 30;
  const total = time(
    (now: string) => {
      const t0 = performance.now();
      const article = parse(now);
      const t1 = performance.now();
      const claims = detect(article);
      const t2 = performance.now();
      const tracking = follow(opened, [{ start: at, end: at, text: 'x' }]);
      const t3 = performance.now();
      const sheet = factSheet(article, claims, ledger, placements(tracking));
      const t4 = performance.now();
      runChecks(sheet);
      const t5 = performance.now();
      steps.parse += t1 - t0;
      steps.detect += t2 - t1;
      steps.follow += t3 - t2;
      steps.join += t4 - t3;
      steps.checks += t5 - t4;
    },
    (round) => typed(text, round),
    rounds,
  );
  row('all of it (median)', total);
  for (const [name, sum] of Object.entries(steps)) row(`  ${name} (mean)`, sum / (rounds + 3));
}

function detection(): void {
  if (!existsSync(path.join(shared, 'eval/baseline'))) return;
  const times = sentenceTimes();
  console.log(`\nDetection, a sentence of ${times.sentences}, warm, beside the reference CRF (1 ×)`);
  row('reference CRF', times.reference, times.reference);
  row('ours, quotations and attributions', times.attributions, times.reference);
  row('ours, all: also speakers, statements, types, worth', times.detection, times.reference);
}

detection();
const text = longArticle(100_000);
articles(text);
keystroke(text, 40);
keystroke(text, 1000);
anchoring();
console.log('');
