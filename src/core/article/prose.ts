import { decodeString } from 'micromark-util-decode-string';
import { countBefore } from '../order.ts';
import type { Range } from '../range.ts';
import type { OffsetMap } from './article.ts';

/** Prose under construction: every character knows where it comes from. */
export interface ProseBuilder {
  /** One character (or the code units of one decoded reference), all from the same place in the source. */
  push(characters: string, source: number): void;
  finish(): { readonly prose: string; readonly map: OffsetMap };
}

export function proseBuilder(): ProseBuilder {
  const parts: string[] = [];
  const prose: number[] = [];
  const source: number[] = [];
  let length = 0;
  let next = -1;
  return {
    push(characters, from) {
      for (let i = 0; i < characters.length; i++) {
        if (from + i !== next) {
          prose.push(length + i);
          source.push(from + i);
        }
        next = from + i + 1;
      }
      parts.push(characters);
      length += characters.length;
    },
    finish: () => ({ prose: parts.join(''), map: { prose, source, length } }),
  };
}

const REFERENCE = /&(?:#[xX][\dA-Fa-f]{1,6}|#\d{1,7}|[A-Za-z][\dA-Za-z]{1,30});/y;
const LINE_END = /\r\n|\n|\r/y;
const BETWEEN_LINES = /[ \t]*(?:\r\n|\n|\r)[ \t>]*/y;

/**
 * Adds the text that Markdown made of a stretch of source. The two differ by backslash escapes, character references,
 * and what a wrapped line drops: its indentation and the `>` of a quoted one. What can't be explained is passed over in
 * the source, so that the map stays in order whatever the input.
 *
 * @param at where `source` starts
 */
export function pushAligned(builder: ProseBuilder, value: string, source: string, at: number): void {
  let j = 0;
  for (let i = 0; i < value.length;) {
    if (j >= source.length) return;
    const wanted = value.charAt(i);
    if (wanted === '\n' || wanted === '\r') {
      LINE_END.lastIndex = i;
      i += LINE_END.exec(value)?.[0].length ?? 1;
      BETWEEN_LINES.lastIndex = j;
      const gap = BETWEEN_LINES.exec(source)?.[0];
      builder.push('\n', at + j);
      j += gap?.length ?? 1;
      continue;
    }
    if (source.charAt(j) === '&') {
      REFERENCE.lastIndex = j;
      const reference = REFERENCE.exec(source)?.[0];
      const decoded = reference === undefined ? '' : decodeString(reference);
      if (reference !== undefined && decoded !== reference && value.startsWith(decoded, i)) {
        for (const unit of decoded.split('')) builder.push(unit, at + j);
        i += decoded.length;
        j += reference.length;
        continue;
      }
    }
    if (source.charAt(j) === wanted || (source.charAt(j) === '\0' && wanted === '\uFFFD')) {
      builder.push(wanted, at + j);
      i++;
    }
    j++;
  }
}

/** The run that holds a prose offset: the last one that doesn't start behind it. */
const runAt = (starts: readonly number[], offset: number): number =>
  Math.max(0, countBefore(starts.length, (i) => (starts[i] ?? 0) <= offset) - 1);

/** Where one character of prose stands in the chunk. */
export function sourceOf(map: OffsetMap, offset: number): number {
  const run = runAt(map.prose, offset);
  return (map.source[run] ?? 0) + offset - (map.prose[run] ?? 0);
}

/**
 * Prose to chunk: from the first character's place to behind the last one's, so that `a *b* c` is one range with its
 * asterisks, and `*b*` is the letter alone.
 */
export function toSource(map: OffsetMap, prose: Range): Range {
  const start = sourceOf(map, prose.start);
  return prose.end <= prose.start ? { start, end: start } : { start, end: sourceOf(map, prose.end - 1) + 1 };
}

/** Chunk to prose: the characters whose places lie in the range; empty where there are none. */
export function toProse(map: OffsetMap, source: Range): Range {
  const start = firstAtOrAfter(map, source.start);
  return { start, end: Math.max(start, firstAtOrAfter(map, source.end)) };
}

function firstAtOrAfter(map: OffsetMap, offset: number): number {
  if (map.source.length === 0 || offset <= (map.source[0] ?? 0)) return 0;
  const run = runAt(map.source, offset);
  // Several characters decoded from one reference share its place: all of them start there.
  let first = run;
  while (first > 0 && map.source[first - 1] === offset) first--;
  const within = (map.prose[first] ?? 0) + offset - (map.source[first] ?? 0);
  return Math.min(within, map.prose[run + 1] ?? map.length);
}
