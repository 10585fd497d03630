import { TAGS } from './parts-of-speech.ts';
import type { Tag } from './parts-of-speech.ts';

/** By tag: 1 for these, 0 for the others. */
export const tagSet = (...tags: readonly Tag[]): Uint8Array =>
  Uint8Array.from(TAGS, (tag) => (tags.includes(tag) ? 1 : 0));

export const FINITE = tagSet('VBD', 'VBZ', 'VBP', 'MD');
export const VERBS = tagSet('VBD', 'VBZ', 'VBP', 'MD', 'VB', 'VBN', 'VBG');
