import type { Range } from '../../range.ts';
import type { Attribution } from '../attributions.ts';
import { firstAt } from './hints.ts';
import { mix } from './hash.ts';
import { LABEL_COUNT } from './labels.ts';
import type { Lattice, SequenceWeights } from './lattice.ts';
import { link } from './link.ts';
import type { Linked, Span } from './link.ts';
import { eachTurn, follow } from './other-ways.ts';
import type { Words } from './words.ts';

/** An attribution that may be there. */
export interface Candidate extends Linked {
  /** How much worse the likeliest labels with it score than the likeliest of all; null: only grammar's rules find it. */
  readonly loss: number | null;
  /** What the rules find in the same words. */
  readonly rule: Attribution | null;
}

const L = LABEL_COUNT;

/**
 * The attributions of the likeliest labels, of the likeliest in which another part begins or another content ends, and
 * of grammar's rules; each once.
 *
 * @param reach how much worse labels may score and still be looked at, in the table's scale
 */
export function candidatesOf(
  words: Words,
  place: Uint8Array,
  ways: Lattice,
  { transitions }: Pick<SequenceWeights, 'transitions'>,
  rules: readonly Attribution[],
  reach: number,
): readonly Candidate[] {
  const { best, top } = ways;
  const { sentence } = words;
  const { add, all } = collection();
  for (const one of link(best, sentence)) add(one, 0, null);
  const labels = best.slice();
  eachTurn(ways, place, transitions, reach, (at, label, next, score) => {
    const changed = follow(ways, labels, at, label, next);
    for (const one of link(labels, sentence)) if (holds(one, at)) add(one, top - score, null);
    for (let k = changed.from; k < changed.to; k++) labels[k] = best[k]!;
  });
  for (const one of all()) {
    const content = bridged(one, sentence);
    if (content.length < one.content.length) add({ ...one, content }, one.loss, null);
  }
  for (const one of all()) {
    const source =
      one.source === null && one.cue !== null
        ? likeliestSource(words, ways, one.cue, one.content, FAR * reach)
        : null;
    if (source !== null) add({ ...one, source: source.span }, Math.max(one.loss ?? 0, source.loss), null);
  }
  for (const rule of rules) {
    const content = rule.content.map((range) => spanOf(words, range)).filter(isSpan);
    const cue = spanOf(words, rule.cue);
    const source = rule.source === null ? null : spanOf(words, rule.source);
    if (content.length > 0 && cue !== null) add({ content, source, cue }, null, rule);
  }
  return all();
}

interface Collection {
  /** Each once, with its least loss and its rule. */
  readonly add: (one: Linked, loss: number | null, rule: Attribution | null) => void;
  /** Those so far, in the order in which they came. */
  readonly all: () => readonly Candidate[];
}

function collection(): Collection {
  const found = new Map<number, Candidate>();
  return {
    add: (one, loss, rule) => {
      let key = keyOf(one);
      let known = found.get(key);
      while (known !== undefined && !isSame(known, one)) known = found.get(++key);
      if (known === undefined) found.set(key, { ...one, loss, rule });
      else if (rule !== null) found.set(key, { ...known, rule });
      else if (loss !== null && known.loss !== null && loss < known.loss) found.set(key, { ...known, loss });
    },
    all: () => [...found.values()],
  };
}

/** Without the gaps in which nothing of it stands: “said A, including the fact that B” is one stretch. */
function bridged({ content, source, cue }: Linked, sentence: Int32Array): readonly Span[] {
  const result: Span[] = [];
  for (const span of content) {
    const last = result.at(-1);
    const parts =
      last !== undefined &&
      ([source, cue].some((part) => part !== null && part.from >= last.to && part.to <= span.from) ||
        sentence[last.to - 1] !== sentence[span.from]);
    if (last === undefined || parts) result.push(span);
    else result[result.length - 1] = { from: last.from, to: span.to };
  }
  return result;
}

/** So many times further a source is looked for where a cue has none. */
const FAR = 2;

/** The likeliest source in a cue's sentence, as labels to its left and right have it: nobody is part of their own words. */
function likeliestSource(
  { sentence, starts, ends }: Words,
  { through, top, to }: Lattice,
  cue: Span,
  content: readonly Span[],
  far: number,
): { readonly span: Span; readonly loss: number } | null {
  const s = sentence[cue.from] as number;
  let loss = far + 1;
  let from = -1;
  let begin = 0;
  for (let i = starts[s] as number; i < (ends[s] as number); i++) {
    if (inside(cue, i) || isWithin(content, i)) continue;
    const label = i < cue.from ? 1 : 3;
    const own = top - through[i * L + label]!;
    if (own >= loss) continue;
    loss = own;
    from = i;
    begin = label;
  }
  if (from < 0) return null;
  let end = from + 1;
  for (
    let l = to[from * L + begin]!;
    l === begin + 1 && end < (ends[s] as number) && !inside(cue, end) && !isWithin(content, end);
    l = to[(end - 1) * L + l]!
  )
    end++;
  return { span: { from, to: end }, loss };
}

const isSpan = (span: Span | null): span is Span => span !== null;

/** The tokens of a range of prose; null: none. */
export function spanOf(words: Words, { start, end }: Range): Span | null {
  const from = firstAt(words, start);
  let to = from;
  while ((words.tokens[to]?.start ?? end) < end) to++;
  return to > from ? { from, to } : null;
}

/** The same of the same parts, and seldom of others. */
function keyOf({ content, source, cue }: Linked): number {
  let key = 0;
  for (const { from, to } of content) key = mix(mix(key, from), to);
  for (const part of [source, cue]) key = part === null ? mix(key, -1) : mix(mix(key, part.from), part.to);
  return key;
}

const areSame = (a: Span | null, b: Span | null): boolean =>
  a === null || b === null ? a === b : a.from === b.from && a.to === b.to;
const isSame = (a: Linked, b: Linked): boolean =>
  areSame(a.source, b.source) &&
  areSame(a.cue, b.cue) &&
  a.content.length === b.content.length &&
  a.content.every((span, k) => areSame(span, b.content[k] ?? null));

const inside = (span: Span | null, i: number): boolean => span !== null && span.from <= i && i < span.to;
const isWithin = (spans: readonly Span[], i: number): boolean => spans.some((span) => inside(span, i));
const holds = ({ content, source, cue }: Linked, i: number): boolean =>
  inside(source, i) || inside(cue, i) || isWithin(content, i);
