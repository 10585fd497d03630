/** Two people at work on one article: what they do to it and to its notes, as the editor does it. */
import fc from 'fast-check';
import { describe } from '../../../src/core/anchor/describe.ts';
import { follow } from '../../../src/core/anchor/follow.ts';
import { place } from '../../../src/core/anchor/track.ts';
import { NOTHING_TRACKED } from '../../../src/core/anchor/tracking.ts';
import {
  addNote,
  annotate,
  emptyLedger,
  removeAnnotation,
  removeNote,
  setPrediction,
  setStatus,
  updateNote,
  withBase,
} from '../../../src/core/ledger/edit.ts';
import type { Stamp } from '../../../src/core/ledger/edit.ts';
import type { Ledger } from '../../../src/core/ledger/ledger.ts';
import { anchorsOf, settle } from '../../../src/core/ledger/settle.ts';

/** A claim of the article that everybody starts from, by its number; each is worked on by one person only. */
interface Claim {
  readonly start: number;
  readonly end: number;
  readonly kind: 'quotation' | 'statement';
}

const NAMES = ['Mara Lund', 'Piet Osei', 'the harbor office', 'Judge Amery', 'a spokeswoman', 'The council'];
const DEEDS = ['closed', 'sold', 'counted', 'inspected', 'promised', 'repaired', 'measured', 'opened'];
const THINGS = ['ferries', 'schools', 'permits', 'wells', 'bridges', 'trees', 'boats', 'clinics'];
const WHERE = [
  'in Hollin Bay',
  'on the north shore',
  'at Selkirk Point',
  'along Route 9',
  'near the old mill',
];

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** Sentence number n; some hold a quotation. No two are alike. */
export function sentence(n: number): string {
  const who = pick(NAMES, n * 7 + 1);
  const fact = `${pick(DEEDS, n * 5)} ${n * 13 + 3} ${pick(THINGS, n * 3)} ${pick(WHERE, n)}`;
  if (n % 3 === 1) return `“We ${fact},” said ${who}.`;
  if (n % 3 === 2) return `According to ${who}, workers ${fact}, “and ${n} more are to come.”`;
  return `${who} ${fact} last year.`;
}

export interface Start {
  readonly text: string;
  readonly claims: readonly Claim[];
}

/** An article of so many sentences: up to four a paragraph, each paragraph on one line or a sentence a line. */
export function article(sentences: number, wrapped: boolean): Start {
  let text = '# The count\n\n';
  const claims: Claim[] = [];
  for (let n = 0; n < sentences; n++) {
    const words = sentence(n);
    const start = text.length;
    claims.push({ start, end: start + words.length, kind: 'statement' });
    text += words + (n % 4 === 3 ? '\n\n' : wrapped ? '\n' : ' ');
  }
  return { text: `${text.trimEnd()}\n`, claims };
}

/** What one person does: to a claim, by its number among those that are theirs. */
export interface Deed {
  readonly what:
    | 'note'
    | 'verdict'
    | 'reword note'
    | 'remove note'
    | 'remove annotation'
    | 'prediction'
    | 'change a figure'
    | 'add a sentence'
    | 'delete the sentence';
  readonly claim: number;
  /** The quotation in it, rather than the whole sentence. */
  readonly quotation: boolean;
}

export const deed: fc.Arbitrary<Deed> = fc.record({
  what: fc.constantFrom<Deed['what'][]>(
    ...(['note', 'note', 'verdict', 'verdict', 'reword note', 'remove note', 'remove annotation'] as const),
    ...([
      'prediction',
      'change a figure',
      'change a figure',
      'add a sentence',
      'delete the sentence',
    ] as const),
  ),
  claim: fc.nat(40),
  quotation: fc.boolean(),
});

/** The article and its notes at one moment, with where everything stands. */
export interface Desk {
  readonly text: string;
  readonly ledger: Ledger;
  /** Where the sentences of the start are now; null: deleted. */
  readonly sentences: readonly ({ readonly start: number; readonly end: number } | null)[];
}

export const begin = ({ text, claims }: Start): Desk => ({
  text,
  ledger: emptyLedger('urn:uuid:0', 'story.md'),
  sentences: claims,
});

/** Does one thing and saves. `turn` makes ids and times of their own. */
export function act(desk: Desk, { what, claim, quotation }: Deed, name: string, turn: number): Desk {
  const stamp: Stamp = {
    now: new Date(Date.UTC(2026, 2, 1, 9, 0, turn)).toISOString(),
    creator: { name, unknown: {} },
  };
  const at = desk.sentences[claim];
  if (at === undefined || at === null) return desk;
  const words = desk.text.slice(at.start, at.end);
  const quoted = quotation ? /“[^”]*”/.exec(words) : null;
  const range =
    quoted === null
      ? at
      : { start: at.start + quoted.index, end: at.start + quoted.index + quoted[0].length };
  const id = `urn:uuid:${hex(claim * 2 + (quoted === null ? 0 : 1))}`;
  const known = desk.ledger.annotations.find((annotation) => annotation.id === id);
  const withAnnotation = (): Ledger =>
    known === undefined
      ? annotate(
          desk.ledger,
          { id, anchor: describe(desk.text, range), claimKind: quoted === null ? 'statement' : 'quotation' },
          stamp,
        )
      : desk.ledger;
  const last = known?.notes.at(-1)?.id ?? '';
  const store = (ledger: Ledger): Desk => ({ ...desk, ledger: withBase(ledger, desk.text) });
  switch (what) {
    case 'note':
      return store(
        addNote(
          withAnnotation(),
          id,
          {
            id: `${id}:${name}:${turn}`,
            comment: `Note ${turn} of ${name}.`,
            source: { type: 'interview', title: `Call ${turn}`, unknown: {} },
          },
          stamp,
        ),
      );
    case 'verdict':
      return store(
        setStatus(
          withAnnotation(),
          id,
          { status: turn % 2 === 0 ? 'verified' : 'query', exact: desk.text.slice(range.start, range.end) },
          stamp,
        ),
      );
    case 'reword note':
      return store(updateNote(desk.ledger, id, last, { comment: `Reworded by ${name} at ${turn}.` }, stamp));
    case 'remove note':
      return store(removeNote(desk.ledger, id, last, stamp));
    case 'remove annotation':
      return store(removeAnnotation(desk.ledger, id));
    case 'prediction':
      return store(setPrediction(desk.ledger, id, { due: '2027-01-31', resolution: 'pending' }, stamp));
    case 'change a figure': {
      const figure = /\d+/.exec(words);
      if (figure === null) return desk;
      const start = at.start + figure.index;
      return retype(desk, start, start + figure[0].length, `${Number(figure[0]) + 1000 + turn}`);
    }
    case 'add a sentence':
      return retype(desk, at.end, at.end, ` ${name} added this, number ${turn}.`);
    case 'delete the sentence':
      return retype(desk, at.start, at.end, '');
  }
}

/** Types over a stretch of the article, live, and saves both. */
function retype(desk: Desk, start: number, end: number, words: string): Desk {
  const before = place(desk.text, anchorsOf(desk.ledger), NOTHING_TRACKED, desk.ledger.base);
  const text = desk.text.slice(0, start) + words + desk.text.slice(end);
  const ledger = settle(desk.ledger, text, follow(before, [{ start, end, text: words }]));
  const shift = words.length - (end - start);
  return {
    text,
    ledger,
    sentences: desk.sentences.map((range) => {
      if (range === null || range.end < start) return range;
      if (range.start === start && range.end === end) return null;
      if (range.end === start) return range;
      return range.start >= end
        ? { start: range.start + shift, end: range.end + shift }
        : { start: range.start, end: range.end + shift };
    }),
  };
}

/** Ids as random as real ones, and the same in every run. */
function hex(claim: number): string {
  let state = (claim + 1) * 2654435761;
  let digits = '';
  for (let i = 0; i < 8; i++) {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9;
    digits += ((state >>> 0) % 65536).toString(16).padStart(4, '0');
  }
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
