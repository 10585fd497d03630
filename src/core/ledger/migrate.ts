import { CSL_TYPES } from './csl.ts';
import { SOURCE_TYPES } from './ledger.ts';
import type { SourceType, Unknown } from './ledger.ts';
import { CONTEXT } from './schema.ts';

/**
 * A notes file of an older version as one of this version; any other as it is. Works on what was parsed, before it is
 * validated: what isn't shaped as expected is left for the validation to refuse.
 */
export const migrate = (file: Unknown): Unknown =>
  file['claimcheck:version'] === 1 ? fromFirst(file) : file;

const FIRST_CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { claimcheck: 'urn:claimcheck:' }];

/** Version 1 had a source as a line of text. */
function fromFirst(file: Unknown): Unknown {
  const own = JSON.stringify(file['@context']) === JSON.stringify(FIRST_CONTEXT);
  return {
    ...file,
    ...(own ? { '@context': CONTEXT } : {}),
    'claimcheck:version': 2,
    first: within(file['first'], 'items', (items) =>
      each(items, (item) =>
        within(item, 'body', (body) => each(body, (note) => within(note, SOURCE, source))),
      ),
    ),
  };
}

const SOURCE = 'claimcheck:source';

function source(words: unknown): unknown {
  if (typeof words !== 'string') return words;
  const type = typeOf(words);
  return {
    type: CSL_TYPES[type],
    'claimcheck:type': type,
    title: words,
    ...(type === 'web' ? { URL: words.trim() } : {}),
  };
}

/** The type that its words begin with (“Interview with …”): more can't be known, and nothing is made up. */
function typeOf(words: string): SourceType {
  if (/^\s*https?:\/\/\S+\s*$/i.test(words)) return 'web';
  const start = words.trimStart().toLowerCase();
  return SOURCE_TYPES.find((type) => start === type || start.startsWith(`${type} `)) ?? 'reference';
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const within = (value: unknown, key: string, change: (inner: unknown) => unknown): unknown =>
  isRecord(value) && key in value ? { ...value, [key]: change(value[key]) } : value;

const each = (value: unknown, change: (item: unknown) => unknown): unknown =>
  Array.isArray(value) ? value.map(change) : value;
