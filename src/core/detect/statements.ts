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
    const isTheirs = shared > MAX_SAID * (sentence.end - sentence.start);
    const range = isTheirs ? authorsPart(block.prose, sentence, said) : sentence;
    if (range === null) return [];
    const { worth } = measure(block.prose.slice(range.start, range.end));
    const caption = block.kind === 'caption';
    return worth >= STATEMENT_THRESHOLD ? [{ range, worth, caption }] : [];
  });
}

/** A part of a sentence has to be so long to state something by itself. */
const PART_WORDS = 12;

/** What a clause of its own has, and does not begin with. */
const VERB =
  /\b(?:is|are|was|were|has|had|have|will|would|can|could|did|does|\p{Ll}{3,}ed|went|came|made|took|got|gave|left|met|won|lost|ran|began|became|held|kept|brought|built|bought|sold|paid|rose|fell|grew|found)\b/u;
const DEPENDENT = /^(?:that|though|although|if|as|while|when|because|since|back when|based on|given)\b/i;

/** Words that belong to what comes behind them. */
const DANGLING =
  /(?:[\s,;:—–-]+(?:after|before|when|while|as|because|since|and|but|or|though|although|until|in|with|by|of|to|from|on|at|for|during|about|which|who|whom|that|whether|it['’]s|shortly|also|then|some|both|\p{Lu}\p{L}+(?:['’]s)))*[\s,;:—–-]*$/u;

/**
 * “The ferry was taken out of service on Monday after inspectors found …”: the author's clause before somebody's words; null:
 * there is none.
 */
function authorsPart(prose: string, sentence: Range, said: readonly Range[]): Range | null {
  const { start, end } = sentence;
  const first = Math.min(
    end,
    ...said.filter((range) => overlap(range, sentence) > 0).map((range) => range.start),
  );
  const part = prose.slice(start, first).replace(DANGLING, '');
  const words = part.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
  const stands = words.length >= PART_WORDS && VERB.test(part) && !DEPENDENT.test(part);
  return stands ? { start, end: start + part.length } : null;
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
