import { resolveAll } from '../anchor/resolve.ts';
import type { Anchor } from '../anchor/selector.ts';
import { without } from './fields.ts';
import type { Annotation, Ledger } from './ledger.ts';

/**
 * An annotation for another article: with ids of its own, as two files may be merged into one some day, and with `via`,
 * which says where it was obtained from (https://www.w3.org/TR/annotation-model/#other-identities).
 */
export function copyAnnotation(annotation: Annotation, newId: () => string, anchor?: Anchor): Annotation {
  return {
    ...without(annotation, 'place'),
    id: newId(),
    ...(anchor === undefined ? {} : { anchor }),
    notes: annotation.notes.map((note) => ({ ...note, id: newId() })),
    unknown: { ...annotation.unknown, via: annotation.id },
  };
}

/** Adds copies of all annotations of another article's ledger. */
export const copyAll = (ledger: Ledger, from: Ledger, newId: () => string): Ledger => ({
  ...ledger,
  // Nothing stood here before: the copies are found from the text that they were made on.
  base: ledger.annotations.length === 0 ? from.base : ledger.base,
  annotations: [
    ...ledger.annotations,
    ...from.annotations.map((annotation) => copyAnnotation(annotation, newId)),
  ],
});

/** Shorter lines stand in many texts. */
const MIN_LINE = 20;

/**
 * How alike the text that a ledger's notes were made on and another text are, 0 to 1: what they share of their longer
 * lines, by length (Dice's coefficient); where the former isn't known, how many of the notes' words stand in the latter.
 */
export function likeness(ledger: Ledger, text: string): number {
  if (ledger.base !== null) {
    const [before, now] = [longLines(ledger.base), longLines(text)];
    const here = new Set(now);
    const all = lengthOf(before) + lengthOf(now);
    if (all > 0) return (2 * lengthOf(before.filter((line) => here.has(line)))) / all;
  }
  const anchors = ledger.annotations.map(({ anchor }) => anchor);
  if (anchors.length === 0) return 0;
  const found = resolveAll(text, anchors).filter(({ state }) => state === 'in-place' || state === 'moved');
  return found.length / anchors.length;
}

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, { length }) => sum + length, 0);

const longLines = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(({ length }) => length >= MIN_LINE);
