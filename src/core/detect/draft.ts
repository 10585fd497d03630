import { blockSource } from '../article/places.ts';
import type { PlacedBlock } from '../article/places.ts';
import type { Range } from '../range.ts';
import type { Attribution } from './attributions.ts';
import type { Claim, ClaimKind, Part } from './claim.ts';
import type { Explained } from './reasons.ts';
import type { Earlier, Setting } from './setting.ts';
import { NOBODY } from './speaker.ts';
import type { Speaker } from './speaker.ts';
import type { TypeFound } from './types.ts';

/** A claim, as far as its block tells: what it is among all of the article, and its reasons, come later. */
export type Draft = Omit<Claim, 'id' | 'due' | 'reasons'> & Pick<Explained, 'pattern' | 'typed'>;

/** The claims of a block, and what it leaves to the next one. */
export interface Made {
  readonly drafts: readonly Draft[];
  readonly leaves: Earlier;
}

/** What is known of a claim beside its words; what is left out is unknown. */
interface Known {
  readonly speaker?: Speaker | undefined;
  readonly source?: Part | null;
  readonly cue?: Part | undefined;
  readonly pattern?: Attribution['pattern'] | null;
  readonly said?: boolean;
  /** What the block tells of its types, beside what its words do. */
  readonly types?: readonly TypeFound[];
}

/** @param content in the block's prose: ordered, disjoint, not empty */
export function draft(
  { place, reading }: Setting,
  kind: ClaimKind,
  content: readonly Range[],
  { speaker = NOBODY, source = null, cue, pattern = null, said = kind !== 'statement', types = [] }: Known,
): Draft {
  const text = textOf(place, content);
  const { typed: told, worth } = reading.measure(text);
  const typed = [...told, ...types];
  return {
    kind,
    content: content.map((range) => blockSource(place, range)),
    text,
    said,
    source,
    cue: cue ?? null,
    speaker: speaker.name,
    uncertain: speaker.uncertain && speaker.name !== null,
    rival: speaker.name === null ? null : speaker.rival,
    types: typed.map(({ type }) => type),
    typed,
    worth,
    pattern,
  };
}

/** What an attribution says of its words. */
export const tied = (
  place: PlacedBlock,
  { source, cue, pattern }: Attribution,
): Required<Pick<Known, 'source' | 'cue' | 'pattern'>> => ({
  source: source === null ? null : partOf(place, source),
  cue: partOf(place, cue),
  pattern,
});

/** The words of a claim as a reader sees them. */
export const textOf = ({ block }: PlacedBlock, content: readonly Range[]): string =>
  content.map(({ start, end }) => block.prose.slice(start, end)).join(' … ');

export const partOf = (place: PlacedBlock, range: Range): Part => ({
  ranges: [blockSource(place, range)],
  text: place.block.prose.slice(range.start, range.end),
});
