import { countBefore } from '../../order.ts';
import type { Range } from '../../range.ts';
import type { Attribution } from '../attributions.ts';
import type { Words } from './words.ts';

/** What grammar's rules call each token: 0 nothing, 1 source, 2 cue, 3 content behind its cue, 4 content before it. */
export function hintsOf(words: Words, attributions: readonly Attribution[]): Uint8Array {
  const hints = new Uint8Array(words.tokens.length);
  const mark = ({ start, end }: Range, hint: number): void => {
    for (let i = firstAt(words, start); i < hints.length && (words.tokens[i]?.start ?? end) < end; i++)
      hints[i] = hint;
  };
  for (const { content, source, cue } of attributions) {
    for (const range of content) mark(range, range.start > cue.start ? 3 : 4);
    if (source !== null) mark(source, 1);
    mark(cue, 2);
  }
  return hints;
}

/** The first token that ends behind an offset. */
export const firstAt = ({ tokens }: Words, offset: number): number =>
  countBefore(tokens.length, (i) => (tokens[i]?.end ?? 0) <= offset);
