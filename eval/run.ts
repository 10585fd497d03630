/**
 * npm run eval [-- [--errors] [--sample] [SECTION …]]: our accuracy on labelled text, beside what others reached there. The text is
 * in ../shared/corpora, is unpacked into a temporary folder and is never part of the project.
 *
 * SECTION: attributions, speakers, types, worth, anchors; all of them where none is named. --errors explains the ten
 * articles where attributions are worst, and each name that is not right in the articles for development. --sample prints a
 * hundred attributions that are missed or too many, drawn from all articles.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anchors } from './anchors.ts';
import { attributions } from './attributions.ts';
import { shared, unpack } from './corpora.ts';
import { errors, sample } from './errors.ts';
import { speakers } from './speakers.ts';
import { rule } from './table.ts';
import { types } from './types.ts';
import { worth } from './worth.ts';

const SECTIONS = ['attributions', 'speakers', 'types', 'worth', 'anchors'] as const;
const OPTIONS: readonly string[] = ['--errors', '--sample'];
type Section = (typeof SECTIONS)[number];

async function evaluate(
  sections: ReadonlySet<Section>,
  options: ReadonlySet<string>,
  folder: string,
): Promise<void> {
  const explain = options.has('--errors');
  const split = join(folder, 'dev');
  const output = join(folder, 'attributions');
  if (sections.has('attributions')) attributions(split, output);
  if (sections.has('speakers')) speakers(folder, explain);
  if (sections.has('types')) types(split);
  if (sections.has('worth')) worth(folder);
  if (sections.has('anchors')) anchors(folder);
  rule();
  if (explain && sections.has('attributions')) await errors(split, output);
  if (options.has('--sample') && sections.has('attributions')) await sample(split, output);
}

async function main(args: readonly string[]): Promise<number> {
  const options = new Set(args.filter((each) => OPTIONS.includes(each)));
  const named = args.filter((each) => !options.has(each));
  const unknown = named.filter((each) => !(SECTIONS as readonly string[]).includes(each));
  if (unknown.length > 0) {
    process.stderr.write(`eval: no section ${unknown.join(', ')}; there are ${SECTIONS.join(', ')}.\n`);
    return 2;
  }
  if (!existsSync(join(shared, 'corpora')) || !existsSync(join(shared, 'eval'))) {
    process.stdout.write(`Left out: all of it. There is no ${shared} here.\n`);
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-eval-'));
  try {
    for (const archive of ['polnear-train-dev.tar.gz', 'ct19-train.tar.gz']) unpack(archive, folder);
    const sections = new Set(named.length === 0 ? SECTIONS : (named as readonly Section[]));
    await evaluate(sections, options, folder);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
