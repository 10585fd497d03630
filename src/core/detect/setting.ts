import type { PlacedBlock } from '../article/places.ts';
import type { Reading } from './block-reading.ts';
import type { Part } from './claim.ts';
import type { Credited } from './credits.ts';
import type { Speaker } from './speaker.ts';
import type { Cast } from './speakers.ts';
import type { Turn } from './turns.ts';

/** A block where it stands in its article: what was read in it, what is around it, and who is in mind there. */
export interface Setting {
  readonly place: PlacedBlock;
  readonly reading: Reading;
  readonly layout: Layout;
  /** In what language the article is: there are attributions in English only, whose word order other languages don't have. */
  readonly english: boolean;
  readonly earlier: Earlier;
  /** Has read all blocks before, and reads this one while its claims are made. */
  readonly cast: Cast;
}

/** What stands around a block shows whose words it has. */
export interface Layout {
  /** Of its last quotation. */
  readonly credit: Part | null;
  /** Of a block quote. */
  readonly credited: Credited | null;
  readonly turns: readonly Turn[];
}

/** What the paragraph before says about this one. */
export interface Earlier {
  /** Who was quoted last. */
  readonly speaker: Speaker | null;
  /** Whether the last quotation was left open, to go on here. */
  readonly open: boolean;
  /** Who it said would speak here. */
  readonly announced: Announcement | null;
}

/** “Jane Doe wrote on Monday:” at a block's end: whose words the next block has. */
export interface Announcement {
  readonly source: Part;
  readonly cue: Part;
  readonly speaker: Speaker;
}
