import * as v from 'valibot';
import { GROUND_RULES, RESOLUTIONS, ROLES, SOURCE_TYPES, STANCES, STATUSES } from './ledger.ts';

/**
 * The notes file as it stands on disk: a W3C Annotation Collection (https://www.w3.org/TR/annotation-model/#annotation-collection)
 * with its one page embedded, as the model wants it (`items` on the collection itself would be found by no other
 * program). What the model has no word for has the prefix `claimcheck:`. There is no `total` and no time of the whole
 * file: every writer would change them, and they would conflict in git. Objects may have fields that this version doesn't
 * know; `read` keeps them.
 */
export const VERSION = 2;

/** Written into every file, so that our terms are well-formed for other programs without the network. */
export const CONTEXT: readonly unknown[] = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    '@version': 1.1,
    claimcheck: 'urn:claimcheck:',
    // CSL-JSON has terms of its own that are none of linked data.
    'claimcheck:source': { '@id': 'claimcheck:source', '@type': '@json' },
    'claimcheck:text': { '@id': 'claimcheck:text', '@type': '@json' },
  },
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

const day = v.pipe(v.string(), v.isoDate('must be a day such as 2026-11-23'));

const names = v.array(
  v.looseObject({ literal: v.optional(text), given: v.optional(text), family: v.optional(text) }),
);

const source = v.looseObject({
  type: text,
  'claimcheck:type': v.optional(v.picklist(SOURCE_TYPES)),
  title: v.optional(text),
  author: v.optional(names),
  publisher: v.optional(text),
  issued: v.optional(v.looseObject({})),
  accessed: v.optional(v.looseObject({})),
  URL: v.optional(text),
  'claimcheck:file': v.optional(text),
  'claimcheck:groundRule': v.optional(v.picklist(GROUND_RULES)),
  'claimcheck:derivedFrom': v.optional(text),
});

const access = v.optional(v.literal('confidential'));

const note = v.looseObject({
  id,
  type: v.literal('TextualBody'),
  purpose: v.literal('commenting'),
  value: text,
  'claimcheck:access': access,
  'claimcheck:versionOf': v.optional(id),
  'claimcheck:source': v.optional(source),
  'claimcheck:role': v.optional(v.picklist(ROLES)),
  'claimcheck:stance': v.optional(v.picklist(STANCES)),
  'claimcheck:locator': v.optional(text),
  'claimcheck:excerpt': v.optional(text),
  created: time,
  modified: v.optional(time),
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
  motivation: v.optional(v.literal('assessing')),
  created: time,
  modified: v.optional(time),
  creator: person,
  'claimcheck:kind': v.optional(v.picklist(['quotation', 'reported', 'statement'])),
  'claimcheck:access': access,
  'claimcheck:due': v.optional(day),
  'claimcheck:criteria': v.optional(text),
  'claimcheck:resolver': v.optional(text),
  'claimcheck:resolution': v.optional(v.picklist(RESOLUTIONS)),
  target: v.looseObject({ source: text, selector: v.looseTuple([quote, position]) }),
  body: v.optional(v.array(note), []),
  'claimcheck:history': v.optional(v.array(verdict), []),
  'claimcheck:text': v.optional(v.array(text)),
});

/**
 * The first item is about the article as a whole, and holds its text up to the first annotation's place; see base.ts.
 * A page without items would be none.
 */
const whole = v.looseObject({
  id,
  type: v.literal('Annotation'),
  motivation: v.literal('describing'),
  target: text,
  'claimcheck:text': v.optional(v.array(text)),
});

export const collection = v.looseObject({
  id,
  type: v.literal('AnnotationCollection'),
  'claimcheck:version': v.literal(VERSION),
  'claimcheck:article': text,
  first: v.looseObject({
    type: v.literal('AnnotationPage'),
    items: v.array(v.variant('motivation', [annotation, whole])),
  }),
});

export type StoredCollection = v.InferOutput<typeof collection>;
export type StoredAnnotation = v.InferOutput<typeof annotation>;
export type StoredWhole = v.InferOutput<typeof whole>;
export type StoredNote = v.InferOutput<typeof note>;
export type StoredSource = v.InferOutput<typeof source>;
export type StoredVerdict = v.InferOutput<typeof verdict>;
export type StoredPerson = v.InferOutput<typeof person>;

/** Fields that we write ourselves; all others are kept as they stand. */
export const KNOWN = {
  collection: [
    '@context',
    'id',
    'type',
    'claimcheck:version',
    'claimcheck:article',
    'claimcheck:base',
    'first',
  ],
  page: ['id', 'type', 'partOf', 'startIndex', 'items'],
  annotation: [
    'id',
    'type',
    'motivation',
    'created',
    'modified',
    'creator',
    'claimcheck:kind',
    'claimcheck:access',
    'claimcheck:due',
    'claimcheck:criteria',
    'claimcheck:resolver',
    'claimcheck:resolution',
    'target',
    'body',
    'claimcheck:history',
    'claimcheck:text',
  ],
  whole: ['id', 'type', 'motivation', 'target', 'claimcheck:text'],
  target: ['source', 'selector'],
  quote: ['type', 'exact', 'prefix', 'suffix'],
  position: ['type', 'start', 'end'],
  note: [
    'id',
    'type',
    'purpose',
    'format',
    'value',
    'claimcheck:access',
    'claimcheck:versionOf',
    'claimcheck:source',
    'claimcheck:role',
    'claimcheck:stance',
    'claimcheck:locator',
    'claimcheck:excerpt',
    'created',
    'modified',
    'creator',
  ],
  source: [
    'type',
    'claimcheck:type',
    'title',
    'author',
    'publisher',
    'issued',
    'accessed',
    'URL',
    'claimcheck:file',
    'claimcheck:groundRule',
    'claimcheck:derivedFrom',
  ],
  verdict: ['status', 'exact', 'reason', 'created', 'creator'],
  person: ['type', 'name'],
} as const;
