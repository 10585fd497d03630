import { namesIn } from './names.ts';
import type { Name } from './names.ts';

/** Somebody whom the article names. */
interface Person {
  readonly name: string;
  readonly last: string;
  readonly titles: Set<string>;
  gender: 'he' | 'she' | null;
  /** The order of the latest mention. */
  seen: number;
}

export interface Speaker {
  readonly name: string | null;
  /** Somebody else may be meant as well. */
  readonly uncertain: boolean;
}

/**
 * Who is who, as one reads on: full names give their last names a meaning, titles give theirs, and “he” is the person
 * who spoke last, else the person named last. Read sentence by sentence, in order.
 */
export interface Cast {
  /** Takes note of the names in a sentence. */
  read(names: readonly Name[]): void;
  /** Who the words of a source mean at this point. */
  resolve(source: string): Speaker;
  /** The person or body that spoke last. */
  readonly latest: string | null;
  said(speaker: string | null): void;
}

const FEMALE = new Set(
  'mary anna ana anne ann maria marie elena helen helena julia julie laura sarah sara emma emily susan karen nancy linda barbara elizabeth jennifer jessica michelle hillary melania ivanka kellyanne kamala angela theresa marta martha ilse olga natalia natasha irina svetlana ekaterina yekaterina tatiana ludmila lucia sofia sophie claire alice amy rachel rebecca ruth diana donna carol janet joyce kate katherine kathleen catherine christine christina lisa margaret megan nicole patricia paula pamela sandra sharon stephanie teresa tina vanessa victoria virginia wendy fatima aisha leila mei ingrid greta astrid'.split(
    ' ',
  ),
);
const MALE = new Set(
  'john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam nathan henry peter zachary kyle walter ethan jeremy harold carl keith roger gerald christian terry sean arthur austin noah lawrence jesse joe bryan billy jordan albert dylan bruce willie gabriel alan juan logan wayne ralph roy eugene randy vincent russell louis philip bobby johnny bradley bernie barack bill mike tim ted marco jeb rand ben chris lakhdar sergei sergey vladimir dmitry yevgeny ivan boris igor oleg mikhail nikolai bashar walid ahmad ahmed mohammed muhammad hassan ali omar faisal karl hans jürgen pierre jean luis carlos pedro pablo diego theo erik lars olaf anders'.split(
    ' ',
  ),
);

const PRONOUNS: Readonly<Record<string, 'he' | 'she' | 'any'>> = {
  he: 'he',
  him: 'he',
  his: 'he',
  she: 'she',
  her: 'she',
  who: 'any',
  they: 'any',
  i: 'any',
  we: 'any',
  it: 'any',
};

/** In names read: two who are named so close to each other are equally near to a pronoun. */
const NEARBY = 3;

export function createCast(): Cast {
  const people: Person[] = [];
  let clock = 0;
  let latest: string | null = null;
  let latestPerson: Person | null = null;

  const find = (name: Name): Person | undefined =>
    people.findLast((person) => person.name === name.full) ??
    (name.full.includes(' ') ? undefined : people.findLast((person) => person.last === name.full));

  function meet(name: Name): Person {
    clock++;
    const known = find(name);
    const person = known ?? {
      name: name.full,
      last: name.last,
      titles: new Set<string>(),
      gender: null,
      seen: 0,
    };
    if (known === undefined) people.push(person);
    for (const title of name.titles) person.titles.add(title);
    person.gender ??= genderOf(name);
    person.seen = clock;
    return person;
  }

  function pronoun(kind: 'he' | 'she' | 'any'): Speaker {
    const fits = people.filter(
      ({ gender, name }) => name.includes(' ') && (kind === 'any' || gender === null || gender === kind),
    );
    if (kind === 'any') return { name: latest, uncertain: latest === null };
    const spoke =
      latestPerson !== null && (latestPerson.gender === null || latestPerson.gender === kind)
        ? latestPerson
        : null;
    const named = fits.toSorted((a, b) => b.seen - a.seen);
    const chosen = spoke ?? named[0] ?? null;
    // Another person named since, or beside one who hasn't spoken, might be meant as well.
    const since = spoke === null ? (chosen?.seen ?? 0) - NEARBY : (chosen?.seen ?? 0);
    const rivals = named.filter((person) => person !== chosen && person.seen > since);
    if (chosen !== null) chosen.gender ??= kind;
    return { name: chosen?.name ?? null, uncertain: chosen === null || rivals.length > 0 };
  }

  return {
    get latest() {
      return latest;
    },
    read(names) {
      for (const name of names)
        if (name.full.includes(' ')) meet(name);
        else {
          const known = find(name);
          if (known !== undefined) known.seen = ++clock;
        }
    },
    resolve(source) {
      const words = source.trim().replace(/\s+/g, ' ');
      const kind = PRONOUNS[words.toLowerCase()];
      if (kind !== undefined) return pronoun(kind);
      const called =
        /\b(?:calling (?:it|them|him|her)sel(?:f|ves)|called|known as) (?:the )?(\p{Lu}[\p{L} ]+?)(?=$|[,—–-])/u.exec(
          words,
        )?.[1];
      if (called !== undefined) return { name: called.trim(), uncertain: false };
      const name = headName(words);
      if (name !== null) {
        const known = find(name);
        return { name: known?.name ?? name.full, uncertain: false };
      }
      const title = /^(?:the|this|that|his|her|their) (?:\p{L}+ )?(\p{Ll}+)$/u.exec(words)?.[1];
      const holder =
        title === undefined
          ? undefined
          : people.toSorted((a, b) => b.seen - a.seen).find(({ titles }) => titles.has(title));
      return {
        name:
          holder?.name ??
          words
            .split(/[,—–(]/)[0]
            ?.trim()
            .replace(/^the /i, '') ??
          words,
        uncertain: false,
      };
    },
    said(speaker) {
      latest = speaker;
      const person = people.find(({ name }) => name === speaker);
      if (person !== undefined) {
        latestPerson = person;
        person.seen = ++clock;
      }
    },
  };
}

/** “a spokesman for the port, Jane Doe”: the name behind the comma is the one that speaks. */
function apposed(source: string): Name | null {
  const [described = '', apposition = ''] = source.split(',');
  if (!/^(?:an?|the|one|its|his|her|their|our) /i.test(described)) return null;
  const [name, ...more] = namesIn(apposition);
  return name?.full.includes(' ') === true &&
    more.length === 0 &&
    name.end - name.start >= apposition.trim().length - 24
    ? name
    : null;
}

/** What stands before a name that is only where the speaker is from: “a study by the university in Doeville”. */
const BELONGS_TO = /(?:^|\s)\p{Ll}{3,}\s(?:of|in|at|for|by|from|with|on|near|to)\s(?:the\s)?$/u;

/** The name that a noun phrase is about: its last one before a comma, unless a common noun follows it. */
function headName(source: string): Name | null {
  const apposition = apposed(source);
  if (apposition !== null) return apposition;
  const head = source.split(/[,—–(]| who | which | of (?=the )| calling /)[0] ?? source;
  const names = namesIn(head);
  const last = names.at(-1);
  if (last === undefined || BELONGS_TO.test(head.slice(0, last.start))) return null;
  // “Doe and Roe said”: both of them.
  if (/\p{Lu}[\p{L}.]* (?:and|or|&) (?:the )?\p{Lu}/u.test(head)) return null;
  const behind = head.slice(last.end).replace(/^['’]s?\b/, ' ');
  return /[\p{Ll}]{3,}/u.test(behind)
    ? null
    : /^\p{Ll}/u.test(head.slice(last.start, last.end))
      ? null
      : last;
}

function genderOf({ full, titles }: Name): 'he' | 'she' | null {
  if (
    titles.some((title) =>
      /^(?:mrs\.|ms\.|miss|queen|princess|dame|lady|sister|spokeswoman|congresswoman|chairwoman)$/.test(
        title,
      ),
    )
  )
    return 'she';
  if (
    titles.some((title) =>
      /^(?:mr\.|king|prince|sir|lord|father|pope|spokesman|congressman|chairman)$/.test(title),
    )
  )
    return 'he';
  const first = full.split(/[ -]/)[0]?.toLowerCase() ?? '';
  return FEMALE.has(first) ? 'she' : MALE.has(first) ? 'he' : null;
}
