/** --errors: what went wrong in the articles where we do worst. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadScorer } from './corpora.ts';
import type { Attribution, Document, Scorer, Span } from './corpora.ts';
import { shuffled } from '../train/random.ts';
import { inPercent } from './table.ts';

const WORST = 10;
const SHARE = 0.5;
/** Of each kind of fault, so that ten articles fit on a few screens. */
const EXAMPLES = 6;

interface Faults {
  readonly base: string;
  readonly text: string;
  readonly gold: number;
  readonly f1: number;
  readonly missed: readonly Attribution[];
  readonly spurious: readonly Attribution[];
  readonly wrongSource: readonly (readonly [gold: Attribution, ours: Attribution])[];
}

const size = (spans: readonly Span[]): number => spans.reduce((sum, [start, end]) => sum + end - start, 0);

function faultsOf({ base, text, atts }: Document, ours: readonly Attribution[], scorer: Scorer): Faults {
  const shared = (a: Attribution, b: Attribution): number => {
    const both = scorer.inter(a.content, b.content);
    return both / (size(a.content) + size(b.content) - both);
  };
  const { pairs, missed, extra } = scorer.ggtMatch(atts, ours, SHARE - 1e-9, shared);
  const wrongSource = pairs
    .filter(([gold, found]) =>
      gold.source === null ? found.source !== null : !scorer.sourceMatch(gold, found, text).strict,
    )
    .map(([gold, found]) => [gold, found] as const);
  const sum = atts.length + ours.length;
  const f1 = sum === 0 ? 1 : (2 * (pairs.length - wrongSource.length)) / sum;
  return { base, text, gold: atts.length, f1, missed, spurious: extra, wrongSource };
}

const LONGEST = 90;

const words = (text: string, spans: readonly Span[] | null): string => {
  if (spans === null) return 'nobody';
  const whole = spans.map(([start, end]) => text.slice(start, end).replaceAll(/\s+/g, ' ')).join(' … ');
  return whole.length <= LONGEST ? whole : `${whole.slice(0, LONGEST - 1)}…`;
};

function print({ base, text, gold, f1, missed, spurious, wrongSource }: Faults): void {
  const counts = `${missed.length} missed, ${spurious.length} too many, ${wrongSource.length} with another source`;
  process.stdout.write(`\n${base}\n  F1 ${inPercent(f1)} of ${gold} attributions: ${counts}\n`);
  const list = (sign: string, lines: readonly string[]): void => {
    for (const line of lines.slice(0, EXAMPLES)) process.stdout.write(`  ${sign} ${line}\n`);
    if (lines.length > EXAMPLES) process.stdout.write(`  ${sign} … and ${lines.length - EXAMPLES} more\n`);
  };
  const one = ({ source, cue, content }: Attribution): string =>
    `[${words(text, source)}] (${cue === null ? 'no cue' : words(text, cue)}) ${words(text, content)}`;
  list('missed', missed.map(one));
  list('too many', spurious.map(one));
  list(
    'source',
    wrongSource.map(([right, ours]) => `[${words(text, ours.source)}] instead of ${one(right)}`),
  );
}

async function faultsIn(split: string, output: string): Promise<readonly Faults[]> {
  const scorer = await loadScorer();
  const { docs } = scorer.loadGold(join(split, 'text'), join(split, 'attributions'));
  return docs.map((document) => {
    const ours = JSON.parse(readFileSync(join(output, `${document.base}.json`), 'utf8')) as {
      readonly attributions: readonly Attribution[];
    };
    return faultsOf(document, ours.attributions, scorer);
  });
}

/**
 * The ten worst articles.
 *
 * @param output what `attributions` has written there
 */
export async function errors(split: string, output: string): Promise<void> {
  const faults = await faultsIn(split, output);
  const total = (of: (fault: Faults) => readonly unknown[]): number =>
    faults.reduce((sum, fault) => sum + of(fault).length, 0);
  process.stdout.write(
    `\nThe ${WORST} worst of ${faults.length} articles by content and right source. In all ${total(({ missed }) => missed)} missed, ` +
      `${total(({ spurious }) => spurious)} too many, ${total(({ wrongSource }) => wrongSource)} with another source.\n`,
  );
  for (const fault of faults.toSorted((a, b) => a.f1 - b.f1).slice(0, WORST)) print(fault);
}

const SAMPLED = 100;
/** Of the text around an attribution. */
const AROUND = 110;

/** A hundred contents that we missed or have too many, whatever their article, for a reader to say why. The same each time. */
export async function sample(split: string, output: string): Promise<void> {
  const all = (await faultsIn(split, output)).flatMap(({ text, missed, spurious }) => [
    ...missed.map((one) => ['missed', text, one] as const),
    ...spurious.map((one) => ['too many', text, one] as const),
  ]);
  for (const [index, [what, text, one]] of shuffled(all, SAMPLED).slice(0, SAMPLED).entries()) {
    const spans = [one.content, one.cue, one.source].flatMap((each) => each ?? []);
    const start = Math.max(0, Math.min(...spans.map(([from]) => from)) - AROUND);
    const end = Math.max(...spans.map(([, to]) => to)) + AROUND;
    process.stdout.write(
      `\n${String(index + 1)} ${what}: [${words(text, one.source)}] (${one.cue === null ? 'no cue' : words(text, one.cue)}) ` +
        `${words(text, one.content)}\n    in: ${text.slice(start, end).replaceAll(/\s+/g, ' ')}\n`,
    );
  }
}
