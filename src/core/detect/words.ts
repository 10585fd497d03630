import type { QuotedStretch } from './quotations.ts';

/** A word or a mark of punctuation in a block's prose. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  /** False: punctuation. */
  readonly isWord: boolean;
  /** Index of the quoted stretch it stands in, its marks included; -1 outside. */
  readonly quote: number;
}

// A word keeps its inner dots, apostrophes and hyphens (U.S., don't, al-Mekdad, 3.5), a known abbreviation its last dot.
const TOKEN =
  /(?:\p{Lu}\.){2,}|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Cmdr|Prof|Rev|Hon|St|Jr|Sr|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|No|vs)\.(?=\s+[\p{Lu}\p{N}])|\p{Lu}\.(?=\s*\p{Lu})|[\p{L}\p{M}\p{N}$€£@#%]+(?:['’\-‑.,&][\p{L}\p{M}\p{N}%]+)*|\S/gu;

/** The prose's words in order. `quoted` are its quoted stretches, in order. Linear. */
export function splitWords(prose: string, quoted: readonly QuotedStretch[]): readonly Word[] {
  const words: Word[] = [];
  let q = 0;
  for (const match of prose.matchAll(TOKEN)) {
    const text = match[0];
    const start = match.index;
    while (q < quoted.length && (quoted[q]?.range.end ?? 0) <= start) q++;
    const inside = q < quoted.length && (quoted[q]?.range.start ?? Infinity) <= start;
    words.push({
      start,
      end: start + text.length,
      text,
      lower: text.toLowerCase().replaceAll('’', "'"),
      isWord: /[\p{L}\p{N}]/u.test(text),
      quote: inside ? q : -1,
    });
  }
  return words;
}
