import { casual } from 'chrono-node/en';
import { addDays, addMonths, dayOf, localNoon, monthEnd, partsOf, weekdayOf } from '../day.ts';
import type { Day } from '../day.ts';

/** When a prediction falls due, as far as its own words and the article's date tell. */
export interface Due {
  /** The words that say when: “by the end of the year”. */
  readonly text: string;
  /** The first day on which it may come true; null where there is no first (“by Friday”) or the days can't be told. */
  readonly first: Day | null;
  /** The last day, after which it can be judged; null where the days can't be told (“in the coming months”). */
  readonly last: Day | null;
}

interface Period {
  readonly first: Day;
  readonly last: Day;
}

/** What says that something is yet to come; a time behind it, or at the head of its sentence, is the one that counts. */
const FUTURE =
  /\b(?:will|won['’]t|would|shall|could|may|might|going to|about to|to (?:be|take|start|begin|open|end|meet|vote|hold|decide)|expect\w*|schedul\w+|plan(?:s|ned|ning)?|due|set|slated|likely|predict\w*|forecast\w*|project(?:s|ed)|intend\w*|hope[sd]?|promis\w+|pledg\w+|vow\w*)\b|['’]ll\b/iu;

const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  fifty: 50,
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** By the weather bureaus' reckoning, north of the equator: the month each begins with. */
const SEASONS: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 };

const COUNT = `(?:${Object.keys(COUNTS).join('|')}|\\d{1,3})`;
const UNIT = '(?:day|week|month|quarter|year|decade)';
const MONTH =
  '(?:January|Jan\\.?|February|Feb\\.?|March|Mar\\.|April|Apr\\.?|May|June|July|August|Aug\\.?|September|Sept?\\.?|October|Oct\\.?|November|Nov\\.?|December|Dec\\.?)';
const SEASON = '(?:spring|summer|autumn|fall|winter)';
const PREPOSITION =
  '(?:(by|before|until|till|through|within|no later than|in|on|during|for|over|from|around|at|as (?:soon|early) as)\\s+)?';
const PART =
  '(?:(?:early|late|later|mid|the (?:beginning|start|middle|first half|second half) of)[ -]?(?:in\\s+)?)?';

type Rule = readonly [
  words: string,
  flags: string,
  period: (match: readonly (string | undefined)[], today: Day | null) => Period | null,
];

/** From the closest to the loosest; the groups behind the preposition go to the function. A null is words without days. */
const RULES: readonly Rule[] = [
  [
    `(?:the\\s+)?end of (?:the|this|(next|the coming|the following))\\s*(${UNIT}|${SEASON}|weekend)`,
    'iu',
    ([next, unit], today) => ending(named(unit, next === undefined ? 0 : 1, today)),
  ],
  [`(?:the\\s+)?end of (?:the year )?((?:20|21)\\d\\d)`, 'iu', ([year]) => ending(yearPeriod(Number(year)))],
  [
    `(?:the\\s+)?end of (${MONTH})(?:,?\\s+((?:20|21)\\d\\d))?`,
    'u',
    ([month, year], today) => ending(monthPeriod(month, year, today)),
  ],
  [
    `${PART}(this|next|the (?:coming|following|next))\\s+(${UNIT}|${SEASON}|weekend)`,
    'iu',
    ([which, unit], today) => remaining(named(unit, /^this$/i.test(which ?? '') ? 0 : 1, today), today),
  ],
  [
    `(?:the\\s+)?(?:next|coming|following)\\s+(${COUNT})\\s+(${UNIT})s?`,
    'iu',
    ([count, unit], today) => within(count, unit, today),
  ],
  [
    `(${COUNT})\\s+(${UNIT})s?(?:\\s+(?:from now|time))?`,
    'iu',
    ([count, unit], today) => within(count, unit, today),
  ],
  [
    `(?:the\\s+)?(first|second|third|fourth) quarter(?: of ((?:20|21)\\d\\d))?`,
    'iu',
    ([which, year], today) => quarter(which, year, today),
  ],
  [`(${SEASON})(?: of)?\\s+((?:20|21)\\d\\d)`, 'iu', ([season, year]) => seasonPeriod(season, Number(year))],
  [
    `${PART}(${MONTH})(?:,?\\s+((?:20|21)\\d\\d))?(?!\\.?\\s*\\d)`,
    'u',
    ([month, year], today) => monthPeriod(month, year, today),
  ],
  [
    `${PART}((?:20|21)\\d\\d)(s)?(?![-/\\d])`,
    'iu',
    ([year, decade]) =>
      decade === undefined
        ? yearPeriod(Number(year))
        : { first: dayOf(Number(year), 1, 1), last: dayOf(Number(year) + 9, 12, 31) },
  ],
  [`(?:the\\s+)?(?:next|coming)\\s+(?:few |several |couple of )?(?:${UNIT})s`, 'iu', () => null],
  [
    `(?:the (?:near|foreseeable|not too distant) future|(?:several|a few|some) (?:${UNIT})s)`,
    'iu',
    () => null,
  ],
];

const COMPILED = RULES.map(
  ([words, flags, period]) =>
    [new RegExp(`(?<![\\p{L}\\p{N}])${PREPOSITION}${words}(?![\\p{L}\\p{N}])`, `${flags}g`), period] as const,
);

interface Found {
  readonly text: string;
  readonly at: number;
  readonly preposition: string | undefined;
  readonly period: Period | null;
}

const LONGEST = 2000;

/**
 * When what is foretold falls due; null where the words don't say. Relative times need the article's date: without it
 * their words are kept and the days stay unknown. Weeks begin on Monday; “by 2030” takes in that year, “before 2030” does
 * not.
 */
export function dueOf(text: string, today: Day | null): Due | null {
  const words = text.slice(0, LONGEST).replaceAll(/\s/g, ' ');
  const marker = FUTURE.exec(words)?.index ?? -1;
  const found = [...periodsIn(words, today), ...pointsIn(words, today)]
    .filter(({ at, text: said }) => !isPast(words, at, said))
    .filter(({ period }) => period === null || today === null || period.last >= today || marker >= 0);
  const behind = found.filter(({ at }) => at > marker).toSorted(byPlace);
  const heading = found.filter(
    ({ at }) => at <= marker && /^[\p{P}\s]*$|[,;:—–.]\s*$/u.test(words.slice(0, at)),
  );
  const chosen = behind[0] ?? heading.toSorted(byPlace)[0];
  return chosen === undefined ? null : dueFrom(chosen);
}

/** What begins first, and of those the longest: “by the end of next year” before “next year”. */
const byPlace = (a: Found, b: Found): number => a.at - b.at || b.text.length - a.text.length;

function dueFrom({ text, preposition, period }: Found): Due {
  if (period === null) return { text, first: null, last: null };
  switch (preposition?.toLowerCase()) {
    case 'before':
      return { text, first: null, last: addDays(period.first, -1) };
    case 'by':
    case 'until':
    case 'till':
    case 'through':
    case 'within':
    case 'no later than':
      return { text, first: null, last: period.last };
    default:
      return { text, first: period.first, last: period.last };
  }
}

/** “in the last week”, “two years ago”, “since March”, “fell in 2014” is no time to come. */
const isPast = (words: string, at: number, said: string): boolean =>
  /\b(?:since|last|past|previous|ago)\s*$/iu.test(words.slice(0, at)) ||
  /^\s*(?:ago|earlier|before that|old)\b/iu.test(words.slice(at + said.length));

function periodsIn(words: string, today: Day | null): Found[] {
  return COMPILED.flatMap(([pattern, period]) =>
    [...words.matchAll(pattern)].flatMap((match): Found[] => {
      const [text, preposition, ...groups] = match;
      // “two weeks” alone is how long, not when.
      if (
        preposition === undefined &&
        /^(?:\d|an? |one |two |three |several|some|may\b|march\b)/iu.test(text) &&
        !/from now$/iu.test(text) &&
        !/^(?:20|21)\d\d/.test(text)
      )
        return [];
      return [{ text: text.trim(), at: match.index, preposition, period: period(groups, today) }];
    }),
  );
}

/** Single days, as chrono reads them: “Friday”, “Jan. 22”, “tomorrow night”. */
function pointsIn(words: string, today: Day | null): Found[] {
  const reference = localNoon(today ?? '2000-01-03');
  return casual
    .parse(words, reference, { forwardDate: true })
    .flatMap(({ index, text, start, end }): Found[] => {
      const dated = start.isCertain('day') && start.isCertain('month');
      const relative =
        start.isCertain('weekday') ||
        /^(?:today|tonight|tomorrow|this (?:morning|afternoon|evening))\b/iu.test(text);
      if ((!dated && !relative) || /\b(?:ago|last|yesterday|past)\b/iu.test(text)) return [];
      const known = today !== null || (start.isCertain('year') && dated);
      const day = (of: typeof start): Day =>
        dayOf(of.get('year') ?? 0, of.get('month') ?? 1, of.get('day') ?? 1);
      const lead =
        /(?:(by|before|until|till|through|no later than|on|from|around|as (?:soon|early) as)\s+)$/iu.exec(
          words.slice(0, index),
        );
      const at = index - (lead?.[0].length ?? 0);
      return [
        {
          text: words.slice(at, index + text.length).trim(),
          at,
          preposition: lead?.[1],
          period: known ? { first: day(start), last: day(end ?? start) } : null,
        },
      ];
    });
}

const yearPeriod = (year: number): Period => ({ first: dayOf(year, 1, 1), last: dayOf(year, 12, 31) });

const ending = (period: Period | null): Period | null =>
  period === null ? null : { first: period.last, last: period.last };

/** What is left of a period that has begun. */
const remaining = (period: Period | null, today: Day | null): Period | null =>
  period === null || today === null || period.first > today ? period : { first: today, last: period.last };

/** A month without its year is the next one to come, this one included. */
function monthPeriod(name: string | undefined, year: string | undefined, today: Day | null): Period | null {
  const month = 1 + MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase());
  const of = (number: number): Period => ({
    first: dayOf(number, month, 1),
    last: monthEnd(dayOf(number, month, 1)),
  });
  if (year !== undefined) return of(Number(year));
  if (today === null) return null;
  const thisYear = of(partsOf(today).year);
  return thisYear.last < today ? of(partsOf(today).year + 1) : thisYear;
}

function seasonPeriod(name: string | undefined, year: number): Period {
  const first = dayOf(year, SEASONS[(name ?? '').toLowerCase()] ?? 1, 1);
  return { first, last: monthEnd(addMonths(first, 2)) };
}

function quarter(which: string | undefined, year: string | undefined, today: Day | null): Period | null {
  if (year === undefined && today === null) return null;
  const number = ['first', 'second', 'third', 'fourth'].indexOf((which ?? '').toLowerCase());
  const of = (at: number): Period => {
    const first = dayOf(at, 1 + 3 * number, 1);
    return { first, last: monthEnd(addMonths(first, 2)) };
  };
  if (year !== undefined || today === null) return of(Number(year));
  const thisYear = of(partsOf(today).year);
  return thisYear.last < today ? of(partsOf(today).year + 1) : thisYear;
}

/** This week, next month, next decade: the one that today is in, or `steps` later. */
function named(unit: string | undefined, steps: number, today: Day | null): Period | null {
  if (today === null) return null;
  const { year, month } = partsOf(today);
  const months = (first: Day, count: number): Period => ({
    first,
    last: monthEnd(addMonths(first, count - 1)),
  });
  const name = (unit ?? '').toLowerCase();
  switch (name) {
    case 'day': {
      const day = addDays(today, steps);
      return { first: day, last: day };
    }
    case 'week': {
      const first = addDays(today, 7 * steps - weekdayOf(today));
      return { first, last: addDays(first, 6) };
    }
    case 'weekend': {
      const first = addDays(today, 7 * steps - weekdayOf(today) + 5);
      return { first, last: addDays(first, 1) };
    }
    case 'month':
      return months(dayOf(year, month + steps, 1), 1);
    case 'quarter':
      return months(dayOf(year, 1 + 3 * (Math.floor((month - 1) / 3) + steps), 1), 3);
    case 'year':
      return yearPeriod(year + steps);
    case 'decade': {
      const first = year - (year % 10) + 10 * steps;
      return { first: dayOf(first, 1, 1), last: dayOf(first + 9, 12, 31) };
    }
    default: {
      // “next spring” is the next one to begin; “this summer” may have begun.
      const thisYear = seasonPeriod(name, year);
      const begun = steps > 0 ? thisYear.first <= today : thisYear.last < today;
      return begun ? seasonPeriod(name, year + 1) : thisYear;
    }
  }
}

/** “within two weeks”, “in five years”, “over the next ten days”: up to that much later. */
function within(count: string | undefined, unit: string | undefined, today: Day | null): Period | null {
  const number = COUNTS[(count ?? '').toLowerCase()] ?? Number(count);
  if (today === null || !(number > 0)) return null;
  const MONTHS_IN: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12, decade: 120 };
  const name = (unit ?? '').toLowerCase();
  const months = MONTHS_IN[name];
  const last =
    months === undefined
      ? addDays(today, number * (name === 'week' ? 7 : 1))
      : addMonths(today, number * months);
  return { first: today, last };
}
