/** Innermost brackets: what may be a reference to a link definition or, with a `^`, to a footnote. */
const BRACKETS = /\[((?:[^[\]\\]|\\[^])+)\]/g;

/** Labels as remark normalises them: folded white space and case. Markers of quoted lines inside a label don't count. */
export function labelsReferredTo(piece: string): ReadonlySet<string> {
  const labels = new Set<string>();
  if (!piece.includes('[')) return labels;
  for (const [, label] of piece.matchAll(BRACKETS)) {
    if (label !== undefined) labels.add(normalise(label.replace(/[\r\n]+[ \t>]*/g, ' ')));
  }
  return labels;
}

/** https://spec.commonmark.org/0.31.2/#matches; the same order of case foldings as micromark. */
export const normalise = (label: string): string =>
  label
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase();
