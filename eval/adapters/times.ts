/** times.ts TEXT_DIR: how long we take for a sentence of its *.txt, as JSON on stdout. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../src/core/article/article.ts';
import { attributionsIn } from '../../src/core/detect/attributions.ts';
import { taggedAttributions } from '../../src/core/detect/model/tagged.ts';
import { findQuotedStretches } from '../../src/core/detect/quotations.ts';
import { allTokens } from '../../src/core/detect/tokens.ts';
import { detect } from '../../src/core/index.ts';
import { plainArticle } from '../plain-text.ts';

/** Until a reading is as warm as the reference's second, which takes several times as long. */
const READINGS = 8;

const blocksOf = ({ chunks }: Article) => chunks.flatMap(({ chunk }) => chunk.blocks);

/** What the reference does: quotations, and who said what by which words. */
function readAttributions(article: Article): void {
  for (const { prose, sentences } of blocksOf(article)) {
    const quotes = findQuotedStretches(prose).map(({ range }) => range);
    const all = allTokens(prose, quotes);
    taggedAttributions(prose, sentences, quotes, attributionsIn(prose, sentences, quotes, all), all);
  }
}

function main([folder = '.']: readonly string[]): void {
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  let [attributions, detection, sentences] = [0, 0, 0];
  for (let reading = 0; reading < READINGS; reading++) {
    // New objects each time: nothing is kept from the reading before but warm code.
    const articles = texts.map(plainArticle);
    const start = performance.now();
    for (const article of articles) readAttributions(article);
    const found = performance.now();
    for (const article of articles) detect(article);
    [attributions, detection] = [found - start, performance.now() - found];
    sentences = articles.flatMap(blocksOf).reduce((sum, block) => sum + block.sentences.length, 0);
  }
  const times = { sentences, attributions: attributions / sentences, detection: detection / sentences };
  process.stdout.write(JSON.stringify(times));
}

main(process.argv.slice(2));
