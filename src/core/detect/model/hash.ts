import { fnv1a } from '../../hash.ts';

/** A word's hash; a figure counts as 0, so that all of one shape are one. */
export const hashWord = (word: string): number => fnv1a(/\d/.test(word) ? word.replace(/\d/g, '0') : word);

/** Takes one more number into a hash. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** What a template's number and its values are multiplied with, each by its own. */
export const [TEMPLATE, A, B, C, D] = [0x85ebca6b, 0x9e3779b1, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1];

/**
 * The hash of a template's values, from the sum of their products: mixed once, so that no product waits for another
 * (multilinear hashing, after Carter and Wegman 1979).
 */
export function mixed(sum: number): number {
  const hash = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
