import { LABEL_COUNT } from './labels.ts';
import { TAG_COUNT } from './parts-of-speech.ts';
import type { TagWeights } from './parts-of-speech.ts';
import type { SequenceWeights } from './decode.ts';
import { unpack } from './pack.ts';
import { WEIGHTS } from './weights.ts';

export interface Model {
  readonly tagger: TagWeights;
  readonly attributions: SequenceWeights;
  /** Log odds that a sentence is worth checking, times `scale`, by row. */
  readonly worth: { readonly table: Int8Array; readonly scale: number };
}

let loaded: Model | undefined;

/** What was learnt (`weights.md` says from what), unpacked when it is first asked for. */
export function model(): Model {
  const { tagger, attributions, worth } = WEIGHTS;
  loaded ??= {
    tagger: {
      table: unpack(tagger.table, (1 << tagger.bits) * TAG_COUNT),
      mask: (1 << tagger.bits) - 1,
    },
    attributions: {
      table: unpack(attributions.table, (1 << attributions.bits) * LABEL_COUNT),
      transitions: Int16Array.from(attributions.transitions),
      mask: (1 << attributions.bits) - 1,
    },
    worth: { table: unpack(worth.table, 1 << worth.bits), scale: worth.scale },
  };
  return loaded;
}
