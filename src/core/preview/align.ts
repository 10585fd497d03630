/**
 * Where each character of a text stands in another one that says nearly the same: marks that a typographer sets, a
 * formula that one of them leaves out. -1: nowhere. Greedy: where the two part, they meet again at the nearest place at
 * which some characters agree; what lies further apart than that is given up. Cost: linear, plus a constant for each place
 * where they part.
 */
export function align(from: string, to: string): Int32Array {
  const at = new Int32Array(from.length).fill(-1);
  let [i, j] = [0, 0];
  while (i < from.length && j < to.length) {
    if (same(from, i, to, j)) {
      at[i] = j;
      i++;
      j++;
      continue;
    }
    const next = meeting(from, i, to, j);
    if (next === null) break;
    [i, j] = next;
  }
  return at;
}

/** How far apart the texts may be, and how much has to agree for them to have met. */
const REACH = 120;
const AGREED = 6;

function meeting(from: string, i: number, to: string, j: number): [number, number] | null {
  for (let away = 1; away <= REACH; away++)
    for (let a = 0; a <= away; a++) if (agree(from, i + a, to, j + away - a)) return [i + a, j + away - a];
  return null;
}

/** Near the end of either, less can agree; nothing is not enough. */
function agree(from: string, i: number, to: string, j: number): boolean {
  const length = Math.min(AGREED, from.length - i, to.length - j);
  if (length <= 0) return false;
  for (let k = 0; k < length; k++) if (!same(from, i + k, to, j + k)) return false;
  return true;
}

const same = (a: string, i: number, b: string, j: number): boolean =>
  a.charCodeAt(i) === b.charCodeAt(j) || fold(a.charAt(i)) === fold(b.charAt(j));

/** What a typographer makes of a typewriter's signs, and Markdown of a NUL. */
function fold(character: string): string {
  if (/\s/.test(character)) return ' ';
  if (/["“”„«»]/.test(character)) return '"';
  if (/['‘’‚‹›]/.test(character)) return "'";
  if (/[-–—]/.test(character)) return '-';
  if (character === '…') return '.';
  return character === '\0' ? '\uFFFD' : character;
}
