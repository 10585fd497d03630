/** Counts what `lexicon.ts` holds. */
import { keysOf, levelOf } from '../src/core/detect/model/lexicon.ts';
import type { Lexicon } from '../src/core/detect/model/lexicon.ts';
import { LABELS } from '../src/core/detect/model/labels.ts';
import type { Tagged } from './data.ts';

const CUE = new Set([LABELS.indexOf('B-cue'), LABELS.indexOf('I-cue')]);
const BEHIND = LABELS.indexOf('B-content-after');
/** Labels of sources stand between nothing and those of cues. */
const isSource = (label: number): boolean => label > 0 && !CUE.has(label) && label < LABELS.indexOf('B-cue');

/** How far behind a cue its content begins at most, in tokens. */
const REACH = 12;
/** A word that was met less often says nothing. */
const FEWEST = 2;

export interface Counts {
  readonly met: Int32Array;
  readonly cue: Int32Array;
  readonly source: Int32Array;
  readonly behind: Int32Array;
  readonly mask: number;
}

export function emptyCounts(bits: number): Counts {
  const size = 1 << bits;
  const zeros = (): Int32Array => new Int32Array(size);
  return { met: zeros(), cue: zeros(), source: zeros(), behind: zeros(), mask: size - 1 };
}

/** Takes an article's words into the counts, or with -1 out of them: an article must not be told what it says itself. */
export function count(counts: Counts, paragraphs: readonly Tagged[], by: 1 | -1): void {
  const add = (table: Int32Array, key: number): void => {
    table[key] = (table[key] ?? 0) + by;
  };
  for (const { words, tags, gold } of paragraphs) {
    const keys = keysOf(words, tags, counts.mask);
    for (const [i, label] of gold.entries()) {
      const at = keys[i] ?? 0;
      add(counts.met, at);
      if (isSource(label)) add(counts.source, at);
      if (!CUE.has(label)) continue;
      add(counts.cue, at);
      for (let k = i + 1; k < i + REACH && gold[k] !== LABELS.indexOf('B-cue'); k++) {
        if (gold[k] !== BEHIND) continue;
        add(counts.behind, at);
        break;
      }
    }
  }
}

/** Shares are drawn a little towards nothing, the more the rarer a word is. */
const share = (part: number, all: number, prior: number): number => (part + prior) / (all + 2);

export function lexiconOf({ met, cue, source, behind, mask }: Counts): Lexicon {
  const cues = new Int8Array(mask + 1);
  const sources = new Int8Array(mask + 1);
  for (let key = 0; key <= mask; key++) {
    const all = met[key] ?? 0;
    if (all < FEWEST) continue;
    const asCue = cue[key] ?? 0;
    const ahead = (behind[key] ?? 0) / asCue;
    const side = asCue < 2 ? 0 : ahead < 0.35 ? 1 : ahead < 0.7 ? 2 : 3;
    // Side 3 and level 7 would not fit what `pack` holds.
    cues[key] = Math.min(31, 1 + levelOf(share(asCue, all, 0.1)) + 8 * side);
    sources[key] = 1 + levelOf(share(source[key] ?? 0, all, 0.2));
  }
  return { cues, sources, mask };
}
