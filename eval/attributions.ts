import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { adapter, node, scorer } from './corpora.ts';
import { sentenceTimes } from './sentence-times.ts';
import { inPercent, row, title } from './table.ts';

interface Rate {
  readonly f: number;
  readonly p: number;
  readonly r: number;
}

interface AttributionScores {
  readonly direct_quotes: Readonly<
    Record<'all' | '>=5 words', { readonly exact: Rate; readonly speaker: { readonly strict: number } }>
  >;
  readonly content: Readonly<
    Record<'iou@0.5', { readonly all: Rate; readonly indirect: Rate }> &
      Record<'content iou.5+source', { readonly all: Rate }>
  >;
  readonly token: { readonly content: { readonly all: Rate } };
}

/** The table of the issue for PolNeAR dev. Ours are written to `output`, an object a file, for whoever looks closer. */
export function attributions(split: string, output: string): void {
  mkdirSync(output, { recursive: true });
  node([adapter('detect.ts'), join(split, 'text'), output]);
  const folders = [
    '--text',
    join(split, 'text'),
    '--gold',
    join(split, 'attributions'),
    '--pred',
    output,
  ] as const;
  const scored = JSON.parse(node([scorer('score.mjs'), '--json', ...folders])) as AttributionScores;
  const { direct_quotes: quotes, content, token } = scored;
  const { all, indirect } = content['iou@0.5'];
  const related = content['content iou.5+source'].all;
  title('Attributions, PolNeAR dev, F1', ['ours', 'CRF', 'must', 'aim', 'people']);
  row('quotation spans, exact', [inPercent(quotes.all.exact.f), '96.7', '97', '98', '98.0']);
  row('… of five words or more', [inPercent(quotes['>=5 words'].exact.f)]);
  row('speaker of quotations, strict', [inPercent(quotes.all.speaker.strict), '89.5', '92', '95', '97.7']);
  row('content, IoU ≥ .5', [inPercent(all.f), '70.5', '74', '79', '79.6']);
  row('… precision', [inPercent(all.p)]);
  row('… recall', [inPercent(all.r)]);
  row('… indirect', [inPercent(indirect.f), '61', '65', '71', '72']);
  row('content and right source', [inPercent(related.f), '62.5', '66', '74', '75.0']);
  row('words of content', [inPercent(token.content.all.f), '86.9', '88', '91', '91.3']);
  const times = sentenceTimes();
  const share = (time: number): string => (time / times.reference).toFixed(2);
  row('time a sentence, warm', [share(times.attributions), '1', '.25', '.1']);
  row('… speakers, types and worth as well', [share(times.detection)]);
}
