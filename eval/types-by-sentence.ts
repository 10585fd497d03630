import type { Range } from '../src/core/index.ts';
import { detect } from '../src/core/index.ts';
import { typesOf } from '../src/core/detect/types.ts';
import { plainArticle } from './plain-text.ts';

/** A sentence of an article, with the types that both readers gave it, and those that only one gave. */
export interface TypedSentence {
  readonly article: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly types: readonly string[];
  readonly typesEither: readonly string[];
}

export interface TypeScore {
  readonly type: string;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** How many sentences have it by both readers. */
  readonly gold: number;
}

const TYPES = [
  'quantity',
  'date',
  'prediction',
  'comparison',
  'causal',
  'identity',
  'event',
  'quote',
  'reported',
] as const;

/** Ours against what both readers gave; where the readers differ, the sentence doesn't count for that type. */
export function typeScores(
  sentences: readonly TypedSentence[],
  textOf: (article: string) => string,
): readonly TypeScore[] {
  const ours = sentences.map(oursWith(textOf));
  return TYPES.map((type) => {
    let both = 0;
    let found = 0;
    let gold = 0;
    for (const [index, sentence] of sentences.entries()) {
      if (sentence.typesEither.includes(type)) continue;
      const is = sentence.types.includes(type);
      const says = ours[index]?.has(type) ?? false;
      if (is) gold++;
      if (says) found++;
      if (is && says) both++;
    }
    return {
      type,
      precision: found === 0 ? null : both / found,
      recall: gold === 0 ? null : both / gold,
      f1: found + gold === 0 ? null : (2 * both) / (found + gold),
      gold,
    };
  });
}

function oursWith(textOf: (article: string) => string): (sentence: TypedSentence) => ReadonlySet<string> {
  const claimsIn = new Map<string, ReturnType<typeof detect>>();
  return ({ article, start, end, text }) => {
    const claims = claimsIn.get(article) ?? detect(plainArticle(textOf(article)));
    claimsIn.set(article, claims);
    const touches = (ranges: readonly Range[]): boolean =>
      ranges.some((range) => Math.min(range.end, end) - Math.max(range.start, start) > 2);
    const types = new Set<string>(typesOf(text));
    for (const { kind, said, content } of claims) {
      if (kind === 'quotation' && touches(content)) types.add('quote');
      // What somebody does, means to do or talks about is no reported speech by the readers' guide.
      if (kind === 'reported' && said && touches(content)) types.add('reported');
    }
    return types;
  };
}
