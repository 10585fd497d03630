import * as v from 'valibot';
import { failure, success } from '../result.ts';
import type { Problem, Result } from '../result.ts';
import type { Annotation, Ledger, Person, Place, Source, SourceNote, Unknown, Verdict } from './ledger.ts';
import { lastWritten } from './edit.ts';
import { fromCsl } from './csl.ts';
import { defined } from './fields.ts';
import { marginReader } from './margin.ts';
import { migrate } from './migrate.ts';
import { collection, CONTEXT, KNOWN, TORN, VERSION } from './schema.ts';
import type {
  StoredAnnotation,
  StoredCollection,
  StoredNote,
  StoredPerson,
  StoredSource,
  StoredVerdict,
} from './schema.ts';

const MAX_LENGTH = 50_000_000;
const MAX_DEPTH = 60;

const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)/m;

/**
 * Reads a notes file. Whatever isn't certainly one of ours is refused, with a message for a person, and nothing of it is
 * used: a file that is half understood would be written back half. The message says where, and repeats nothing that stands
 * there: it may be printed in a log, and the file may be confidential.
 *
 * @param name what the message calls it
 */
export function readLedger(json: string, name = 'notes file'): Result<Ledger> {
  if (json.length > MAX_LENGTH) return refuse('too-large', `The ${name} is larger than 50 MB.`);
  if (CONFLICT.test(json)) {
    return refuse(
      'conflict-markers',
      `The ${name} holds an unresolved merge conflict (<<<<<<<). Resolve it first.`,
    );
  }
  let raw: unknown;
  try {
    raw = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse('invalid-json', `The ${name} is not valid JSON${placeIn(error)}.`);
  }
  if (!isRecord(raw)) return refuse('invalid-shape', `The ${name} does not hold an AnnotationCollection.`);
  const version = raw['claimcheck:version'];
  if (typeof version === 'number' && version > VERSION) {
    return refuse(
      'newer-version',
      `The ${name} was written by a newer Claimcheck (format ${String(version)}, this one reads ${String(VERSION)}). Update Claimcheck to use it.`,
    );
  }
  if (isDeeperThan(raw, MAX_DEPTH)) return refuse('invalid-shape', `The ${name} is nested too deeply.`);
  const current = migrate(raw);
  const parsed = v.safeParse(collection, current);
  if (!parsed.success) return refuse('invalid-shape', shapeMessage(name, parsed.issues[0]));
  const seen = new Set<string>();
  for (const { id } of parsed.output.first.items) {
    if (seen.has(id)) return refuse('invalid-shape', `The ${name} has two annotations with the id ${id}.`);
    seen.add(id);
  }
  if (parsed.output.first.items.filter(({ motivation }) => motivation === 'describing').length > 1) {
    return refuse('invalid-shape', `The ${name} has two annotations of the article as a whole.`);
  }
  return success(toLedger(parsed.output, current));
}

const refuse = (code: Problem['code'], message: string): Result<Ledger> => failure({ code, message });

/** Engines tell of it in words of their own, some with a piece of the file. */
function placeIn(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const [, line, column] = /\bline (\d+) column (\d+)/.exec(message) ?? [];
  return line === undefined || column === undefined ? '' : `, at line ${line}, column ${column}`;
}

function shapeMessage(name: string, issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  const expected = issue.message.replace(/ but received [^]*$/, '');
  return `The ${name} is not as expected${path === null ? '' : ` at ${path}`}: ${expected}`;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Goes no deeper than asked, so that no input overflows the stack. */
function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth < 0) return true;
  if (Array.isArray(value)) return value.some((item) => isDeeperThan(item, depth - 1));
  for (const key in value) if (isDeeperThan((value as Unknown)[key], depth - 1)) return true;
  return false;
}

const TEXT = 'claimcheck:text';

function toLedger(stored: StoredCollection, raw: Unknown): Ledger {
  const context = raw['@context'];
  const page = isRecord(raw['first']) ? raw['first'] : {};
  const foreign = JSON.stringify(context) === JSON.stringify(CONTEXT) ? {} : { '@context': context };
  const annotations: Annotation[] = [];
  const margin = marginReader();
  const texts = stored.first.items.map((item) => item[TEXT]);
  // A text with a gap would be another text.
  const hasText = texts.some((text) => text !== undefined) && !texts.includes(TORN);
  let whole: Unknown = {};
  for (const item of stored.first.items) {
    if (item.motivation === 'describing') whole = rest(item, KNOWN.whole);
    else annotations.push(toAnnotation(item, hasText ? margin.place() : undefined));
    margin.add(item[TEXT] ?? []);
  }
  return {
    id: stored.id,
    article: stored['claimcheck:article'],
    annotations,
    base: hasText ? margin.text() : null,
    unknown: { ...(context === undefined ? {} : foreign), ...rest(stored, KNOWN.collection) },
    page: rest(page, KNOWN.page),
    whole,
  };
}

function toAnnotation(stored: StoredAnnotation, place: Place | undefined): Annotation {
  const [quote, position, ...more] = stored.target.selector;
  const kind = stored['claimcheck:kind'];
  const { type: quoteType, exact, prefix, suffix } = quote;
  const { type: positionType, start, end } = position;
  const dated = {
    created: stored.created,
    notes: stored.body.map(toNote),
    history: stored['claimcheck:history'].map(toVerdict),
  };
  return {
    id: stored.id,
    ...dated,
    modified: stored.modified ?? lastWritten(dated),
    creator: toPerson(stored.creator),
    anchor: {
      quote: { type: quoteType, exact, prefix, suffix },
      position: { type: positionType, start, end },
    },
    ...(kind === undefined ? {} : { claimKind: kind }),
    ...confidential(stored),
    ...defined('due', stored['claimcheck:due']),
    ...defined('criteria', stored['claimcheck:criteria']),
    ...defined('resolver', stored['claimcheck:resolver']),
    ...defined('resolution', stored['claimcheck:resolution']),
    ...defined('place', place),
    unknown: rest(stored, KNOWN.annotation),
    target: {
      unknown: rest(stored.target, KNOWN.target),
      quote: rest(quote, KNOWN.quote),
      position: rest(position, KNOWN.position),
      selectors: more,
    },
  };
}

const toNote = (stored: StoredNote): SourceNote => ({
  id: stored.id,
  created: stored.created,
  creator: toPerson(stored.creator),
  ...defined('modified', stored.modified),
  comment: stored.value,
  ...confidential(stored),
  ...defined('versionOf', stored['claimcheck:versionOf']),
  ...defined('source', toSource(stored['claimcheck:source'])),
  ...defined('role', stored['claimcheck:role']),
  ...defined('stance', stored['claimcheck:stance']),
  ...defined('locator', stored['claimcheck:locator']),
  ...defined('excerpt', stored['claimcheck:excerpt']),
  unknown: rest(stored, KNOWN.note),
});

const toSource = (stored: StoredSource | undefined): Source | undefined =>
  stored === undefined ? undefined : fromCsl(stored, rest(stored, KNOWN.source));

const confidential = (stored: StoredAnnotation | StoredNote): { readonly confidential?: true } =>
  stored['claimcheck:access'] === undefined ? {} : { confidential: true };

const toVerdict = (stored: StoredVerdict): Verdict => ({
  status: stored.status,
  created: stored.created,
  creator: toPerson(stored.creator),
  exact: stored.exact,
  ...defined('reason', stored.reason),
  unknown: rest(stored, KNOWN.verdict),
});

const toPerson = (stored: StoredPerson): Person => ({
  name: stored.name,
  unknown: rest(stored, KNOWN.person),
});

/** The fields that we don't write ourselves, in their order. */
function rest(stored: Readonly<Record<string, unknown>>, known: readonly string[]): Unknown {
  const names = Object.keys(stored).filter((name) => !known.includes(name));
  // Nearly always none: there are ten of these objects to an annotation.
  return names.length === 0 ? {} : Object.fromEntries(names.map((name) => [name, stored[name]]));
}
