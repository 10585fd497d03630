/** claims.ts: one sentence a line on stdin, its worth (0…1) on stdout, a line each. */
import { createInterface } from 'node:readline';
import { measured } from '../../src/core/detect/worth.ts';

async function main(): Promise<void> {
  for await (const sentence of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    process.stdout.write(`${measured(sentence).worth.toFixed(6)}\n`);
  }
}

void main();
