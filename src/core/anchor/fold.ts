import type { Range } from '../range.ts';

/**
 * A text without its typography: straight quotation marks and apostrophes, plain hyphens, single spaces, no soft
 * hyphens, composed letters. `places[i]` is where folded character i starts in the text; one more entry is the text's
 * length, so that every folded range leads back exactly.
 */
export interface Folded {
  readonly text: string;
  readonly places: Uint32Array;
}

export const MARKS: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '″': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '‹': "'",
  '›': "'",
  '′': "'",
  '`': "'",
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '…': '...',
  '\u00AD': '',
  '\u200B': '',
  '\u200C': '',
  '\u200D': '',
  '\u2060': '',
  '\uFEFF': '',
};

/** Letter with its combining marks, white space, or any one character. */
const UNIT = /\s+|\P{M}\p{M}+|[^]/gu;

export function fold(text: string): Folded {
  const parts: string[] = [];
  const places = new Uint32Array(3 * text.length + 1);
  let length = 0;
  const push = (folded: string, at: number): void => {
    parts.push(folded);
    places.fill(at, length, length + folded.length);
    length += folded.length;
  };
  for (const match of text.matchAll(UNIT)) {
    const unit = match[0];
    if (/^\s/.test(unit)) push(' ', match.index);
    else push(MARKS[unit] ?? composed(unit), match.index);
  }
  places[length] = text.length;
  return { text: parts.join(''), places: places.subarray(0, length + 1) };
}

/** The same letter in one code point or in two is one letter; compatibility forms (½, ﬁ) stay apart. */
const composed = (unit: string): string =>
  unit.length === 1 && unit < '\u0300' ? unit : unit.normalize('NFC');

/** A range of the folded text in the text itself. */
export const unfold = ({ places }: Folded, { start, end }: Range): Range => ({
  start: places[start] ?? 0,
  end: places[end] ?? places[places.length - 1] ?? 0,
});
