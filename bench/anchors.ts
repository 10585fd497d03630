/**
 * Notes found again after edits, beside what others do. The peers, each as its users use it:
 *
 * - Hypothesis: the client's quote matching (github.com/hypothesis/client, match-quote.ts) on approx-string-match: up to
 *   half of the words' characters may be wrong, the best of what is found by words, surroundings and position.
 * - diff-match-patch, match: `match_main` near the stored position, of the first 32 characters (it takes no more).
 * - diff-match-patch, diff: one `diff_main` of both texts, that gives up after its usual second, and `diff_xIndex`.
 *
 * The peers are asked for a sample of the notes, evenly spread, and their time is that of as many notes as ours.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import approxSearch from 'approx-string-match';
import DiffMatchPatch from 'diff-match-patch';
import { shiftThrough } from '../src/core/anchor/shift.ts';
import {
  codePointsOf,
  describe,
  follow,
  NOTHING_TRACKED,
  place,
  resolveAll,
  restate,
} from '../src/core/index.ts';
import type { Anchor, Edit, Range, Resolution } from '../src/core/index.ts';
import { longArticle, ROOT, row, time } from './timing.ts';

const SIZE = 1_000_000;
const NOTES = 10_000;
const SAMPLE = 10;
const ROUNDS = 3;

/** Every part in a cipher of its own (letter x becomes ax + b): repeated as they are, nobody could tell them apart. */
const ciphered = (text: string): string =>
  text
    .split(/(?=^## Part )/m)
    .map((part, n) => {
      const [a, b] = [FACTORS[n % FACTORS.length] ?? 1, Math.floor(n / FACTORS.length)];
      return part.replace(/[a-z]/g, (letter) =>
        String.fromCharCode(97 + ((a * (letter.charCodeAt(0) - 97) + b) % 26)),
      );
    })
    .join('');

/** Without a divisor of 26. */
const FACTORS = [1, 3, 5, 7, 9, 11, 15, 17, 19, 21, 23, 25];

/** A note on 60 characters in every hundred, and another word in every hundred characters or so. */
interface Job {
  readonly old: string;
  readonly now: string;
  readonly anchors: readonly Anchor[];
  /** Where the notes are now. */
  readonly truth: readonly (Range | null)[];
}

function jobOf(old: string): Job {
  const edits = Array.from(
    old.matchAll(/([^]{90,100}?\s)(\p{L}+)/gu),
    ({ index, 0: all, 1: head = '' }): Edit => {
      return { start: index + head.length, end: index + all.length, text: 'changed' };
    },
  );
  const parts = edits.map(({ start, text }, n) => old.slice(edits[n - 1]?.end ?? 0, start) + text);
  const now = parts.join('') + old.slice(edits.at(-1)?.end ?? 0);
  const points = codePointsOf(old);
  const step = Math.floor((old.length - 200) / NOTES);
  const ranges = Array.from({ length: NOTES }, (_, n) => ({ start: n * step, end: n * step + 60 }));
  const shift = shiftThrough(edits);
  return {
    old,
    now,
    anchors: ranges.map((range) => describe(old, range, points)),
    truth: ranges.map((range) => shift.range(range)),
  };
}

type Found = Range | null;

const rangeOf = (resolution: Resolution): Found => ('range' in resolution ? resolution.range : null);

/** How many of the answers overlap the truth, and how many lie elsewhere, in percent. */
function accuracy(found: readonly Found[], truth: readonly Found[]): string {
  let [right, wrong] = [0, 0];
  for (const [n, range] of found.entries()) {
    const is = truth[n] ?? null;
    if (range === null) continue;
    if (is !== null && range.start < is.end && is.start < range.end) right++;
    else wrong++;
  }
  const percent = (count: number): string => ((100 * count) / found.length).toFixed(1);
  return `${percent(right)} % found, ${percent(wrong)} % in a wrong place`;
}

/** How much of a text is left where another may be found in it. */
function likeness(text: string, sought: string): number {
  if (sought === '') return 1;
  const [best] = approxSearch(text, sought, sought.length);
  return best === undefined ? 0 : 1 - best.errors / sought.length;
}

function hypothesis(text: string, { quote: { exact, prefix, suffix }, position }: Anchor): Found {
  const matches = approxSearch(text, exact, Math.min(256, Math.floor(exact.length / 2)));
  const scored = matches.map(({ start, end, errors }) => ({
    range: { start, end },
    score:
      50 * (1 - errors / exact.length) +
      20 * likeness(text.slice(Math.max(0, start - prefix.length), start), prefix) +
      20 * likeness(text.slice(end, end + suffix.length), suffix) +
      2 * (1 - Math.abs(start - position.start) / text.length),
  }));
  return scored.sort((x, y) => y.score - x.score)[0]?.range ?? null;
}

function nearMatch(text: string, { quote: { exact }, position }: Anchor): Found {
  const start = new DiffMatchPatch().match_main(text, exact.slice(0, 32), position.start);
  return start < 0 ? null : { start, end: start + exact.length };
}

/** The time of a sample, as if all notes had been asked for; `once`: what takes its time for all of them together. */
function peer(
  name: string,
  { anchors, truth }: Job,
  find: (anchor: Anchor) => Found,
  once: number,
  base?: number,
): number {
  const every = NOTES / SAMPLE;
  const chosen = anchors.filter((_, n) => n % every === 0);
  const start = performance.now();
  const found = chosen.map(find);
  const all = once + (performance.now() - start) * every;
  const what = accuracy(
    found,
    truth.filter((_, n) => n % every === 0),
  );
  row(`${name} (${what})`, all, base ?? all);
  return all;
}

function beside(job: Job): void {
  const { old, now, anchors, truth } = job;
  console.log(
    `\n${NOTES} notes found again after edits everywhere, ${SIZE / 1e6} MB, beside Hypothesis' way (1 ×; peers: from a sample of ${SAMPLE})`,
  );
  const base = peer('Hypothesis', job, (anchor) => hypothesis(now, anchor), 0);
  peer('diff-match-patch, match', job, (anchor) => nearMatch(now, anchor), 0, base);
  const differ = new DiffMatchPatch();
  const start = performance.now();
  const diffs = differ.diff_main(old, now);
  const once = performance.now() - start;
  const inNow = ({ position, quote }: Anchor): Found => {
    const at = differ.diff_xIndex(diffs, position.start);
    const end = differ.diff_xIndex(diffs, position.start + quote.exact.length);
    return at < end ? { start: at, end } : null;
  };
  peer('diff-match-patch, diff', job, inNow, once, base);
  const ours = (name: string, find: () => readonly Resolution[]): void => {
    const ms = time(find, () => null, ROUNDS);
    row(`${name} (${accuracy(find().map(rangeOf), truth)})`, ms, base);
  };
  ours('ours, selectors only', () => resolveAll(now, anchors));
  // As after a line that was put in at the top: positions are not stored anew for that.
  const line = 'A new first line.\n\n';
  ours('ours, with the text before: found there, compared, placed', () =>
    resolveAll(now, anchors, line + old),
  );
}

function whileOpen({ now, anchors }: Job): void {
  console.log(
    `\nWhile ${NOTES} notes are open on ${SIZE / 1e6} MB, in an article that was edited everywhere`,
  );
  const ids = new Map(anchors.map((anchor, n) => [`urn:uuid:${n}`, anchor]));
  const opened = place(now, ids, NOTHING_TRACKED);
  const at = now.indexOf(' ', now.length >> 1);
  const key = { start: at, end: at, text: 'x' };
  let typed = opened;
  row(
    'a keystroke',
    time(
      () => (typed = follow(typed, [key])),
      () => null,
      1000,
    ),
  );
  const everywhere = Array.from(now.matchAll(/changed/g), ({ index }) => ({
    start: index,
    end: index + 7,
    text: 'new',
  }));
  row(
    `a replacement in ${everywhere.length} places`,
    time(
      () => follow(opened, everywhere),
      () => null,
      ROUNDS,
    ),
  );
  row(
    'saved: what is to be stored anew',
    time(
      () => restate(now, opened),
      () => null,
      ROUNDS,
    ),
  );
}

/** The slowest of the real articles of anchor-bench. */
function worstDocument(): void {
  const file = path.resolve(ROOT, '../shared/anchor-bench/anchor-bench.jsonl.gz');
  if (!existsSync(file)) return;
  interface Pair {
    readonly old: string;
    readonly new: string;
    readonly split: string;
    readonly targets: readonly Range[];
  }
  const pairs = gunzipSync(readFileSync(file))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Pair);
  console.log(`\nThe worst of ${pairs.length} real articles with all its notes, warm`);
  const worst = (find: (pair: Pair, anchors: readonly Anchor[]) => unknown): number =>
    Math.max(
      ...pairs.map((pair) => {
        const points = codePointsOf(pair.old);
        const anchors = pair.targets.map((range) => describe(pair.old, range, points));
        return time(
          () => find(pair, anchors),
          () => null,
          3,
        );
      }),
    );
  row(
    'with the text before',
    worst((pair, anchors) => resolveAll(pair.new, anchors, pair.old)),
  );
  row(
    'selectors only',
    worst((pair, anchors) => resolveAll(pair.new, anchors)),
  );
}

function hostile(): void {
  console.log(`\nTwo files of ${SIZE / 1e6} MB of one character, a note`);
  const wall = 'a'.repeat(SIZE);
  const anchors = [describe(wall, { start: SIZE / 2, end: SIZE / 2 + 100 })];
  row(
    'with the text before',
    time(
      () => resolveAll(`b${wall}b`, anchors, wall),
      () => null,
      ROUNDS,
    ),
  );
  row(
    'selectors only',
    time(
      () => resolveAll(`b${wall}b`, anchors),
      () => null,
      ROUNDS,
    ),
  );
}

export function anchoring(): void {
  const job = jobOf(ciphered(longArticle(SIZE)));
  beside(job);
  whileOpen(job);
  worstDocument();
  hostile();
}
