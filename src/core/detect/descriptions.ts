import { isGroup, withoutQuantity } from './groups.ts';
import { BODIES } from './names.ts';
import { DETERMINERS, PREPOSITIONS } from './phrases.ts';

/** Words that describe somebody or something without a name: “an Aldmoor official”, “the Doe campaign”. */

const BEHIND_HEAD =
  /,| (?:of|in|from|for|at|who|that|with|on|to|by|including|like|familiar|close|released|conducted|published|speaking) |[—–(]/u;

/** The noun that a description is about, in lower case: “dozens of members of her party” are members. */
export const headNoun = (words: string): string =>
  (
    /\p{L}[\p{L}’'-]*$/u.exec(withoutQuantity(words).split(BEHIND_HEAD)[0]?.trim() ?? '')?.[0] ?? ''
  ).toLowerCase();

/** “the Doe campaign”, “Aldmoor officials”, “Doe’s presidential team”: a name, and what it tells apart. */
const NAMED =
  /(?<![\p{L}.’'-])((?:\p{Lu}[\p{L}.-]*(?:['’]s?)? ){1,4})(\p{Ll}{3,})(?: (\p{Ll}{3,}))?(?![\p{L}’'-])/gu;

export interface Description {
  readonly words: string;
  /** Where it starts in its sentence. */
  readonly at: number;
}

/** Those of a sentence by which a body or people may be meant again: “the campaign”, “the officials”. */
export const descriptionsIn = (text: string): readonly Description[] =>
  [...text.matchAll(NAMED)].flatMap((match) => {
    const [, name = '', first = '', second = ''] = match;
    const known = name.replace(OPENING, '');
    const noun = [`${first} ${second}`, first].find((words) => speaks(known + words));
    if (noun === undefined || known === '' || (noun === first && isNoun(second))) return [];
    return [{ words: known + noun, at: match.index + name.length - known.length }];
  });

const OPENING =
  /^(?:The|A|An|But|And|In|For|As|While|When|If|That|Both|Some|Many|Most|Other|Several|At|On|By|With|From) /;

const speaks = (words: string): boolean => {
  const [, before = '', noun = ''] = /(?<= |^)(\p{L}+) (\p{L}+)$/u.exec(words) ?? [];
  if (PREPOSITIONS.has(before) || DETERMINERS.has(before) || SMALL.test(before)) return false;
  return BODIES.has(noun) || ALSO.has(noun) || isGroup(words);
};

const SMALL = /^(?:and|or|of|at|is|are|was|were|has|had|said)$/;

/** “campaign buses” are no campaign. A verb or a small word may follow: few nouns are not plurals, and few verbs end so. */
const isNoun = (word: string): boolean =>
  word.length > 4 && /[^s]s$|ing$/u.test(word) && !/^(?:does|says)$/.test(word);

/** Bodies that no proper name ends with. */
const ALSO: ReadonlySet<string> = new Set('camp agency firm'.split(' '));
