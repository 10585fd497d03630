import { createMemory } from './memory.ts';
import type { Memory } from './memory.ts';
import type { Name } from './names.ts';
import { sameCall } from './roll.ts';
import type { Bearer, Roll } from './roll.ts';
import { RIVAL } from './speaker.ts';
import type { Gender } from './mentions.ts';

/** What a reader has in mind at some place of an article. */
export interface Mind {
  readonly roll: Roll;
  readonly people: Memory<Bearer>;
  /** Several who are one subject: “Democrats”, “Doe and Roe”. */
  readonly groups: Memory<string>;
  /** Whoever and whatever was spoken of by a description: “Aldmoor officials”, “the Doe campaign”, “a new poll of voters”. */
  readonly described: Memory<string>;
}

/** What has been out of mind for some sentences is not meant by a pronoun. */
const FORGOTTEN = 0.03;
const FADING = 0.35;
/** “the campaign” may be named a page before. */
const SLOWLY = 0.8;

export const createMind = (roll: Roll, now: () => number): Mind => ({
  roll,
  people: createMemory<Bearer>(now, FADING, FORGOTTEN),
  groups: createMemory<string>(now, FADING, FORGOTTEN),
  described: createMemory<string>(now, SLOWLY, 0),
});

/** Whom a name means, and who else may be meant. */
export interface Meant {
  readonly bearer: Bearer | null;
  readonly other: Bearer | null;
}

/** A title that tells of no office. */
export const COURTESY = /^(?:mr|mrs|ms|miss)\.?$/;

/** @param gender of the pronouns of the name's sentence, where they agree: “Doe said her plan …” */
export function bearerOf({ roll, people }: Mind, name: Name, gender: Gender | null): Meant {
  const bearers = roll.bearersOf(name);
  const [first = null] = bearers;
  if (bearers.length < 2) return { bearer: first, other: null };
  const byWeight = (some: readonly Bearer[]): readonly (readonly [Bearer, number])[] =>
    some.map((bearer) => [bearer, people.weightOf(bearer)] as const).toSorted((a, b) => b[1] - a[1]);
  const holders = bearers.filter(({ called }) =>
    name.titles.some((title) => !COURTESY.test(title) && called.has(sameCall(title))),
  );
  if (holders.length === 0 && !name.full.includes(' ')) return ownerOf(bearers, byWeight(bearers), gender);
  const named = holders.length > 0 ? holders : bearers;
  const fitting = named.filter((bearer) => gender === null || bearer.gender === gender);
  const [top, second] = byWeight(fitting.length > 0 ? fitting : named);
  const near = second !== undefined && top !== undefined && second[1] >= RIVAL * top[1];
  return { bearer: top?.[0] ?? first, other: near ? second[0] : null };
}

/**
 * A bare surname belongs to one of a family, as newspapers write: to whoever is named first. The others have their first
 * names beside it. Where one of them is more in mind, who is meant is in doubt, except where the article calls that one by
 * the first name alone; a pronoun of the sentence may tell.
 */
function ownerOf(
  [owner]: readonly Bearer[],
  [top]: readonly (readonly [Bearer, number])[],
  gender: Gender | null,
): Meant {
  if (owner === undefined || top === undefined) return { bearer: null, other: null };
  const told = gender !== null && top[0].gender === gender && owner.gender !== gender;
  if (told && top[1] > 0) return { bearer: top[0], other: null };
  const outdone = top[0] !== owner && top[1] > 0 && !top[0].familiar;
  return { bearer: owner, other: outdone ? top[0] : null };
}
