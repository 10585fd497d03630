import { hashed, mix } from './hash.ts';
import { LIKELY_CUE } from './lexicon.ts';
import type { Levels } from './lexicon.ts';
import { TAGS } from './parts-of-speech.ts';
import type { Tag } from './parts-of-speech.ts';
import type { Words } from './words.ts';

/**
 * What the sequence model sees of each token: rows of its table, the same number for every token, and the class of the
 * place that its transitions depend on. Words, affixes and parts of speech around; the nearest cues of the sentence and
 * what lies between; quotations; where in the sentence; what grammar's rules say of the token and its neighbours.
 */
export interface Features {
  readonly perToken: number;
  /** Token i has rows[i * perToken …]. */
  readonly rows: Int32Array;
  readonly place: Uint8Array;
}

export const PLACES = 9;

const bucket = (distance: number): number =>
  distance <= 0
    ? 0
    : distance <= 3
      ? distance
      : distance <= 5
        ? 4
        : distance <= 8
          ? 5
          : distance <= 14
            ? 6
            : distance <= 25
              ? 7
              : 8;

const atMost = (count: number, most: number): number => (count < most ? count : most);

/** 1 for these tags, 0 for the others. */
const tagSet = (...names: readonly Tag[]): Uint8Array =>
  Uint8Array.from(TAGS, (tag) => (names.includes(tag) ? 1 : 0));
const VERBS = tagSet('VBD', 'VBZ', 'VBP', 'MD', 'VB', 'VBN', 'VBG');
const FINITE = tagSet('VBD', 'VBZ', 'VBP', 'MD');
const NOMINAL = tagSet('NN', 'NNS', 'NNP', 'PRP', 'W');
const NAME = TAGS.indexOf('NNP');
const EDGE = 0x3c6ef372;

const COMMA = ',';
const isStop = (text: string): boolean =>
  text === '.' || text === '!' || text === '?' || text === ';' || text === ':';
const isDash = (text: string): boolean => text === '—' || text === '–' || text === '--' || text === '-';

/** What a sentence holds, as far as all its tokens want to know. */
interface Outline {
  readonly quotes: number;
  readonly cues: number;
  /** Where a last part with a cue begins (“…, Doe said”); -1: none. */
  readonly tail: number;
  readonly tailLemma: number;
  readonly according: number;
  readonly covered: number;
}

function outline(words: Words, from: number, to: number): Outline {
  const { tokens, quote, cue, lemma } = words;
  let quotes = 0;
  let cues = 0;
  let according = -1;
  let quoted = 0;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if ((quote[i] ?? 0) > 0) {
      quotes++;
      quoted += (token?.end ?? 0) - (token?.start ?? 0);
    } else if ((cue[i] ?? 0) > 0) cues++;
    if (token?.lower === 'according') according = i;
  }
  let tail = -1;
  let tailLemma = 0;
  for (let i = to - 2; i > from && i > to - 24; i--) {
    const isQuote = (quote[i] ?? 0) > 0;
    if (!isQuote && tokens[i]?.text !== COMMA) continue;
    let k = i + 1;
    while (k < to && !((cue[k] ?? 0) > 0 && (cue[k] ?? 0) < 5)) k++;
    if (k < to) {
      tail = i;
      tailLemma = mix(lemma[k] ?? 0, k - i <= 5 ? 1 : 2);
      break;
    }
    if (isQuote) break;
  }
  const length = (tokens[to - 1]?.end ?? 0) - (tokens[from]?.start ?? 0);
  const share = length === 0 ? 0 : quoted / length;
  return {
    quotes: atMost(quotes, 3),
    cues: atMost(cues, 3),
    tail,
    tailLemma,
    according,
    covered: share > 0.95 ? 3 : share > 0.5 ? 2 : share > 0 ? 1 : 0,
  };
}

/** How many rows each token has; counted when the templates are written, checked by a test. */
export const PER_TOKEN = 134;

/**
 * @param hints what grammar's rules call each token (0: nothing), see `hints.ts`
 */
export function featuresOf(
  words: Words,
  tags: Uint8Array,
  hints: Uint8Array,
  levels: Levels,
  mask: number,
): Features {
  const { tokens, word, suffix, prefix, shape, stem, cue, lemma, quote, sentence, starts, ends } = words;
  const count = tokens.length;
  const perToken = PER_TOKEN;
  const rows = new Int32Array(count * perToken);
  const place = new Uint8Array(count);
  const at = (list: Int32Array | Uint8Array, index: number): number =>
    index >= 0 && index < count ? (list[index] as number) : EDGE;

  const outlines: Outline[] = [];
  const paragraphQuotes = atMost(quote.filter((kind) => kind > 0).length, 3);
  let n = 0;
  let template = 0;
  const add = (a: number, b = 0, c = 0, d = 0): void => {
    rows[n++] = hashed(++template, a, b, c, d) & mask;
  };

  for (let i = 0; i < count; i++) {
    n = i * perToken;
    template = 0;
    const s = sentence[i] as number;
    const from = starts[s] as number;
    const to = ends[s] as number;
    const form = (outlines[s] ??= outline(words, from, to));
    const previous =
      s > 0 ? (outlines[s - 1] ??= outline(words, starts[s - 1] as number, ends[s - 1] as number)) : null;
    const w = word[i] as number;
    const q = quote[i] as number;
    const first = i === from ? 1 : 0;
    const w1 = at(word, i - 1);
    const w2 = at(word, i - 2);
    const n1 = at(word, i + 1);
    const n2 = at(word, i + 2);
    const p = tags[i] as number;
    const p1 = at(tags, i - 1);
    const p2 = at(tags, i - 2);
    const p3 = at(tags, i - 3);
    const r1 = at(tags, i + 1);
    const r2 = at(tags, i + 2);
    const r3 = at(tags, i + 3);
    const c = cue[i] as number;
    const c1 = at(cue, i - 1);
    const c2 = at(cue, i - 2);
    const d1 = at(cue, i + 1);
    const d2 = at(cue, i + 2);
    const text = tokens[i]?.text ?? '';

    // words (17)
    add(0);
    add(w);
    add(w1);
    add(n1);
    add(w2);
    add(n2);
    add(w1, w);
    add(w, n1);
    add(w2, w1);
    add(n1, n2);
    add(suffix[i] as number);
    add(at(suffix, i - 1));
    add(at(suffix, i + 1));
    add(prefix[i] as number);
    add(shape[i] as number, first);
    add(at(shape, i - 1), shape[i], at(shape, i + 1));
    add(w2, w1, w);
    // parts of speech (15)
    add(p);
    add(p1, p);
    add(p, r1);
    add(p1, p, r1);
    add(p2, p1, p);
    add(p, r1, r2);
    add(r1, r2, r3);
    add(p3, p2, p1);
    add(w1, p);
    add(p, n1);
    add(w, r1);
    add(p1, w);
    add(p2, p1, p, r1);
    add(p1, p, r1, r2);
    add(w1, p, r1);
    // cues next to it (5)
    add(c, c1, d1);
    add(c, d1, d2);
    add(c2, c1, p);
    add(c, p1, p, r1);
    add(lemma[i] as number, r1);
    // quotations (8)
    add(q);
    add(at(quote, i - 1), q);
    add(q, at(quote, i + 1));
    add(
      q > 0 ? 1 : 0,
      at(quote, i - 1) > 0 ? 1 : 0,
      at(quote, i + 1) > 0 ? 1 : 0,
      at(quote, i + 2) > 0 ? 1 : 0,
    );
    add(q, w1);
    add(q, n1);
    add(q, form.covered, form.cues);
    add(q, c1, d1, d2);
    // where in the sentence and paragraph (8)
    add(bucket(i - from));
    add(bucket(to - 1 - i));
    add(form.covered, form.cues, form.quotes, paragraphQuotes);
    add(
      form.covered,
      form.cues,
      previous === null ? 9 : previous.covered,
      previous === null ? 9 : previous.cues,
    );
    add(w, to - 1 - i === 0 ? 1 : 2);
    add(
      first === 1 ? form.covered + 1 : 0,
      form.cues,
      previous === null ? 9 : previous.covered + (previous.tail >= 0 ? 5 : 0),
    );
    add(isStop(text) ? 1 : 0, form.covered, form.cues, form.tail >= 0 ? 1 : 2);
    add(s === 0 ? 1 : 2, bucket(i - from), form.covered);

    // nearest cues of the sentence, and what lies between (26)
    let left = -1;
    let right = -1;
    let commasLeft = 0;
    let that = 0;
    let finiteLeft = 0;
    let verbsLeft = 0;
    let commaAt = -1;
    let conjunction = 0;
    for (let k = i - 1; k >= from; k--) {
      if ((cue[k] as number) > 0) {
        left = k;
        break;
      }
      const other = tokens[k]?.lower;
      if (other === COMMA) {
        commasLeft++;
        if (commaAt < 0) commaAt = k;
      } else if (other === 'that') that = 1;
      else if (other === 'and' || other === 'but') conjunction = other === 'and' ? 1 : 2;
      if (VERBS[tags[k]!] === 1) verbsLeft++;
      if (FINITE[tags[k]!] === 1) finiteLeft++;
    }
    let commasRight = 0;
    let verbsRight = 0;
    for (let k = i + 1; k < to; k++) {
      if ((cue[k] as number) > 0) {
        right = k;
        break;
      }
      if (tokens[k]?.text === COMMA) commasRight++;
      if (VERBS[tags[k]!] === 1) verbsRight++;
    }
    const leftLemma = left < 0 ? 1 : (lemma[left] as number);
    const rightLemma = right < 0 ? 1 : (lemma[right] as number);
    const leftClass = left < 0 ? 9 : (cue[left] as number);
    const rightClass = right < 0 ? 9 : (cue[right] as number);
    const commas = atMost(commasLeft, 2);
    const quoted = q > 0 ? 1 : 2;
    add(leftLemma, quoted);
    add(rightLemma, quoted);
    add(leftLemma, bucket(i - left));
    add(rightLemma, bucket(right - i));
    add(leftLemma, commas, that, quoted);
    add(rightLemma, atMost(commasRight, 2), quoted);
    add(leftClass, rightClass, commas, atMost(commasRight, 2));
    add(leftClass, w);
    add(leftLemma, p);
    add(rightLemma, p);
    add(leftClass, bucket(i - left), p);
    add(rightClass, bucket(right - i), p);
    add(leftClass, atMost(finiteLeft, 3), commas, conjunction);
    add(leftClass, atMost(finiteLeft, 3), p, r1);
    add(rightClass, atMost(verbsRight, 3), atMost(commasRight, 2), p);
    add(leftLemma, left > 0 ? tags[left - 1] : 99, left >= 0 ? at(word, left + 1) : 98, quoted);
    add(leftLemma, left >= 0 ? at(tags, left + 1) : 98, commas);
    add(leftLemma, left >= 0 ? at(tags, left + 1) : 98, left >= 0 ? at(tags, left + 2) : 97, conjunction + 1);
    add(commaAt < 0 ? 99 : at(tags, commaAt + 1), p, leftClass, commas);
    add(commaAt < 0 ? 99 : at(word, commaAt + 1), leftClass, FINITE[p] === 1 ? 1 : 2);
    add(left < 0 ? 99 : (tags[left] as number), leftClass, p, that);
    add(right < 0 ? 99 : (tags[right] as number), rightClass, p, right < 0 ? 99 : at(tags, right - 1));
    add(left >= 0 && left > from ? at(shape, left - 1) : 99, leftClass, p);
    add(right >= 0 ? at(shape, right + 1) : 99, right >= 0 ? at(tags, right + 1) : 99, rightClass, p);
    add(conjunction, p1, p, verbsLeft > 0 ? 1 : 2);
    add(right >= 0 && right - i <= 6 ? right - i : 9, rightLemma, p, r1);
    // the sentence's last part, and “according to” (6)
    const side = form.tail < 0 ? 0 : i < form.tail ? 1 : i === form.tail ? 2 : 3;
    add(side, form.tailLemma, quoted);
    add(side, p, c);
    add(side, form.tailLemma, bucket(to - i), p);
    add(
      form.according < 0 ? 0 : i < form.according ? 1 : i === form.according ? 2 : 3,
      commas,
      bucket(Math.abs(i - form.according)),
    );
    add(form.according < 0 ? 0 : i < form.according ? 1 : 2, p, r1);
    add(side, form.covered, form.cues, first);
    // names (2)
    add(p === NAME ? 1 : 0, p1 === NAME ? 1 : 0, r1, leftClass);
    add(at(prefix, i - 1), p, r1);
    // rules (7)
    const h = hints[i] as number;
    add(h);
    add(h, at(hints, i - 1), at(hints, i + 1));
    add(h, p);
    add(h, w);
    add(h, at(hints, i - 1), p1, p);
    add(h, leftClass, rightClass);
    add(h, q);

    // what was learnt of the words here, and of the nearest that are likely cues (34)
    const { cue: asCue, source: asSource, side: sides } = levels;
    let a = i - 1;
    let thatBehind = 0;
    let commasBehind = 0;
    let finiteBehind = 0;
    for (; a >= from && (asCue[a] as number) < LIKELY_CUE; a--) {
      const other = tokens[a]?.lower;
      if (other === COMMA) commasBehind++;
      else if (other === 'that') thatBehind = 1;
      if (FINITE[tags[a]!] === 1) finiteBehind++;
    }
    if (a < from) a = -1;
    let b = i + 1;
    let commasAhead = 0;
    let finiteAhead = 0;
    for (; b < to && (asCue[b] as number) < LIKELY_CUE; b++) {
      if (tokens[b]?.text === COMMA) commasAhead++;
      if (FINITE[tags[b]!] === 1) finiteAhead++;
    }
    if (b === to) b = -1;
    let subject = a - 1;
    while (subject >= from && a - subject < 6 && NOMINAL[tags[subject]!] === 0) subject--;
    const bySubject = a < 0 || subject < from || a - subject >= 6 ? 9 : (asSource[subject] as number);
    const aLevel = a < 0 ? 9 : (asCue[a] as number);
    const bLevel = b < 0 ? 9 : (asCue[b] as number);
    const aStem = a < 0 ? 1 : (stem[a] as number);
    const bStem = b < 0 ? 1 : (stem[b] as number);
    const aTag = a < 0 ? 99 : (tags[a] as number);
    const bTag = b < 0 ? 99 : (tags[b] as number);
    const aSide = a < 0 ? 9 : (sides[a] as number);
    const bSide = b < 0 ? 9 : (sides[b] as number);
    const aFar = bucket(i - a);
    const bFar = bucket(b - i);
    const aCommas = atMost(commasBehind, 2);
    const bCommas = atMost(commasAhead, 2);
    const aFinite = atMost(finiteBehind, 3);
    const bFinite = atMost(finiteAhead, 3);
    const level = asCue[i] as number;
    const noun = asSource[i] as number;
    add(level, p);
    add(level, noun);
    add(level, at(asCue, i - 1), at(asCue, i + 1));
    add(level, r1, r2);
    add(level, p1, p, r1);
    add(level, sides[i], r1);
    add(noun, p, r1);
    add(noun, at(asSource, i - 1), at(asSource, i + 1));
    add(noun, at(asCue, i + 1), at(asCue, i + 2));
    add(stem[i] as number);
    add(stem[i] as number, p1, r1);
    add(at(stem, i - 1), w);
    add(at(stem, i - 1), p, r1);
    add(at(stem, i + 1), p);
    add(aStem, quoted, aTag);
    add(bStem, quoted, bTag);
    add(aStem, aFar);
    add(bStem, bFar);
    add(aStem, aCommas, thatBehind, quoted);
    add(bStem, bCommas, quoted);
    add(aStem, p);
    add(bStem, p);
    add(aLevel, aSide, aTag, aFinite);
    add(bLevel, bSide, bTag, bFinite);
    add(aLevel, aSide, bLevel, bSide);
    add(aLevel, bLevel, aCommas, bCommas);
    add(aLevel, aTag, a < 0 ? 99 : at(tags, a + 1), aCommas);
    add(aLevel, bySubject, p, aFinite);
    add(aLevel, aFinite, p, r1);
    add(aStem, a < 0 ? 99 : at(word, a + 1), quoted);
    add(aLevel, aSide, aFar, p);
    add(bLevel, bSide, bFar, p);
    add(bLevel, noun, p, bFar);
    add(aLevel, noun, p, aFar);
    // the next finite verb of the sentence, and the first behind the likely cue: where clauses end (6)
    let finite = i + 1;
    while (finite < to && FINITE[tags[finite]!] === 0) finite++;
    const finiteFar = finite === to ? 9 : bucket(finite - i);
    const finiteTag = finite === to ? 99 : (tags[finite] as number);
    let own = a < 0 ? i : a + 1;
    while (own < i && FINITE[tags[own]!] === 0) own++;
    const ownTag = own < i ? (tags[own] as number) : 99;
    add(w, finiteFar, finiteTag);
    add(p, n1, finiteFar);
    add(p1, p, finiteFar, quoted);
    add(w, ownTag, finiteTag, aTag);
    add(p, r1, r2, finiteFar);
    add(w, n1, finiteFar);

    place[i] =
      i === from
        ? 1
        : q > 0
          ? 2
          : at(quote, i - 1) > 0
            ? 3
            : text === COMMA
              ? 4
              : isStop(text) || isDash(text)
                ? 5
                : tokens[i]?.lower === 'that'
                  ? 6
                  : c > 0
                    ? 7
                    : 0;
  }
  return { perToken, rows, place };
}
