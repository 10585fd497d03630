import type { Range } from '../range.ts';
import { ADVERBS, cueOf, TIMES, WITH_RECIPIENT } from './cues.ts';
import type { Cue } from './cues.ts';
import {
  DETERMINERS,
  firstSubject,
  isAuxiliary,
  isMark,
  isVerbLike,
  nounPhraseFrom,
  PREPOSITIONS,
  PRONOUNS,
  SUBORDINATORS,
  subjectBefore,
} from './phrases.ts';
import type { Span } from './phrases.ts';
import { isCapital, tokens } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Who said what by which words, in a block's prose. `direct`: the content is quotations and nothing else. */
export interface Attribution {
  readonly content: readonly Range[];
  readonly source: Range | null;
  readonly cue: Range;
  readonly direct: boolean;
  /** How it was found, for the reason that a reader is given. */
  readonly pattern: 'quotation' | 'that-clause' | 'clause' | 'clause before' | 'according to' | 'participle';
}

/** The stretches in which grammar looks for a subject and its verb: sentences, joined where a quotation spans several. */
export function unitsOf(sentences: readonly Range[], quotes: readonly Range[]): readonly Range[] {
  const units: Range[] = [];
  let next = 0;
  for (const sentence of sentences) {
    const last = units.at(-1);
    while (next < quotes.length && (quotes[next]?.end ?? 0) <= (last?.end ?? 0)) next++;
    const quote = quotes[next];
    const spans =
      last !== undefined && quote !== undefined && quote.start < last.end && quote.end > sentence.start;
    if (spans) units[units.length - 1] = { start: last.start, end: Math.max(sentence.end, last.end) };
    else units.push(sentence);
  }
  return units;
}

export const attributionsIn = (
  prose: string,
  sentences: readonly Range[],
  quotes: readonly Range[],
): readonly Attribution[] =>
  unitsOf(sentences, quotes).flatMap((unit) => {
    const inside = quotes.filter(({ start, end }) => start < unit.end && end > unit.start);
    return attributionsOf(tokens(prose, unit, inside));
  });

/** Only with “that”: they have other uses that are commoner. */
const THAT_ONLY: ReadonlySet<string> = new Set(
  'add continue report post charge maintain recall agree show find know feel learn understand mean decide state reveal complain observe repeat contend muse sigh respond reply conclude signal remark inform indicate assume note question oppose support thank defend comment counter email disclose confirm hint guess write imply'.split(
    ' ',
  ),
);

function attributionsOf(all: readonly Token[]): Attribution[] {
  const found: Attribution[] = [];
  let floor = 0;
  let previous: Attribution | undefined;
  for (let i = 0; i < all.length; i++) {
    const token = all[i];
    if (token?.kind !== 'word') continue;
    let next: Found | null = null;
    if (token.lower === 'according' && all[i + 1]?.lower === 'to') next = accordingTo(all, i, floor);
    else {
      const cue = cueOf(token.lower);
      if (cue === undefined || !isVerb(all, i, cue)) continue;
      next = cue.form === 'ing' ? participle(all, i, previous) : finite(all, i, cue, floor);
    }
    if (next === null) continue;
    found.push(next.attribution);
    previous = next.attribution;
    floor = Math.max(floor, next.end);
    i = Math.max(i, next.end - 1);
  }
  return found;
}

interface Found {
  readonly attribution: Attribution;
  /** The first token that is not used up. */
  readonly end: number;
}

const NOUN_BEFORE: ReadonlySet<string> = new Set(
  'the a an this these those his her its their our my new no any some such of to for in on with from by at old more other'.split(
    ' ',
  ),
);

/** Not a noun (“the report”), a participle (“said to be”), an infinitive or a passive. */
function isVerb(all: readonly Token[], i: number, { form, lemma }: Cue): boolean {
  let before = i - 1;
  while (before >= 0 && ADVERBS.has(all[before]?.lower ?? '') && !isAuxiliary(all[before] as Token)) before--;
  const previous = all[before];
  if (previous !== undefined && NOUN_BEFORE.has(previous.lower)) return false;
  if (previous !== undefined && /['’]s?$/.test(previous.text) && form !== 'past') return false;
  if (
    form === 'past' &&
    previous !== undefined &&
    /^(?:is|are|was|were|be|been|being|as|widely)$/.test(previous.lower)
  )
    return false;
  if (form === 'base') {
    if (previous === undefined || all[i + 1]?.kind === 'mark')
      return previous !== undefined && PRONOUNS.has(previous.lower);
    return (
      PRONOUNS.has(previous.lower) ||
      isAuxiliary(previous) ||
      /(?:s|people|men|women|police)$/.test(previous.lower)
    );
  }
  return !(form === 'past' && lemma === 'say' && all[i + 1]?.lower === 'to' && all[i + 2]?.lower === 'be');
}

function finite(all: readonly Token[], i: number, cue: Cue, floor: number): Found | null {
  const inverted = invertedSource(all, i, cue, floor);
  const source = inverted ?? subjectBefore(all, i, floor);
  const cueEnd = inverted === null ? i + 1 : inverted.to;
  const left = inverted === null ? (source?.from ?? i) : i;
  const before = quoteBefore(all, left, floor);
  if (source === null && before === null) return null;
  const after = afterCue(all, cueEnd, cue);
  const that = all[after]?.lower === 'that';
  const quoted = that ? null : quoteAfter(all, cueEnd, after);
  if (before !== null && cue.class === 'say' && !that) {
    // “A,” she said, “B.”
    const second = quoted !== null && (isMark(all[quoted - 1], ',') || quoted === cueEnd) ? quoted : null;
    const content = [before, ...(second === null ? [] : [second])];
    return made(
      all,
      content.map((index) => ({ from: index, to: index + 1 })),
      source,
      i,
      'quotation',
      second === null ? cueEnd : second + 1,
    );
  }
  if (quoted !== null && cue.class === 'say') return quotation(all, quoted, source, i);
  if (!that && source !== null && isPostposed(all, left, floor, after, cueEnd, cue)) {
    return made(all, [{ from: floor, to: left }], source, i, 'clause before', cueEnd);
  }
  if (source === null) return null;
  if (cue.class === 'judge' && cue.lemma !== 'describe' && cue.lemma !== 'accuse' && cue.lemma !== 'call') {
    if (THAT_ONLY.has(cue.lemma)) return null;
  }
  if (THAT_ONLY.has(cue.lemma) && !that) return null;
  const end = clauseEnd(all, after);
  if (wordCount(all, after, end) < 3 || isMark(all[after], '.;,—–')) return null;
  return made(all, [{ from: after, to: end }], source, i, that ? 'that-clause' : 'clause', end);
}

/** “…,” said Jane Doe. */
function invertedSource(all: readonly Token[], i: number, cue: Cue, floor: number): Span | null {
  if (cue.class !== 'say' || i === floor || cue.form === 'base') return null;
  const previous = all[i - 1];
  const afterQuote = previous?.kind === 'quote' || (isMark(previous, ',') && all[i - 2]?.kind === 'quote');
  const span = nounPhraseFrom(all, i + 1);
  if (span === null) return null;
  if (afterQuote) return span;
  if (!isMark(previous, ',')) return null;
  const ends = span.to >= all.length || isMark(all[span.to], '.,;');
  const clause = all.slice(floor, i - 1).some(isVerbLike);
  const name = isCapital(all[i + 1] as Token) || DETERMINERS.has(all[i + 1]?.lower ?? '');
  // “Doe, 42, said Smith lost” has a subject before the comma; a clause before it has a verb.
  return ends && clause && name ? span : null;
}

/** The quotation that ends right before this token. */
function quoteBefore(all: readonly Token[], at: number, floor: number): number | null {
  let i = at - 1;
  while (i >= floor && isMark(all[i], ',.—–-')) i--;
  return i >= floor && all[i]?.kind === 'quote' ? i : null;
}

/** Behind the cue, over recipient, time and place: “told reporters on Tuesday in Paris”. */
function afterCue(all: readonly Token[], cueEnd: number, cue: Cue): number {
  let i = cueEnd;
  const recipient = WITH_RECIPIENT.has(cue.lemma) && cue.lemma !== 'ask' && cue.lemma !== 'urge';
  if (recipient && all[i]?.lower !== 'that') i = overRecipient(all, i);
  for (;;) {
    const token = all[i];
    if (token === undefined) return i;
    if (
      token.kind === 'word' &&
      (TIMES.has(token.lower) || (ADVERBS.has(token.lower) && !isAuxiliary(token)))
    ) {
      i++;
      continue;
    }
    if (isMark(token, ',:') && i > cueEnd && (all[i + 1]?.lower === 'that' || all[i + 1]?.kind === 'quote')) {
      i++;
      continue;
    }
    const over = overPhrase(all, i);
    if (over === i) return i;
    i = over;
  }
}

function overRecipient(all: readonly Token[], from: number): number {
  const first = all[from];
  if (first?.kind !== 'word') return from;
  if (/^(?:him|her|them|me|us|you|it)$/.test(first.lower)) return from + 1;
  const span = nounPhraseFrom(all, from);
  if (span !== null && !isCapital(first) && DETERMINERS.has(first.lower)) return span.to;
  let i = from;
  while (
    all[i]?.kind === 'word' &&
    (isCapital(all[i] as Token) || /(?:s|men|people|press|crowd|audience)$/.test(all[i]?.lower ?? '')) &&
    i - from < 6
  )
    i++;
  return i;
}

/** “in a statement”, “on Tuesday”, “by phone”: a preposition and what it governs, if a clause or a quotation follows. */
function overPhrase(all: readonly Token[], from: number): number {
  const first = all[from];
  if (first === undefined || !/^(?:in|on|at|during|by|to|via|through|after)$/.test(first.lower)) return from;
  for (let i = from + 1; i < all.length && i - from < 14; i++) {
    const token = all[i] as Token;
    if (token.lower === 'that' || token.kind === 'quote') return i;
    if (token.kind === 'mark' && !isMark(token, ',:')) return from;
    if (isMark(token, ',:') && (all[i + 1]?.kind === 'quote' || all[i + 1]?.lower === 'that')) return i + 1;
    if (isAuxiliary(token)) return from;
  }
  return from;
}

/** The quotation that this cue leads to, with nothing but a comma, a colon or what `afterCue` skipped between. */
function quoteAfter(all: readonly Token[], cueEnd: number, after: number): number | null {
  for (const from of [after, cueEnd]) {
    let i = from;
    while (isMark(all[i], ',:')) i++;
    if (all[i]?.kind === 'quote') return i;
  }
  return null;
}

function quotation(all: readonly Token[], quoted: number, source: Span | null, i: number): Found | null {
  const end = clauseEnd(all, quoted);
  const next = all[quoted + 1];
  const alone = next === undefined || next.kind === 'mark' || end === quoted + 1;
  const to = alone ? quoted + 1 : end;
  return made(all, [{ from: quoted, to }], source, i, alone ? 'quotation' : 'clause', to);
}

/** “The bridge is safe, Doe said.” Something has to stand before the comma, and nothing to be said behind the cue. */
function isPostposed(
  all: readonly Token[],
  left: number,
  floor: number,
  after: number,
  cueEnd: number,
  cue: Cue,
): boolean {
  if (cue.class === 'judge' || !isMark(all[left - 1], ',—–') || left - floor < 4) return false;
  const clause = all.slice(floor, left - 1);
  if (!clause.some(isVerbLike)) return false;
  let end = cueEnd;
  if (WITH_RECIPIENT.has(cue.lemma)) end = overRecipient(all, end);
  const next = all[end];
  if (next === undefined || isMark(next, '.,;')) return true;
  const first = clause[0];
  const subordinate =
    first !== undefined && (SUBORDINATORS.has(first.lower) || PREPOSITIONS.has(first.lower));
  if (subordinate) return false;
  return (
    after >= all.length ||
    TIMES.has(next.lower) ||
    PREPOSITIONS.has(next.lower) ||
    SUBORDINATORS.has(next.lower) ||
    next.lower === 'without'
  );
}

/** Where what was said ends: before “, adding that”, before “, Interfax reported.”, else with the sentence. */
function clauseEnd(all: readonly Token[], from: number): number {
  for (let i = from + 2; i < all.length; i++) {
    if (!isMark(all[i - 1], ',;')) continue;
    const token = all[i] as Token;
    const cue = cueOf(token.lower);
    if (cue?.form === 'ing' && cue.class === 'say' && cue.lemma !== 'continue') return i - 1;
    const tail = nounPhraseFrom(all, i);
    if (tail === null || tail.to >= all.length) continue;
    for (let end = tail.from + 1; end <= tail.to && end - i < 9; end++) {
      const verb = cueOf(all[end]?.lower ?? '');
      if (verb === undefined || verb.class !== 'say' || (verb.form !== 'past' && verb.form !== 's')) continue;
      if (all.slice(i, end).some(isAuxiliary)) continue;
      const rest = all[end + 1];
      if (rest === undefined || isMark(rest, '.') || TIMES.has(rest.lower) || PREPOSITIONS.has(rest.lower))
        return i - 1;
    }
  }
  return all.length;
}

/** “…, adding that …”: the same person goes on, or the subject of the sentence does. */
function participle(all: readonly Token[], i: number, previous: Attribution | undefined): Found | null {
  const cue = cueOf(all[i]?.lower ?? '');
  if (cue === undefined || cue.class === 'judge') return null;
  const before = all[i - 1];
  const leads = before === undefined || isMark(before, ',;—–') || before.kind === 'quote';
  if (!leads) return null;
  const after = afterCue(all, i + 1, cue);
  const that = all[after]?.lower === 'that';
  const quoted = that ? null : quoteAfter(all, i + 1, after);
  if (THAT_ONLY.has(cue.lemma) && cue.lemma !== 'add' && cue.lemma !== 'note' && !that && quoted === null)
    return null;
  if (cue.class === 'think' && !that) return null;
  if (previous === undefined && !that && quoted === null) return null;
  const subject = previous === undefined ? firstSubject(all, 0) : null;
  const source = previous?.source ?? (subject === null ? null : rangeOf(all, subject));
  if (source === null) return null;
  const end = quoted !== null && isEnd(all[quoted + 1]) ? quoted + 1 : clauseEnd(all, after);
  const from = quoted ?? after;
  if (quoted === null && wordCount(all, from, end) < 3) return null;
  const content = trim(all, { from, to: end });
  if (content === null) return null;
  const direct = quoted !== null && end === quoted + 1;
  return {
    attribution: {
      content: [content],
      source,
      cue: rangeOf(all, { from: i, to: i + 1 }),
      direct,
      pattern: direct ? 'quotation' : that ? 'that-clause' : 'participle',
    },
    end,
  };
}

const isEnd = (token: Token | undefined): boolean => token === undefined || token.kind === 'mark';

function accordingTo(all: readonly Token[], i: number, floor: number): Found | null {
  const source = nounPhraseFrom(all, i + 2) ?? lowerPhrase(all, i + 2);
  if (source === null) return null;
  const content: Span[] = [];
  let end = source.to;
  if (i - floor >= 3) content.push({ from: floor, to: i });
  else {
    while (end < all.length && !isMark(all[end], ',')) end++;
    if (wordCount(all, end, all.length) < 3) return null;
    content.push({ from: end, to: all.length });
    end = all.length;
  }
  const ranges = content.flatMap((span) => trim(all, span) ?? []);
  if (ranges.length === 0) return null;
  return {
    attribution: {
      content: ranges,
      source: rangeOf(all, source),
      cue: rangeOf(all, { from: i, to: i + 2 }),
      direct: false,
      pattern: 'according to',
    },
    end,
  };
}

/** “according to people familiar with the matter”. */
function lowerPhrase(all: readonly Token[], from: number): Span | null {
  let to = from;
  while (to < all.length && all[to]?.kind === 'word' && to - from < 10 && !isAuxiliary(all[to] as Token))
    to++;
  return to > from ? { from, to } : null;
}

function made(
  all: readonly Token[],
  spans: readonly Span[],
  source: Span | null,
  cue: number,
  pattern: Attribution['pattern'],
  end: number,
): Found | null {
  const content = spans.flatMap((span) => trim(all, span) ?? []);
  if (content.length === 0) return null;
  const direct = spans.every(({ from, to }) => to === from + 1 && all[from]?.kind === 'quote');
  return {
    attribution: {
      content,
      source: source === null ? null : rangeOf(all, source),
      cue: rangeOf(all, { from: cue, to: cue + 1 }),
      direct,
      pattern,
    },
    end,
  };
}

const wordCount = (all: readonly Token[], from: number, to: number): number =>
  all
    .slice(from, to)
    .reduce((count, { kind }) => count + (kind === 'word' ? 1 : kind === 'quote' ? 3 : 0), 0);

/** Without the punctuation at either end. */
function trim(all: readonly Token[], { from, to }: Span): Range | null {
  let start = from;
  let end = to;
  while (start < end && all[start]?.kind === 'mark' && !/^[([$€£]$/.test(all[start]?.text ?? '')) start++;
  while (end > start && all[end - 1]?.kind === 'mark' && !/^[)\]%]$/.test(all[end - 1]?.text ?? '')) end--;
  return end > start ? rangeOf(all, { from: start, to: end }) : null;
}

const rangeOf = (all: readonly Token[], { from, to }: Span): Range => ({
  start: all[from]?.start ?? 0,
  end: all[to - 1]?.end ?? 0,
});
