import { fnv1a } from '../../hash.ts';

/** A word's hash; a figure counts as 0, so that all of one shape are one. */
export const hashWord = (word: string): number => fnv1a(/\d/.test(word) ? word.replace(/\d/g, '0') : word);

/** Takes one more number into a hash. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
