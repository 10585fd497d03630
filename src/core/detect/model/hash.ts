import { fnv1a } from '../../hash.ts';

/** A word's hash; a figure counts as 0, so that all of one shape are one. */
export const hashWord = (word: string): number => fnv1a(/\d/.test(word) ? word.replace(/\d/g, '0') : word);

/** Takes one more number into a hash. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** The hash of a template's values; those behind the second may be left out as 0. */
export function hashed(template: number, a: number, b: number, c: number, d: number): number {
  let hash = mix(mix(Math.imul(template, 0x85ebca6b), a), b);
  if (c !== 0) hash = mix(hash, c + 0x1b56c4e9);
  if (d !== 0) hash = mix(hash, d + 0x632be5ab);
  return hash ^ (hash >>> 13);
}
