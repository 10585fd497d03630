import { defined } from './fields.ts';
import type { Source, SourceType, Unknown } from './ledger.ts';
import type { StoredSource } from './schema.ts';

type StoredNames = NonNullable<StoredSource['author']>;

/*
 * A source as CSL-JSON (https://github.com/citation-style-language/schema), which reference managers read, with terms of
 * our own under `claimcheck:`. What CSL says more finely than we do (several authors, ranges of dates, types that we
 * have no word for) is kept as it stands for as long as nobody changes it here.
 */

export const CSL_TYPES: Readonly<Record<SourceType, string>> = {
  recording: 'song',
  transcript: 'document',
  interview: 'interview',
  message: 'personal_communication',
  observation: 'document',
  'official document': 'document',
  'court record': 'legal_case',
  law: 'legislation',
  filing: 'report',
  'press release': 'report',
  'data set': 'dataset',
  study: 'article-journal',
  book: 'book',
  news: 'article-newspaper',
  wire: 'article-newspaper',
  reference: 'entry-encyclopedia',
  web: 'webpage',
  social: 'post',
  image: 'graphic',
  video: 'motion_picture',
  expert: 'interview',
};

/** For what comes from a reference manager: the CSL types that say what a thing is. */
const FROM_CSL: ReadonlyMap<string, SourceType> = new Map([
  ['article-journal', 'study'],
  ['article-magazine', 'news'],
  ['article-newspaper', 'news'],
  ['bill', 'law'],
  ['book', 'book'],
  ['broadcast', 'recording'],
  ['chapter', 'book'],
  ['dataset', 'data set'],
  ['document', 'official document'],
  ['entry', 'reference'],
  ['entry-dictionary', 'reference'],
  ['entry-encyclopedia', 'reference'],
  ['figure', 'image'],
  ['graphic', 'image'],
  ['hearing', 'transcript'],
  ['interview', 'interview'],
  ['legal_case', 'court record'],
  ['legislation', 'law'],
  ['map', 'image'],
  ['motion_picture', 'video'],
  ['paper-conference', 'study'],
  ['personal_communication', 'message'],
  ['post', 'social'],
  ['post-weblog', 'web'],
  ['regulation', 'law'],
  ['report', 'official document'],
  ['song', 'recording'],
  ['speech', 'recording'],
  ['thesis', 'study'],
  ['treaty', 'law'],
  ['webpage', 'web'],
]);

export function fromCsl(stored: StoredSource, unknown: Unknown): Source {
  const type =
    stored['claimcheck:type'] ??
    FROM_CSL.get(stored.type) ??
    (stored.URL === undefined ? 'reference' : 'web');
  const author = stored.author === undefined ? undefined : namesOf(stored.author);
  const issued = fromDate(stored.issued);
  const accessed = fromDate(stored.accessed);
  return {
    type,
    title: stored.title ?? stored.URL ?? '',
    ...defined('url', stored.URL),
    ...defined('file', stored['claimcheck:file']),
    ...defined('publisher', stored.publisher),
    ...defined('author', author),
    ...defined('issued', issued),
    ...defined('accessed', accessed),
    ...defined('groundRule', stored['claimcheck:groundRule']),
    ...defined('derivedFrom', stored['claimcheck:derivedFrom']),
    unknown: {
      ...unknown,
      ...finer('type', stored.type, CSL_TYPES[type]),
      ...finer('author', stored.author, author === undefined ? undefined : toNames(author)),
      ...finer('issued', stored.issued, issued === undefined ? undefined : toDate(issued)),
      ...finer('accessed', stored.accessed, accessed === undefined ? undefined : toDate(accessed)),
    },
  };
}

export function toCsl(source: Source): Unknown {
  const { type: foreign, author: names, issued, accessed, ...unknown } = source.unknown;
  return {
    type: typeof foreign === 'string' ? foreign : CSL_TYPES[source.type],
    'claimcheck:type': source.type,
    title: source.title,
    ...defined(
      'author',
      still(names, source.author, (given) => namesOf(given as StoredNames), toNames),
    ),
    ...defined('publisher', source.publisher),
    ...defined('issued', still(issued, source.issued, fromDate, toDate)),
    ...defined('accessed', still(accessed, source.accessed, fromDate, toDate)),
    ...defined('URL', source.url),
    ...defined('claimcheck:file', source.file),
    ...defined('claimcheck:groundRule', source.groundRule),
    ...defined('claimcheck:derivedFrom', source.derivedFrom),
    ...unknown,
  };
}

/** Kept beside our own reading where the file says more than that reading can say. */
const finer = (key: string, stored: unknown, ours: unknown): Unknown =>
  stored === undefined || JSON.stringify(stored) === JSON.stringify(ours) ? {} : { [key]: stored };

/** What the file said, for as long as it still reads as our value; else our value. */
function still(
  stored: unknown,
  value: string | undefined,
  read: (stored: unknown) => string | undefined,
  write: (value: string) => unknown,
): unknown {
  if (stored !== undefined && read(stored) === value) return stored;
  return value === undefined ? undefined : write(value);
}

const namesOf = (names: StoredNames): string =>
  names
    .map(
      ({ literal, given, family }) =>
        literal ?? [given, family].filter((part) => part !== undefined).join(' '),
    )
    .join('; ');

const toNames = (author: string): StoredNames => [{ literal: author }];

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/** 2026-11-23 to {"date-parts": [[2026, 11, 23]]}; what is no such date to {"literal": …}. */
export const toDate = (date: string): Unknown =>
  DATE.test(date) ? { 'date-parts': [date.split('-').map(Number)] } : { literal: date };

/** The inverse; undefined for a range or anything else that is not one date. */
export function fromDate(date: unknown): string | undefined {
  if (typeof date !== 'object' || date === null) return undefined;
  if ('literal' in date && typeof date.literal === 'string') return date.literal;
  if (!('date-parts' in date) || !Array.isArray(date['date-parts'])) return undefined;
  const dates = date['date-parts'] as readonly unknown[];
  const parts = dates.length === 1 ? dates[0] : undefined;
  if (!Array.isArray(parts)) return undefined;
  const written = parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
  return DATE.test(written) ? written : undefined;
}
