import { strict } from 'chrono-node/en';
import { isDay, localNoon } from '../day.ts';
import type { Day } from '../day.ts';
import type { Article } from './article.ts';

const FIELDS = ['date', 'published', 'datePublished', 'date_published', 'publishDate', 'pubDate', 'pubdate'];
const ADDRESSES = ['url', 'canonical', 'canonical_url', 'canonicalUrl', 'permalink', 'link', 'source'];

/** A date line stands among the first blocks, or below the article. */
const NEAR = 12;
const MAX_LINE = 90;

/**
 * The day an article is of, null where nothing tells: its front matter, a line with a whole date (“January 13, 2014”, “By
 * Jane Doe | Jan. 13, 2014”), the address it names as its own, the file's name. Never a date of its sentences.
 *
 * @param name the file's name
 */
export function articleDate({ text, frontMatter, chunks }: Article, name = ''): Day | null {
  for (const field of FIELDS) {
    const day = typeof frontMatter[field] === 'string' ? dayIn(frontMatter[field]) : null;
    if (day !== null) return day;
  }
  const lines = chunks.flatMap(({ chunk }) => chunk.blocks.map(({ prose }) => prose.trim()));
  const near = lines.length <= 2 * NEAR ? lines : [...lines.slice(0, NEAR), ...lines.slice(-NEAR)];
  for (const line of near) {
    const day = dateLine(line);
    if (day !== null) return day;
  }
  const own = ADDRESSES.flatMap((field) =>
    typeof frontMatter[field] === 'string' ? [frontMatter[field]] : [],
  );
  for (const address of [...own, ...addressesIn(text), name]) {
    const day = dayInAddress(address);
    if (day !== null) return day;
  }
  return null;
}

/** A whole date, however it is written; null where year, month or day is missing. */
function dayIn(text: string): Day | null {
  const iso = /^\s*(\d{4}-\d\d-\d\d)(?!\d)/.exec(text)?.[1];
  if (iso !== undefined) return isDay(iso) ? iso : null;
  return wholeDate(text)?.day ?? null;
}

/** Any day will do: what isn't said is not taken. */
const REFERENCE = localNoon('2000-01-01');

function wholeDate(text: string): { readonly day: Day; readonly words: string } | null {
  for (const { start, text: words } of strict.parse(text, REFERENCE)) {
    if (!start.isCertain('day') || !start.isCertain('month') || !start.isCertain('year')) continue;
    const [year, month, date] = [start.get('year'), start.get('month'), start.get('day')];
    const day = [year, month, date].map((part) => String(part).padStart(2, '0')).join('-');
    if (isDay(day)) return { day, words };
  }
  return null;
}

const BYLINE = /^(?:by|from|published|posted|updated|last updated|date|issued|filed|on)\b/i;

/** A line that is a date, with a byline, a weekday, a place or a time at most. */
function dateLine(line: string): Day | null {
  if (line.length > MAX_LINE || !/\d{4}/.test(line) || /\p{Ll}{2}[.!?]$/u.test(line)) return null;
  const found = wholeDate(line);
  if (found === null) return null;
  const rest = line
    .replace(found.words, '')
    .replace(/\b(?:\d{1,2}[:.]\d\d|[ap]\.?m\.?|\p{L}+day|[A-Z]{2,4})\b/gu, '');
  const words = rest.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 || (words.length <= 8 && (BYLINE.test(line) || /[|·•—–]/.test(line)))
    ? found.day
    : null;
}

const OWN_ADDRESS =
  /^[ \t>*_]*(?:original )?(?:url|link|source|canonical)\b[^\n]{0,20}?[:\s]\s*[<(]?(https?:\S+)/gimu;
/** In code units: from either end of the file. */
const ENDS = 2000;

/** “Original url: https://…” */
const addressesIn = (text: string): readonly string[] =>
  [text.slice(0, ENDS), text.slice(ENDS).slice(-ENDS)].flatMap((end) =>
    [...end.matchAll(OWN_ADDRESS)].map((match) => match[1] ?? ''),
  );

/** /2014/01/13/ or 2014-01-13 in an address or a file's name. */
function dayInAddress(text: string): Day | null {
  const match = /(?<!\d)((?:19|20)\d\d)([-/_.]?)(0?[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01]|[1-9])(?!\d)/.exec(
    text,
  );
  if (match === null) return null;
  const [, year = '', separator = '', month = '', date = ''] = match;
  if (separator === '' && (month.length < 2 || date.length < 2)) return null;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}
