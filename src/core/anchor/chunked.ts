import type { Edit } from './shift.ts';

/**
 * A text in chunks: a keystroke in a long one copies a few thousand characters, not all of them. Each edit makes a new
 * value, which shares the chunks that it doesn't reach into.
 */
export interface ChunkedText {
  readonly chunks: readonly string[];
  readonly length: number;
}

/** The longest chunk, in code units. All but the last are at least half as long. */
const CHUNK = 4096;

export const chunked = (text: string): ChunkedText => ({ chunks: cut(text), length: text.length });

/** All of the text. Cost: its length; to be asked when typing rests. */
export const whole = ({ chunks }: ChunkedText): string => chunks.join('');

/** In equal parts: one character too many leaves no chunk of one character behind. */
function cut(text: string): readonly string[] {
  const count = Math.ceil(text.length / CHUNK);
  const size = Math.ceil(text.length / count);
  return Array.from({ length: count }, (_, index) => text.slice(index * size, (index + 1) * size));
}

const isLong = ({ length }: string): boolean => length >= CHUNK / 2;

/** Cost: the number of chunks and the length of the answer. */
export function sliceOf({ chunks }: ChunkedText, start: number, end: number): string {
  let found = '';
  let at = 0;
  for (const chunk of chunks) {
    if (at >= end) break;
    if (at + chunk.length > start) found += chunk.slice(Math.max(0, start - at), end - at);
    at += chunk.length;
  }
  return found;
}

/**
 * Cost: the number of chunks and of edits, and the length of what is put in.
 *
 * @param edits of one change, in order of position, none within another, offsets into the text before it; what reaches
 *   beyond its end takes nothing away
 */
export function edited({ chunks, length }: ChunkedText, edits: readonly Edit[]): ChunkedText {
  const now: string[] = [];
  // Parts of chunks are gathered here until there are enough of them for one.
  let open = '';
  let [index, offset, at] = [0, 0, 0];
  const passTo = (to: number, keep: boolean): void => {
    for (let chunk = chunks[index]; at < to && chunk !== undefined; chunk = chunks[index]) {
      const step = Math.min(to - at, chunk.length - offset);
      if (keep && step === chunk.length && isLong(chunk) && (open === '' || isLong(open))) {
        if (open !== '') now.push(...cut(open));
        now.push(chunk);
        open = '';
      } else if (keep) open += chunk.slice(offset, offset + step);
      at += step;
      offset += step;
      if (offset === chunk.length) [index, offset] = [index + 1, 0];
    }
  };
  for (const { start, end, text } of edits) {
    passTo(start, true);
    passTo(end, false);
    open += text;
  }
  passTo(length, true);
  if (open !== '') now.push(...cut(open));
  return { chunks: now, length: now.reduce((sum, chunk) => sum + chunk.length, 0) };
}
