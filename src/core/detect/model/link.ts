/** Tokens from (inclusive) to (exclusive). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** An attribution whose parts were tagged. */
export interface Linked {
  readonly content: readonly Span[];
  readonly source: Span | null;
  readonly cue: Span | null;
}

interface Labelled extends Span {
  /** The label that it begins with: odd, see `labels.ts`. */
  readonly begin: number;
}

const CUE = 5;
const isContent = ({ begin }: Labelled): boolean => begin > CUE;
/** Whether its cue stands to its left. */
const isAfter = ({ begin }: Labelled): boolean => begin === 3 || begin === 7;

function spansOf(labels: Uint8Array): readonly Labelled[] {
  const spans: Labelled[] = [];
  for (let i = 0; i < labels.length;) {
    const label = labels[i] as number;
    let to = i + 1;
    if (label > 0) {
      const begin = label % 2 === 1 ? label : label - 1;
      while (to < labels.length && labels[to] === begin + 1) to++;
      spans.push({ begin, from: i, to });
    }
    i = to;
  }
  return spans;
}

/**
 * Each source and content belongs to the nearest cue on the side that its label names, else to the nearest on the
 * other. A cue without a source shares that of the cue before it in its sentence (“X said A and added B”).
 *
 * @param sentence which sentence each token is in
 */
export function link(labels: Uint8Array, sentence: Int32Array): readonly Linked[] {
  const spans = spansOf(labels);
  const cues: number[] = [];
  for (const [at, { begin }] of spans.entries()) if (begin === CUE) cues.push(at);
  if (cues.length === 0) {
    const content = spans.filter(isContent);
    const source = spans.find((span) => !isContent(span)) ?? null;
    return content.length === 0 ? [] : [{ content, source, cue: null }];
  }
  const contents = cues.map((): Labelled[] => []);
  const sources = cues.map((): { readonly span: Labelled; readonly distance: number } | null => null);
  for (const [at, span] of spans.entries()) {
    if (span.begin === CUE) continue;
    const right = cues.findIndex((cue) => cue > at);
    const left = (right < 0 ? cues.length : right) - 1;
    const owner = isAfter(span) ? (left >= 0 ? left : right) : right >= 0 ? right : left;
    const distance = Math.abs(at - (cues[owner] as number));
    if (isContent(span)) contents[owner]?.push(span);
    else if (distance < (sources[owner]?.distance ?? Infinity)) sources[owner] = { span, distance };
  }
  const result: Linked[] = [];
  let shared: Span | null = null;
  let previous: Span | null = null;
  for (const [index, at] of cues.entries()) {
    const cue = spans[at] as Labelled;
    const sameSentence = previous !== null && sentence[previous.from] === sentence[cue.from];
    shared = sources[index]?.span ?? (sameSentence ? shared : null);
    previous = cue;
    const content = contents[index] ?? [];
    if (content.length > 0) result.push({ content, source: shared, cue });
  }
  return result;
}
