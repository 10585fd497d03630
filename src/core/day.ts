/* eslint no-restricted-globals: ["error", "Intl", "performance"] -- Date is arithmetic here, on days that are given: it never asks a clock, and UTC has no summer time. */

/** A day of the calendar, YYYY-MM-DD. Days compare as strings. */
export type Day = string;

const MS_PER_DAY = 86_400_000;

/** Months from 1; what overflows rolls over, as in February 30. */
export const dayOf = (year: number, month: number, day: number): Day => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.toISOString().slice(0, 10);
};

const time = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

export const addDays = (day: Day, count: number): Day =>
  new Date(time(day) + count * MS_PER_DAY).toISOString().slice(0, 10);

/** The same day of another month, or that month's last. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = partsOf(day);
  const first = dayOf(year, month + count, 1);
  const last = partsOf(monthEnd(first)).date;
  return `${first.slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
}

export const monthEnd = (day: Day): Day => {
  const { year, month } = partsOf(day);
  return dayOf(year, month + 1, 0);
};

/** From Monday, 0. */
export const weekdayOf = (day: Day): number => (new Date(time(day)).getUTCDay() + 6) % 7;

export function partsOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
}

/** A day that the calendar has, between 1000 and 9999. */
export const isDay = (text: string): text is Day =>
  /^[1-9]\d{3}-\d\d-\d\d$/.test(text) &&
  dayOf(...(text.split('-').map(Number) as [number, number, number])) === text;

/** Noon by this machine's clock, for a library that counts in local time: whatever the zone, it is that day. */
export const localNoon = (day: Day): Date => {
  const { year, month, date } = partsOf(day);
  return new Date(year, month - 1, date, 12);
};
