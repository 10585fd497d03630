import { mix } from './hash.ts';
import type { Words } from './words.ts';

/** What a sentence holds, as far as all its tokens want to know. */
export interface Outline {
  /** Cues outside quotations, at most 3. */
  readonly cues: number;
  /** Where a last part with a cue begins (“…, Doe said”), -1: nowhere; the hash of that cue and of how far it is. */
  readonly tail: number;
  readonly tailLemma: number;
  /** Where “according” stands; -1: nowhere. */
  readonly according: number;
  /** How much of it is quotations: 0 nothing, 1 up to half, 2 more, 3 all. */
  readonly covered: number;
}

export function outlineOf(words: Words, from: number, to: number): Outline {
  const { tokens, quote, cue, lemma } = words;
  let cues = 0;
  let according = -1;
  let quoted = 0;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (quote[i]! > 0) {
      quoted += (token?.end ?? 0) - (token?.start ?? 0);
    } else if (cue[i]! > 0) cues++;
    if (token?.lower === 'according') according = i;
  }
  let tail = -1;
  let tailLemma = 0;
  for (let i = to - 2; i > from && i > to - 24; i--) {
    const isQuote = quote[i]! > 0;
    if (!isQuote && tokens[i]?.text !== ',') continue;
    let k = i + 1;
    while (k < to && !(cue[k]! > 0 && cue[k]! < 5)) k++;
    if (k < to) {
      tail = i;
      tailLemma = mix(lemma[k]!, k - i <= 5 ? 1 : 2);
      break;
    }
    if (isQuote) break;
  }
  const length = (tokens[to - 1]?.end ?? 0) - (tokens[from]?.start ?? 0);
  const share = length === 0 ? 0 : quoted / length;
  return {
    cues: Math.min(cues, 3),
    tail,
    tailLemma,
    according,
    covered: share > 0.95 ? 3 : share > 0.5 ? 2 : share > 0 ? 1 : 0,
  };
}
