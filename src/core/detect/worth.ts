import type { ClaimType } from './claim.ts';
import { typesOf } from './types.ts';

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

/**
 * 0…1: how much a checker would want a source for this sentence. A transparent sum in log odds; each weight is a
 * reader's judgement, compared with labelled sentences by `npm run eval`.
 */
export function worthOfSentence(text: string): number {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0) return 0;
  let score = -1.6 + Math.min(1.6, words.length * 0.06);
  for (const type of typesOf(text)) score += TYPE_WEIGHTS[type] ?? 0;
  if (/[$€£]\s?\d|\d\s?(?:%|percent|million|billion)|\d,\d{3}/i.test(text)) score += 0.7;
  const names = text.match(/(?<!^|[.!?]\s)(?<!["“])\b\p{Lu}\p{L}{2,}/gu)?.length ?? 0;
  score += Math.min(0.9, names * 0.18);
  score -= Math.min(1.6, (text.match(OPINION)?.length ?? 0) * 0.55);
  if (/\b(?:you|your|me|my)\b/i.test(text)) score -= 0.4;
  if (/\?["”’')]*\s*$/.test(text)) score -= 1.6;
  if (SMALL_TALK.test(text)) score -= 1;
  if (words.length < 6) score -= 1.2;
  return 1 / (1 + Math.exp(-score));
}
