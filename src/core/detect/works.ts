import type { Range } from '../range.ts';
import { cueOf } from './cues.ts';

/** Small words that titles don't capitalise. */
const SMALL =
  /^(?:a|an|the|and|or|but|nor|of|in|on|at|to|for|by|from|with|as|vs\.?|is|it|up|de|la|le|les|des|du|von|van)$/;

/**
 * Whether words in quotation marks are written like the title of a work: two capitals or more, and nothing small but what
 * titles have small. “The Long Dam of Aldmoor,” is; “The dam held.” and “We won!” are not.
 */
export function isTitle(words: string): boolean {
  const all = words.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu) ?? [];
  const small = all.filter((word) => !/^[\p{Lu}\p{N}]/u.test(word));
  const capitals = all.filter((word) => /^\p{Lu}\p{Ll}/u.test(word));
  return (
    capitals.length > 1 &&
    !/[!?]$/.test(words) &&
    !/[.!?,;]\s/.test(words) &&
    small.every((word) => SMALL.test(word))
  );
}

/** Whether a cue tells of speech, so that even “Lock Him Up” is something said: not “wrote”, which titles have as well. */
const isSpeech = (cue: string): boolean =>
  cue
    .toLowerCase()
    .split(/\s+/)
    .some((word) => {
      const known = cueOf(word);
      return known?.class === 'say' && known.lemma !== 'write' && known.lemma !== 'report';
    }) || /\b(?:according to|call\w*|chant\w*)\b/i.test(cue);

/** What a work is called by right before its title: “his 2019 book,”, “on CBS’s”, “an ad titled”. */
const NAMED =
  /\b(?:(?:books?|novel|memoir|biography|films?|movie|documentary|shows?|series|sitcom|program|programme|podcast|album|songs?|anthem|hymn|poem|play|musical|opera|column|commentary|essay|op-ed|episode|broadcast of|edition of|magazine|game),?|titled|entitled|(?:ABC|BBC|CBS|CNN|HBO|MSNBC|NBC|NPR|PBS|Fox(?: News)?)['’]s)\s*$/;

/** “Arrogant,” and “13th.”: a title where something before it says that one follows. */
const isShortTitle = (words: string): boolean =>
  !/[!?]$|[.!?,;:]\s/.test(words) &&
  (words.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu) ?? []).every(
    (word, at) => /^[\p{Lu}\p{N}]/u.test(word) || (at > 0 && SMALL.test(word)),
  );

/** So far back a word may stand that names a work. */
const NEAR = 24;

const isNamed = (prose: string, { start, end }: Range): boolean =>
  NAMED.test(prose.slice(Math.max(0, start - NEAR), start).replace(/["“”„«‹'‘`]+$/u, '')) &&
  isShortTitle(prose.slice(start, end));

/** “directed “The Long Dam””, “the author of “Our River””: no words of anybody. */
export const isWork = (prose: string, quote: Range, cue: Range | null): boolean =>
  isNamed(prose, quote) ||
  (isTitle(prose.slice(quote.start, quote.end)) &&
    (cue === null || !isSpeech(prose.slice(cue.start, cue.end))));
