import type { Range } from '../range.ts';

/** A stretch in quotation marks, in the prose of one block. Nested quotations belong to the outer one. */
export interface QuotedStretch {
  /** With its marks. An unclosed stretch runs to the end of the prose. */
  readonly range: Range;
  /** Without its marks and the space beside them. */
  readonly inner: Range;
  /** False: the closing mark is missing, as in all but the last paragraph of a longer quotation. */
  readonly closed: boolean;
  /** Whether it stands in single marks (‘ ’, ' '), which are also apostrophes and so less certain. */
  readonly single: boolean;
}

type Family =
  | 'curly'
  | 'low'
  | 'straight'
  | 'doubled'
  | 'guillemet'
  | 'angle'
  | 'corner'
  | 'white corner'
  | 'single'
  | 'tick';

interface Open {
  readonly family: Family;
  readonly at: number;
  readonly inside: number;
  /** What closes it. */
  readonly closers: string;
}

const MARK = /["“”„«»‹›「」『』'‘’`]/g;
const letterOrDigit = /[\p{L}\p{N}]/u;
const digit = /\p{N}/u;

const isBlank = (char: string): boolean => char === '' || /\s/.test(char);
/** What may stand before an opening mark: nothing, space, brackets, dashes, another opening mark. */
const opensAfter = (char: string): boolean => isBlank(char) || /[([{—–\-―‘“„«‹'"/:*_]/.test(char);

/** Words that begin with an apostrophe and so look like a quotation's beginning. */
const ELISION = /^['‘’](?:em|til|twas|tis|cause|bout|round|n|\d0?s?|\d\ds)(?![\p{L}\p{N}])/iu;

/**
 * All stretches in quotation marks of one block's prose, in order, disjoint. Knows “ ”, " ", ‘ ’, ' ', '' '', `` '',
 * „ “, « », ‹ ›, 「 」, 『 』, and the reversed » «. Apostrophes, feet and inches are no marks. Linear in the prose's length.
 */
export function findQuotedStretches(prose: string): readonly QuotedStretch[] {
  const found: QuotedStretch[] = [];
  if (prose.search(MARK) < 0) return found;
  const closersAhead = once(() => countAhead(prose, '”'));
  const openersAhead = once(() => countAhead(prose, '“'));
  const singlesAhead = once(() => closingSingles(prose));
  const [lastGuillemet, lastAngle] = [prose.lastIndexOf('»'), prose.lastIndexOf('›')];
  const stack: Open[] = [];
  let next = 0;
  const beginning = prose.search(/\S/);

  const open = (family: Family, at: number, width: number, closers: string): void => {
    stack.push({ family, at, inside: at + width, closers });
  };
  const close = (depth: number, at: number, end: number): void => {
    const opened = stack[depth];
    stack.length = depth;
    if (opened === undefined || depth > 0) return;
    push(found, prose, opened, at, end, true);
  };

  for (const mark of prose.matchAll(MARK)) {
    const i = mark.index;
    const char = mark[0];
    if (i < next) continue;
    const before = prose[i - 1] ?? '';
    const top = stack.length - 1;
    const doubled = (char === "'" || char === '`' || char === '’') && prose[i + 1] === char;
    const width = doubled ? 2 : 1;
    const after = prose[i + width] ?? '';
    const owner = stack.findLastIndex((entry) => entry.closers.includes(doubled ? 'D' : char));

    if (doubled) {
      if (owner >= 0 && !(isBlank(before) && !isBlank(after))) close(owner, i, i + width);
      else if (opensAfter(before) && !isBlank(after)) open('doubled', i, width, 'D"”');
      next = i + width;
      continue;
    }
    switch (char) {
      case '"': {
        if (isInch(prose, i, owner >= 0)) break;
        if (owner >= 0 && !(isBlank(before) && !isBlank(after))) close(owner, i, i + 1);
        else if (opensAfter(before) && !isBlank(after)) open('straight', i, 1, '"”');
        break;
      }
      case '“': {
        if (stack[top]?.family === 'low') close(top, i, i + 1);
        else if (owner >= 0 && isTypedForClosing(before, after)) close(owner, i, i + 1);
        else if (stack.some((entry) => entry.family === 'curly')) {
          // “A “B” C” is nested only if enough closing marks follow; else the first was never closed.
          const nested = (closersAhead()[i] ?? 0) > (openersAhead()[i] ?? 0) + 1;
          if (!nested) stack.length = 0;
          open('curly', i, 1, '”"“');
        } else if (isTypedForClosing(before, after)) break;
        else open('curly', i, 1, '”"“');
        break;
      }
      case '„':
        open('low', i, 1, '“”"');
        break;
      case '”': {
        if (owner >= 0 && isInch(prose, i, true)) break;
        if (owner >= 0) close(owner, i, i + 1);
        else if (isBlank(before) && letterOrDigit.test(after)) open('curly', i, 1, '”"');
        break;
      }
      // Chinese and Japanese set no spaces, and need none: each of the marks has one meaning.
      case '「':
        open('corner', i, 1, '」');
        break;
      case '『':
        open('white corner', i, 1, '』');
        break;
      case '」':
      case '』':
        if (owner >= 0) close(owner, i, i + 1);
        break;
      case '«':
      case '‹':
        if (owner >= 0) close(owner, i, i + 1);
        // French sets a space inside; typed plainly it may also stand behind a German closing mark.
        else if (!isBlank(after) || i === beginning || i < (char === '«' ? lastGuillemet : lastAngle))
          open(char === '«' ? 'guillemet' : 'angle', i, 1, char === '«' ? '»' : '›');
        break;
      case '»':
      case '›':
        if (owner >= 0) close(owner, i, i + 1);
        // French may begin each further paragraph of a quotation with the closing mark.
        else if (i === beginning && isBlank(after)) open(char === '»' ? 'guillemet' : 'angle', i, 1, char);
        else if (opensAfter(before) && !isBlank(after))
          open(char === '»' ? 'guillemet' : 'angle', i, 1, char === '»' ? '«' : '‹');
        break;
      default: {
        // ' ‘ ’ `: also apostrophes, so an opening needs a closing one ahead.
        if (owner >= 0 && !isBlank(before) && !letterOrDigit.test(after)) {
          const last = (singlesAhead()[i] ?? -1) < 0;
          const possessive = /s/i.test(before) && after === ' ' && !last && !nextOpensSingle(prose, i);
          if (!possessive) close(owner, i, i + 1);
        } else if (
          (char === "'" || char === '‘') &&
          opensAfter(before) &&
          before !== '’' &&
          letterOrDigit.test(after) &&
          !ELISION.test(prose.slice(i, i + 7)) &&
          ((singlesAhead()[i] ?? -1) >= 0 || (i === beginning && goesOnBelow(prose, i)))
        )
          open('single', i, 1, char === '‘' ? '’' : "'");
      }
    }
  }
  const unclosed = stack[0];
  if (
    unclosed !== undefined &&
    (unclosed.family !== 'single' || (unclosed.at === beginning && goesOnBelow(prose, unclosed.at)))
  )
    push(found, prose, unclosed, prose.length, prose.length, false);
  return found;
}

function push(
  found: QuotedStretch[],
  prose: string,
  opened: Open,
  at: number,
  end: number,
  closed: boolean,
): void {
  let start = opened.inside;
  let stop = at;
  while (start < stop && isBlank(prose[start] ?? '')) start++;
  while (stop > start && isBlank(prose[stop - 1] ?? '')) stop--;
  if (!letterOrDigit.test(prose.slice(start, stop))) return;
  while (end > stop && isBlank(prose[end - 1] ?? '')) end--;
  found.push({
    range: { start: opened.at, end },
    inner: { start, end: stop },
    closed,
    single: opened.family === 'single',
  });
}

/** ‘ at the beginning of a paragraph is no apostrophe: where nothing closes it, the next paragraph reopens it. */
const goesOnBelow = (prose: string, at: number): boolean =>
  prose[at] === '‘' && /^\p{Lu}/u.test(prose.slice(at + 1, at + 3));

/** A “ typed where ” was meant: right after a word or its full stop, before a space. */
const isTypedForClosing = (before: string, after: string): boolean =>
  !opensAfter(before) && (isBlank(after) || /[,.;:)]/.test(after));

/** 6'2" and, inside a quotation that is closed later, 12" pipes. */
function isInch(prose: string, at: number, inside: boolean): boolean {
  if (!digit.test(prose[at - 1] ?? '')) return false;
  if (/\d['’′]\s?\d{1,2}$/.test(prose.slice(Math.max(0, at - 6), at))) return true;
  if (!inside) return true;
  if (!/^["”] \p{Ll}/u.test(prose.slice(at, at + 3))) return false;
  const next = prose.slice(at + 1, at + 400).search(/["“”]/);
  return next > 0 && !isBlank(prose[at + next] ?? '');
}

const nextOpensSingle = (prose: string, at: number): boolean =>
  /^['’] ?['‘][\p{L}\p{N}]/u.test(prose.slice(at, at + 4));

/** Made when it is first asked for: few texts have what it is for. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** For each offset, how many `mark` stand after it; empty where there is none. */
function countAhead(prose: string, mark: string): Int32Array {
  if (!prose.includes(mark)) return NOWHERE;
  const counts = new Int32Array(prose.length + 1);
  for (let i = prose.length - 1; i >= 0; i--)
    counts[i] = (counts[i + 1] ?? 0) + (prose[i + 1] === mark ? 1 : 0);
  return counts;
}

const NOWHERE = new Int32Array(0);

/** For each offset, where the next single mark that can close stands; -1 or nothing where there is none. */
function closingSingles(prose: string): Int32Array {
  if (!/['’]/.test(prose)) return NOWHERE;
  const next = new Int32Array(prose.length + 1).fill(-1);
  for (let i = prose.length - 1; i >= 0; i--) {
    const char = prose[i + 1];
    const closing =
      (char === "'" || char === '’') &&
      prose[i + 2] !== char &&
      !isBlank(prose[i] ?? '') &&
      !letterOrDigit.test(prose[i + 2] ?? '');
    next[i] = closing ? i + 1 : (next[i + 1] ?? -1);
  }
  return next;
}

/** In scripts that set no spaces between words, two signs count for one. */
export function wordsIn(text: string): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  const rest = unspaced === 0 ? text : text.replace(UNSPACED, ' ');
  return (rest.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0) + Math.floor(unspaced / 2);
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** 98 in 100 quoted stretches of five words or more are somebody's words (PolNeAR); shorter ones are often a name or a doubt. */
export const isLong =
  (prose: string) =>
  ({ inner }: QuotedStretch): boolean =>
    wordsIn(prose.slice(inner.start, inner.end)) >= 5;
