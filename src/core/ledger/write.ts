import type { Annotation, Ledger, Person, SourceNote, Verdict } from './ledger.ts';
import { toCsl } from './csl.ts';
import { CONTEXT, VERSION } from './schema.ts';

/**
 * The one way to write a ledger: one field a line, keys in a fixed order with foreign ones last, annotations by id, a
 * line end at the end. So git merges what two people add to different claims, and the same ledger is the same bytes.
 */
export const writeLedger = (ledger: Ledger): string => `${JSON.stringify(collection(ledger), null, 2)}\n`;

function collection({ id, article, annotations, base, unknown, page }: Ledger): unknown {
  return {
    '@context': unknown['@context'] ?? CONTEXT,
    id,
    type: 'AnnotationCollection',
    'claimcheck:version': VERSION,
    'claimcheck:article': article,
    ...defined('claimcheck:base', base === null ? undefined : [base]),
    first: {
      id: `${id}#first`,
      type: 'AnnotationPage',
      partOf: id,
      startIndex: 0,
      items: annotations.toSorted(byId).map((annotation) => item(annotation, article)),
      ...page,
    },
    ...without(unknown, '@context'),
  };
}

const byId = (a: Annotation, b: Annotation): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const item = ({ anchor, target, ...annotation }: Annotation, article: string): unknown => ({
  id: annotation.id,
  type: 'Annotation',
  motivation: 'assessing',
  created: annotation.created,
  modified: annotation.modified,
  creator: person(annotation.creator),
  ...defined('claimcheck:kind', annotation.claimKind),
  ...access(annotation),
  ...defined('claimcheck:due', annotation.due),
  ...defined('claimcheck:criteria', annotation.criteria),
  ...defined('claimcheck:resolver', annotation.resolver),
  ...defined('claimcheck:resolution', annotation.resolution),
  target: {
    source: encodeURI(article),
    selector: [
      {
        type: anchor.quote.type,
        exact: anchor.quote.exact,
        prefix: anchor.quote.prefix,
        suffix: anchor.quote.suffix,
        ...target.quote,
      },
      {
        type: anchor.position.type,
        start: anchor.position.start,
        end: anchor.position.end,
        ...target.position,
      },
      ...target.selectors,
    ],
    ...target.unknown,
  },
  body: annotation.notes.map(note),
  'claimcheck:history': annotation.history.map(verdict),
  ...annotation.unknown,
});

const note = ({ id, comment, source, created, creator, unknown, ...more }: SourceNote): unknown => ({
  id,
  type: 'TextualBody',
  purpose: 'commenting',
  format: 'text/markdown',
  value: comment,
  ...access(more),
  ...defined('claimcheck:source', source === undefined ? undefined : toCsl(source)),
  ...defined('claimcheck:role', more.role),
  ...defined('claimcheck:stance', more.stance),
  ...defined('claimcheck:locator', more.locator),
  ...defined('claimcheck:excerpt', more.excerpt),
  created,
  ...defined('modified', more.modified),
  creator: person(creator),
  ...unknown,
});

const access = ({ confidential }: { readonly confidential?: true }): Record<string, unknown> =>
  confidential === undefined ? {} : { 'claimcheck:access': 'confidential' };

const verdict = ({ status, exact, reason, created, creator, unknown }: Verdict): unknown => ({
  status,
  exact,
  ...defined('reason', reason),
  created,
  creator: person(creator),
  ...unknown,
});

const person = ({ name, unknown }: Person): unknown => ({ type: 'Person', name, ...unknown });

const defined = (key: string, value: unknown): Record<string, unknown> =>
  value === undefined ? {} : { [key]: value };

const without = (fields: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== key));
