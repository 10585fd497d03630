import type { Linked, Span } from './link.ts';
import { TAGS } from './parts-of-speech.ts';
import { FINITE, tagSet } from './tag-sets.ts';
import { SIGNS } from './words.ts';
import type { Words } from './words.ts';

const ING = TAGS.indexOf('VBG');
const NAMING = tagSet('DT', 'JJ', 'NN', 'NNS', 'NNP', 'PRP', 'PRP$', 'CD', 'NN$');

/** No subject is longer. */
const SUBJECT = 8;

/**
 * “Citing the cracks, Doe closed the dam”: what a sentence's opening participle tells ends where the sentence's subject
 * stands, behind a comma and before its verb; and that is whose it is.
 */
export function withoutMainClause<L extends Pick<Linked, 'content' | 'source' | 'cue'>>(
  { sign, sentence, starts, ends }: Words,
  tags: Uint8Array,
  one: L,
): L {
  const { content, cue } = one;
  const [span] = content;
  if (cue === null || span?.from !== cue.to || content.length > 1 || tags[cue.from] !== ING) return one;
  if (starts[sentence[cue.from] as number] !== cue.from) return one;
  const end = ends[sentence[cue.from] as number] as number;
  for (let comma = span.from + 1; comma < span.to - 1; comma++) {
    const subject = sign[comma] === SIGNS.comma ? subjectFrom(tags, comma + 1, end) : null;
    if (subject !== null)
      return { ...one, content: [{ from: span.from, to: comma }], source: one.source ?? subject };
  }
  return one;
}

/** What is named from there on, if a finite verb is next. */
function subjectFrom(tags: Uint8Array, from: number, end: number): Span | null {
  let to = from;
  while (to < Math.min(end, from + SUBJECT) && NAMING[tags[to] as number] === 1) to++;
  return to > from && to < end && FINITE[tags[to] as number] === 1 ? { from, to } : null;
}
