import type { Attribution } from './attributions.ts';
import { cueOf } from './cues.ts';
import type { CueClass } from './cues.ts';
import { TAGS } from './model/parts-of-speech.ts';
import type { Sentence } from './model/sentence.ts';

/**
 * How what is attributed is worded. that: “that it would hold”; clause: “it would hold”; question: “why it fell”; null: no
 * clause of its own: “the plan”, “to close it”.
 */
export type Clause = 'that' | 'clause' | 'question';

const QUESTION = /^(?:whether|if|how|why|what|where|when|who|which)$/;
const FINITE: ReadonlySet<number> = new Set(
  (['VBD', 'VBZ', 'VBP', 'MD'] as const).map((tag) => TAGS.indexOf(tag)),
);
/** “she’s”, “they’d” */
const CONTRACTED = /^(?:i|he|she|it|we|you|they|there)['’](?:s|d|ll|re|ve|m)$/;
const RELATIVE = TAGS.indexOf('W');

const QUOTED = /["“”«»„]/;

/** A verb of its own, before any quotation; “the bridge that fell” has one in a clause about it. */
export function clauseOf({ words, tags }: Sentence): Clause | null {
  const [first] = words.tokens;
  if (first === undefined) return null;
  if (first.lower === 'that') return 'that';
  if (QUESTION.test(first.lower)) return 'question';
  for (const [i, { lower }] of words.tokens.entries()) {
    if (tags[i] === RELATIVE || (lower === 'that' && i > 0) || QUOTED.test(lower)) return null;
    if (FINITE.has(tags[i] ?? -1) || CONTRACTED.test(lower)) return 'clause';
  }
  return null;
}

/** What somebody will or may say, nobody has said. */
const UNSAID = /\b(?:will|won['’]t|may|might|shall|must|let['’]?s|avoid(?:s|ed|ing)?)\b/iu;

/**
 * Whether an attribution tells what somebody said or thought. It does not where it tells what somebody does about something
 * (“voted to close it”), means to do (“intends to close it”) or talks about (“discussed the plan”), and not where its words
 * are a quotation with something around it (“called it “a gift””): after the kinds of attribution of Prasad et al.
 * (2006), assertions, beliefs and facts, and not eventualities.
 *
 * @param words of the content
 */
export function isReportedSpeech(
  { pattern }: Pick<Attribution, 'pattern'>,
  cue: string,
  words: string,
  clause: Clause | null,
): boolean {
  if (pattern === 'according to' || cue === ':') return true;
  if (UNSAID.test(cue)) return false;
  const told = clause === 'that' || clause === 'clause';
  switch (classOf(cue)) {
    case 'say':
    case 'think':
    case 'judge':
      return clause !== null || !(QUOTED.test(words) || TOPIC.test(cue));
    case 'plan':
    case null:
      return told;
  }
}

/** “talks about”, “messages on”: what follows is the topic. */
const TOPIC = /\s(?:about|on|over|against|from|for|with)$/iu;
function classOf(cue: string): CueClass | null {
  for (const word of cue.match(/[\p{L}’'-]+/gu) ?? []) {
    const known = cueOf(word.toLowerCase());
    if (known !== undefined) return known.class;
  }
  return null;
}
