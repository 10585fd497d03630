import type { BlockKind } from '../article/article.ts';
import type { Range } from '../range.ts';
import { isNoSpeaker } from './attributions.ts';
import { namesIn } from './names.ts';

/** Words that the layout shows to be somebody's, without any quotation mark. Offsets are into a block's prose. */
export interface Turn {
  /** transcript: “JANE DOE: No.”; dialogue: “— No, — said Jane Doe.” */
  readonly kind: 'transcript' | 'dialogue';
  /** The whole line. */
  readonly range: Range;
  /** Without the label, the dashes and the author's words between them. Ordered, disjoint, not empty. */
  readonly content: readonly Range[];
  /** The label, or the name among the author's words. */
  readonly source: Range | null;
  /** The colon behind a label. */
  readonly cue: Range | null;
  /** The label is in capitals, so that another turn a few paragraphs away is enough. */
  readonly capitals: boolean;
  /** Author's words stand in it, so that it is dialogue without another line beside it. */
  readonly told: boolean;
}

/** Up to four words in capitals or with capitals, “Q.”, “MR. DOE (through an interpreter)”. */
const LABEL =
  /^(\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*){0,3}(?: \([^)\n]{1,40}\))?)(:|(?<=^[QA]\.))\s+(?=\S)/u;

/** Where each turn is set in quotation marks, only capitals are a label: “Look: it holds.” is somebody's speech. */
const MARKED_LABEL = /^["“](?=\p{Lu}[\p{Lu}.'’ -]+:)/u;

const DASH = /^\s*[—–―]\s*(?=[\p{Lu}\p{N}«“"„¿¡…(])/u;

/**
 * What may be a turn in each line of a block. Whether it is one its neighbours tell: `isTurn`.
 *
 * @param kind a list's items are no transcript: “Height: 12 m.”
 */
export function turnsIn(prose: string, kind: BlockKind): readonly Turn[] {
  if (kind === 'heading' || kind === 'table-cell' || kind === 'caption') return [];
  const turns: Turn[] = [];
  for (const match of prose.matchAll(/[^\n]+/g)) {
    const line = { start: match.index, end: match.index + match[0].trimEnd().length };
    const turn =
      kind === 'list-item' ? dialogue(prose, line) : (transcript(prose, line) ?? dialogue(prose, line));
    if (turn !== null) turns.push(turn);
  }
  return turns;
}

function transcript(prose: string, line: Range): Turn | null {
  const mark = MARKED_LABEL.exec(prose.slice(line.start, line.end))?.[0] ?? '';
  const start = line.start + mark.length;
  const end = mark !== '' && /["”]$/.test(prose.slice(start, line.end)) ? line.end - 1 : line.end;
  const match = LABEL.exec(prose.slice(start, end));
  const [whole, label = '', colon = ''] = match ?? [];
  if (whole === undefined) return null;
  const words = label.replace(/ \(.*/, '');
  if (!/^[QA]\.?$/.test(words) && words.split(' ').some((word) => isNoSpeaker(word.toLowerCase())))
    return null;
  const said = prose.slice(start + whole.length, end);
  if (!/[.!?…]["”’»)\]]*$/.test(said)) return null;
  const from = start + label.length;
  return {
    kind: 'transcript',
    range: line,
    // What stands in quotation marks is the quotation, its label too.
    content: [mark === '' ? { start: start + whole.length, end } : line],
    source: { start, end: from },
    cue: colon === '' ? null : { start: from, end: from + 1 },
    capitals: /\p{Lu}{2}/u.test(words) && !/(?<!Mc|Mac|\p{Lu})\p{Lu}\p{Ll}/u.test(words),
    told: false,
  };
}

/** “…, said Jane Doe.”: English sets author's words without a dash. */
const SAID =
  /[,!?…]["”]?\s+(?:(?:he|she|they|I|\p{Lu}\p{L}+)\s+)?(?:said|asked|replied|answered|added|whispered|shouted|cried)\b/u;

function dialogue(prose: string, { start, end }: Range): Turn | null {
  const line = prose.slice(start, end);
  const dash = DASH.exec(line)?.[0];
  if (dash === undefined) return null;
  const { content, source, told } = saidBetween(prose, { start: start + dash.length, end });
  // “— Jane Doe, mayor” is a credit.
  if (!told && !/[.!?…]["”’»)\]]*$/.test(line)) return null;
  return {
    kind: 'dialogue',
    range: { start, end },
    content,
    source,
    cue: null,
    capitals: false,
    told: told || SAID.test(line),
  };
}

/** Author's words after a dash begin small, behind the mark that ends the words before them. */
const AUTHOR = /(?:(?<=[,!?…»”]) [—–―] ?| [—–―](?=\p{Ll}))(?=\p{Ll})/gu;
/** They end with a mark and another dash, in Spanish with the dash first. */
const RESUMED = /[.,:;!?…] ?[—–―]\s+|(?<=\S)[—–―][.,:;]?\s+/u;

/**
 * Speech that the author's words interrupt: “Yes, — he said. — We go.” and “Yes —he said—. We go.” The name among these,
 * where they have one alone, is the source.
 */
export function saidBetween(prose: string, { start, end }: Range): Pick<Turn, 'content' | 'source' | 'told'> {
  const content: Range[] = [];
  let told = false;
  let source: Range | null = null;
  let from = start;
  for (const match of prose.slice(start, end).matchAll(AUTHOR)) {
    const stop = start + match.index;
    if (stop < from) continue;
    told = true;
    push(content, prose, from, stop);
    const words = stop + match[0].length;
    const rest = prose.slice(words, end);
    const resumed = RESUMED.exec(rest);
    const until = resumed === null ? end : words + resumed.index;
    source ??= nameAmong(prose, { start: words, end: until });
    from = resumed === null ? end : words + resumed.index + resumed[0].length;
  }
  push(content, prose, from, end);
  return { content: content.length > 0 ? content : [{ start, end }], source, told };
}

/** The name in “, — said Jane Doe” right behind a quotation that ends at `at`. */
export function authorBehind(prose: string, at: number): Range | null {
  const dash = /^\s*,?\s*[—–―]\s*(?=\p{Ll})/u.exec(prose.slice(at))?.[0];
  if (dash === undefined) return null;
  const start = at + dash.length;
  const rest = prose.slice(start);
  const resumed = RESUMED.exec(rest) ?? /[.!?…](?=\s)/.exec(rest);
  return nameAmong(prose, { start, end: resumed === null ? prose.length : start + resumed.index });
}

/**
 * The name in “, dit Jeanne Dupont à midi”, “, sagte Müller” right behind a quotation that ends at `at`: outside English a
 * verb and whoever speaks follow in this order. Behind an article there is no name, behind a preposition nobody who speaks.
 */
export function tellerBehind(prose: string, at: number): Range | null {
  const [lead, verb = ''] = TOLD.exec(prose.slice(at)) ?? [];
  const stopped =
    lead?.trimStart().startsWith(',') === true || /[,!?…]\s*[”"“»«’」]$/.test(prose.slice(0, at));
  if (lead === undefined || !stopped || SMALL.has(verb.toLowerCase())) return null;
  const start = at + lead.length;
  const [name] = namesIn(prose.slice(start));
  return name?.start !== 0 ? null : { start, end: start + name.end };
}

/** Up to three small words, the last of which ends right before a capital. */
const TOLD = /^\s*,?\s+(?:[\p{Ll}\p{M}'’-]+\s){0,2}([\p{Ll}\p{M}'’-]+)\s(?=\p{Lu})/u;

/** Articles and prepositions of the languages of Europe that have them. */
const SMALL: ReadonlySet<string> = new Set(
  'der die das den dem des ein eine einer einem im am an in auf aus bei von vom zu zum zur mit für über nach le la les un une du au aux de d à en dans par pour avec chez sur el los las una uno al del con por para a lo il gli i uno dal dalla alla di da su per o os as um uma do dos ao na no het een van voor bij met aan op naar en ett den det av för till på hos om med et fra til ved w we z ze do od dla na przy po o u k ve s в во на к от для про у о об с со из the of by to at with from'.split(
    ' ',
  ),
);

/** “JANE DOE (through an interpreter)” is Jane Doe; “Q.” and “A.” are nobody by name. */
export const speakerOfLabel = (label: string): string | null => {
  const name = label.replace(/ \(.*/, '').replace(/[.:]$/, '');
  if (/^[QA]$/.test(name)) return null;
  return name.replace(
    /(?<![\p{L}])(Mc|Mac)?(\p{Lu})(\p{Lu}+)(?![\p{L}])/gu,
    (_, prefix: string | undefined, first: string, rest: string) =>
      `${prefix ?? ''}${first}${rest.toLowerCase()}`,
  );
};

function push(content: Range[], prose: string, start: number, end: number): void {
  const words = prose.slice(start, end);
  if (/[\p{L}\p{N}]/u.test(words)) content.push({ start, end: start + words.replace(/[,\s]+$/u, '').length });
}

/** “said Jane Doe”: one name that ends the words or stands before a comma. */
function nameAmong(prose: string, { start, end }: Range): Range | null {
  const words = prose.slice(start, end);
  const [name, ...more] = namesIn(words);
  if (name === undefined || more.length > 0 || !/^[.,—–―\s]*$|^,/u.test(words.slice(name.end))) return null;
  return { start: start + name.start, end: start + name.end };
}

/**
 * Whether a line is a turn, beside those next to it. Newspapers' English has dashes before the items of a list as well: there
 * one of the lines has to tell who says it.
 *
 * @param near in its block and in those beside it
 * @param around a few blocks further: a speaker may go on for a paragraph or two
 */
export function isTurn(
  turn: Turn,
  near: readonly Turn[],
  around: readonly Turn[],
  english: boolean,
): boolean {
  if (turn.told) return true;
  if (turn.capitals && around.some((other) => other !== turn && other.capitals)) return true;
  const others = near.filter((other) => other !== turn && other.kind === turn.kind);
  return turn.kind === 'dialogue' && english ? others.some(({ told }) => told) : others.length > 0;
}
