import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adapter, node, shared } from './corpora.ts';
import { inPercent, row, title } from './table.ts';

interface AnchorScores {
  readonly labels: Readonly<
    Record<'kept' | 'edited' | 'deleted', { readonly n: number; readonly ok: number; readonly wrong: number }>
  >;
  readonly macro: number;
  readonly hard: number;
  readonly msPer: number;
}

export function anchors(folder: string): void {
  if (!existsSync(join(shared, 'anchor-bench'))) {
    process.stdout.write('\nLeft out: anchors. There is no bench.\n');
    return;
  }
  const columns = ['kept', 'edited', 'deleted', 'wrong', 'macro', 'hard', 'ms/note'];
  title('Anchors, anchor-bench dev', columns);
  for (const form of [[], ['--selectors']]) {
    const output = join(folder, 'anchor.json');
    const command = [process.execPath, '--import=tsx', adapter('anchor.ts')];
    const bench = join(shared, 'anchor-bench/run.mjs');
    node([bench, '--split', 'dev', ...form, '--json', output, '--', ...command]);
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
