import { namesIn } from './names.ts';
import type { Name } from './names.ts';

/** What the words of a source are by themselves: a name, a name with what describes it, or a description. */

/** “they’ve”, “Doe herself”: a contraction or an echo that belongs to no name. */
export const withoutVerb = (words: string): string =>
  words
    .replace(
      /^(he|she|it|they|we|i|you|who|that)(?:['’](?:s|d|re|ve|ll|m)| \p{L}+n['’]t| ca|n['’]t)$/iu,
      '$1',
    )
    .replace(
      / (?:(?:him|her|it|them)sel(?:f|ves)(?=,|$)|(?:also|then|later|now|still|once|\p{Ll}{3,}ly)$)/u,
      '',
    );

/** A description as a reader is shown it. */
export const plainWords = (words: string): string =>
  words
    .split(/[,—–(]/)[0]
    ?.trim()
    .replace(/^(?:the|both) /i, '')
    .replace(/ (?:who|that|which)$/, '') ?? words;

const CALLED =
  /\b(?:calling (?:it|them|him|her)sel(?:f|ves)|called|known as) (?:the )?(\p{Lu}[\p{L} ]+?)(?=$|[,—–-])/u;

/** “states calling themselves the Friends of Doe” */
export const calledThemselves = (words: string): string | null => CALLED.exec(words)?.[1]?.trim() ?? null;

/** The name that these words are and nothing else; titles may stand before it. */
export function wholeName(words: string): Name | null {
  const [name, ...more] = namesIn(words);
  return name !== undefined && more.length === 0 && name.end >= words.trimEnd().length ? name : null;
}

/** “a spokesman for the port, Jane Doe”, “Norway's minister, Jane Doe”: the name behind the comma is the one that speaks. */
function apposed(source: string): Name | null {
  const [described = '', apposition = ''] = source.split(/, | -- | — /);
  if (!/\p{Ll}$/u.test(described) || !/^\p{Ll}/u.test(described.split(' ').at(-1) ?? '')) return null;
  const [name, ...more] = namesIn(apposition);
  return name?.full.includes(' ') === true &&
    more.length === 0 &&
    /^\P{Ll}/u.test(apposition) &&
    name.end - name.start >= apposition.trim().length - 24
    ? name
    : null;
}

/** Before the name that a phrase is about there may be titles and descriptions, no preposition: “a study by Doe” is none. */
const BELONGS_TO =
  /(?:^|\s)(?:of|in|at|for|by|from|with|on|near|to|like|including|than|as|against|about|under|after|behind|outside|inside|across|throughout|supporting|backing|representing|that|familiar|leaving|and|or)\s/u;

/** “Speaker of the House”, “Secretary of State”: of what somebody is, right before the name. */
const OFFICE_OF =
  /\b(?:Speaker|Secretary|Chief|President|Director|Commissioner|Minister|Chair(?:man|woman)?|Leader|Governor|Mayor|Bishop|Archbishop|Duke|Duchess|Prince|Princess|Earl) of (?:the )?(?=(?:\p{Lu}[\p{L}.]+ )*$|$)/u;

/** The name that a noun phrase is about; null where a common noun is its head, or where it has several. */
export function headName(source: string): Name | null {
  if (/, (?:and|or) /.test(source)) return null;
  const apposition = apposed(source);
  if (apposition !== null) return apposition;
  const head = source.split(/[,—–(]| -- | who | which | whose | calling /)[0] ?? source;
  // “Doe and Roe said”: both of them.
  if (/\p{Lu}[\p{L}.]* (?:and|or|&) (?:the )?\p{Lu}/u.test(head)) return null;
  const found = namesIn(head).find((name) => {
    const behind = head.slice(name.end).replace(/^['’]s?(?=\s|$)/, ' ');
    return (
      /^\s*$|^\s+(?:of|in|at|for|from|with|on)\s/u.test(behind) &&
      // “Mr. de Doe”
      (name.titles.length > 0 || /^\P{Ll}/u.test(head.slice(name.start)))
    );
  });
  if (found === undefined) return null;
  const before = head.slice(0, found.start).replace(OFFICE_OF, '');
  return BELONGS_TO.test(before) ? null : found;
}

/** Nouns of what somebody says, thinks or means to do: “Doe’s plan would …” are Doe's words. */
const OWN_WORDS =
  /^(?:(?:\p{Ll}+ )?(?:account|ad|address|advice|allegations?|announcement|answers?|argument|assertions?|claims?|comments?|complaint|criticism|estimate|explanation|instinct|letter|memoir|memo|message|plan|platform|position|post|prediction|proposal|reaction|remarks?|reply|response|rhetoric|speech|statements?|story|suggestion|testimony|theory|tweets?|view|words?))$/u;

/** “his campaign”, “Doe's plan”: whose, and what of theirs. */
export interface Owned {
  /** A pronoun, or a name without what makes it possessive. */
  readonly owner: string;
  readonly thing: string;
  /** Whether the thing is the owner's own words. */
  readonly words: boolean;
}

export function ownedIn(source: string): Owned | null {
  const match =
    /^(his|her) ((?:[\p{L}-]+ ){0,3}[\p{L}-]+)$/iu.exec(source) ??
    /^(\p{Lu}[^,—–(]*?)(?:['’]s|(?<=s)['’]) ((?:\p{Ll}[\p{L}-]* ){0,2}\p{Ll}[\p{L}-]*)$/u.exec(source);
  const [, owner, thing] = match ?? [];
  if (owner === undefined || thing === undefined) return null;
  return { owner, thing, words: OWN_WORDS.test(thing) };
}
