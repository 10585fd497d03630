/** What the Web Annotation Data Model demands (https://www.w3.org/TR/annotation-model/), section by section. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe as describeRange } from '../../../src/core/anchor/describe.ts';
import { annotate, emptyLedger, withBase } from '../../../src/core/ledger/edit.ts';
import type { Ledger } from '../../../src/core/ledger/ledger.ts';
import { writeLedger } from '../../../src/core/ledger/write.ts';
import { ledgerWith } from './arbitraries.ts';

type Node = Readonly<Record<string, unknown>>;

const nodes = (value: unknown): readonly Node[] => {
  assert.ok(Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null));
  return value as readonly Node[];
};
const node = (value: unknown): Node => nodes([value])[0] as Node;
const one = (value: unknown): string => {
  assert.equal(typeof value, 'string');
  return value as string;
};

/** An absolute IRI, as far as it can be told. */
const isIri = (value: unknown): boolean => /^[a-z][a-z\d+.-]*:\S+$/i.test(one(value));

/** Section 2.2 has the set of motivations. */
const MOTIVATIONS: ReadonlySet<unknown> = new Set([
  ...['assessing', 'bookmarking', 'classifying', 'commenting', 'describing', 'editing', 'highlighting'],
  ...['identifying', 'linking', 'moderating', 'questioning', 'replying', 'tagging'],
]);

/** Section 3.2.1: an agent's name and type. */
function isAgent(value: unknown): void {
  const agent = node(value);
  assert.ok(['Person', 'Organization', 'Software'].includes(one(agent['type'])));
  one(agent['name']);
}

/** Section 3.3: times are xsd:dateTime, and should be in UTC. */
const isTime = (value: unknown): void => {
  assert.match(one(value), /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
};

/** Section 4.2.4 and 4.2.5. */
function isSelector(selector: Node): void {
  if (selector['type'] === 'TextQuoteSelector') {
    for (const field of ['exact', 'prefix', 'suffix']) one(selector[field]);
  } else if (selector['type'] === 'TextPositionSelector') {
    for (const field of ['start', 'end'])
      assert.ok(Number.isInteger(selector[field]) && Number(selector[field]) >= 0);
  }
}

function isAnnotation(annotation: Node): void {
  // 3.1: exactly one id, which is an IRI; a type with Annotation; one or more targets.
  assert.ok(isIri(annotation['id']));
  assert.equal(annotation['type'], 'Annotation');
  assert.ok(MOTIVATIONS.has(annotation['motivation']));
  if (typeof annotation['target'] === 'string') return;
  // 4: a specific resource has exactly one source.
  const target = node(annotation['target']);
  one(target['source']);
  nodes(target['selector']).forEach(isSelector);
  isAgent(annotation['creator']);
  isTime(annotation['created']);
  // 3.2.4: an embedded textual body has exactly one value.
  for (const body of nodes(annotation['body'])) {
    assert.equal(body['type'], 'TextualBody');
    one(body['value']);
    assert.ok(MOTIVATIONS.has(body['purpose']));
    assert.equal(body['format'], 'text/markdown');
    isTime(body['created']);
    isAgent(body['creator']);
  }
}

function isCollection(file: Node): void {
  // 5.1: the context first; one id, an IRI; the type; a first page.
  assert.equal((file['@context'] as readonly unknown[])[0], 'http://www.w3.org/ns/anno.jsonld');
  assert.ok(isIri(file['id']));
  assert.equal(file['type'], 'AnnotationCollection');
  const page = node(file['first']);
  // 5.2: one id, an IRI; the type; the collection it is part of; where it starts; at least one annotation.
  assert.ok(isIri(page['id']));
  assert.equal(page['type'], 'AnnotationPage');
  assert.equal(page['partOf'], file['id']);
  assert.equal(page['startIndex'], 0);
  const items = nodes(page['items']);
  assert.ok(items.length > 0);
  items.forEach(isAnnotation);
  const ids = [file['id'], page['id'], ...items.map(({ id }) => id)];
  assert.equal(new Set(ids).size, ids.length);
}

/** Terms that JSON-LD would drop: neither of the model's context nor under our prefix. */
function strangeTerms(annotation: Node): readonly string[] {
  const known = new Set([
    ...['id', 'type', 'motivation', 'body', 'created', 'creator', 'target', 'modified', 'source', 'selector'],
    ...['exact', 'prefix', 'suffix', 'start', 'end', 'purpose', 'format', 'value', 'name'],
  ]);
  const strange: string[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        if (!known.has(key) && !key.startsWith('claimcheck:')) strange.push(key);
        // A JSON literal by our context, and the history of our own terms.
        if (!key.startsWith('claimcheck:')) look(inner);
      }
  };
  look(annotation);
  return strange;
}

describe('a notes file as a W3C annotation collection', () => {
  it('meets the model, empty and with notes', () => {
    isCollection(node(JSON.parse(writeLedger(emptyLedger('urn:uuid:0', 'a story.md')))));
    const ids = fc.uuid().map((id) => `urn:uuid:${id}`);
    fc.assert(
      fc.property(ledgerWith(ids), (ledger) => {
        fc.pre(!/\p{Cs}/u.test(ledger.article));
        isCollection(node(JSON.parse(writeLedger(plain(ledger)))));
      }),
    );
  });

  it('uses no term that other programs cannot resolve', () => {
    const file = node(JSON.parse(writeLedger(emoji())));
    assert.deepEqual(nodes(node(file['first'])['items']).flatMap(strangeTerms), []);
    const [, terms] = file['@context'] as [string, Node];
    assert.equal(terms['claimcheck'], 'urn:claimcheck:');
    for (const term of ['claimcheck:source', 'claimcheck:text'])
      assert.equal(node(terms[term])['@type'], '@json');
  });

  it('counts code points, not UTF-16 code units (4.2.5)', () => {
    const file = node(JSON.parse(writeLedger(emoji())));
    const annotation = nodes(node(file['first'])['items'])[1];
    const [quote, position] = nodes(node(annotation?.['target'])['selector']);
    assert.equal(quote?.['exact'], '🙂 holds');
    assert.deepEqual([position?.['start'], position?.['end']], [3, 10]);
    assert.equal(Array.from(EMOJI).slice(3, 10).join(''), '🙂 holds');
  });
});

const EMOJI = '🌊: 🙂 holds.';

function emoji(): Ledger {
  const stamp = { now: '2026-03-12T09:30:00.000Z', creator: { name: 'Ines Falk', unknown: {} } };
  const start = EMOJI.indexOf('🙂');
  const anchor = describeRange(EMOJI, { start, end: start + '🙂 holds'.length });
  return withBase(annotate(emptyLedger('urn:uuid:0', 's.md'), { id: 'urn:uuid:1', anchor }, stamp), EMOJI);
}

/** Without what other programs have added: how that fits the model is theirs. */
const plain = (ledger: Ledger): Ledger => ({
  ...ledger,
  unknown: {},
  page: {},
  whole: {},
  annotations: ledger.annotations.map((annotation) => ({
    ...annotation,
    unknown: {},
    target: { unknown: {}, quote: {}, position: {}, selectors: [] },
  })),
});
