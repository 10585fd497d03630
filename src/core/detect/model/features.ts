import { hashed } from './hash.ts';
import { LIKELY_CUE } from './lexicon.ts';
import type { Levels } from './lexicon.ts';
import { outlineOf } from './outline.ts';
import type { Outline } from './outline.ts';
import { TAGS } from './parts-of-speech.ts';
import type { Tag } from './parts-of-speech.ts';
import type { Words } from './words.ts';

/**
 * What the sequence model sees of each token: rows of its table, the same number for every token, and the class of the
 * place that its transitions depend on. Words, affixes and parts of speech around; the nearest cues of the sentence,
 * listed and learnt, and what lies between; quotations; where in the sentence. These are what was left of 134 templates
 * when those were dropped whose weights spoke against the right labels on articles that were not learnt from.
 */
export interface Features {
  readonly perToken: number;
  /** Token i has rows[i * perToken …]. */
  readonly rows: Int32Array;
  readonly place: Uint8Array;
}

export const PLACES = 9;

/** How many rows each token has; counted when the templates are written, checked by a test. */
export const PER_TOKEN = 68;

/** A distance in few steps, 0 to 8. */
const STEPS = Uint8Array.of(0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7);
const bucket = (distance: number): number =>
  distance <= 0 ? 0 : distance < STEPS.length ? STEPS[distance]! : 8;

const atMost = (count: number, most: number): number => (count < most ? count : most);

/** 1 for these tags, 0 for the others. */
const tagSet = (...names: readonly Tag[]): Uint8Array =>
  Uint8Array.from(TAGS, (tag) => (names.includes(tag) ? 1 : 0));
const VERBS = tagSet('VBD', 'VBZ', 'VBP', 'MD', 'VB', 'VBN', 'VBG');
const FINITE = tagSet('VBD', 'VBZ', 'VBP', 'MD');
const NOMINAL = tagSet('NN', 'NNS', 'NNP', 'PRP', 'W');

/** In place of what would lie outside the block, and of what isn't there. */
const EDGE = 0x3c6ef372;
const NO_CLASS = 9;
const NO_TAG = 99;
const NO_SENSE = 99;

const COMMA = ',';
const isStop = (text: string): boolean =>
  text === '.' || text === '!' || text === '?' || text === ';' || text === ':';
const isDash = (text: string): boolean => text === '—' || text === '–' || text === '--' || text === '-';

export function featuresOf(words: Words, tags: Uint8Array, levels: Levels, mask: number): Features {
  const { tokens, word, suffix, prefix, shape, stem, sense, cue, lemma, quote, sentence, starts, ends } =
    words;
  const { cue: asCue, source: asSource, side: sides } = levels;
  const count = tokens.length;
  const rows = new Int32Array(count * PER_TOKEN);
  const place = new Uint8Array(count);
  const at = (list: Int32Array | Uint8Array, index: number): number =>
    index >= 0 && index < count ? list[index]! : EDGE;

  let n = 0;
  let template = 0;
  const add = (a: number, b = 0, c = 0, d = 0): void => {
    rows[n++] = hashed(++template, a, b, c, d) & mask;
  };

  let form: Outline = outlineOf(words, 0, 0);
  for (let i = 0; i < count; i++) {
    template = 0;
    const s = sentence[i]!;
    const from = starts[s]!;
    const to = ends[s]!;
    if (i === from) form = outlineOf(words, from, to);
    const text = tokens[i]?.text ?? '';
    const first = i === from ? 1 : 0;
    const [w, p, c, q] = [word[i]!, tags[i]!, cue[i]!, quote[i]!];
    const w1 = at(word, i - 1);
    const n1 = at(word, i + 1);
    const p1 = at(tags, i - 1);
    const p2 = at(tags, i - 2);
    const r1 = at(tags, i + 1);
    const c1 = at(cue, i - 1);
    const d1 = at(cue, i + 1);
    const d2 = at(cue, i + 2);

    // words
    add(0);
    add(w);
    add(w1);
    add(n1);
    add(at(word, i - 2));
    add(at(word, i + 2));
    add(suffix[i]!);
    add(at(suffix, i - 1));
    add(at(suffix, i + 1));
    add(prefix[i]!);
    add(shape[i]!, first);
    add(at(shape, i - 1), shape[i], at(shape, i + 1));

    // parts of speech
    add(p);
    add(p1, p);
    add(p, r1);
    add(p1, p, r1);
    add(p2, p1, p);
    add(at(tags, i - 3), p2, p1);
    add(w1, p);
    add(p, n1);

    // listed cues next to it
    add(c, c1, d1);
    add(c, d1, d2);
    add(at(cue, i - 2), c1, p);
    add(c, p1, p, r1);
    add(lemma[i]!, r1);

    // quotations
    const isQuote = q > 0 ? 1 : 0;
    const quoteBefore = at(quote, i - 1) > 0 ? 1 : 0;
    add(q);
    add(at(quote, i - 1), q);
    add(q, at(quote, i + 1));
    add(isQuote, quoteBefore, at(quote, i + 1) > 0 ? 1 : 0, at(quote, i + 2) > 0 ? 1 : 0);
    add(q, w1);
    add(q, n1);
    add(q, c1, d1, d2);

    // where in the sentence
    add(bucket(i - from));
    add(bucket(to - 1 - i));
    add(w, i === to - 1 ? 1 : 2);
    add(isStop(text) ? 1 : 0, form.covered, form.cues, form.tail >= 0 ? 1 : 2);
    add(s === 0 ? 1 : 2, bucket(i - from), form.covered);

    // the nearest listed cues of the sentence, and what lies between
    let left = i - 1;
    let commasLeft = 0;
    let commaAt = -1;
    let conjunction = 0;
    let verbsLeft = 0;
    for (; left >= from && cue[left] === 0; left--) {
      const other = tokens[left]?.lower;
      if (other === COMMA) {
        commasLeft++;
        if (commaAt < 0) commaAt = left;
      } else if (other === 'and') conjunction = 1;
      else if (other === 'but') conjunction = 2;
      verbsLeft += VERBS[tags[left]!]!;
    }
    let right = i + 1;
    let commasRight = 0;
    let verbsRight = 0;
    for (; right < to && cue[right] === 0; right++) {
      if (tokens[right]?.text === COMMA) commasRight++;
      verbsRight += VERBS[tags[right]!]!;
    }
    const [hasLeft, hasRight] = [left >= from, right < to];
    const leftClass = hasLeft ? cue[left]! : NO_CLASS;
    const rightClass = hasRight ? cue[right]! : NO_CLASS;
    const rightFar = hasRight ? bucket(right - i) : 0;
    add(hasRight ? lemma[right]! : 1, rightFar);
    add(rightClass, rightFar, p);
    add(rightClass, atMost(verbsRight, 3), atMost(commasRight, 2), p);
    add(commaAt < 0 ? NO_TAG : at(tags, commaAt + 1), p, leftClass, atMost(commasLeft, 2));
    add(hasLeft && left > from ? at(shape, left - 1) : NO_TAG, leftClass, p);
    add(hasRight ? at(shape, right + 1) : NO_TAG, hasRight ? at(tags, right + 1) : NO_TAG, rightClass, p);
    add(conjunction, p1, p, verbsLeft > 0 ? 1 : 2);

    // the sentence's last part, and “according to”
    const { tail, tailLemma, according, covered, cues } = form;
    const side = tail < 0 ? 0 : i < tail ? 1 : i === tail ? 2 : 3;
    add(side, p, c);
    add(side, tailLemma, bucket(to - i), p);
    add(according < 0 ? 0 : i < according ? 1 : 2, p, r1);
    add(side, covered, cues, first);

    // what was learnt of the words here
    const level = asCue[i]!;
    const noun = asSource[i]!;
    add(level, p);
    add(level, noun);
    add(level, sides[i], r1);
    add(noun, p, r1);
    add(noun, at(asSource, i - 1), at(asSource, i + 1));
    add(stem[i]!);
    add(at(stem, i + 1), p);
    add(sense[i]!, p, r1);
    add(sense[i]!, p1, level);

    // the nearest words of the sentence that are likely cues, and what lies between
    let behind = i - 1;
    let commasBehind = 0;
    let finiteBehind = 0;
    for (; behind >= from && asCue[behind]! < LIKELY_CUE; behind--) {
      if (tokens[behind]?.text === COMMA) commasBehind++;
      finiteBehind += FINITE[tags[behind]!]!;
    }
    let ahead = i + 1;
    let commasAhead = 0;
    let finiteAhead = 0;
    for (; ahead < to && asCue[ahead]! < LIKELY_CUE; ahead++) {
      if (tokens[ahead]?.text === COMMA) commasAhead++;
      finiteAhead += FINITE[tags[ahead]!]!;
    }
    const [hasBehind, hasAhead] = [behind >= from, ahead < to];
    const behindLevel = hasBehind ? asCue[behind]! : NO_CLASS;
    const behindFar = bucket(hasBehind ? i - behind : i + 1);
    const behindFinite = atMost(finiteBehind, 3);
    const aheadLevel = hasAhead ? asCue[ahead]! : NO_CLASS;
    const aheadSide = hasAhead ? sides[ahead]! : NO_CLASS;
    let subject = behind - 1;
    while (subject >= from && behind - subject < 6 && NOMINAL[tags[subject]!] === 0) subject--;
    const hasSubject = hasBehind && subject >= from && behind - subject < 6;
    add(hasBehind ? stem[behind]! : 1, behindFar);
    add(aheadLevel, aheadSide, hasAhead ? tags[ahead]! : NO_TAG, atMost(finiteAhead, 3));
    add(behindLevel, aheadLevel, atMost(commasBehind, 2), atMost(commasAhead, 2));
    add(behindLevel, hasSubject ? asSource[subject]! : NO_CLASS, p, behindFinite);
    add(behindLevel, behindFinite, p, r1);
    add(hasBehind ? sense[behind]! : NO_SENSE, behindFinite, p);
    add(hasAhead ? sense[ahead]! : NO_SENSE, atMost(finiteAhead, 3), p);
    add(behindLevel, hasBehind ? sides[behind]! : NO_CLASS, behindFar, p);
    add(aheadLevel, aheadSide, hasAhead ? bucket(ahead - i) : 0, p);

    // the next finite verb of the sentence: where clauses end
    let finite = i + 1;
    while (finite < to && FINITE[tags[finite]!] === 0) finite++;
    const finiteFar = finite === to ? NO_CLASS : bucket(finite - i);
    add(p1, p, finiteFar, 2 - isQuote);
    add(p, r1, at(tags, i + 2), finiteFar);

    place[i] =
      i === from
        ? 1
        : isQuote === 1
          ? 2
          : quoteBefore === 1
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
  return { perToken: PER_TOKEN, rows, place };
}
