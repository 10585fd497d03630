/** What is timed, and how it is shown. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Real articles where they are, else the sample, repeated up to a size in code units. */
export function longArticle(size: number): string {
  const shared = path.resolve(ROOT, '../shared/articles');
  const folder = existsSync(shared) ? shared : path.join(ROOT, 'sample');
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''));
  let text = '';
  for (let i = 0; text.length < size; i++) text += `${texts[i % texts.length] ?? ''}\n\n## Part ${i}\n\n`;
  return text.slice(0, text.lastIndexOf('\n\n', size) + 2);
}

/** The median time of one call in milliseconds, after warming up. `prepare` is not counted. */
export function time<T>(
  call: (prepared: T) => unknown,
  prepare: (round: number) => T,
  rounds: number,
): number {
  const times: number[] = [];
  for (let round = 0; round < rounds + 3; round++) {
    const prepared = prepare(round);
    const start = performance.now();
    call(prepared);
    if (round >= 3) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[rounds >> 1] ?? 0;
}

export function row(name: string, ms: number, base?: number): void {
  const shown = ms < 1 ? ms.toFixed(3) : ms.toFixed(1);
  const ratio = base === undefined ? '' : `${(ms / base).toFixed(3)} ×`;
  console.log(`  ${name.padEnd(58)}${shown.padStart(10)} ms${ratio.padStart(12)}`);
}
