import { relocate } from './relocate.ts';
import { readText, search } from './search.ts';
import type { Wanted } from './search.ts';
import type { Anchor, Resolution } from './selector.ts';

/**
 * Where an anchor's words are in a text. First the stored position, if words and surroundings stand there; else the words
 * wherever they stand, told apart by their surroundings; else what is left of them, whatever their typography. Several
 * places that fit equally well are `ambiguous`, none is `orphaned`: a wrong place is worse than none.
 */
export const resolve = (text: string, anchor: Anchor): Resolution => resolver(text)(anchor);

/** As `resolve`, for one anchor after the other in one text: what is made of the text is made once. */
export function resolver(text: string, wanted: Wanted = 'all'): (anchor: Anchor) => Resolution {
  const reading = readText(text);
  return (anchor) => search(reading, [anchor], wanted)[0] ?? { state: 'orphaned' };
}

/**
 * As `resolve`, for all anchors of a text together: those that are certain tell where the others are to be expected.
 *
 * @param base the text that the anchors were last resolved against, if it is known: what became of that text then tells
 *   where they are. One that does not stand in it was lost earlier, or came from somebody who has another text: it is
 *   found by the very same words only. Like ones elsewhere are somebody else's, and once stored they would be its own.
 */
export function resolveAll(
  text: string,
  anchors: readonly Anchor[],
  base?: string | null,
): readonly Resolution[] {
  const reading = readText(text);
  if (base === undefined || base === null) return search(reading, anchors, 'all');
  if (base === text) return search(reading, anchors, 'same words');
  const before = search(readText(base), anchors, 'same words').map((found) =>
    'range' in found ? found.range : null,
  );
  const relocated = relocate(
    base,
    text,
    before.filter((range) => range !== null),
  ).values();
  const lost = anchors.filter((_, index) => before[index] === null);
  const searched = search(reading, lost, 'same words').values();
  return before.map((range) => (range === null ? searched : relocated).next().value ?? { state: 'orphaned' });
}
