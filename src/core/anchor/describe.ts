import type { Range } from '../range.ts';
import type { Anchor } from './selector.ts';

/** How many code units of surroundings are kept on each side. */
export const CONTEXT = 64;

/** What to store so that `resolve` finds this range again. The inverse of `resolve`: on the same text it answers the same range. */
export function describe(text: string, { start, end }: Range): Anchor {
  const before = wholeCharacter(text, Math.max(0, start - CONTEXT), 1);
  const after = wholeCharacter(text, Math.min(text.length, end + CONTEXT), -1);
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: text.slice(before, start),
      suffix: text.slice(end, Math.max(end, after)),
    },
    position: {
      type: 'TextPositionSelector',
      start: toCodePoints(text, start),
      end: toCodePoints(text, end),
    },
  };
}

/** An offset between the two halves of a surrogate pair is moved by one in the given direction. */
function wholeCharacter(text: string, offset: number, step: 1 | -1): number {
  const inside = isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset));
  return inside ? offset + step : offset;
}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

const ASTRAL = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;

/** Code units to the code points that the W3C counts. */
export function toCodePoints(text: string, offset: number): number {
  return offset - (text.slice(0, offset).match(ASTRAL)?.length ?? 0);
}

/** Code points to code units; beyond the text's end, its end. */
export function fromCodePoints(text: string, points: number): number {
  ASTRAL.lastIndex = 0;
  let offset = points;
  for (let pair = ASTRAL.exec(text); pair !== null && pair.index < offset; pair = ASTRAL.exec(text)) offset++;
  return Math.min(offset, text.length);
}
