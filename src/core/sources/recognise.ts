import type { GroundRule, Source, SourceType } from '../ledger/ledger.ts';
import { dayOf, findDate } from './dates.ts';
import type { FoundDate } from './dates.ts';
import { typeOfAddress, typeOfFile } from './hosts.ts';

/** What can be asked about a source that somebody names, in the order in which it is asked. */
export const FIELDS = ['title', 'publisher', 'issued', 'locator', 'excerpt'] as const;
export type SourceField = (typeof FIELDS)[number];

/** What was made of what a person typed or pasted. */
export interface Recognised {
  readonly source: Source;
  /** Page, time code, line. */
  readonly locator?: string;
  readonly excerpt?: string;
  /** What it doesn't say and a reader of the note would want to know. */
  readonly missing: readonly SourceField[];
  /** Whether it is of a known form; otherwise its words are the title, as they stand. */
  readonly certain: boolean;
}

export interface Circumstances {
  readonly today: Date;
  /** Whether there is a file of this name in the workspace. */
  readonly isFile: boolean;
}

/**
 * Tells a link, a file, a DOI or ISBN, a conversation (“call with Dana Okafor, 12 March, on background”) and a citation
 * (“Okafor, ‘Bridge to stay shut’, Harbour Times, 12 March 2024, p. 4”) from each other, and takes them apart. What it is
 * not sure of it leaves in the title: nothing that was typed is dropped.
 */
export function recognise(input: string, { today, isFile }: Circumstances): Recognised {
  const given = input.trim().replace(/\s+/g, ' ');
  return (
    (isFile ? file(input.trim()) : null) ??
    address(given, today) ??
    identifier(given) ??
    conversation(given, today) ??
    citation(given, today)
  );
}

function file(path: string): Recognised {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const type = typeOfFile(name);
  return done({ type, title: name, file: path, unknown: {} }, { missing: ['issued', 'locator', 'excerpt'] });
}

const ADDRESS = /^(?:https?:\/\/[^\s/]+\S*|www\.[^\s/]+\.[a-z]{2,}\S*)$/i;
/** An address without a scheme, as people type it: a domain and a path. */
const BARE_ADDRESS = /^(?:[a-z\d-]+\.)+[a-z]{2,}\/\S*$/i;

function address(given: string, today: Date): Recognised | null {
  if (!ADDRESS.test(given) && !BARE_ADDRESS.test(given)) return null;
  const url = /^https?:/i.test(given) ? given : `https://${given}`;
  const archived = /^https?:\/\/web\.archive\.org\/web\/(\d{4})(\d\d)(\d\d)\d*(?:[a-z]{2}_)?\/(.+)$/i.exec(
    url,
  );
  const [, year = '', month = '', day = '', original = url] = archived ?? [];
  const [, whole = '', rest = ''] = /^(?:https?:\/\/)?(?:[^\s/@]*@)?([^\s/:?#]+)(.*)$/i.exec(original) ?? [];
  const host = whole.toLowerCase().replace(/^www\./, '');
  const [, path = '', tail = ''] = /^(?::\d+)?([^?#]*)(.*)$/.exec(rest) ?? [];
  const type = typeOfAddress(host, path.toLowerCase());
  const title = titleOfPath(path);
  const date = dateOfPath(path);
  const locator = locatorOfAddress(tail);
  const excerpt = /:~:text=([^&]*)/.exec(tail)?.[1];
  return done(
    {
      type,
      title: title ?? `${host}${path === '/' ? '' : path}`,
      url,
      publisher: host,
      ...(date === null ? {} : { issued: date }),
      accessed: archived === null ? dayOf(today) : `${year}-${month}-${day}`,
      unknown: {},
    },
    {
      ...(locator === null ? {} : { locator }),
      ...(excerpt === undefined ? {} : { excerpt: textFragment(excerpt) }),
      // The title is in the page, which is not asked: nothing leaves the machine.
      missing: ['title', ...(date === null ? (['issued'] as const) : []), 'locator', 'excerpt'],
    },
  );
}

/** `/2014/01/13/` and `/2014-01/`; of a day, also at the end of a name: `remarks-in-paris-2014-01-13`. */
function dateOfPath(path: string): string | null {
  const [, year, month, day] =
    /\/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?:[/-](0[1-9]|[12]\d|3[01]))?(?:[/-]|$)/.exec(path) ??
    /[-_.]((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:\.[a-z]{2,5})?\/?$/i.exec(path) ??
    [];
  return year === undefined ? null : [year, month, day].filter((part) => part !== undefined).join('-');
}

/** `bridge-to-stay-shut-until-spring` and the like; null where a path says nothing. */
function titleOfPath(path: string): string | null {
  const last = path.split('/').findLast((part) => part !== '') ?? '';
  const words = decode(last)
    .replace(/\.[a-z]{2,5}$/i, '')
    .split(/[-_+]/)
    .filter((word) => /\p{L}/u.test(word) && !/\d.*[a-z]|[a-z].*\d/i.test(word));
  if (words.length < 3) return null;
  const [first = '', ...rest] = words;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' ');
}

/** A page of a PDF; a time in a recording. */
function locatorOfAddress(tail: string): string | null {
  const page = /#(?:.*&)?page=(\d+)/.exec(tail)?.[1];
  if (page !== undefined) return `p. ${page}`;
  const time = /[?&#](?:t|start)=(?:(\d+)h)?(?:(\d+)m)?(\d+)?s?(?:&|#|$)/.exec(tail);
  if (time === null) return null;
  const [, h, m, s] = time;
  const seconds = Number(h ?? 0) * 3600 + Number(m ?? 0) * 60 + Number(s ?? 0);
  return seconds === 0 ? null : clock(seconds);
}

function clock(seconds: number): string {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return h > 0 ? `${String(h)}:${two(m)}:${two(s)}` : `${String(m)}:${two(s)}`;
}

/** “Copy link to highlight”: https://wicg.github.io/scroll-to-text-fragment/#syntax — prefix-, start, end, -suffix. */
const textFragment = (directive: string): string =>
  directive
    .split(',')
    .filter((part) => !part.endsWith('-') && !part.startsWith('-'))
    .map(decode)
    .join(' … ');

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A lone % in an address: it stands for itself.
    return part;
  }
}

/** https://www.doi.org/doi-handbook/HTML/encoding-issues.html: a prefix 10.NNNN and anything behind a slash. */
const DOI = /^(?:doi:\s*)?(10\.\d{4,9}\/\S+)$/i;
const ISBN = /\bISBN(?:-1[03])?:?\s*([\d-]{9,17}[\dXx])\b/;

function identifier(given: string): Recognised | null {
  const doi = DOI.exec(given)?.[1];
  const isbn = /^(?:ISBN(?:-1[03])?:?\s*)?([\d-]+[\dX])$/i.exec(given)?.[1];
  const asked: Recognised['missing'] = ['title', 'publisher', 'issued', 'locator', 'excerpt'];
  if (doi !== undefined) {
    const url = `https://doi.org/${doi}`;
    return done({ type: 'study', title: `doi:${doi}`, url, unknown: {} }, { missing: asked });
  }
  if (isbn === undefined || !isIsbn(isbn)) return null;
  return done({ type: 'book', title: `ISBN ${isbn}`, unknown: {} }, { missing: asked });
}

/** By its check digit: ISO 2108. */
function isIsbn(text: string): boolean {
  const digits = text.replaceAll('-', '').toUpperCase();
  const value = (i: number): number => (digits.charAt(i) === 'X' ? 10 : Number(digits.charAt(i)));
  let sum = 0;
  if (/^\d{13}$/.test(digits)) {
    for (let i = 0; i < 13; i++) sum += value(i) * (i % 2 === 0 ? 1 : 3);
    return sum % 10 === 0;
  }
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  for (let i = 0; i < 10; i++) sum += value(i) * (10 - i);
  return sum % 11 === 0;
}

/** How a source of one's own begins; the first that fits. */
const CONVERSATIONS: readonly (readonly [SourceType, RegExp])[] = [
  ['transcript', /^(?:the )?transcript\b/i],
  ['recording', /^(?:the )?(?:audio|tape|recording|voice ?memo|voicemail)\b/i],
  [
    'message',
    /^(?:the )?(?:e-?mail|mail|text(?: message)?|message|sms|letter|dm|whatsapp|signal|telegram)\b.*\b(?:from|to|with|by|of)\b/i,
  ],
  [
    'interview',
    /^(?:(?:phone|telephone|video|zoom|teams|skype|signal|whatsapp)[ -])?(?:call|called|phoned|rang|interview(?:ed)?|conversation|spoke|talked|talk|chat|zoom|meeting|met)\b/i,
  ],
  ['interview', /\b(?:by|on the|over the) (?:phone|telephone)\b/i],
  [
    'observation',
    /^(?:(?:site )?visit(?:ed)? (?:to|at|of)\b|seen (?:by|at|in)\b|observed\b|observation\b|own (?:count|measurement)\b)/i,
  ],
  ['press release', /^(?:the )?(?:press release|press statement|statement (?:by|from|of))\b/i],
];

const GROUND_RULES: readonly (readonly [GroundRule, RegExp])[] = [
  ['deep background', /,?\s*\(?\b(?:on )?deep background\b\)?/i],
  ['background', /,?\s*\(?\b(?:on|for|not for attribution, on) background\b\)?/i],
  ['off the record', /,?\s*\(?\b(?:off[ -]the[ -]record|not for publication)\b\)?/i],
  ['on the record', /,?\s*\(?\bon[ -]the[ -]record\b\)?/i],
];

const WHO =
  /\b(?:with|from|by|to|of)\s+([^,;(]+?)(?=\s+(?:to|about|on|at|in|over|via|after|before)\b|[,;(]|$)/i;

/** The rule of a conversation decides what may be printed: it is taken from the words only where they name it. */
function conversation(given: string, today: Date): Recognised | null {
  const type = CONVERSATIONS.find(([, pattern]) => pattern.test(given))?.[0];
  if (type === undefined) return null;
  const rule = GROUND_RULES.find(([, pattern]) => pattern.test(given));
  let rest = rule === undefined ? given : given.replace(rule[1], '');
  const long = type === 'recording' || type === 'transcript';
  const place = takeLocator(rest, long);
  rest = place.rest;
  const date = findDate(rest, today);
  if (date !== null) rest = cut(rest, date.start, date.end);
  const who = WHO.exec(rest)?.[1]?.trim();
  return done(
    {
      type,
      title: tidy(rest) || given,
      ...(who === undefined || who === '' ? {} : { author: who }),
      ...issued(date),
      ...(rule === undefined ? {} : { groundRule: rule[0] }),
      unknown: {},
    },
    {
      ...(place.locator === null ? {} : { locator: place.locator }),
      missing: [
        ...(date === null ? (['issued'] as const) : []),
        ...(place.locator === null && long ? (['locator'] as const) : []),
        'excerpt',
      ],
    },
  );
}

const LOCATOR =
  /,?\s*\(?(?<![\w§])((?:at|recording|tape|minute|min\.?|pages?|pp?\.|§+|art(?:icle|\.)|sections?|sec\.|par(?:a(?:graph)?|\.)|chapters?|ch\.|lines?|ll?\.|tables?|fig(?:ure|\.))\s*)((?:[ivxlc]+|\d[\d:.,–-]*\d|\d)[a-z]?)\b\)?/i;
const TIME_CODE = /(?<![\d:])(?:\d{1,2}:)?\d{1,2}:\d\d(?![\d:])(?!\s*[ap]\.?m\b)/;

/** Takes page, paragraph or time code out of the words. @param clock whether a bare 14:30 is a time code, not a time of day */
function takeLocator(
  text: string,
  clock: boolean,
): { readonly locator: string | null; readonly rest: string } {
  const named = LOCATOR.exec(text);
  if (named !== null) {
    const [whole, unit = '', place = ''] = named;
    const isTime = /^(?:at|recording|tape|min)/i.test(unit);
    // “at 12” is a time of day or a place.
    if (!/^at/i.test(unit) || (clock && TIME_CODE.test(place)))
      return {
        locator: isTime && place.includes(':') ? place : `${unit.trim()} ${place}`.replace(/^(§+) /, '$1 '),
        rest: cut(text, named.index, named.index + whole.length),
      };
  }
  const time = clock ? TIME_CODE.exec(text) : null;
  if (time === null) return { locator: null, rest: text };
  return { locator: time[0], rest: cut(text, time.index, time.index + time[0].length) };
}

const QUOTED = /[“"«„‘']([^”"»“’']{3,}(?:’\w[^”"»“’']*)*)[”"»“’']/;
const ITALIC = /\*([^*]{3,})\*|_([^_]{3,})_/;

/** Names in a citation that say of what kind it is. */
const BY_NAME: readonly (readonly [SourceType, RegExp])[] = [
  [
    'wire',
    /\b(?:Reuters|AP|Associated Press|AFP|Agence France-Presse|dpa|TASS|Interfax|PA Media|UPI|Xinhua|Kyodo)\b/,
  ],
  [
    'study',
    /\b(?:Journal|Proceedings|Lancet|Nature|Science|Annals|Review of|PNAS|BMJ|JAMA|NEJM|et al\.?|working paper)\b/,
  ],
  [
    'court record',
    /\b(?:v\.|vs\.|Case No\.?|Docket|F\.\s?(?:2d|3d|4th|Supp)|U\.S\. \d|Az\.|Aktenzeichen|ECLI)/,
  ],
  [
    'law',
    /\b(?:U\.S\.C\.|C\.F\.R\.|Public Law|Act of \d{4}|Act \d{4}|BGBl|Regulation \(E[UC]\)|Directive \d)|§\s?\d/,
  ],
  ['data set', /\b(?:data ?set|database|Eurostat|Destatis|Census|table)\b/i],
  ['filing', /\b(?:10-[KQ]|8-K|annual report|prospectus|filing)\b/i],
  [
    'book',
    /\b(?:Press|Books|Verlag|Publishers?|Publishing|Éditions|Penguin|Routledge|Suhrkamp|HarperCollins)\b|\bISBN\b/,
  ],
  [
    'official document',
    /\b(?:Ministry|Department|Office of|Commission|Council|Parliament|Bureau|Agency|minutes|report no)\b/i,
  ],
];

/** The quoted title divides it: who wrote it stands before, who published it, when, and where behind. */
function citation(given: string, today: Date): Recognised {
  const link = /\bhttps?:\/\/[^\s,;]*[^\s,;.)]/i.exec(given);
  const text = link === null ? given : cut(given, link.index, link.index + link[0].length);
  const title = QUOTED.exec(text) ?? ITALIC.exec(text);
  const named = BY_NAME.find(([, pattern]) => pattern.test(given))?.[0];
  const url = link === null ? {} : { url: link[0] };
  if (title === null) {
    const { locator, rest } = takeLocator(text, true);
    const date = findDate(rest, today);
    return {
      source: {
        type: named ?? 'reference',
        title: tidy(rest) || given,
        ...url,
        ...issued(date),
        unknown: {},
      },
      ...(locator === null ? {} : { locator }),
      // Whatever else is known of it stands in its words.
      missing: missing({ title: true, publisher: true, issued: date !== null, locator: locator !== null }),
      certain: locator !== null || date !== null || named !== undefined || link !== null,
    };
  }
  const before = tidy(text.slice(0, title.index));
  const { locator, rest } = takeLocator(text.slice(title.index + title[0].length).replace(ISBN, ''), true);
  const date = findDate(rest, today);
  const behind = tidy(date === null ? rest : cut(rest, date.start, date.end)).replace(/[*_]/g, '');
  // “Reuters, ‘…’”: nobody signs, the agency publishes.
  const [author, publisher] = behind === '' && named === 'wire' ? ['', before] : [before, behind];
  return {
    source: {
      type: named ?? 'news',
      title: (title[1] ?? title[2] ?? '').replace(/[,.]$/, '').trim() || given,
      ...(author === '' ? {} : { author }),
      ...(publisher === '' ? {} : { publisher }),
      ...issued(date),
      ...url,
      unknown: {},
    },
    ...(locator === null ? {} : { locator }),
    missing: missing({
      title: true,
      publisher: publisher !== '',
      issued: date !== null,
      locator: locator !== null,
    }),
    certain: true,
  };
}

const issued = (date: FoundDate | null): Pick<Source, 'issued'> =>
  date === null ? {} : { issued: date.date };

const missing = (known: Readonly<Partial<Record<SourceField, boolean>>>): readonly SourceField[] =>
  FIELDS.filter((field) => known[field] !== true);

const cut = (text: string, start: number, end: number): string => text.slice(0, start) + text.slice(end);

/** Without the commas, brackets and prepositions that stand around what was taken out. */
const tidy = (text: string): string =>
  text
    .replace(/\(\s*[,;]?\s*\)/g, '')
    .replace(/(?:\s*[,;])+(?=\s*[,;]|\s*$)/g, '')
    .replace(/\s+(?:on|of|from|at|in|dated)?\s*$/i, '')
    .replace(/^[\s,;.:–—-]+|[\s,;:–—-]+$/g, '')
    .replace(/\s+/g, ' ');

const done = (source: Source, rest: Omit<Recognised, 'source' | 'certain'>): Recognised => ({
  source,
  ...rest,
  certain: true,
});
