import { isGroup } from './groups.ts';
import { isRole } from './mentions.ts';

const PREPOSITION =
  /^(?:of|in|to|for|with|by|from|at|on|about|against|between|among|including|like|over|under|familiar|close)$/;
/** What stands before a noun phrase and is none of it. */
const BOUNDARY =
  /^(?:and|or|but|that|because|as|than|while|when|where|whether|if|is|are|was|were|be|been|being|has|have|had|will|would|could|can|may|might|should|said|says|told|not|only|just|also|even|especially|mainly|mostly)$/;
const DETERMINER =
  /^(?:the|an?|this|that|these|those|some|any|many|most|several|both|few|one|two|three|four|five|six|seven|eight|nine|ten|his|her|its|their|our|my|no|every|another|other)$/;
const LONGEST = 6;

/**
 * Whom “who” belongs to where no name stands before it: “a group of farmers, who”, “one clerk familiar with the matter, who”.
 * Of the phrases that end there, each behind the preposition of the next, the nearest that are people; else the nearest.
 */
export function antecedentIn(clause: string): string | null {
  const both = BOTH.exec(clause)?.[0];
  if (both !== undefined) return both;
  const phrases = phrasesAtEnd(clause);
  const people = phrases.find((phrase) => isPeople(phrase)) ?? phrases[0];
  return people?.replace(/^(?:the|an?) /iu, '') ?? null;
}

/** “Democrats and Republicans” */
const BOTH = /(?<!\p{L})\p{Lu}\p{Ll}+s and \p{Lu}\p{Ll}+s$/u;

/** “for president” names an office and nobody who has it. */
const isPeople = (phrase: string): boolean =>
  isGroup(phrase) ||
  (phrase.includes(' ') && isRole(phrase)) ||
  /\b(?:person|those|someone|anyone|everyone|somebody)$/iu.test(phrase);

/** From the last on, without the prepositions between them. */
function phrasesAtEnd(clause: string): readonly string[] {
  const tokens = clause.match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.’'-]*|[^\s\p{L}\p{N}]/gu) ?? [];
  const phrases: string[] = [];
  let phrase: string[] = [];
  const close = (): void => {
    if (phrase.length > 0) phrases.push(phrase.join(' '));
    phrase = [];
  };
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i] ?? '';
    const lower = token.toLowerCase();
    if (PREPOSITION.test(lower)) {
      close();
      continue;
    }
    // “…, uniting farmers who”: what they do to them.
    const participle = /^\p{Ll}{2,}ing$/u.test(token) && (i === 0 || tokens[i - 1] === ',');
    const verb = BOUNDARY.test(lower) || participle || !/^[\p{L}\p{N}]/u.test(token);
    if (verb || phrase.length === LONGEST) break;
    phrase.unshift(token);
    if (DETERMINER.test(lower)) {
      close();
      if (!PREPOSITION.test(tokens[i - 1]?.toLowerCase() ?? '')) break;
    }
  }
  close();
  return phrases;
}
