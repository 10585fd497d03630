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

/**
 * A text without its typography: straight quotation marks and apostrophes, plain hyphens, single spaces, no soft
 * hyphens, composed letters.
 */
export const fold = (text: string): string =>
  text.replace(UNIT, (unit) => (/^\s/.test(unit) ? ' ' : (MARKS[unit] ?? composed(unit))));

/** The same letter in one code point or in two is one letter; compatibility forms (½, ﬁ) stay apart. */
const composed = (unit: string): string =>
  unit.length === 1 && unit < '\u0300' ? unit : unit.normalize('NFC');
