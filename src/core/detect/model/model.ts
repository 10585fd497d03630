import { LABEL_COUNT } from './labels.ts';
import { knownWords, TAG_COUNT } from './parts-of-speech.ts';
import type { TagWeights } from './parts-of-speech.ts';
import { ANSWERS } from './judge.ts';
import type { JudgeWeights } from './judge.ts';
import type { SequenceWeights } from './lattice.ts';
import type { Lexicon } from './lexicon.ts';
import { unpack } from './pack.ts';
import { rowTable } from './rows.ts';
import { WEIGHTS } from './weights.ts';

export interface Model {
  readonly tagger: TagWeights;
  readonly lexicon: Lexicon;
  readonly attributions: SequenceWeights;
  readonly judge: JudgeWeights;
  /** Log odds that a sentence is worth checking, times `scale`, by row. */
  readonly worth: { readonly table: Int8Array; readonly scale: number };
}

let loaded: Model | undefined;

/** What was learnt (`weights.md` says from what), unpacked when it is first asked for. */
export function model(): Model {
  const { tagger, lexicon, attributions, judge, worth } = WEIGHTS;
  loaded ??= {
    tagger: {
      table: rowTable(unpack(tagger.table, (1 << tagger.bits) * TAG_COUNT), TAG_COUNT),
      mask: (1 << tagger.bits) - 1,
      known: knownWords(tagger.known),
    },
    lexicon: {
      cues: unpack(lexicon.cues, 1 << lexicon.bits),
      sources: unpack(lexicon.sources, 1 << lexicon.bits),
      mask: (1 << lexicon.bits) - 1,
    },
    attributions: {
      table: rowTable(unpack(attributions.table, (1 << attributions.bits) * LABEL_COUNT), LABEL_COUNT),
      transitions: Int16Array.from(attributions.transitions),
      mask: (1 << attributions.bits) - 1,
    },
    judge: {
      table: rowTable(unpack(judge.table, (1 << judge.bits) * ANSWERS), ANSWERS),
      scale: judge.scale,
      mask: (1 << judge.bits) - 1,
    },
    worth: { table: unpack(worth.table, 1 << worth.bits), scale: worth.scale },
  };
  return loaded;
}
