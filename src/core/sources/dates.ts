import { parse } from 'chrono-node/en';

/** A date in a text, as precise as the text has it: 2026, 2026-11 or 2026-11-23. */
export interface FoundDate {
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

const ISO = /(?<!\d)(\d{4})-(\d\d)(?:-(\d\d))?(?![\d-])/;
/** 23.11.2026: day and month in this order wherever it is written with full stops. */
const DOTTED = /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)/;
/** chrono doesn't take a year alone for a date. */
const YEAR = /(?<![\d.,/$€£-])(?:19|20)\d\d(?![\d/%-])/;

const TIME_BEFORE = /^(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?[\s,]+(?:on\s+)?/i;
const TIME_BEHIND = /[\s,]+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?$/i;

/**
 * The first date of a text: “12 March 2024”, “Mar. 12”, “yesterday”, “2024-03”, “2024”. What has no year is the latest
 * such day up to `today`, for a source is never of the future. A date such as 03/04/2024 is two days, depending on where
 * it was written: none is found in it.
 */
export function findDate(text: string, today: Date): FoundDate | null {
  const iso = ISO.exec(text);
  if (iso !== null) return found(iso[0], iso.index, iso[0].length);
  const dotted = DOTTED.exec(text);
  if (dotted !== null) {
    const [whole, day = '', month = '', year = ''] = dotted;
    if (Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31)
      return found(`${year}-${two(Number(month))}-${two(Number(day))}`, dotted.index, whole.length);
  }
  const now = dayOf(today);
  for (const { index, text: words, start } of parse(text, today)) {
    if (isAmbiguous(words) || !start.isCertain('month')) continue;
    const [month, day] = [start.get('month') ?? 0, start.isCertain('day') ? start.get('day') : null];
    const rest = `-${two(month)}${day === null ? '' : `-${two(day)}`}`;
    const year = start.isCertain('year') ? String(start.get('year')) : latestYear(rest, now);
    // chrono takes the time of day along.
    const before = TIME_BEFORE.exec(words)?.[0].length ?? 0;
    const behind = TIME_BEHIND.exec(words)?.[0].length ?? 0;
    return found(`${year}${rest}`, index + before, words.length - before - behind);
  }
  const year = YEAR.exec(text);
  return year === null ? null : found(year[0], year.index, year[0].length);
}

/** What is a date and nothing else, as a person types it: 2026, 2026-11 or 2026-11-23; null where it is none. */
export function readDate(text: string, today: Date): string | null {
  const date = findDate(text, today);
  return date !== null && text.trim() === text.slice(date.start, date.end).trim() ? date.date : null;
}

/** 2026-11-23, by the reader's own calendar. */
export const dayOf = (date: Date): string =>
  `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

const isAmbiguous = (words: string): boolean => {
  const [, a, b] = /^(\d{1,2})\/(\d{1,2})(?:\/|$)/.exec(words) ?? [];
  return a !== undefined && Number(a) <= 12 && Number(b) <= 12 && a !== b;
};

const found = (date: string, start: number, length: number): FoundDate => ({
  date,
  start,
  end: start + length,
});

const two = (value: number): string => String(value).padStart(2, '0');

function latestYear(rest: string, today: string): string {
  const year = today.slice(0, 4);
  return rest <= today.slice(4, 4 + rest.length) ? year : String(Number(year) - 1);
}
