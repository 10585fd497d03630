import type { Range } from '../range.ts';
import { codePointsOf } from './code-points.ts';
import type { CodePoints } from './code-points.ts';
import type { Anchor } from './selector.ts';

/** How many code units of surroundings are kept on each side. */
export const CONTEXT = 64;

/**
 * What to store so that `resolve` finds this range again. The inverse of `resolve`: on the same text it answers the same
 * range.
 *
 * @param points of the text, made once where many ranges of it are described
 */
export function describe(
  text: string,
  { start, end }: Range,
  points: CodePoints = codePointsOf(text),
): Anchor {
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
      start: points.count(start),
      end: points.count(end),
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
