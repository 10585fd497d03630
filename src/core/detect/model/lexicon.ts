import { mix } from './hash.ts';
import { TAGS } from './parts-of-speech.ts';
import type { Words } from './words.ts';

/**
 * What was learnt of each word by counting: how often it is part of a cue or of a source, and on which side of it the
 * content stands. Reaches the verbs and nouns that no list of ours has (“downplayed”, “outcry”, “pollsters”).
 */
export interface Lexicon {
  /** Of each key: 0 unknown, else 1 + level of cue + 8 × side. */
  readonly cues: Int8Array;
  /** Of each key: 0 unknown, else 1 + level of source. */
  readonly sources: Int8Array;
  readonly mask: number;
}

/** The lexicon's answers for each token of a block. */
export interface Levels {
  /** 0 … 7: how often it is part of a cue. */
  readonly cue: Uint8Array;
  /** 0 … 7: how often it is part of a source; UNKNOWN: too rare to say. */
  readonly source: Uint8Array;
  /** Where its content stands: 0 unknown, 1 mostly before it, 2 either, 3 mostly behind it. */
  readonly side: Uint8Array;
}

/** From this level on a word counts as a cue: 15 in 100 are part of one. */
export const LIKELY_CUE = 3;
export const UNKNOWN = 8;

const SHARES = [0.01, 0.03, 0.07, 0.15, 0.3, 0.5, 0.75];

/** The level of a share from 0 to 1. */
export function levelOf(share: number): number {
  let level = 0;
  while (level < SHARES.length && share >= (SHARES[level] ?? 1)) level++;
  return level;
}

/** Verbs, nouns and the rest apart: “plans” is a cue more often as a noun than as a verb. */
const KIND = TAGS.map((tag) => (/^(?:V|MD)/.test(tag) ? 1 : tag.startsWith('NN') ? 2 : 3));

/** For each token its key in the lexicon. */
export function keysOf({ stem }: Words, tags: Uint8Array, mask: number): Int32Array {
  const keys = new Int32Array(stem.length);
  for (let i = 0; i < keys.length; i++) keys[i] = mix(mix(stem[i]!, KIND[tags[i]!]!), 77) & mask;
  return keys;
}

export function levelsOf(words: Words, tags: Uint8Array, { cues, sources, mask }: Lexicon): Levels {
  const keys = keysOf(words, tags, mask);
  const count = keys.length;
  const cue = new Uint8Array(count);
  const source = new Uint8Array(count);
  const side = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    if (words.quote[i]! > 0) continue;
    const code = cues[keys[i]!]!;
    if (code === 0) {
      source[i] = UNKNOWN;
      if (words.sense[i]! > 0) cue[i] = LIKELY_CUE;
      continue;
    }
    cue[i] = (code - 1) & 7;
    side[i] = (code - 1) >> 3;
    source[i] = sources[keys[i]!]! - 1;
  }
  return { cue, source, side };
}
