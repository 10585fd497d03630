import { ADVERBS, cueOf, TIMES } from './cues.ts';
import { isCapital } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Tokens from `from` up to, not including, `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));

export const PREPOSITIONS = set(
  'in on at during after before by for with from under to about over since until through despite amid among against into outside inside near',
);
export const SUBORDINATORS = set(
  'although though when while as because if since after before where whereas unless once until despite',
);
const CLAUSE_STARTS = set(
  'that when while because if although though where which whether whose than so but yet or who as',
);
const AUXILIARIES = set(
  "is are was were has have had will would can could may might should must do does did be been being won't isn't aren't wasn't weren't don't doesn't didn't can't couldn't wouldn't shouldn't hasn't haven't hadn't",
);
export const PRONOUNS = set('he she they we i you it who');
export const DETERMINERS = set(
  'the a an this these those his her its their our my one two three some many several most both another no each every any',
);
const LEADING = set(
  'and but so or yet then still meanwhile however instead nevertheless indeed moreover furthermore also now today',
);
const APPOSITIVE_STARTS = set('a an the who which whose whom where when also formerly now then of aged');
const DASHES = set('— – -- -');

export const isMark = (token: Token | undefined, marks: string): boolean =>
  token?.kind === 'mark' && marks.includes(token.text);

export const isAuxiliary = ({ lower }: Token): boolean => AUXILIARIES.has(lower) || lower.endsWith("n't");

/** Something that a clause needs. Without a tagger, an auxiliary or an ending has to do. */
export const isVerbLike = (token: Token): boolean =>
  token.kind === 'word' &&
  (isAuxiliary(token) ||
    cueOf(token.lower) !== undefined ||
    (/^\p{Ll}+(?:ed|es|s)$/u.test(token.text) && token.text.length > 3) ||
    IRREGULAR_PAST.has(token.lower));

const IRREGULAR_PAST = set(
  'went came saw took made got gave left met won lost ran began became held kept brought built bought sold spent paid put set cut hit let led rose fell grew drew flew broke spoke stood sat felt found fought caught taught',
);

/** Who stands before a cue, back to `floor`; null where it has no subject of its own. */
export function subjectBefore(all: readonly Token[], cue: number, floor: number): Span | null {
  let last = cue - 1;
  while (last >= floor && all[last]?.kind === 'word' && skippable(all[last])) last--;
  const token = all[last];
  if (last < floor || token === undefined || token.kind === 'quote') return null;
  if (token.kind === 'mark') return behindApposition(all, last, floor);
  if (token.lower === 'and' || token.lower === 'but' || token.lower === 'or') return firstSubject(all, floor);
  return nounPhraseEndingAt(all, last, floor);
}

const skippable = (token: Token | undefined): boolean =>
  token !== undefined &&
  (ADVERBS.has(token.lower) || TIMES.has(token.lower) || /^\p{Ll}{3,}ly$/u.test(token.text));

/** “Jane Doe, head of the institute, said”; “Doe (the mayor) said”; “officials — including Doe — said”. */
function behindApposition(all: readonly Token[], close: number, floor: number): Span | null {
  const mark = all[close]?.text ?? '';
  if (mark === ')' || DASHES.has(mark)) {
    const opening = mark === ')' ? '(' : mark;
    for (let i = close - 1; i > floor; i--) {
      if (all[i]?.text === opening) {
        const head = all[i - 1]?.kind === 'word' ? nounPhraseEndingAt(all, i - 1, floor) : null;
        return head;
      }
    }
    return null;
  }
  if (mark !== ',') return null;
  let start = close;
  for (let i = close - 1; i >= floor; i--) {
    const token = all[i];
    if (token === undefined || token.kind === 'quote' || isMark(token, ';:')) break;
    if (!isMark(token, ',') && i > floor) continue;
    const first = i === floor && !isMark(token, ',') ? i : i + 1;
    const head = all[first];
    if (head === undefined) break;
    start = first;
    const name = isCapital(head) || PRONOUNS.has(head.lower) || DETERMINERS.has(head.lower);
    if (name && !APPOSITIVE_STARTS.has(head.text) && !isParty(head) && !LEADING.has(head.lower)) break;
    if (SUBORDINATORS.has(head.lower) || PREPOSITIONS.has(head.lower)) {
      // “The judge, in her dissent, said”
      const name = i > floor ? nounPhraseEndingAt(all, i - 1, floor) : null;
      return name !== null && startsClause(all, name.from, floor) ? name : null;
    }
  }
  start = beforeName(all, withoutLead(all, start, close), floor);
  const head = all[start];
  if (head === undefined || start >= close || close - start > 40) return null;
  const named = isCapital(head) || PRONOUNS.has(head.lower) || DETERMINERS.has(head.lower);
  return named ? { from: start, to: close } : null;
}

/** “The party's chairman, Jane Doe, said”: the description in front belongs to it. */
function beforeName(all: readonly Token[], start: number, floor: number): number {
  if (!isMark(all[start - 1], ',') || all[start] === undefined || !isCapital(all[start])) return start;
  const head = nounPhraseEndingAt(all, start - 2, floor);
  if (head === null || !startsClause(all, head.from, floor)) return start;
  const first = all[head.from];
  const common = /^\p{Ll}/u.test(all[start - 2]?.text ?? '');
  const described = common && first !== undefined && (DETERMINERS.has(first.lower) || isCapital(first));
  return described && !all.slice(head.from, start - 1).some(isVerb) ? head.from : start;
}

const isVerb = (token: Token): boolean =>
  isAuxiliary(token) || /^\p{Ll}+ed$/u.test(token.text) || IRREGULAR_PAST.has(token.lower);

const startsClause = (all: readonly Token[], from: number, floor: number): boolean =>
  from <= floor || all[from - 1]?.kind !== 'word' || LEADING.has(all[from - 1]?.lower ?? '');

/** D-Calif., R-Texas */
const isParty = ({ text }: Token): boolean => /^[RDI]-\p{Lu}/u.test(text);

function withoutLead(all: readonly Token[], from: number, to: number): number {
  let start = from;
  while (start < to && (LEADING.has(all[start]?.lower ?? '') || all[start]?.kind === 'mark')) start++;
  return start;
}

function nounPhraseEndingAt(all: readonly Token[], last: number, floor: number): Span | null {
  let start = last + 1;
  for (let i = last; i >= floor && last - i < 25; i--) {
    const token = all[i];
    if (token === undefined || token.kind === 'quote') break;
    if (token.kind === 'mark' && !/^['’&/]$/.test(token.text)) break;
    if (i < last && (isAuxiliary(token) || CLAUSE_STARTS.has(token.lower))) break;
    if (i === last && CLAUSE_STARTS.has(token.lower) && token.lower !== 'who') return null;
    if (token.lower === 'and' && !joinsNames(all, i)) break;
    start = i;
    if (PRONOUNS.has(token.lower)) break;
  }
  start = withoutLead(all, start, last + 1);
  const first = all[start];
  if (first === undefined || start > last) return null;
  if (PREPOSITIONS.has(first.lower) || first.lower === 'of') return afterLeadingPhrase(all, start, last);
  return { from: start, to: last + 1 };
}

const joinsNames = (all: readonly Token[], at: number): boolean => {
  const before = all[at - 1];
  const after = all[at + 1];
  return (
    before !== undefined &&
    after !== undefined &&
    before.kind === 'word' &&
    !TIMES.has(before.lower) &&
    isCapital(before) === isCapital(after)
  );
};

/** “On Tuesday Jane Doe said”: the phrase before the name tells when or where. */
function afterLeadingPhrase(all: readonly Token[], start: number, last: number): Span | null {
  let from = last;
  while (from - 1 > start) {
    const before = all[from - 1];
    const here = all[from];
    if (before === undefined || here === undefined || TIMES.has(before.lower) || /^\d/.test(before.text))
      break;
    if (!isCapital(before) && !DETERMINERS.has(before.lower) && isCapital(here)) break;
    if (PREPOSITIONS.has(before.lower)) break;
    from--;
  }
  return from > start ? { from, to: last + 1 } : null;
}

/** “Citing the cracks, Doe …” */
const isOpeningParticiple = ({ text }: Token): boolean =>
  /^\p{L}{3,}ing$/u.test(text) && cueOf(text.toLowerCase()) !== undefined;

/** The subject of a sentence whose verb stands far from it: “Doe met reporters and said …”. */
export function firstSubject(all: readonly Token[], floor: number): Span | null {
  let start = withoutLead(all, floor, all.length);
  const first = all[start];
  if (first === undefined) return null;
  if (PREPOSITIONS.has(first.lower) || SUBORDINATORS.has(first.lower) || isOpeningParticiple(first)) {
    const comma = all.findIndex((token, index) => index > start && isMark(token, ','));
    if (comma < 0) return null;
    start = withoutLead(all, comma + 1, all.length);
  }
  const head = all[start];
  if (head?.kind !== 'word') return null;
  if (PRONOUNS.has(head.lower)) return { from: start, to: start + 1 };
  let to = start;
  while (to < all.length && to - start < 12) {
    const token = all[to];
    if (token?.kind !== 'word' || (to > start && isVerbLike(token) && !isCapital(token))) break;
    if (to > start && (ADVERBS.has(token.lower) || PREPOSITIONS.has(token.lower)) && token.lower !== 'for')
      break;
    to++;
  }
  return to > start && (isCapital(head) || DETERMINERS.has(head.lower)) ? { from: start, to } : null;
}

const INSIDE_NAMES = set('of for the and at with de van von al bin a an');

/** A noun phrase that starts here: “said Jane Doe, chief engineer of …” without its apposition. */
export function nounPhraseFrom(all: readonly Token[], start: number): Span | null {
  const first = all[start];
  if (first?.kind !== 'word') return null;
  if (PRONOUNS.has(first.lower)) return { from: start, to: start + 1 };
  if (!isCapital(first) && !DETERMINERS.has(first.lower) && !/^\d/.test(first.text)) return null;
  let to = start + 1;
  while (to < all.length && to - start < 18) {
    const token = all[to];
    if (token?.kind !== 'word' || TIMES.has(token.lower) || isAuxiliary(token)) break;
    if ((PREPOSITIONS.has(token.lower) || CLAUSE_STARTS.has(token.lower)) && !INSIDE_NAMES.has(token.lower))
      break;
    to++;
  }
  while (to > start + 1 && INSIDE_NAMES.has(all[to - 1]?.lower ?? '')) to--;
  return { from: start, to };
}
