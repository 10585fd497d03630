import { A, B, C, D, mixed, TEMPLATE } from './hash.ts';

/**
 * Features by description. What is known of a block's tokens is a sheet: a line a token, a column each kind. A template
 * names columns of the token and of those around (“tag-1 tag”: the part of speech of the one before and its own); what
 * stands there is hashed to a row of a table of weights (feature hashing, Weinberger et al. 2009).
 */

/** So many lines of EDGE stand at either end of a sheet, for what would lie outside the block. */
const MARGIN = 3;
/** In place of what isn't there. */
export const EDGE = 0x3c6ef372;

export interface Templates {
  /** How many there are. */
  readonly count: number;
  /** How many columns a line of the sheet has. */
  readonly width: number;
  /** Those with one value, then two, three and four: how many of each. */
  readonly sizes: readonly number[];
  /** What each template adds to its hashes. */
  readonly seeds: Int32Array;
  /** Where the values are, from the beginning of the token's line. */
  readonly places: Int32Array;
}

/**
 * @param columns their names, in the order of a line
 * @param texts one a template, of one to four columns, each with how far away its token is: at most MARGIN
 * @throws Error where a text is none
 */
export function templatesOf(columns: readonly string[], texts: readonly string[]): Templates {
  const width = columns.length;
  const all = texts.map((text, number) => ({
    seed: Math.imul(number + 1, TEMPLATE),
    places: text.split(' ').map((part) => {
      const [, name = '', away = '0'] = /^([a-zA-Z]+)([+-][1-3])?$/.exec(part) ?? [];
      const column = columns.indexOf(name);
      if (column < 0) throw new Error(`No column: ${part}`);
      return Number(away) * width + column;
    }),
  }));
  const bySize = [1, 2, 3, 4].map((size) => all.filter(({ places }) => places.length === size));
  const ordered = bySize.flat();
  if (ordered.length < all.length) throw new Error('A template of more than four values');
  return {
    count: ordered.length,
    width,
    sizes: bySize.map(({ length }) => length),
    seeds: Int32Array.from(ordered, ({ seed }) => seed),
    places: Int32Array.from(ordered.flatMap(({ places }) => places)),
  };
}

/** A sheet for so many tokens, of which every column is still to be written; see `room.ts`. */
export function sheetIn(
  place: (length: number) => Int32Array,
  { width }: Templates,
  count: number,
): Int32Array {
  const end = (count + MARGIN) * width;
  const sheet = place(end + MARGIN * width);
  sheet.fill(EDGE, 0, MARGIN * width);
  sheet.fill(EDGE, end, end + MARGIN * width);
  return sheet;
}

/** Where a token's line begins. */
export const lineOf = ({ width }: Templates, token: number): number => (token + MARGIN) * width;

/** Writes the rows of a token's features to `rows` at `to`. */
export function hashLine(
  { sizes, seeds, places }: Templates,
  sheet: Int32Array,
  line: number,
  mask: number,
  rows: Int32Array,
  to: number,
): void {
  let t = 0;
  let p = 0;
  const twos = sizes[0]!;
  const threes = twos + sizes[1]!;
  const fours = threes + sizes[2]!;
  const end = fours + sizes[3]!;
  for (; t < twos; t++, p++) rows[to + t] = mixed(seeds[t]! + Math.imul(sheet[line + places[p]!]!, A)) & mask;
  for (; t < threes; t++, p += 2) {
    const hash = (seeds[t]! + Math.imul(sheet[line + places[p]!]!, A)) | 0;
    rows[to + t] = mixed(hash + Math.imul(sheet[line + places[p + 1]!]!, B)) & mask;
  }
  for (; t < fours; t++, p += 3) {
    let hash = (seeds[t]! + Math.imul(sheet[line + places[p]!]!, A)) | 0;
    hash = (hash + Math.imul(sheet[line + places[p + 1]!]!, B)) | 0;
    rows[to + t] = mixed(hash + Math.imul(sheet[line + places[p + 2]!]!, C)) & mask;
  }
  for (; t < end; t++, p += 4) {
    let hash = (seeds[t]! + Math.imul(sheet[line + places[p]!]!, A)) | 0;
    hash = (hash + Math.imul(sheet[line + places[p + 1]!]!, B)) | 0;
    hash = (hash + Math.imul(sheet[line + places[p + 2]!]!, C)) | 0;
    rows[to + t] = mixed(hash + Math.imul(sheet[line + places[p + 3]!]!, D)) & mask;
  }
}
