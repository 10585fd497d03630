import type { Range } from '../../range.ts';
import type { Words } from './words.ts';

/** An attribution whose parts were tagged. Offsets are into the prose. */
export interface Linked {
  readonly content: readonly Range[];
  readonly source: Range | null;
  readonly cue: Range | null;
}

interface Span {
  readonly role: 'source' | 'cue' | 'content';
  /** Whether its cue stands to its left. */
  readonly after: boolean;
  readonly from: number;
  readonly to: number;
}

function spansOf(labels: Uint8Array): readonly Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < labels.length;) {
    const label = labels[i] as number;
    let to = i + 1;
    if (label > 0) {
      const begin = label % 2 === 1 ? label : label - 1;
      while (to < labels.length && labels[to] === begin + 1) to++;
      const role = begin < 5 ? 'source' : begin === 5 ? 'cue' : 'content';
      spans.push({ role, after: begin === 3 || begin === 7, from: i, to });
    }
    i = to;
  }
  return spans;
}

/**
 * Ties sources and contents to cues: each to the nearest on the side that its label names, else to the nearest on the
 * other. A cue without a source shares that of the cue before it in its sentence (“X said A and added B”).
 */
export function link(words: Words, labels: Uint8Array): readonly Linked[] {
  const spans = spansOf(labels);
  const rangeOf = ({ from, to }: Span): Range => ({
    start: words.tokens[from]?.start ?? 0,
    end: words.tokens[to - 1]?.end ?? 0,
  });
  const cues = spans.flatMap((span, index) => (span.role === 'cue' ? [{ span, index }] : []));
  if (cues.length === 0) {
    const content = spans.filter(({ role }) => role === 'content').map(rangeOf);
    const source = spans.find(({ role }) => role === 'source');
    return content.length === 0
      ? []
      : [{ content, source: source === undefined ? null : rangeOf(source), cue: null }];
  }
  const contents = cues.map((): Range[] => []);
  const sources = cues.map((): { readonly range: Range; readonly distance: number }[] => []);
  for (const [index, span] of spans.entries()) {
    if (span.role === 'cue') continue;
    const right = cues.findIndex((cue) => cue.index > index);
    const left = (right < 0 ? cues.length : right) - 1;
    const owner = span.after ? (left >= 0 ? left : right) : right >= 0 ? right : left;
    if (span.role === 'content') contents[owner]?.push(rangeOf(span));
    else
      sources[owner]?.push({ range: rangeOf(span), distance: Math.abs(index - (cues[owner]?.index ?? 0)) });
  }
  const result: Linked[] = [];
  let shared: Range | null = null;
  for (const [index, { span }] of cues.entries()) {
    const before = cues[index - 1]?.span;
    const sameSentence = before !== undefined && words.sentence[before.from] === words.sentence[span.from];
    const own = sources[index]?.sort((a, b) => a.distance - b.distance)[0]?.range ?? null;
    const source: Range | null = own ?? (sameSentence ? shared : null);
    shared = source;
    const content = contents[index] ?? [];
    if (content.length > 0) result.push({ content, source, cue: rangeOf(span) });
  }
  return result;
}
