import type { Attribution } from '../attributions.ts';
import { cueOf } from '../cues.ts';
import { isWork } from '../works.ts';
import { spanOf } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import type { Linked, Span } from './link.ts';
import type { Words } from './words.ts';

/** A quotation and who says it. */
interface Told {
  readonly quote: Span;
  readonly source: Span;
  readonly cue: Span;
}

/**
 * “…,” Jane Doe said; “…!” said Jane Doe: marks, a name and a verb side by side. In PolNeAR's train articles 97 in 100
 * such sources are the annotators', and of the others most are slips of theirs: what is learnt may add to such an
 * attribution, and not take it apart.
 */
export function plainlyTold(
  prose: string,
  words: Words,
  byRules: readonly Attribution[],
): ReadonlyMap<Attribution, Told> {
  const plain = new Map<Attribution, Told>();
  for (const rule of byRules) {
    if (rule.pattern !== 'quotation' || rule.source === null) continue;
    const teller = Math.min(rule.source.start, rule.cue.start);
    const before = rule.content.findLast(({ end }) => end <= teller);
    if (before === undefined || !/^\s*$/.test(prose.slice(before.end, teller))) continue;
    if (!/[,?!]["”'’»]*$/.test(prose.slice(before.start, before.end))) continue;
    if (isWork(prose, before, rule.cue)) continue;
    const said = prose.slice(rule.cue.start, rule.cue.end).split(/\s+/);
    if (!said.some((word) => cueOf(word)?.class === 'say')) continue;
    const [quote, source, cue] = [before, rule.source, rule.cue].map((range) => spanOf(words, range));
    if (quote && source && cue) plain.set(rule, { quote, source, cue });
  }
  return plain;
}

/** Whether a candidate gives the quotation to somebody else, or its teller other words. */
export const contradicts = (candidate: Candidate, plain: ReadonlyMap<Attribution, Told>): boolean =>
  [...plain.values()].some((told) => touches(candidate, told) && !agrees(candidate, told));

const touches = ({ content, cue }: Linked, told: Told): boolean =>
  meets(cue, told.cue) || content.some((span) => meets(span, told.quote));

const agrees = ({ content, source, cue }: Linked, told: Told): boolean =>
  meets(cue, told.cue) &&
  meets(source, told.source) &&
  content.some(({ from, to }) => from <= told.quote.from && told.quote.to <= to);

const meets = (a: Span | null, b: Span): boolean => a !== null && a.from < b.to && b.from < a.to;
