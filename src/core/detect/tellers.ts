import type { Range } from '../range.ts';
import type { Attribution } from './attributions.ts';
import { outsideQuotes } from './block-reading.ts';
import type { Setting } from './setting.ts';
import { NOBODY } from './speaker.ts';
import type { Speaker } from './speaker.ts';

/**
 * Who speaks in each attribution of a block, read in order: a pronoun stands for somebody named before it. Afterwards the
 * cast has read all of the block.
 */
export function tellersOf({ place, reading, cast }: Setting): ReadonlyMap<Attribution, Speaker> {
  const { prose, sentences } = place.block;
  const tellers = new Map<Attribution, Speaker>();
  const inOrder = reading.attributions.toSorted((a, b) => whereTold(a) - whereTold(b));
  const quotes = reading.quotes.map(({ range }) => range);
  let next = 0;
  for (const [index, sentence] of sentences.entries()) {
    const telling = reading.tellings[index];
    if (telling !== undefined) cast.open(telling);
    for (
      let here = inOrder[next];
      here !== undefined && whereTold(here) < sentence.end;
      here = inOrder[++next]
    ) {
      const { source } = here;
      if (source === null) {
        tellers.set(here, NOBODY);
        continue;
      }
      cast.read(source.start - sentence.start);
      const before = outsideQuotes(prose, { start: sentence.start, end: source.start }, quotes);
      const said = saidBefore(here, source, sentence)
        .map((range) => outsideQuotes(prose, range, quotes))
        .join(' ');
      const behind = outsideQuotes(prose, { start: source.end, end: sentence.end }, quotes);
      const speaker = cast.resolve(prose.slice(source.start, source.end), before, said, behind);
      tellers.set(here, speaker);
      cast.said(speaker);
    }
    cast.read();
  }
  return tellers;
}

const whereTold = ({ source, cue }: Attribution): number => (source ?? cue).start;

/** Those words of an attribution that stand in its sentence before their source. */
const saidBefore = ({ content }: Attribution, source: Range, sentence: Range): readonly Range[] =>
  content.filter(({ start, end }) => start >= sentence.start && end <= source.start);
