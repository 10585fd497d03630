/** detect.ts TEXT_DIR OUT_DIR: our attributions in every *.txt, in the form that ../shared/eval/README.md gives. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Claim, Range } from '../../src/core/index.ts';
import { detect } from '../../src/core/index.ts';
import { plainArticle } from '../plain-text.ts';

type Span = readonly [start: number, end: number];

interface Attribution {
  content: Span[];
  readonly source: readonly Span[] | null;
  readonly cue: readonly Span[] | null;
  kind: 'direct' | 'indirect' | 'mixed';
  readonly speaker?: string;
}

const spans = (ranges: readonly Range[]): Span[] => ranges.map(({ start, end }) => [start, end]);

/** In order of start; what overlaps or touches is one. */
function union(all: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const [start, end] of all.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)];
    else result.push([start, end]);
  }
  return result;
}

/** Whether whoever said the last words is credited with these as well: by the same mention or by name. */
const isSame = ({ source, speaker }: Claim, last: Attribution): boolean =>
  (speaker !== null && last.speaker === speaker) ||
  (source !== null && JSON.stringify(spans(source.ranges)) === JSON.stringify(last.source));

/**
 * The scorer's attributions are wider than our claims: claims by the same cue are one, and so is a quotation that only
 * goes on with what the speaker before it said.
 */
function attributions(claims: readonly Claim[]): Attribution[] {
  const found: Attribution[] = [];
  const byCue = new Map<string, Attribution>();
  let last: Attribution | undefined;
  for (const claim of claims) {
    if (claim.kind === 'statement') continue;
    const content = spans(claim.content);
    const key = claim.cue === null ? null : JSON.stringify(claim.cue.ranges);
    const sameCue = key === null ? undefined : byCue.get(key);
    const goesOn = claim.cue === null && last !== undefined && isSame(claim, last) ? last : undefined;
    const known = sameCue ?? goesOn;
    const kind = claim.kind === 'quotation' ? 'direct' : 'indirect';
    if (known !== undefined) {
      known.content = union([...known.content, ...content]);
      if (known.kind !== kind) known.kind = 'mixed';
      last = known;
      continue;
    }
    last = {
      content: union(content),
      source: claim.source === null ? null : spans(claim.source.ranges),
      cue: claim.cue === null ? null : spans(claim.cue.ranges),
      kind,
      ...(claim.speaker === null ? {} : { speaker: claim.speaker }),
    };
    found.push(last);
    if (key !== null) byCue.set(key, last);
  }
  return found;
}

function main([textDir, outDir]: readonly string[]): void {
  if (textDir === undefined || outDir === undefined) {
    process.stderr.write('usage: adapter:detect TEXT_DIR OUT_DIR\n');
    process.exitCode = 2;
    return;
  }
  mkdirSync(outDir, { recursive: true });
  for (const name of readdirSync(textDir).filter((file) => file.endsWith('.txt'))) {
    const text = readFileSync(join(textDir, name), 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n');
    const result = { attributions: attributions(detect(plainArticle(text))) };
    writeFileSync(join(outDir, `${basename(name, '.txt')}.json`), JSON.stringify(result));
  }
}

main(process.argv.slice(2));
