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

/** A text with what the editor says of it where the file is written by hand; the JSON schema is made from this. */
const about = (words: string) => v.pipe(v.string(), v.description(words));

const oneOf = <const T extends readonly string[]>(values: T, words: string) =>
  v.pipe(v.picklist(values), v.description(words));

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
  'claimcheck:type': v.optional(oneOf(SOURCE_TYPES, 'What kind of thing it is; finer than the CSL type.')),
  title: v.optional(about('What a person reads.')),
  author: v.optional(names),
  publisher: v.optional(text),
  issued: v.optional(v.looseObject({})),
  accessed: v.optional(v.looseObject({})),
  URL: v.optional(text),
  'claimcheck:file': v.optional(about('A path relative to the workspace.')),
  'claimcheck:groundRule': v.optional(
    oneOf(GROUND_RULES, 'What was agreed about the use of a person’s words.'),
  ),
  'claimcheck:derivedFrom': v.optional(
    about('The source that this one has it from: the wire story behind a rewrite.'),
  ),
});

const access = v.optional(
  v.pipe(v.literal('confidential'), v.description('Belongs in the private notes file, and is moved there.')),
);

const note = v.looseObject({
  id,
  type: v.literal('TextualBody'),
  purpose: v.literal('commenting'),
  value: about('What the checker wrote, in Markdown.'),
  'claimcheck:access': access,
  'claimcheck:versionOf': v.optional(
    about('The id of a note that two people reworded at the same time; this is the other wording.'),
  ),
  'claimcheck:source': v.optional(source),
  'claimcheck:role': v.optional(oneOf(ROLES, 'What the source is to this claim.')),
  'claimcheck:stance': v.optional(oneOf(STANCES, 'What the source says to this claim.')),
  'claimcheck:locator': v.optional(about('Page, time code or line.')),
  'claimcheck:excerpt': v.optional(about('The source’s own words.')),
  created: time,
  modified: v.optional(time),
  creator: person,
});

/** What is read where the text in the margin is none. */
export const TORN: string[] = [];

/**
 * The one field that may be torn and the file is read all the same: nobody's word is in it, only a help to find what has
 * moved, and the next save writes it anew. Everything else that isn't as expected is somebody's record (a status, a role,
 * a day, what is confidential): left out it would be told wrongly, and so the file is refused and kept.
 */
const margin = v.fallback(
  v.optional(
    v.pipe(
      v.array(text),
      v.description('The article’s text from here to the next annotation, in pieces; written by Claimcheck.'),
    ),
  ),
  TORN,
);

const verdict = v.looseObject({
  status: oneOf(STATUSES, 'How far the work on the claim is.'),
  exact: about('The very words that were judged.'),
  reason: v.optional(about('Why.')),
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
  'claimcheck:kind': v.optional(oneOf(['quotation', 'reported', 'statement'], 'What sort of claim it is.')),
  'claimcheck:access': access,
  'claimcheck:due': v.optional(v.pipe(day, v.description('From when on the prediction can be told.'))),
  'claimcheck:criteria': v.optional(about('By what the prediction will be told.')),
  'claimcheck:resolver': v.optional(about('Who will tell.')),
  'claimcheck:resolution': v.optional(oneOf(RESOLUTIONS, 'What became of the prediction.')),
  target: v.looseObject({ source: text, selector: v.looseTuple([quote, position]) }),
  body: v.optional(v.array(note), []),
  'claimcheck:history': v.optional(v.array(verdict), []),
  'claimcheck:text': margin,
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
  'claimcheck:text': margin,
});

export const collection = v.looseObject({
  id,
  type: v.literal('AnnotationCollection'),
  'claimcheck:version': v.literal(VERSION),
  'claimcheck:article': about('The article’s file name.'),
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
