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
  /^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Del|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Prof|St|Jr|Sr|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Corp|Co|Ltd|No)$/;

/** Those of a whole block. `quotes` are in order and disjoint. */
export const allTokens = (prose: string, quotes: readonly Range[]): readonly Token[] =>
  tokens(prose, { start: 0, end: prose.length }, quotes);

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
  const text = prose.slice(start, end);
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    const at = start + match.index;
    const form = formOf(match[0]);
    if (form.text === '.' && found.at(-1)?.end === at + 1) continue;
    const { kind, dotted } = form;
    const word = dotted !== null && prose.charAt(at + match[0].length) === '.' ? dotted : form;
    found.push({ kind, start: at, end: at + word.text.length, text: word.text, lower: word.lower });
  }
}

/** What is the same of a word wherever it stands. */
interface Form {
  readonly kind: Token['kind'];
  readonly text: string;
  readonly lower: string;
  /** The same with the full stop that it keeps; null: it keeps none. */
  readonly dotted: Form | null;
}

/** Most of a text's words repeat; what is known of them is forgotten at times, so that it stays small. */
const MANY = 20_000;
const forms = new Map<string, Form>();

function formOf(text: string): Form {
  let form = forms.get(text);
  if (form !== undefined) return form;
  if (forms.size >= MANY) forms.clear();
  const isWord = /[\p{L}\p{N}]/u.test(text);
  form = {
    kind: isWord ? 'word' : 'mark',
    text,
    lower: text.toLowerCase().replace(/’/g, "'"),
    dotted: isWord && DOTTED.test(text) ? formOf(`${text}.`) : null,
  };
  forms.set(text, form);
  return form;
}

export const isCapital = (token: Token | undefined): boolean =>
  token?.kind === 'word' && /^\p{Lu}/u.test(token.text);
