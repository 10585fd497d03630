import type { Range } from '../range.ts';

/** A word, a mark of punctuation, or a whole quotation, which grammar sees as one thing. Offsets are into the prose. */
export interface Token extends Range {
  readonly kind: 'word' | 'mark' | 'quote';
  readonly text: string;
  readonly lower: string;
}

const WORD =
  /[\p{L}\p{N}$€£](?:[\p{L}\p{N}]|[.’'&,@/-](?=[\p{L}\p{N}])|\.(?=[\p{L}]\.)|(?<=\b\p{Lu})\.|%)*|--|[^\s\p{L}\p{N}]/gu;

/** Titles and months that keep their full stop. */
const DOTTED =
  /^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Prof|St|Jr|Sr|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Corp|Co|Ltd|No)$/;

export function tokens(prose: string, unit: Range, quotes: readonly Range[]): readonly Token[] {
  const found: Token[] = [];
  let from = unit.start;
  for (const quote of quotes) {
    if (quote.end <= unit.start || quote.start >= unit.end) continue;
    words(prose, from, quote.start, found);
    const { start, end } = quote;
    found.push({ kind: 'quote', start, end, text: prose.slice(start, end), lower: '' });
    from = end;
  }
  words(prose, from, unit.end, found);
  return found;
}

function words(prose: string, start: number, end: number, found: Token[]): void {
  if (end <= start) return;
  for (const match of prose.slice(start, end).matchAll(WORD)) {
    const at = start + match.index;
    let text = match[0];
    const isWord = /[\p{L}\p{N}]/u.test(text);
    if (isWord && DOTTED.test(text) && prose.charAt(at + text.length) === '.') text += '.';
    const last = found.at(-1);
    if (!isWord && text === '.' && last?.end === at + 1) continue;
    found.push({
      kind: isWord ? 'word' : 'mark',
      start: at,
      end: at + text.length,
      text,
      lower: text.toLowerCase().replace(/’/g, "'"),
    });
  }
}

export const isCapital = (token: Token | undefined): boolean =>
  token?.kind === 'word' && /^\p{Lu}/u.test(token.text);
