import { headNoun } from './descriptions.ts';
import { isGroup } from './groups.ts';
import { isPlace, isRole } from './mentions.ts';
import type { Mind } from './mind.ts';
import { BODIES, namesIn } from './names.ts';
import { sameCall } from './roll.ts';
import type { Bearer } from './roll.ts';
import { plainWords } from './source-words.ts';
import { certain, choose, unsure } from './speaker.ts';
import type { Speaker } from './speaker.ts';

/** Headlines leave the article out: “Mayor”, “DNC chair”. */
const HEADLINE = /^(?:\p{Lu}{2,5} )?\p{L}+$/u;

const DEFINITE = /^(?:(the|this|that) )?((?:[\p{L}.’'-]+ ){0,3}[\p{L}-]+)$/iu;

/** Of offices, what may be left out when they are named again. */
const VAGUE: ReadonlySet<string> = new Set(
  'presidential current sitting embattled veteran longtime'.split(' '),
);

/**
 * “the mayor”, “the former president”, “the agency”, “the officials”: whoever is called so and is in mind, or else was
 * called so first; null where these words tell of nobody else.
 */
export function holderOf(source: string, mind: Mind): Speaker | null {
  // “the mayor, who was late,”
  const words = source.split(/,| [—–-]+ | \(/)[0] ?? source;
  const [, definite, rest] = DEFINITE.exec(words) ?? [];
  // “the 34-year-old mother of three”: somebody whom these words alone don't tell, as “the head of Acme Mills” do.
  if (rest === undefined && /^[Tt]he \P{Lu}*$/u.test(words) && isRole(headNoun(words)))
    return unsure(plainWords(words));
  if (rest === undefined || (definite === undefined && !HEADLINE.test(rest))) return null;
  const all = rest
    .toLowerCase()
    .split(' ')
    .map(sameCall)
    .filter((word) => !VAGUE.has(word));
  const noun = all.at(-1) ?? '';
  if (isGroup(words)) return members(noun.replace(/s$/, ''), mind) ?? described(rest, all, mind);
  if (!BODIES.has(noun)) {
    const callers = calledAll(all, rest, mind);
    const [only] = callers;
    if (callers.length === 1 && only !== undefined) return certain(only.name);
    if (callers.length > 1) return oneOf(callers, mind);
  }
  if (definite === undefined) return null;
  const known = body(noun, mind) ?? described(rest, all, mind);
  if (known !== null) return known;
  const guess = someBody(noun, rest, mind) ?? somebody(noun, rest, mind);
  // “The company, which employs 1,200 people,” may be new here.
  const isNew = /^, (?:which|who|whose)\b/.test(source.slice(words.length));
  return guess?.uncertain === true && isNew ? unsure(plainWords(rest), guess.name) : guess;
}

/** Those whom the article calls by all of these words; by all but initials, where nobody is called by those. */
function calledAll(all: readonly string[], words: string, { roll }: Mind): readonly Bearer[] {
  const callers = (some: readonly string[]): readonly Bearer[] =>
    withoutLesser(
      roll.calledSo(all.at(-1) ?? '').filter(({ called }) => some.every((word) => called.has(word))),
      some,
    );
  const initials = new Set(
    words.match(/(?<!\p{L})\p{Lu}{2,5}(?!\p{L})/gu)?.map((each) => each.toLowerCase()),
  );
  const whole = callers(all);
  return whole.length > 0 || initials.size === 0 ? whole : callers(all.filter((word) => !initials.has(word)));
}

function oneOf(callers: readonly Bearer[], { people }: Mind): Speaker {
  const ranked = callers
    .map((bearer) => [bearer.name, people.weightOf(bearer)] as const)
    .toSorted((a, b) => b[1] - a[1]);
  const speaker = choose(ranked);
  return ranked[0]?.[1] === 0 ? { ...speaker, uncertain: true } : speaker;
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

/** “the senators”: those who spoke together and are called so. */
function members(title: string, { groups, roll }: Mind): Speaker | null {
  const both = groups.ranked().find(([words]) => {
    const names = words.split(' and ').flatMap((part) => namesIn(part));
    const bearers = names.flatMap((name) => roll.bearersOf(name));
    return bearers.length > 1 && bearers.every(({ called }) => called.has(title) || called.has(`${title}s`));
  });
  return both === undefined ? null : certain(both[0]);
}

/** “the committee”: the body in mind whose name has that word. */
function body(noun: string, { people }: Mind): Speaker | null {
  const bodies = people
    .ranked()
    .filter(([{ kind, words }]) => kind !== 'person' && words.length > 1 && words.includes(noun));
  return bodies.length === 0 ? null : choose(bodies.map(([{ name }, weight]) => [name, weight] as const));
}

/** “the officials”, “the poll”: who or what was described by that noun and more; “the Doe camp” is not “the Roe camp”. */
function described(words: string, all: readonly string[], mind: Mind): Speaker | null {
  const noun = headNoun(words);
  const fitting = mind.described.ranked().filter(([known]) => {
    const own = known.toLowerCase().split(' ').map(sameCall);
    return headNoun(known) === noun && own.length > all.length && all.every((word) => own.includes(word));
  });
  const [first] = fitting;
  if (first === undefined) return null;
  // “the Aldmoor senator” told of nobody new, and “the senator” is no surer than that.
  const speaker = choose(fitting);
  return isRole(noun) && !INTRODUCED.test(first[0]) ? { ...speaker, uncertain: true } : speaker;
}

const INTRODUCED = /^(?:an?|one|another|some) /i;

/** By which a body is called whose name hasn't the word. */
const KINDS_OF_BODIES: ReadonlySet<string> = new Set(
  'agency network company firm newspaper paper magazine website site outlet organization organisation group body bank fund channel publication broadcaster campaign team institution'.split(
    ' ',
  ),
);

/** “the agency”, where no name has that word: the body in mind, which is never sure. “The Doe campaign” tells enough. */
function someBody(noun: string, words: string, { people }: Mind): Speaker | null {
  if (!KINDS_OF_BODIES.has(noun)) return null;
  if (/\p{Lu}\p{Ll}/u.test(words)) return certain(words);
  const [first] = people.ranked().filter(([{ kind, words: own }]) => kind === 'other' && !isPlace(own));
  return unsure(first?.[0].name ?? plainWords(words), first === undefined ? null : words);
}

/**
 * “the candidate”, where nobody in mind is called so. For variety's sake newspapers write so of whoever is most in mind (in
 * ten of twelve such cases that were looked at), which the article itself never shows to be true. “The administration” is
 * somebody's, too; “the county board” is what it is called.
 */
function somebody(noun: string, words: string, { people }: Mind): Speaker | null {
  if (noun === 'administration' && words === noun) return unsure(words);
  if (!isRole(words)) return null;
  const first = people
    .ranked()
    .find(([{ kind, gender }]) => kind === 'person' || (kind === null && gender !== null));
  return first === undefined ? null : unsure(first[0].name, words);
}
