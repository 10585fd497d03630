import type { Range } from '../range.ts';

/** Stand before a name or a number: no sentence ends here. */
const TITLES = words(
  'Mr Mrs Ms Mx Dr Prof Gen Col Lt Sgt Capt Cmdr Adm Sen Rep Del Gov Rev Hon Fr St Mt Ft Messrs Pres Supt Maj Brig Pvt Cpl Atty Insp Det Amb vs cf al approx ca Msgr',
);
/** Stand before a number. */
const NUMBERED = words('No Nos Fig Figs Vol pp p art sec ch Art Sec Ch para');
const MONTHS = words('Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec');
/** May end a sentence, or stand in the middle of one. */
const SHORT = words(
  'Inc Corp Co Ltd Jr Sr Bros etc Ave Blvd Rd Sq Dept Univ Assn Est Mass Calif Conn Pa Va Fla Ga Ill Ind Mich Minn Mo Neb Ore Tenn Tex Wash Wis Ariz Ark Colo Okla La Miss',
);
/** Names that end in a mark. */
const MARKED = words('Yahoo Jeopardy');
/** Words that begin sentences far more often than they begin names. */
const STARTERS = words(
  'The A An He She It They We I You In On At But And Or So Yet This That These Those There Here His Her Its Their Our My If When While After Before For From As With By Since Until Although Though However Meanwhile Still Now Then Also Both Some Many Most Each No Not Nor What Why How Who Where One Two Three Last Next Under Over During Despite According Asked Mr Mrs Ms Dr',
);
const SPEECH = words(
  'said says asked asks told replied added cried shouted wrote exclaimed insisted demanded declared',
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** A “ right behind the stop and before a space closes: mistyped, or the closing mark of „German“. */
const END = /[.!?…]+(?:["”’'»›)\]]|“(?=\s|$))*|[。！？]+[”’」』）]*/gu;
const WORD = /[^\s"“”‘’'«»()[\]]+/y;

/**
 * Sentences of a block of prose: ordered, disjoint, without the white space between them. Rules only, so that every host
 * finds the same (Intl.Segmenter's answer depends on the ICU version). Linear: each mark looks a few words around.
 */
export function sentences(prose: string): readonly Range[] {
  const found: Range[] = [];
  let start = skipSpace(prose, 0);
  END.lastIndex = 0;
  for (let mark = END.exec(prose); mark !== null; mark = END.exec(prose)) {
    const end = mark.index + mark[0].length;
    if (end <= start || !endsHere(prose, start, mark.index, end, mark[0])) continue;
    found.push({ start, end });
    start = skipSpace(prose, end);
  }
  const rest = prose.trimEnd().length;
  if (rest > start) found.push({ start, end: rest });
  return found;
}

function skipSpace(prose: string, from: number): number {
  let i = from;
  while (i < prose.length && /\s/.test(prose.charAt(i))) i++;
  return i;
}

function endsHere(prose: string, start: number, at: number, end: number, mark: string): boolean {
  if (/^[。！？]/u.test(mark)) return true;
  if (end >= prose.length) return true;
  if (!/\s/.test(prose.charAt(end))) return false;
  const next = skipSpace(prose, end);
  if (next >= prose.length) return true;
  const opening = /["“‘«‹„([']/.test(prose.charAt(next)) ? 1 : 0;
  const following = wordAt(prose, next + opening);
  if (/^\p{Ll}/u.test(following)) return false;
  const closed = /["”“’'»›]$/.test(mark);
  if (closed && opening === 0 && speakerFollows(prose, next)) return false;
  const before = wordBefore(prose, start, at);
  if (mark.startsWith('!') || mark.startsWith('?')) return closed || !MARKED.has(before);
  if (mark.startsWith('…') || mark.startsWith('..')) return true;
  // A closing quotation mark or bracket ends what an abbreviation may have left open.
  if (closed) return true;
  const starter = opening > 0 || STARTERS.has(following);
  if (TITLES.has(before)) return false;
  if (NUMBERED.has(before) || MONTHS.has(before))
    return !/^\d/.test(following) && (starter || !MONTHS.has(before));
  if (SHORT.has(before)) return starter;
  if (/^\p{Lu}$/u.test(before)) return starter;
  if (/^(?:\p{L}\.)+\p{L}$/u.test(before) || /^(?:Ph|Ed|Litt)\.D$/.test(before)) return starter;
  if (/^\d{1,3}$/.test(before) && at - before.length === start) return false;
  return true;
}

/** “Really?” Smith asked. */
function speakerFollows(prose: string, from: number): boolean {
  let i = from;
  for (let count = 0; count < 5; count++) {
    const word = wordAt(prose, i);
    if (word === '') return false;
    if (SPEECH.has(word.replace(/[.,]$/, ''))) return count > 0;
    if (!/^[\p{Lu}]/u.test(word) && !/^(?:of|the|de|van|von|al|bin)$/.test(word)) return false;
    if (/[.,;:!?]$/.test(word) && !/^\p{Lu}\p{L}{0,4}\.$/u.test(word)) return false;
    i = skipSpace(prose, i + word.length);
  }
  return false;
}

function wordAt(prose: string, at: number): string {
  WORD.lastIndex = at;
  return WORD.exec(prose)?.[0] ?? '';
}

/** The letters, digits and inner dots before a mark; at most forty characters, longer things are no abbreviations. */
function wordBefore(prose: string, start: number, at: number): string {
  let from = at;
  while (from > start && at - from < 40 && /[\p{L}\p{N}.]/u.test(prose.charAt(from - 1))) from--;
  return prose.slice(from, at);
}
