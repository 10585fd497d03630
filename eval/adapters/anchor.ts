/**
 * anchor.ts: the protocol of ../shared/anchor-bench, a JSON object a line. With `old`, what we would have stored is
 * described there and found again in `new` with `old` as the base; without it, the targets carry what was stored.
 */
import { createInterface } from 'node:readline';
import { codePointsOf, describe, resolveAll } from '../../src/core/index.ts';
import type { Anchor, CodePoints, Range } from '../../src/core/index.ts';

interface Target extends Range {
  readonly exact?: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

interface Request {
  readonly id: string;
  readonly old?: string;
  readonly new: string;
  readonly targets: readonly Target[];
}

function anchorOf(
  { start, end, exact = '', prefix = '', suffix = '' }: Target,
  old: string | undefined,
  points: CodePoints | undefined,
): Anchor {
  if (old !== undefined) return describe(old, { start, end }, points);
  return {
    quote: { type: 'TextQuoteSelector', exact, prefix, suffix },
    // In code units here, in code points in a notes file; without the old text nobody can tell, and it is a hint only.
    position: { type: 'TextPositionSelector', start, end },
  };
}

function answer({ id, old, new: text, targets }: Request): string {
  const points = old === undefined ? undefined : codePointsOf(old);
  const anchors = targets.map((target) => anchorOf(target, old, points));
  const results = resolveAll(text, anchors, old).map((resolution) =>
    'range' in resolution ? resolution.range : null,
  );
  return JSON.stringify({ id, results });
}

async function main(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() !== '') process.stdout.write(`${answer(JSON.parse(line) as Request)}\n`);
  }
}

void main();
