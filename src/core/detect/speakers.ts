import { antecedentIn } from './antecedents.ts';
import { headNoun } from './descriptions.ts';
import { holderOf } from './holders.ts';
import { isGroup } from './groups.ts';
import type { Gender, Mention, Telling } from './mentions.ts';
import { bearerOf, createMind } from './mind.ts';
import { namesIn } from './names.ts';
import type { Name } from './names.ts';
import { foldedWords, isOneOff } from './roll.ts';
import type { Bearer, Roll } from './roll.ts';
import { calledThemselves, headName, ownedIn, plainWords, wholeName, withoutVerb } from './source-words.ts';
import { certain, choose, RIVAL, UNKNOWN, unsure } from './speaker.ts';
import type { Speaker } from './speaker.ts';

/**
 * Who is who, as one reads on: sentence by sentence, in order. “He” is whom the sentences before keep in mind: a subject
 * more than an object, a speaker most, each less a sentence later (after Lappin & Leass 1994). Where the second is near to
 * the first, the answer says so.
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
   * @param behind the sentence behind the source: “he told Doe” is not Doe
   */
  resolve(source: string, before?: string, said?: string, behind?: string): Speaker;
  said(speaker: Speaker): void;
}

const WEIGHTS: Readonly<Record<Mention['role'], number>> = { subject: 1, object: 0.5, possessor: 0.25 };
/** A subject behind another one of the sentence is a clause's. */
const EMBEDDED = 0.6;
const SPOKE = 1.2;
/** Whose gender nothing tells; twice, where it might be no person. */
const DOUBTED = 0.7;

export function createCast(roll: Roll): Cast {
  let now = 0;
  let telling: Telling | null = null;
  let next = { mention: 0, description: 0 };
  let subjects = 0;
  let subjectNoted = false;
  const mind = createMind(roll, () => now);
  const { people, groups, described } = mind;

  const meant = (name: Name): ReturnType<typeof bearerOf> => bearerOf(mind, name, genderHere());

  /** “Doe said her plan …”: of the pronouns of the sentence, where they agree. */
  function genderHere(): Gender | null {
    const [gender = null, ...more] = new Set(telling?.pronouns.map((pronoun) => pronoun.gender));
    return more.length === 0 ? gender : null;
  }

  /** Whoever a sentence begins with as “he” or “they” stays in mind. */
  function noteSubject(subject: Telling['subject'], until: number): void {
    if (subject === null || subjectNoted || subject.at >= until) return;
    subjectNoted = true;
    if (subject.is === 'they') {
      const [first] = groups.ranked();
      if (first !== undefined) groups.note(first[0], 1);
    } else {
      const [first] = likely(subject.is);
      if (first !== undefined) people.note(first[0], 1);
    }
  }

  /** Whom “he” or “she” may mean, the likeliest first. */
  function likely(gender: Gender): readonly (readonly [Bearer, number])[] {
    const ranked = people.ranked().flatMap(([bearer, weight]): [Bearer, number][] => {
      if (bearer.kind === 'other' || (bearer.gender !== null && bearer.gender !== gender)) return [];
      if (bearer.gender !== null) return [[bearer, weight]];
      if (bearer.kind !== 'person' && bearer.words.length < 2) return [];
      return [[bearer, weight * (bearer.kind === 'person' ? DOUBTED : DOUBTED ** 2)]];
    });
    return ranked.toSorted((a, b) => b[1] - a[1]);
  }

  function pronoun(gender: Gender, said: string, behind = ''): Speaker {
    const object = OBJECT.exec(behind)?.[0];
    const [told] = object === undefined ? [] : namesIn(behind.slice(object.length));
    const others = [...namesIn(said), ...(told?.start === 0 ? [told] : [])].flatMap((name) =>
      roll.bearersOf(name),
    );
    const all = likely(gender);
    const ranked = all.filter(([bearer]) => !others.includes(bearer));
    // “It began in Doe’s own town, she said.”
    if (ranked.length === 0 && all[0] !== undefined) return unsure(all[0][0].name);
    const [first, second] = ranked;
    // From here on it is known.
    if (first !== undefined && (second === undefined || second[1] < RIVAL * first[1]))
      first[0].gender ??= gender;
    return choose(ranked.map(([{ name }, weight]) => [name, weight] as const));
  }

  /** “In her speech on Roe, Doe said”: a pronoun in a phrase that a sentence begins with is of its subject. */
  function ahead(gender: Gender, before: string): Speaker | null {
    if (telling === null || !LEADING_PREPOSITION.test(before)) return null;
    const subject = telling.mentions.find(
      ({ role, name, kind }) => role === 'subject' && kind !== 'other' && name.start > before.length,
    );
    const bearer = subject === undefined ? null : meant(subject.name).bearer;
    return bearer === null || (bearer.gender ?? gender) !== gender ? null : certain(bearer.name);
  }

  /** A body or a thing; that it is not another is never sure. */
  function it(): Speaker {
    const things = people.ranked().filter(([{ kind, gender }]) => kind !== 'person' && gender === null);
    const speaker = choose(things.map(([{ name }, weight]) => [name, weight] as const));
    return { ...speaker, uncertain: true };
  }

  function named(name: Name): Speaker {
    const { bearer, other } = meant(name);
    const [near = '', ...more] = foldedWords(name.full);
    const misspelt = bearer !== null && more.length === 0 && isOneOff(bearer.words.at(-1) ?? '', near);
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

  /** “her campaign” is the Doe campaign; “his plan” is what he says. */
  function owned(words: string): Speaker | null {
    const found = ownedIn(words);
    if (found === null) return null;
    const { owner, thing } = found;
    const his = /^(?:his|her)$/i.test(owner);
    const speaker = his
      ? pronoun(/^his$/i.test(owner) ? 'he' : 'she', '')
      : (together(owner) ?? possessor(owner));
    if (speaker?.name === undefined || speaker.name === null || found.words) return speaker;
    if (KIN.test(thing)) return kin(speaker.name, thing) ?? unsure(words);
    const lawyer = roll.calledSo(headNoun(thing)).filter(({ called }) => called.has(`${lastWord(owner)}'s`));
    if (!his) return lawyer.length === 1 && lawyer[0] !== undefined ? certain(lawyer[0].name) : null;
    const known = described
      .ranked()
      .find(([each]) => headNoun(each) === headNoun(thing) && each.includes(lastWord(speaker.name ?? '')));
    return { ...speaker, name: known?.[0] ?? `${speaker.name}’s ${thing}` };
  }

  const possessor = (words: string): Speaker | null => {
    const name = wholeName(words);
    return name === null ? null : named(name);
  };

  /** “her husband”: sure, where the one whom the article calls so has her surname. */
  function kin(owner: string, thing: string): Speaker | null {
    const [only, ...more] = roll.calledSo(headNoun(thing));
    if (only === undefined || more.length > 0) return null;
    const family = lastWord(owner).toLowerCase() === only.words.at(-1);
    return family ? certain(only.name) : unsure(only.name);
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
      // “the senator of Ohio, who”: not the place; “Doe, head of the Fund for Roe, who”: not what she is head of.
      const isPerson = (name: Name): boolean =>
        roll
          .bearersOf(name)
          .some(({ kind, gender }) => kind === 'person' || (kind === null && gender !== null));
      const person = isPerson(last);
      const described = names.findLast((name) => isPerson(name) && /^, [^,]*$/u.test(clause.slice(name.end)));
      if (!person && described !== undefined) return named(described);
      const place = !person && PLACED.test(clause.slice(0, last.start));
      const owner = names.at(-2);
      if (close && place && owner !== undefined && PLACED_ONLY.test(clause.slice(owner.end, last.start)))
        return named(owner);
      if (close && !place) {
        const pair = together(clause.slice(names.at(-2)?.start ?? last.start, last.end));
        return pair ?? named(last);
      }
    }
    const words = antecedentIn(clause);
    return words === null ? UNKNOWN : certain(words);
  }

  return {
    open(sentence) {
      if (sentence.speaks) now++;
      telling = sentence;
      next = { mention: 0, description: 0 };
      subjects = 0;
      subjectNoted = false;
    },
    read(until = Infinity) {
      if (telling === null) return;
      noteSubject(telling.subject, until);
      const { mentions, descriptions, group } = telling;
      for (let mention = mentions[next.mention]; mention !== undefined; mention = mentions[next.mention]) {
        if (mention.name.start >= until) break;
        next.mention++;
        const { bearer } = meant(mention.name);
        if (bearer === null) continue;
        const subject = mention.role === 'subject';
        people.note(bearer, WEIGHTS[mention.role] * (subject && subjects > 0 ? EMBEDDED : 1));
        if (subject) subjects++;
      }
      for (
        let each = descriptions[next.description];
        each !== undefined;
        each = descriptions[next.description]
      ) {
        if (each.at >= until) break;
        next.description++;
        described.note(each.words, WEIGHTS.object);
      }
      if (group !== null && group.at < until)
        groups.note(together(group.words)?.name ?? plainWords(group.words), 1);
    },
    resolve(source, before = '', said = '', behind = '') {
      const words = withoutVerb(source.trim().replace(/\s+/g, ' '));
      switch (words.toLowerCase()) {
        case 'he':
        case 'him':
        case 'his':
          return ahead('he', before) ?? pronoun('he', said, behind);
        case 'she':
        case 'her':
          return ahead('she', before) ?? pronoun('she', said, behind);
        case 'they':
        case 'them':
        case 'their':
          return choose(groups.ranked());
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
      const called = calledThemselves(words);
      if (called !== null) return certain(called);
      const pair = together(words);
      if (pair !== null) return pair;
      const name = headName(words);
      if (name !== null) return named(name);
      // “King said” is somebody's name where the article has a Larry King.
      const surname = /^\p{Lu}\p{Ll}+$/u.test(words) ? asName(words) : null;
      if (surname !== null && roll.bearersOf(surname).length > 0) return named(surname);
      return owned(words) ?? holderOf(words, mind) ?? certain(plainWords(words));
    },
    said({ name }) {
      if (name === null) return;
      const [only, ...more] = namesIn(name);
      const whole = only !== undefined && more.length === 0 && only.end === name.length ? only : null;
      const bearer = whole === null ? null : meant(whole).bearer;
      if (bearer !== null) people.note(bearer, SPOKE);
      else {
        if (isGroup(name)) groups.note(name, SPOKE);
        if (name.includes(' ')) described.note(name, SPOKE);
      }
    },
  };
}

/** The verb and what may stand behind it, before its object: “also told”, “has called”. */
const OBJECT = /^\s+(?:\p{Ll}+\s+){1,3}(?=\p{Lu})/u;

const LEADING_PREPOSITION =
  /^\P{L}*(?:in|at|by|with|on|for|to|from|during|despite|after|before|as|through|throughout)\s+$/iu;

/** “his ex-wife”: somebody whom the article may name as well. */
const KIN =
  /^(?:[\p{L}-]+ ){0,2}(?:ex-)?(?:wife|husband|son|daughter|mother|father|brother|sister|widow|partner|fianc[eé]e?)$/iu;

/** What stands before a place or a body that somebody is of. */
const PLACED = /\s(?:of|from|in|at|for)\s(?:the\s)?$/u;
const PLACED_ONLY = /^(?:\s*\([^)]*\)|,[^,]*)?\s(?:of|from|in|at|for)\s(?:the\s)?$/u;

const asName = (word: string): Name => ({ full: word, last: word, titles: [], start: 0, end: word.length });

const lastWord = (name: string): string => name.split(' ').at(-1) ?? name;
