import * as v from 'valibot';
import { STATUSES } from './ledger.ts';

/**
 * The notes file as it stands on disk: a W3C Annotation Collection (https://www.w3.org/TR/annotation-model/#annotation-collection)
 * with its one page embedded, as the model wants it (`items` on the collection itself would be found by no other
 * program). What the model has no word for has the prefix `claimcheck:`. There is no `total` and no time of the whole
 * file: every writer would change them, and they would conflict in git. Objects may have fields that this version doesn't
 * know; `read` keeps them.
 */
export const VERSION = 1;

/** Written into every file, so that our terms are well-formed for other programs without the network. */
export const CONTEXT: readonly unknown[] = [
  'http://www.w3.org/ns/anno.jsonld',
  { claimcheck: 'urn:claimcheck:' },
];

const text = v.string();
const time = v.pipe(v.string(), v.isoTimestamp('must be a time such as 2026-11-23T09:30:00Z'));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const person = v.looseObject({ type: v.literal('Person'), name: text });

const quote = v.looseObject({
  type: v.literal('TextQuoteSelector'),
  exact: text,
  prefix: v.optional(text, ''),
  suffix: v.optional(text, ''),
});

const position = v.looseObject({ type: v.literal('TextPositionSelector'), start: offset, end: offset });

const note = v.looseObject({
  id,
  type: v.literal('TextualBody'),
  purpose: v.literal('commenting'),
  value: text,
  'claimcheck:source': v.optional(text),
  'claimcheck:excerpt': v.optional(text),
  'claimcheck:locator': v.optional(text),
  created: time,
  creator: person,
});

const verdict = v.looseObject({
  status: v.picklist(STATUSES),
  exact: text,
  reason: v.optional(text),
  created: time,
  creator: person,
});

const annotation = v.looseObject({
  id,
  type: v.literal('Annotation'),
  created: time,
  modified: time,
  creator: person,
  'claimcheck:kind': v.optional(v.picklist(['quotation', 'reported', 'statement'])),
  target: v.looseObject({ source: text, selector: v.looseTuple([quote, position]) }),
  body: v.optional(v.array(note), []),
  'claimcheck:history': v.optional(v.array(verdict), []),
});

export const collection = v.looseObject({
  id,
  type: v.literal('AnnotationCollection'),
  'claimcheck:version': v.literal(VERSION),
  'claimcheck:article': text,
  first: v.looseObject({ type: v.literal('AnnotationPage'), items: v.array(annotation) }),
});

export type StoredCollection = v.InferOutput<typeof collection>;
export type StoredAnnotation = v.InferOutput<typeof annotation>;
export type StoredNote = v.InferOutput<typeof note>;
export type StoredVerdict = v.InferOutput<typeof verdict>;
export type StoredPerson = v.InferOutput<typeof person>;

/** Fields that we write ourselves; all others are kept as they stand. */
export const KNOWN = {
  collection: ['@context', 'id', 'type', 'claimcheck:version', 'claimcheck:article', 'first'],
  page: ['id', 'type', 'partOf', 'startIndex', 'items'],
  annotation: [
    'id',
    'type',
    'motivation',
    'created',
    'modified',
    'creator',
    'claimcheck:kind',
    'target',
    'body',
    'claimcheck:history',
  ],
  target: ['source', 'selector'],
  quote: ['type', 'exact', 'prefix', 'suffix'],
  position: ['type', 'start', 'end'],
  note: [
    'id',
    'type',
    'purpose',
    'format',
    'value',
    'claimcheck:source',
    'claimcheck:excerpt',
    'claimcheck:locator',
    'created',
    'creator',
  ],
  verdict: ['status', 'exact', 'reason', 'created', 'creator'],
  person: ['type', 'name'],
} as const;
