/** Ledgers of every shape that the format allows. */
import fc from 'fast-check';
import {
  GROUND_RULES,
  RESOLUTIONS,
  ROLES,
  SOURCE_TYPES,
  STANCES,
  STATUSES,
} from '../../../src/core/ledger/ledger.ts';
import type { Annotation, Ledger, Source } from '../../../src/core/ledger/ledger.ts';

const line = fc.string({ unit: 'binary', maxLength: 12 });
const unknown = fc.dictionary(
  fc.constantFrom('x:colour', 'canonical', 'via', 'zeta'),
  fc.jsonValue({ maxDepth: 2 }),
  { maxKeys: 2 },
);
const creator = fc.record({ name: line, unknown });
const created = fc.constantFrom('2026-01-01T00:00:00.000Z', '2025-12-31T23:59:59Z');
export const isWhole = (words: string): boolean => !/\p{Cs}/u.test(words);

const optional = <T>(key: string, value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.option(value).map((chosen): Record<string, T> => (chosen === null ? {} : { [key]: chosen }));

const date = fc.constantFrom('2026', '2026-11', '2026-11-23', 'spring 2026');
const source = fc
  .tuple(
    fc.record({ type: fc.constantFrom(...SOURCE_TYPES), title: line, unknown }),
    optional('url', line),
    optional('file', line),
    optional('publisher', line),
    optional('author', line),
    optional('issued', date),
    optional('accessed', date),
    optional('groundRule', fc.constantFrom(...GROUND_RULES)),
    optional('derivedFrom', line),
  )
  .map(([fields, ...more]) => Object.assign({}, fields, ...more) as Source);
const note = fc
  .tuple(
    fc.record({ id: fc.uuid(), created, creator, comment: line, unknown }),
    optional('modified', created),
    optional('confidential', fc.constant(true)),
    optional('source', source),
    optional('role', fc.constantFrom(...ROLES)),
    optional('stance', fc.constantFrom(...STANCES)),
    optional('excerpt', line),
    optional('locator', line),
  )
  .map(
    ([fields, ...more]) =>
      Object.assign({}, fields, ...more) as Ledger['annotations'][number]['notes'][number],
  );
const verdict = fc
  .tuple(
    fc.record({ status: fc.constantFrom(...STATUSES), created, creator, exact: line, unknown }),
    optional('reason', line),
  )
  .map(([fields, reason]) => ({ ...fields, ...reason }));
const annotationWith = (ids: fc.Arbitrary<string>): fc.Arbitrary<Annotation> =>
  fc
    .tuple(
      fc.record({
        id: ids,
        created,
        modified: created,
        creator,
        anchor: fc.record({
          quote: fc.record({
            type: fc.constant('TextQuoteSelector' as const),
            exact: line,
            prefix: line,
            suffix: line,
          }),
          position: fc.record({
            type: fc.constant('TextPositionSelector' as const),
            start: fc.nat(),
            end: fc.nat(),
          }),
        }),
        notes: fc.array(note, { maxLength: 3 }),
        history: fc.array(verdict, { maxLength: 3 }),
        unknown,
        target: fc.record({
          unknown,
          quote: unknown,
          position: unknown,
          selectors: fc.array(unknown, { maxLength: 1 }),
        }),
      }),
      optional('claimKind', fc.constantFrom('quotation', 'reported', 'statement')),
      optional('confidential', fc.constant(true)),
      optional('due', fc.constant('2027-06-30')),
      optional('criteria', line),
      optional('resolver', line),
      optional('resolution', fc.constantFrom(...RESOLUTIONS)),
    )
    .map(([fields, ...more]) => Object.assign({}, fields, ...more) as Annotation);
/** Any ledger at all, with annotations of these ids. */
export const ledgerWith = (ids: fc.Arbitrary<string>): fc.Arbitrary<Ledger> =>
  fc.record({
    id: fc.uuid().map((id) => `urn:uuid:${id}`),
    article: line,
    annotations: fc
      .uniqueArray(annotationWith(ids), { selector: ({ id }) => id, maxLength: 4 })
      .map((items) => items.sort((a, b) => (a.id < b.id ? -1 : 1))),
    base: fc.option(line),
    unknown,
    page: unknown,
    whole: unknown,
  });

/** Ids as the editor makes them. */
export const freshIds = fc.uuid().map((id) => `urn:uuid:${id}`);
