import { describe as describeRange } from '../../src/core/anchor/describe.ts';
import { parseArticle } from '../../src/core/article/parse.ts';
import { detect } from '../../src/core/detect/index.ts';
import { factSheet } from '../../src/core/factsheet.ts';
import type { FactSheet } from '../../src/core/factsheet.ts';
import { addNote, annotate, emptyLedger, setStatus } from '../../src/core/ledger/edit.ts';
import type { Stamp } from '../../src/core/ledger/edit.ts';
import type { Ledger, Status } from '../../src/core/ledger/ledger.ts';

export const STAMP: Stamp = { now: '2026-03-12T09:30:00.000Z', creator: { name: 'Ines Falk', unknown: {} } };

/** What a test's author wants noted about words of a text. */
export interface Noted {
  readonly words: string;
  readonly status?: Status;
  readonly note?: string;
}

/** Notes on stretches of a text, each found by its words. */
export function notesOn(text: string, noted: readonly Noted[]): Ledger {
  let ledger = emptyLedger('urn:uuid:0', 'story.md');
  for (const [index, { words, status, note }] of noted.entries()) {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`not in the text: ${words}`);
    const id = `urn:uuid:${index}`;
    ledger = annotate(
      ledger,
      { id, anchor: describeRange(text, { start, end: start + words.length }) },
      STAMP,
    );
    if (note !== undefined) ledger = addNote(ledger, id, { id: `${id}n`, comment: note }, STAMP);
    if (status !== undefined) ledger = setStatus(ledger, id, { status, exact: words }, STAMP);
  }
  return ledger;
}

export function sheetOf(text: string, ledger: Ledger | null = null): FactSheet {
  const article = parseArticle(text);
  return factSheet(article, detect(article), ledger);
}
