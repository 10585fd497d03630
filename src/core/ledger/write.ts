import type { Annotation, Ledger, Person, SourceNote, Verdict } from './ledger.ts';
import { toCsl } from './csl.ts';
import { lastWritten } from './edit.ts';
import { defined, without } from './fields.ts';
import { inMargin } from './margin.ts';
import { CONTEXT, VERSION } from './schema.ts';

/**
 * The one way to write a ledger: one field a line, keys in a fixed order with foreign ones last, a line end at the end,
 * and between the annotations the text that they are about (base.ts). So git merges what two people add to different
 * claims, and the same ledger is the same bytes.
 */
export const writeLedger = (ledger: Ledger): string => `${JSON.stringify(collection(ledger), null, 2)}\n`;

function collection(ledger: Ledger): unknown {
  const { id, article, unknown, page } = ledger;
  return {
    '@context': unknown['@context'] ?? CONTEXT,
    id,
    type: 'AnnotationCollection',
    'claimcheck:version': VERSION,
    'claimcheck:article': article,
    first: {
      id: `${id}#first`,
      type: 'AnnotationPage',
      partOf: id,
      startIndex: 0,
      items: items(ledger),
      ...page,
    },
    ...without(unknown, '@context'),
  };
}

function items({ id, article, annotations, base, whole }: Ledger): unknown {
  const opening = {
    id: `${id}#article`,
    type: 'Annotation',
    motivation: 'describing',
    target: encodeURI(article),
    ...whole,
  };
  if (base === null) return [opening, ...annotations.toSorted(byId).map((each) => item(each, article))];
  const margin = inMargin(annotations, base);
  return [
    { ...opening, [TEXT]: margin.opening },
    ...margin.annotations.map(({ annotation, text }) => ({ ...item(annotation, article), [TEXT]: text })),
  ];
}

const TEXT = 'claimcheck:text';

const byId = (a: Annotation, b: Annotation): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const item = ({ anchor, target, ...annotation }: Annotation, article: string): Record<string, unknown> => ({
  id: annotation.id,
  type: 'Annotation',
  motivation: 'assessing',
  body: annotation.notes.map(note),
  created: annotation.created,
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
  'claimcheck:history': annotation.history.map(verdict),
  // A line of its own only where it says more than the others: two people who do different things to one claim, a note
  // and a verdict, would both change it.
  ...defined('modified', annotation.modified === lastWritten(annotation) ? undefined : annotation.modified),
  ...annotation.unknown,
});

const note = ({ id, comment, source, created, creator, unknown, ...more }: SourceNote): unknown => ({
  id,
  type: 'TextualBody',
  purpose: 'commenting',
  format: 'text/markdown',
  value: comment,
  ...access(more),
  ...defined('claimcheck:versionOf', more.versionOf),
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
