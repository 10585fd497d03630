import { partOf } from './draft.ts';
import type { Announcement, Setting } from './setting.ts';

/** @param setting whose cast has read the block to its end */
export function announcementIn({ place, reading, cast }: Setting): Announcement | null {
  const { announced } = reading;
  if (announced === null) return null;
  const source = partOf(place, announced.source);
  const before = place.block.prose.slice(0, announced.source.start);
  return { source, cue: partOf(place, announced.cue), speaker: cast.resolve(source.text, before) };
}
