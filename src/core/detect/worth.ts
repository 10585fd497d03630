import type { ClaimType } from './claim.ts';
import type { Mention } from './mentions.ts';
import { model } from './model/model.ts';
import { readSentence, sentenceFeatures } from './model/sentence.ts';
import { clauseOf } from './reported-speech.ts';
import type { Clause } from './reported-speech.ts';
import { typesIn } from './types.ts';
import type { TypeFound } from './types.ts';

/** How much each type says that a checker would want a source, in log odds. */
const TYPE_WEIGHTS: Readonly<Partial<Record<ClaimType, number>>> = {
  quantity: 1.1,
  comparison: 0.7,
  causal: 0.4,
  prediction: 0.2,
  event: 0.6,
  law: 0.5,
  date: 0.5,
  allegation: 0.7,
  identity: 0.3,
  age: 0.3,
};

const OPINION =
  /\b(?:I|we) (?:think|believe|feel|guess|hope|want|wish|love|like|know|mean|would|am going|'m going|’m going|will)\b|\b(?:beautiful|great|terrible|wonderful|horrible|disgrace\w*|disaster|amazing|ridiculous|unfortunately|hopefully|should|must|let['’]s|ought)\b/gi;
const SMALL_TALK =
  /\b(?:thank you|thanks|good (?:evening|morning|night)|welcome|please|excuse me|applause|laughter|ladies and gentlemen)\b/i;

/** How much the readers' judgement counts beside what was learnt from debates: those are not news. */
const JUDGEMENT = 0.5;

/** Debates have fewer sentences that are worth checking than news; found on `news-claims-dev`. */
const OFFSET = 0.8;

/** A text's types, how it is worded, and 0…1: how much a checker would want a source for it, as `npm run eval` compares it with readers. */
export interface Measure {
  readonly typed: readonly TypeFound[];
  readonly worth: number;
  readonly clause: Clause | null;
}

/** @param mentions who is named in the text, where that is known already */
export function measured(text: string, mentions?: readonly Mention[]): Measure {
  const { tagger, worth } = model();
  const sentence = readSentence(text, tagger);
  const typed = typesIn(sentence, mentions);
  const clause = clauseOf(sentence);
  if (!/[\p{L}\p{N}]/u.test(text)) return { typed, worth: 0, clause };
  const types = typed.map(({ type }) => type);
  let learnt = 0;
  for (const row of sentenceFeatures(sentence, types, worth.table.length - 1))
    learnt += worth.table[row] ?? 0;
  return { typed, worth: combinedWorth(learnt / worth.scale, text, types), clause };
}

/** @param learnt log odds of a classifier */
export const combinedWorth = (learnt: number, text: string, types: readonly ClaimType[]): number =>
  1 / (1 + Math.exp(-(learnt + JUDGEMENT * judgement(text, types) + OFFSET)));

/** A transparent sum in log odds; each weight is a reader's judgement. */
function judgement(text: string, types: readonly ClaimType[]): number {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  let score = -1.6 + Math.min(1.6, words.length * 0.06);
  for (const type of types) score += TYPE_WEIGHTS[type] ?? 0;
  if (/[$€£]\s?\d|\d\s?(?:%|percent|million|billion)|\d,\d{3}/i.test(text)) score += 0.7;
  const names = text.match(/(?<!^|[.!?]\s)(?<!["“])\b\p{Lu}\p{L}{2,}/gu)?.length ?? 0;
  score += Math.min(0.9, names * 0.18);
  score -= Math.min(1.6, (text.match(OPINION)?.length ?? 0) * 0.55);
  if (/\b(?:you|your|me|my)\b/i.test(text)) score -= 0.4;
  if (/\?["”’')]*\s*$/.test(text)) score -= 1.6;
  if (SMALL_TALK.test(text)) score -= 1;
  if (words.length < 6) score -= 1.2;
  return score;
}
