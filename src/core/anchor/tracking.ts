import { chunked } from './chunked.ts';
import type { ChunkedText } from './chunked.ts';
import type { Cut } from './cuts.ts';
import type { Anchor, Resolution } from './selector.ts';

/**
 * Where the notes stand in an open article, kept up to date through every edit, so that it may know better than the
 * stored words do. Columns, one entry a note: a keystroke costs some microseconds for thousands of notes.
 */
export interface Tracking {
  readonly text: ChunkedText;
  /** By annotation id, the note's index. */
  readonly ids: ReadonlyMap<string, number>;
  /** As stored in the notes. */
  readonly anchors: readonly Anchor[];
  /** As they were at the last look. */
  readonly found: readonly Resolution[];
  /** Where they are now; `GONE`: nowhere. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1: the words themselves were edited since the last look. */
  readonly touched: Uint8Array;
  /** Words of notes that were cut, and may come back. */
  readonly cuts: readonly Cut[];
  /** How many edits there were. */
  readonly edits: number;
}

/** Where a note is that has no place. */
export const GONE = -1;

export const NOTHING_TRACKED: Tracking = {
  text: chunked(''),
  ids: new Map(),
  anchors: [],
  found: [],
  starts: new Int32Array(),
  ends: new Int32Array(),
  touched: new Uint8Array(),
  cuts: [],
  edits: 0,
};
