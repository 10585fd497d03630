import type { Block } from '../article/article.ts';
import { overlap } from '../range.ts';
import type { Range } from '../range.ts';
import type { Measure } from './worth.ts';

/** A statement below this worth is not returned: a checker would not want a source for it. */
export const STATEMENT_THRESHOLD = 0.5;

/** A sentence of which more than this share is an attribution is that person's claim, not the author's. */
const MAX_SAID = 0.4;

/** Lines about the article itself. */
const FURNITURE =
  /^(?:by|photo(?:graph)?s?|image|picture|credit|source|contact|original url|read more|read also|see also|related|share|follow|subscribe|sign up|click|advertisement|correction|updated?|published|posted|copyright|©|video|watch|more:|listen|editor['’]s note|with files from|reporting by|additional reporting|this (?:article|story|post))\b/iu;

export interface Statement {
  readonly range: Range;
  readonly worth: number;
  readonly caption: boolean;
}

/**
 * The author's own sentences that a checker would want a source for.
 *
 * @param said content, source and cue of attributions
 */
export function statementsIn(
  block: Block,
  said: readonly Range[],
  measure: (text: string) => Measure,
): readonly Statement[] {
  if (block.kind === 'heading' && block.sentences.length === 1 && !/\p{Ll}\s\p{Ll}|\d/u.test(block.prose))
    return [];
  return block.sentences.flatMap((sentence) => {
    const text = block.prose.slice(sentence.start, sentence.end);
    if (!isSentence(text, block) || FURNITURE.test(text)) return [];
    const shared = said.reduce((sum, range) => sum + overlap(range, sentence), 0);
    if (shared > MAX_SAID * (sentence.end - sentence.start)) return [];
    const { worth } = measure(text);
    const caption = block.kind === 'caption';
    return worth >= STATEMENT_THRESHOLD ? [{ range: sentence, worth, caption }] : [];
  });
}

/** Not a byline, a dateline alone, a photo credit, a table's figure. */
function isSentence(text: string, { kind }: Block): boolean {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
  if (words.length < 6) return false;
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  if (small < 2) return false;
  return (
    kind === 'heading' ||
    kind === 'caption' ||
    kind === 'table-cell' ||
    /[.!?…:]["”’')\]]*$/u.test(text) ||
    words.length >= 12
  );
}
