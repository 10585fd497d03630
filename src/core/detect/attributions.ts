import type { Range } from '../range.ts';
import { ADVERBS, cueOf, TAKES_INFINITIVE, TIMES, WITH_RECIPIENT } from './cues.ts';
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
import { allTokens, isCapital } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Who said what by which words, in a block's prose. `direct`: the content is quotations and nothing else. */
export interface Attribution {
  readonly content: readonly Range[];
  readonly source: Range | null;
  readonly cue: Range;
  readonly direct: boolean;
  /** “will vote on the plan”: it names what the words were about, and tells none of them. */
  readonly named?: true;
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

/** Nobody writes such a sentence; the passes below look from each cue to its sentence's ends. */
const MAX_TOKENS = 400;

export function attributionsIn(
  prose: string,
  sentences: readonly Range[],
  quotes: readonly Range[],
  tokens = allTokens(prose, quotes),
): readonly Attribution[] {
  let next = 0;
  return unitsOf(sentences, quotes).flatMap((unit, index) => {
    const first = next;
    while (next < tokens.length && (tokens[next] as Token).start < unit.end) next++;
    const all = tokens.slice(first, next);
    if (all.length > MAX_TOKENS) return [];
    const headed = index === 0 ? labelled(all) : null;
    return headed === null ? attributionsOf(all) : [headed];
  });
}

const LABELS =
  /^(?:latest|look|wow|boom|bombshell|busted|revealed|leaked|guide|byline|notice|update[ds]?|watch|video|exclusive|breaking|photos?|report|analysis|opinion|corrections?|notes?|editor|source|sources|credit|contact|image|caption|read|related|see|more|part|chapter|step|question|answer|q|a|tip|warning|location|date|time|when|where|what|why|who|how|poll|the|this|these|that|here|there|two|three|one|first|second|lesson|fact|claim|verdict|rating|example|background|review|interview|profile|transcript|listen|live|developing|election|campaign)$/;

/** “Update” and “Question” stand before a colon and don't speak. In lower case. */
export const isNoSpeaker = (word: string): boolean => LABELS.test(word);

/** “Doe: The dam will go” in a headline, “DOE: It will go.” in a transcript. */
function labelled(all: readonly Token[]): Attribution | null {
  const colon = all.findIndex((token, at) => at < 6 && isMark(token, ':'));
  if (colon < 1) return null;
  const label = all.slice(0, colon);
  const next = all[colon + 1];
  if (label.some((token) => !isCapital(token) || isNoSpeaker(token.lower))) return null;
  if (next === undefined || (next.kind === 'word' && !isCapital(next)) || next.kind === 'mark') return null;
  if (wordCount(all, colon + 1, all.length) < 4) return null;
  if (!all.slice(colon + 1).some((token) => token.kind === 'quote' || isVerbLike(token))) return null;
  return (
    made(all, [{ from: colon + 1, to: all.length }], { from: 0, to: colon }, colon, 'clause', all.length)
      ?.attribution ?? null
  );
}

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
  return [...found, ...uncued(all, found)].toSorted(
    (a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0),
  );
}

/** “Doe blasted the plan as “a gift to those who need none””: a long quotation that no cue claims is the subject's. */
function uncued(all: readonly Token[], found: readonly Attribution[]): Attribution[] {
  const owned = ({ start, end }: Token): boolean =>
    found.some(({ content }) => content.some((range) => range.start < end && range.end > start));
  const behind = verbBehindQuote(all, owned);
  if (behind !== null) return [behind];
  const subject = firstSubject(all, 0);
  if (subject === null || /^(?:it|there|you|this|that)$/.test(all[subject.from]?.lower ?? '')) return [];
  let verb = subject.to;
  while (verb < all.length && all[verb]?.kind !== 'quote' && !isVerbLike(all[verb] as Token)) verb++;
  const cue = all[verb];
  if (cue?.kind !== 'word') return [];
  const result: Attribution[] = [];
  for (const [index, token] of all.entries()) {
    if (token.kind !== 'quote' || index < verb || owned(token)) continue;
    if (wordsIn(token.text) < 5 && !(isJudgement(all, verb, index) && !/^.\p{Lu}/u.test(token.text)))
      continue;
    const last = result.at(-1);
    const content = { start: token.start, end: token.end };
    if (last === undefined)
      result.push({
        content: [content],
        source: rangeOf(all, subject),
        cue: rangeOf(all, { from: verb, to: verb + 1 }),
        direct: true,
        pattern: 'quotation',
      });
    else result[0] = { ...last, content: [...last.content, content] };
  }
  return result;
}

/** “Get out,” the man roared: any verb of the past will do behind a quotation that a comma ends. */
function verbBehindQuote(all: readonly Token[], owned: (token: Token) => boolean): Attribution | null {
  const index = all.findIndex(
    (token) => token.kind === 'quote' && /[,?!]["”’'»]+$/u.test(token.text) && !owned(token),
  );
  const span = index < 0 ? null : nounPhraseFrom(all, index + 1);
  if (span === null) return null;
  for (let verb = span.from + 1; verb <= span.to && verb - span.from < 9; verb++) {
    const token = all[verb];
    if (
      token?.kind !== 'word' ||
      !/^\p{Ll}{2,}(?:ed|id|ote|oke|ang)$|^(?:read|reads|went|goes|began|put)$/u.test(token.text)
    )
      continue;
    return (
      made(all, [{ from: index, to: index + 1 }], { from: span.from, to: verb }, verb, 'quotation', verb + 1)
        ?.attribution ?? null
    );
  }
  return null;
}

/** “slammed it as “weak””: a short quotation behind a verb that judges. */
const isJudgement = (all: readonly Token[], from: number, to: number): boolean =>
  all.slice(from, to).some(({ lower }) => cueOf(lower)?.class === 'judge');

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;

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
  if (lemma === 'ask' && asksNothing(all, i)) return false;
  if (previous !== undefined && NOUN_BEFORE.has(previous.lower)) return false;
  if (previous !== undefined && /['’]s?$/.test(previous.text) && form !== 'past') return false;
  if (
    form === 'past' &&
    previous !== undefined &&
    /^(?:is|are|was|were|be|been|being|as|widely)$/.test(previous.lower)
  )
    return false;
  if (form === 'base') {
    if (previous === undefined || previous.kind === 'quote') return false;
    // Only “say” is never a noun.
    if (lemma === 'say')
      return !PREPOSITIONS.has(previous.lower) && !/^(?:to|of|not|and|or)$/.test(previous.lower);
    if (all[i + 1]?.kind === 'mark' && !PRONOUNS.has(previous.lower))
      return /\p{Ll}{2,}s$/u.test(previous.text) && isMark(all[i + 1], ',.:');
    return (
      PRONOUNS.has(previous.lower) ||
      isAuxiliary(previous) ||
      /(?:s|people|men|women|police)$/.test(previous.lower)
    );
  }
  return !(form === 'past' && lemma === 'say' && all[i + 1]?.lower === 'to' && all[i + 2]?.lower === 'be');
}

/** “… that they asked for, …”; “… who asked not to be named”: nobody's words. */
function asksNothing(all: readonly Token[], i: number): boolean {
  const rest = all.slice(i + 1, i + 6).map(({ lower }) => lower);
  if (rest[0] === 'for') return all[i + 2] === undefined || all[i + 2]?.kind === 'mark';
  return /^(?:not to be|that (?:he|she|they) not be|to (?:remain|stay|be kept)|for anonymity)\b/.test(
    rest.join(' '),
  );
}

function finite(all: readonly Token[], i: number, cue: Cue, floor: number): Found | null {
  const inverted = invertedSource(all, i, cue, floor);
  const source =
    inverted ??
    (cue.class === 'say' ? sourceBehindQuote(all, i, floor) : null) ??
    subjectBefore(all, i, floor);
  const cueEnd = inverted === null ? i + 1 : inverted.to;
  const left = inverted === null ? (source?.from ?? i) : i;
  const before = quoteBefore(all, left, floor);
  if (source === null && before === null) return null;
  const after = afterCue(all, cueEnd, cue);
  // “…,” Doe told reporters after a meeting that was held there.
  const told = before !== null && before === left - 1 && /[,?!]["”’'»]+$/u.test(all[before]?.text ?? '');
  const that = !told && all[after]?.lower === 'that';
  const quoted = that ? null : quoteAfter(all, cueEnd, after);
  if (before !== null && source !== null && cue.class === 'say' && !that && quoted === null) {
    const lead = all.slice(floor, before).filter(({ kind }) => kind === 'word');
    const [first] = lead;
    if (first !== undefined && (PREPOSITIONS.has(first.lower) || TIMES.has(first.lower))) {
      if (inverted === null && isClause(all, after)) {
        // On “Good Evening,” Doe said the dam was old.
        const end = clauseEnd(all, after);
        return made(all, [{ from: after, to: end }], source, i, 'clause', end);
      }
    } else if (lead.length > 2 && lead.some(isVerbLike)) {
      return made(all, [{ from: floor, to: before + 1 }], source, i, 'clause before', cueEnd);
    }
  }
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
  if (!that && source !== null && cue.class !== 'judge' && isInterruption(all, left, floor, cueEnd)) {
    const end = clauseEnd(all, cueEnd + 1);
    const content = [
      { from: floor, to: left },
      { from: cueEnd + 1, to: end },
    ];
    return made(all, content, source, i, 'clause before', end);
  }
  if (!that && source !== null && isPostposed(all, left, floor, after, cueEnd, cue)) {
    return made(all, [{ from: floor, to: left }], source, i, 'clause before', cueEnd);
  }
  if (source === null) return null;
  if (TAKES_INFINITIVE.has(cue.lemma) && all[i + 1]?.lower === 'to' && inverted === null) {
    const end = clauseEnd(all, i + 1);
    return wordCount(all, i + 1, end) < 3
      ? null
      : made(all, [{ from: i + 1, to: end }], source, i, 'clause', end);
  }
  if (/^(?:pledge|vow)$/.test(cue.lemma) && !that && all[after]?.kind !== 'quote') return null;
  if (cue.lemma === 'state' && cue.form === 's' && !that) return null;
  if (cue.class === 'plan') {
    // “wants the council to act”
    const to =
      cue.lemma === 'want' ? all.findIndex(({ lower }, at) => lower === 'to' && at > i && at < i + 7) : -1;
    const whole = to > i + 1 && all.slice(i + 1, to).every(({ kind }) => kind === 'word');
    if (!whole) return null;
    const end = clauseEnd(all, i + 1);
    return made(all, [{ from: i + 1, to: end }], source, i, 'clause', end);
  }
  if (cue.class === 'judge' && cue.lemma !== 'describe' && cue.lemma !== 'accuse' && cue.lemma !== 'call') {
    if (THAT_ONLY.has(cue.lemma)) return null;
  }
  if (THAT_ONLY.has(cue.lemma) && !that && !isClause(all, after)) return null;
  const relative = source.to - source.from === 1 && all[source.from]?.lower === 'who';
  const end = relative ? relativeEnd(all, after) : clauseEnd(all, after);
  if (wordCount(all, after, end) < 3 || isMark(all[after], '.;,—–')) return null;
  return made(all, [{ from: after, to: end }], source, i, that ? 'that-clause' : 'clause', end);
}

/** A clause without “that”: something that can be its subject, and a verb soon behind it. */
function isClause(all: readonly Token[], from: number): boolean {
  const first = all[from];
  if (first?.kind !== 'word') return false;
  if (/^(?:he|she|they|we|it|there)$/.test(first.lower)) return isVerbLike(all[from + 1] ?? first);
  if (!isCapital(first) && !DETERMINERS.has(first.lower)) return false;
  for (let i = from + 1; i < all.length && i - from < 9; i++) {
    const token = all[i];
    if (token?.kind !== 'word' || /^(?:who|which|that|to)$/.test(token.lower)) return false;
    if (isAuxiliary(token)) return true;
  }
  return false;
}

/** “…,” said Jane Doe. */
function invertedSource(all: readonly Token[], i: number, cue: Cue, floor: number): Span | null {
  if (cue.class !== 'say' || i === floor || cue.form === 'base') return null;
  // “told Reuters” names who was told, not who spoke.
  if (/^(?:tell|inform|remind|assure)$/.test(cue.lemma)) return null;
  const previous = all[i - 1];
  const afterQuote = previous?.kind === 'quote' || (isMark(previous, ',') && all[i - 2]?.kind === 'quote');
  const span = nounPhraseFrom(all, i + 1) ?? lowerSource(all, i + 1);
  if (span === null) return null;
  if (afterQuote) return span;
  if (!isMark(previous, ',')) return null;
  const next = all[span.to];
  const ends = next === undefined || isMark(next, '.,;') || next.lower === 'who';
  const clause = all.slice(floor, i - 1).some(isVerbLike);
  const name = isCapital(all[span.to - 1]) || DETERMINERS.has(all[i + 1]?.lower ?? '');
  // “Doe, 42, said Smith lost” has a subject before the comma; a clause before it has a verb.
  return ends && clause && name ? span : null;
}

/** “said lobbyist and strategist Jane Doe”: common nouns that end in a name. */
function lowerSource(all: readonly Token[], from: number): Span | null {
  let to = from;
  while (to - from < 9 && all[to]?.kind === 'word' && !isAuxiliary(all[to] as Token) && !isCapital(all[to])) {
    if (PREPOSITIONS.has(all[to]?.lower ?? '') || /^(?:that|it|there|who)$/.test(all[to]?.lower ?? ''))
      return null;
    to++;
  }
  if (to === from || !isCapital(all[to])) return null;
  while (isCapital(all[to])) to++;
  return { from, to };
}

/** “…,” Jane Doe, 30, of Oslo, who was there, said: behind a closed quotation everything up to the cue is its source. */
function sourceBehindQuote(all: readonly Token[], i: number, floor: number): Span | null {
  let at = i - 1;
  while (at >= floor && i - at < 40 && all[at]?.kind !== 'quote') {
    if (isMark(all[at], '.;:')) return null;
    at--;
  }
  const quote = all[at];
  if (at < floor || quote?.kind !== 'quote' || !/[,?!…—–-]["”’'»]+$/u.test(quote.text)) return null;
  const first = all[at + 1];
  if (first?.kind !== 'word' || !(isCapital(first) || DETERMINERS.has(first.lower))) return null;
  let to = i;
  while (to > at + 1 && (isMark(all[to - 1], ',') || ADVERBS.has(all[to - 1]?.lower ?? ''))) to--;
  const span = { from: at + 1, to };
  const comma = all.findIndex((token, index) => index > at && index < to && isMark(token, ','));
  if (comma < 0) return null;
  return all.slice(span.from, comma).some(isVerbLike) ? null : span;
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
    (isCapital(all[i]) || /(?:s|men|people|press|crowd|audience)$/.test(all[i]?.lower ?? '')) &&
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

/** “The goal, Doe said, is to win”: commas on both sides, and the clause goes on behind the second. */
function isInterruption(all: readonly Token[], left: number, floor: number, cueEnd: number): boolean {
  if (left - floor < 2 || !isMark(all[left - 1], ',') || !isMark(all[cueEnd], ',')) return false;
  const next = all[cueEnd + 1];
  if (next?.kind !== 'word' || wordCount(all, cueEnd + 1, all.length) < 2) return false;
  return !/^\p{Ll}+ing$/u.test(next.text) && !/^(?:according|who|which|citing)$/.test(next.lower);
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
    if (goesOnSaying(all, i)) return isMark(all[i - 1], ',') ? i - 1 : i;
    if (!isMark(all[i - 1], ',;')) continue;
    const token = all[i] as Token;
    const cue = cueOf(token.lower);
    if (cue?.form === 'ing' && cue.class === 'say' && cue.lemma !== 'continue') return i - 1;
    const tail = nounPhraseFrom(all, i);
    if (tail === null || tail.to >= all.length) continue;
    for (let end = tail.from + 1; end <= tail.to && end - i < 9; end++) {
      const verb = cueOf(all[end]?.lower ?? '');
      if (verb?.class !== 'say' || (verb.form !== 'past' && verb.form !== 's')) continue;
      if (all.slice(i, end).some(isAuxiliary)) continue;
      const rest = all[end + 1];
      if (rest === undefined || isMark(rest, '.') || TIMES.has(rest.lower) || PREPOSITIONS.has(rest.lower))
        return i - 1;
    }
  }
  return all.length;
}

/** “… and said that …”, “… but warned the dam …”: the speaker's next verb, behind “and” or “but”. */
function goesOnSaying(all: readonly Token[], at: number): boolean {
  if (all[at]?.lower !== 'and' && all[at]?.lower !== 'but') return false;
  let i = at + 1;
  while (
    all[i]?.kind === 'word' &&
    (ADVERBS.has(all[i]?.lower ?? '') || (all[i]?.lower ?? '').endsWith('ly'))
  )
    i++;
  const cue = cueOf(all[i]?.lower ?? '');
  if (cue === undefined || cue.class === 'judge' || (cue.form !== 'past' && cue.form !== 's')) return false;
  const next = all[i + 1];
  return next?.lower === 'that' || next?.kind === 'quote' || (cue.class === 'say' && isClause(all, i + 1));
}

/** “Doe, who said the dam was old, left”: a relative clause ends at the comma. */
function relativeEnd(all: readonly Token[], from: number): number {
  const end = clauseEnd(all, from);
  for (let i = from + 3; i < end; i++) if (isMark(all[i], ',') && isFollowedByVerb(all, i + 1)) return i;
  return end;
}

const isFollowedByVerb = (all: readonly Token[], at: number): boolean => {
  const token = all[at];
  return (
    token?.kind === 'word' && !isCapital(token) && isVerbLike(token) && !/(?:ing|ies)$/.test(token.lower)
  );
};

/** “…, adding that …”: the same person goes on, or the subject of the sentence does. */
function participle(all: readonly Token[], i: number, previous: Attribution | undefined): Found | null {
  const cue = cueOf(all[i]?.lower ?? '');
  if (cue === undefined || cue.class === 'judge') return null;
  const before = all[i - 1];
  const after = afterCue(all, i + 1, cue);
  const that = all[after]?.lower === 'that';
  const leads = before === undefined || isMark(before, ',;—–') || before.kind === 'quote';
  const saying =
    cue.lemma === 'say' &&
    before?.kind === 'word' &&
    !/^(?:of|by|for|without|from|than|in|was|is|were|are|be|been|not|as|like|just|about)$/.test(before.lower);
  if (!leads && !saying) return null;
  const quoted = that ? null : quoteAfter(all, i + 1, after);
  if (THAT_ONLY.has(cue.lemma) && cue.lemma !== 'add' && cue.lemma !== 'note' && !that && quoted === null)
    return null;
  if (cue.class === 'think' && !that) return null;
  if (previous === undefined && !that && quoted === null && cue.lemma !== 'say') return null;
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
  if (i - floor >= 3 || (i - floor === 2 && isMark(all[i - 1], ','))) {
    // “Doe spoke in March, according to the letter”: a phrase that hangs on what was taken belongs with all of it.
    const hangs = floor > 0 && !all.slice(floor, i).some(isVerbLike);
    content.push({ from: hangs ? 0 : floor, to: i });
    const next = all[end + 1];
    if (
      isMark(all[end], ',') &&
      next?.kind === 'word' &&
      !/ing$|^(?:and|but|or|who|which|while|where)$/.test(next.lower) &&
      wordCount(all, end + 1, all.length) > 2 &&
      !apposes(all, end)
    ) {
      const last = clauseEnd(all, end + 1);
      content.push({ from: end + 1, to: last });
      end = last;
    }
  } else {
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

/** “according to Doe, a lawyer.”: what follows the comma is about the source. */
const apposes = (all: readonly Token[], comma: number): boolean =>
  !all.slice(comma + 1).some(isVerbLike) ||
  /^(?:a|an|the|which|its|his|her)$/.test(all[comma + 1]?.lower ?? '');

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
