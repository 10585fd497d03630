import { isGroup, isPlace, isRole } from './mentions.ts';
import type { Gender, Mention, Telling } from './mentions.ts';
import { BODIES, namesIn } from './names.ts';
import type { Name } from './names.ts';
import { isOneOff, sameCall } from './roll.ts';
import type { Bearer, Roll } from './roll.ts';

export interface Speaker {
  readonly name: string | null;
  /** Somebody else may be meant as well. */
  readonly uncertain: boolean;
  /** Who that is, where the article names somebody. */
  readonly rival: string | null;
}

export const NOBODY: Speaker = { name: null, uncertain: false, rival: null };
const UNKNOWN: Speaker = { name: null, uncertain: true, rival: null };
const certain = (name: string): Speaker => ({ name, uncertain: false, rival: null });

/**
 * Who is who, as one reads on: sentence by sentence, in order. “He” is whom the sentences before keep in mind: a subject
 * more than an object, a speaker most, each half as much a sentence later (after Lappin & Leass 1994). Where the second is
 * near to the first, the answer says so.
 */
export interface Cast {
  /** Begins a sentence. */
  open(telling: Telling): void;
  /** Takes note of who is named before this place in the sentence; of all of them, without a place. */
  read(until?: number): void;
  /**
   * Who the words of a source mean at this point.
   *
   * @param before the sentence up to the source, without quotations: “who” is whom it names last
   * @param said what the source is credited with in front of it: “Doe must go, he said” is not said by Doe
   */
  resolve(source: string, before?: string, said?: string): Speaker;
  said(speaker: Speaker): void;
}

const WEIGHTS: Readonly<Record<Mention['role'], number>> = { subject: 1, object: 0.5, possessor: 0.25 };
/** A subject behind another one of the sentence is a clause's. */
const EMBEDDED = 0.6;
const SPOKE = 1.2;
/** Of two that are so near to each other, either may be meant. */
const RIVAL = 0.45;
/** Whose gender nothing tells; twice, where it might be no person. */
const DOUBTED = 0.7;
/** What has been out of mind for some sentences is not meant by a pronoun. */
const FORGOTTEN = 0.03;
const FADING = 0.35;
/** How much it counts that somebody was named before as well. */
const AGAIN = 0.3;

/** Something kept in mind, by what it is. */
function memory<T>(): { note(item: T, weight: number, now: number): void; top(now: number): [T, number][] } {
  const kept = new Map<T, { weight: number; at: number }>();
  const weightAt = ({ weight, at }: { weight: number; at: number }, now: number): number =>
    weight * FADING ** (now - at);
  return {
    note(item, weight, now) {
      const known = kept.get(item);
      kept.set(item, { weight: weight + (known === undefined ? 0 : AGAIN * weightAt(known, now)), at: now });
    },
    top: (now) =>
      [...kept]
        .map(([item, known]): [T, number] => [item, weightAt(known, now)])
        .filter(([, weight]) => weight > FORGOTTEN)
        .sort((a, b) => b[1] - a[1]),
  };
}

/** The first, and the second where that is near. */
function choose(ranked: readonly (readonly [name: string, weight: number])[]): Speaker {
  const [first, second] = ranked;
  if (first === undefined) return UNKNOWN;
  const rival = second !== undefined && second[1] > RIVAL * first[1] ? second[0] : null;
  return { name: first[0], uncertain: rival !== null, rival };
}

export function createCast(roll: Roll): Cast {
  let now = 0;
  let telling: Telling | null = null;
  let next = 0;
  let subjects = 0;
  let subjectNoted = false;
  const people = memory<Bearer>();
  const groups = memory<string>();
  /** The longest wording of a thing that spoke, by its last word: “a new poll of voters” is “the poll” later. */
  const described = new Map<string, string>();

  const weightNow = (bearer: Bearer): number => people.top(now).find(([each]) => each === bearer)?.[1] ?? 0;

  /** Whom a name means, and who else may be meant. */
  function bearerOf(name: Name): { readonly bearer: Bearer | null; readonly other: Bearer | null } {
    const bearers = roll.bearersOf(name);
    const [first = null] = bearers;
    if (bearers.length < 2) return { bearer: first, other: null };
    const holders = bearers.filter(({ called }) =>
      name.titles.some((title) => !COURTESY.test(title) && called.has(sameCall(title))),
    );
    if (holders.length === 0 && !name.full.includes(' ')) return ownerOf(bearers);
    const ranked = byWeight(genderHere(holders.length > 0 ? holders : bearers));
    const [top, second] = ranked;
    const near = second !== undefined && top !== undefined && second[1] >= RIVAL * top[1];
    return { bearer: top?.[0] ?? first, other: near ? second[0] : null };
  }

  /**
   * A bare surname belongs to one of a family, as newspapers write: to whoever is named first. The others have their first
   * names beside it. Where one of them is more in mind, who is meant is in doubt, except where the article calls that one
   * by the first name alone.
   */
  function ownerOf(bearers: readonly Bearer[]): { bearer: Bearer | null; other: Bearer | null } {
    const [owner = null] = bearers;
    const [top] = byWeight(bearers);
    const outdone = owner !== null && top !== undefined && top[1] > weightNow(owner) && !top[0].familiar;
    return { bearer: owner, other: outdone ? top[0] : null };
  }

  const byWeight = (bearers: readonly Bearer[]): readonly (readonly [Bearer, number])[] =>
    bearers.map((bearer) => [bearer, weightNow(bearer)] as const).toSorted((a, b) => b[1] - a[1]);

  /** “Doe said her plan …”: the pronouns of the sentence, where they agree. */
  function genderHere(bearers: readonly Bearer[]): readonly Bearer[] {
    const genders = new Set(telling?.pronouns.map(({ gender }) => gender));
    const [gender] = genders;
    if (genders.size !== 1) return bearers;
    const fitting = bearers.filter((bearer) => bearer.gender === gender);
    return fitting.length > 0 ? fitting : bearers;
  }

  /** Whoever a sentence begins with as “he” or “they” stays in mind. */
  function noteSubject(subject: Telling['subject'], until: number): void {
    if (subject === null || subjectNoted || subject.at >= until) return;
    subjectNoted = true;
    if (subject.is === 'they') {
      const [first] = groups.top(now);
      if (first !== undefined) groups.note(first[0], 1, now);
    } else {
      const [first] = likely(subject.is);
      if (first !== undefined) people.note(first[0], 1, now);
    }
  }

  /** Whom “he” or “she” may mean, the likeliest first. */
  function likely(gender: Gender): readonly (readonly [Bearer, number])[] {
    const ranked = people.top(now).flatMap(([bearer, weight]): [Bearer, number][] => {
      if (bearer.kind === 'other' || (bearer.gender !== null && bearer.gender !== gender)) return [];
      if (bearer.gender !== null) return [[bearer, weight]];
      if (bearer.kind !== 'person' && bearer.words.length < 2) return [];
      return [[bearer, weight * (bearer.kind === 'person' ? DOUBTED : DOUBTED ** 2)]];
    });
    return ranked.toSorted((a, b) => b[1] - a[1]);
  }

  function pronoun(gender: Gender, said: string): Speaker {
    const others = said === '' ? [] : namesIn(said).flatMap((name) => roll.bearersOf(name));
    const ranked = likely(gender).filter(([bearer]) => !others.includes(bearer));
    const [first, second] = ranked;
    // From here on it is known.
    if (first !== undefined && (second === undefined || second[1] < RIVAL * first[1]))
      first[0].gender ??= gender;
    return choose(ranked.map(([{ name }, weight]) => [name, weight] as const));
  }

  function they(): Speaker {
    return choose(groups.top(now));
  }

  /** A body or a thing; that it is not another is never sure. */
  function it(): Speaker {
    const things = people.top(now).filter(([{ kind, gender }]) => kind !== 'person' && gender === null);
    const speaker = choose(things.map(([{ name }, weight]) => [name, weight] as const));
    return { ...speaker, uncertain: true };
  }

  function named(name: Name): Speaker {
    const { bearer, other } = bearerOf(name);
    const near = name.full.toLowerCase().replaceAll('’', "'");
    const misspelt = bearer !== null && !near.includes(' ') && isOneOff(bearer.words.at(-1) ?? '', near);
    return {
      name: bearer?.name ?? name.full,
      uncertain: other !== null || misspelt,
      rival: other?.name ?? null,
    };
  }

  /** “Mr. Doe and Ms. Roe”: both, by their full names. */
  function together(words: string): Speaker | null {
    const parts = words.replace(/^(?:both|either|neither) /i, '').split(/\s(?:and|&)\s/);
    if (parts.length !== 2) return null;
    const names = parts.map((part) => wholeName(part.replace(/\s*\([^)]*\)$|['’]s?$/, '')));
    const [a, b] = names.map((name) => (name === null ? null : named(name)));
    if (typeof a?.name !== 'string' || typeof b?.name !== 'string') return null;
    return { name: `${a.name} and ${b.name}`, uncertain: a.uncertain || b.uncertain, rival: null };
  }

  /** “the mayor”, “the former president”, “the agency”: whoever is called so and is in mind, or else was called so first. */
  function holder(words: string): Speaker | null {
    const [, rest] = /^(?:the|this|that) ((?:[\p{L}.’'-]+ ){0,3}[\p{L}-]+)$/iu.exec(words) ?? [];
    if (rest === undefined) return KIN.test(words) ? { name: words, uncertain: true, rival: null } : null;
    const all = rest
      .toLowerCase()
      .split(' ')
      .map(sameCall)
      .filter((word) => !VAGUE.has(word));
    const noun = all.at(-1) ?? '';
    if (isGroup(words)) return members(noun.replace(/s$/, ''));
    if (BODIES.has(noun)) return body(noun, all) ?? someBody(noun, rest);
    const callers = withoutLesser(
      roll.calledSo(noun).filter(({ called }) => all.every((word) => called.has(word))),
      all,
    );
    const [only] = callers;
    if (only === undefined) return body(noun, all) ?? someBody(noun, rest) ?? someone(rest);
    if (callers.length === 1) return certain(only.name);
    const ranked = callers
      .map((bearer) => [bearer.name, weightNow(bearer)] as const)
      .toSorted((a, b) => b[1] - a[1]);
    const speaker = choose(ranked);
    return ranked[0]?.[1] === 0 ? { ...speaker, uncertain: true } : speaker;
  }

  /** “the senators”: those who spoke together and are called so. */
  function members(title: string): Speaker | null {
    const both = groups.top(now).find(([words]) => {
      const names = words.split(' and ').flatMap((part) => namesIn(part));
      const bearers = names.flatMap((name) => roll.bearersOf(name));
      return (
        bearers.length > 1 && bearers.every(({ called }) => called.has(title) || called.has(`${title}s`))
      );
    });
    return both === undefined ? null : certain(both[0]);
  }

  /** “the committee”: the body in mind whose name has that word; “the poll”: the one that spoke. */
  function body(noun: string, all: readonly string[]): Speaker | null {
    const bodies = people
      .top(now)
      .filter(([{ kind, words }]) => kind !== 'person' && words.length > 1 && words.includes(noun));
    if (bodies.length > 0) return choose(bodies.map(([{ name }, weight]) => [name, weight] as const));
    const thing = described.get(noun);
    if (thing === undefined) return null;
    // “the Republican nominee” is not “a Democratic nominee”.
    const known = thing.toLowerCase().split(' ').map(sameCall);
    return all.every((word) => known.includes(word)) ? certain(thing) : null;
  }

  /** “the agency”, where no name has that word: the body in mind, which is never sure. */
  function someBody(noun: string, words: string): Speaker | null {
    if (!KINDS_OF_BODIES.has(noun)) return null;
    const [first] = people.top(now).filter(([{ kind, words: own }]) => kind === 'other' && !isPlace(own));
    return first === undefined ? null : { name: first[0].name, uncertain: true, rival: words };
  }

  /** “the candidate”, where nobody is called so but somebody in mind may be meant. */
  function someone(words: string): Speaker | null {
    if (!isRole(words)) return null;
    const anybody = people.top(now).some(([{ kind, gender }]) => kind === 'person' || gender !== null);
    return anybody ? { name: words, uncertain: true, rival: null } : null;
  }

  /** Whom “who” and “which” belong to: what stands right before them, its description left out. */
  function antecedent(before: string): Speaker {
    const clause = before.trimEnd().replace(/,$/, '');
    const names = namesIn(clause);
    const last = names.at(-1);
    if (last !== undefined) {
      const between = clause.slice(last.end);
      const close = /^['’]?$|^\s*\([^)]*\)$|^, (?:now |then |an? |the |former |chief )?[^,]{0,60}$/u.test(
        between,
      );
      // “the senator of Ohio, who”: not the place.
      const person = roll.bearersOf(last).some(({ kind, gender }) => kind === 'person' || gender !== null);
      const place = !person && PLACED.test(clause.slice(0, last.start));
      const owner = names.at(-2);
      if (close && place && owner !== undefined && PLACED_ONLY.test(clause.slice(owner.end, last.start)))
        return named(owner);
      if (close && !place) {
        const pair = together(clause.slice(names.at(-2)?.start ?? last.start, last.end));
        return pair ?? named(last);
      }
    }
    const nearest =
      /(?:^|[,;:—–(]|\b(?:of|in|to|for|with|by|from|at|on|about|against|between|and|that|is|are|was|were|said|including|among)\s)\s*((?:[\p{L}\p{N}.’'-]+\s){0,4}[\p{L}\p{N}.’'-]+)$/iu.exec(
        clause,
      );
    const words = nearest?.[1]
      // “sold mainly to the farmers”: what led there is none of it.
      ?.replace(/^.*\b(?:in|to|for|with|by|from|at|on) (?=.*\p{Ll}s$)/u, '')
      .replace(/^(?:the|an?) /iu, '')
      .trim();
    return words === undefined || words === '' ? UNKNOWN : certain(words);
  }

  return {
    open(sentence) {
      if (sentence.speaks) now++;
      telling = sentence;
      next = 0;
      subjects = 0;
      subjectNoted = false;
    },
    read(until = Infinity) {
      if (telling === null) return;
      noteSubject(telling.subject, until);
      for (let mention = telling.mentions[next]; mention !== undefined; mention = telling.mentions[next]) {
        if (mention.name.start >= until) break;
        next++;
        const { bearer } = bearerOf(mention.name);
        if (bearer === null) continue;
        const subject = mention.role === 'subject';
        people.note(bearer, WEIGHTS[mention.role] * (subject && subjects > 0 ? EMBEDDED : 1), now);
        if (subject) subjects++;
      }
      const { group } = telling;
      if (group !== null && group.at < until) groups.note(resolvedGroup(group.words), 1, now);
    },
    resolve(source, before = '', said = '') {
      const words = withoutVerb(source.trim().replace(/\s+/g, ' '));
      switch (words.toLowerCase()) {
        case 'he':
        case 'him':
        case 'his':
          return pronoun('he', said);
        case 'she':
        case 'her':
          return pronoun('she', said);
        case 'they':
        case 'them':
        case 'their':
          return they();
        case 'it':
        case 'its':
          return it();
        case 'i':
        case 'we':
        case 'you':
          return UNKNOWN;
        case 'who':
        case 'which':
        case 'that':
          return antecedent(before);
      }
      if (/^who\s/i.test(words)) return antecedent(before);
      const called = CALLED.exec(words)?.[1];
      if (called !== undefined) return certain(called.trim());
      const pair = together(words);
      if (pair !== null) return pair;
      const name = headName(words);
      if (name !== null) return named(name);
      // “King said” is somebody's name where the article has a Larry King.
      const surname = /^\p{Lu}\p{Ll}+$/u.test(words) ? asName(words) : null;
      if (surname !== null && roll.bearersOf(surname).length > 0) return named(surname);
      return holder(words) ?? certain(plainWords(words));
    },
    said({ name }) {
      if (name === null) return;
      const [only, ...more] = namesIn(name);
      const bearer =
        only === undefined || more.length > 0 || only.end < name.length ? null : bearerOf(only).bearer;
      if (bearer !== null) people.note(bearer, SPOKE, now);
      else if (isGroup(name)) groups.note(name, SPOKE, now);
      else {
        const noun = /(\p{Ll}{3,})(?= (?:by|of|from|in|at|for|released|conducted|published|on)\b|$)/u.exec(
          name,
        )?.[1];
        if (noun !== undefined && name.includes(' ') && !described.has(noun)) described.set(noun, name);
      }
    },
  };

  function resolvedGroup(words: string): string {
    return together(words)?.name ?? plainWords(words);
  }
}

const COURTESY = /^(?:mr|mrs|ms|miss)\.?$/;

/** “his ex-wife”: somebody whom the article may name as well. */
const KIN =
  /^(?:his|her|their) (?:[\p{L}-]+ ){0,2}(?:ex-)?(?:wife|husband|son|daughter|mother|father|brother|sister|widow|partner|fianc[eé]e?)$/iu;

/** Of offices, what may be left out when they are named again. */
const VAGUE: ReadonlySet<string> = new Set(
  'presidential current sitting embattled veteran longtime'.split(' '),
);

/** By which a body is called whose name hasn't the word. */
const KINDS_OF_BODIES: ReadonlySet<string> = new Set(
  'agency network company firm newspaper paper magazine website site outlet organization organisation group body bank fund channel publication broadcaster campaign team institution'.split(
    ' ',
  ),
);

/** What stands before a place or a body that somebody is of. */
const PLACED = /\s(?:of|from|in|at|for)\s(?:the\s)?$/u;
const PLACED_ONLY = /^(?:\s*\([^)]*\)|,[^,]*)?\s(?:of|from|in|at|for)\s(?:the\s)?$/u;

const CALLED =
  /\b(?:calling (?:it|them|him|her)sel(?:f|ves)|called|known as) (?:the )?(\p{Lu}[\p{L} ]+?)(?=$|[,—–-])/u;

const plainWords = (words: string): string =>
  words
    .split(/[,—–(]/)[0]
    ?.trim()
    .replace(/^(?:the|both) /i, '') ?? words;

const asName = (word: string): Name => ({ full: word, last: word, titles: [], start: 0, end: word.length });

/** The name that these words are and nothing else; titles may stand before it. */
function wholeName(words: string): Name | null {
  const [name, ...more] = namesIn(words);
  return name !== undefined && more.length === 0 && name.end >= words.trimEnd().length ? name : null;
}

/** “the president” is no vice president, and the former one only where there is no other. */
function withoutLesser(callers: readonly Bearer[], words: readonly string[]): readonly Bearer[] {
  const full = callers.filter(({ called }) =>
    LESSER.every((word) => words.includes(word) || !called.has(word)),
  );
  const present = full.filter(({ called }) => words.includes('former') || !called.has('former'));
  return present.length > 0 ? present : full;
}

const LESSER = ['vice', 'deputy', 'assistant', 'acting', 'spokesman', 'spokeswoman', 'aide'];

/** “they’ve”, “Doe herself”: a contraction or an echo that belongs to no name. */
const withoutVerb = (words: string): string =>
  words
    .replace(
      /^(he|she|it|they|we|i|you|who|that)(?:['’](?:s|d|re|ve|ll|m)| \p{L}+n['’]t| ca|n['’]t)$/iu,
      '$1',
    )
    .replace(
      / (?:(?:him|her|it|them)sel(?:f|ves)(?=,|$)|(?:also|then|later|now|still|once|\p{Ll}{3,}ly)$)/u,
      '',
    );

/** “a spokesman for the port, Jane Doe”, “Norway's minister, Jane Doe”: the name behind the comma is the one that speaks. */
function apposed(source: string): Name | null {
  const [described = '', apposition = ''] = source.split(/, | -- | — /);
  if (!/\p{Ll}$/u.test(described) || !/^\p{Ll}/u.test(described.split(' ').at(-1) ?? '')) return null;
  const [name, ...more] = namesIn(apposition);
  return name?.full.includes(' ') === true &&
    more.length === 0 &&
    name.end - name.start >= apposition.trim().length - 24
    ? name
    : null;
}

/** Before the name that a phrase is about there may be titles and descriptions, no preposition: “a study by Doe” is none. */
const BELONGS_TO =
  /(?:^|\s)(?:of|in|at|for|by|from|with|on|near|to|like|including|than|as|against|about|under|after|behind|outside|inside|across|throughout|supporting|backing|representing|that|familiar|leaving|and|or)\s/u;

/** The name that a noun phrase is about; null where a common noun is its head, or where it has several. */
function headName(source: string): Name | null {
  if (/, (?:and|or) /.test(source)) return null;
  const apposition = apposed(source);
  if (apposition !== null) return apposition;
  const head = source.split(/[,—–(]| -- | who | which | whose | calling /)[0] ?? source;
  // “Doe and Roe said”: both of them.
  if (/\p{Lu}[\p{L}.]* (?:and|or|&) (?:the )?\p{Lu}/u.test(head)) return null;
  const found = namesIn(head).find((name) => {
    const behind = head.slice(name.end).replace(/^['’]s?(?=\s|$)/, ' ');
    return (
      /^\s*$|^\s+(?:of|in|at|for|from|with|on)\s/u.test(behind) && /^\P{Ll}/u.test(head.slice(name.start))
    );
  });
  return found === undefined || BELONGS_TO.test(head.slice(0, found.start)) ? null : found;
}
