import { blockSource, placedBlocks } from '../../article/places.ts';
import { unbalancedMarks } from '../../detect/unbalanced.ts';
import { defineCheck } from '../check.ts';
import { excerpt } from '../message.ts';

/** Shorter quotations are often a word's use, not a person's words. */
const MIN_WORDS = 5;

export default defineCheck({
  meta: {
    id: 'quote-speaker',
    severity: 'warning',
    description: 'Require a quotation to be credited to somebody, and its marks to match.',
    messages: {
      nobody: 'Nobody in reach is credited with this quotation.',
      uncertain: 'It is not certain who “{source}” is here: {speaker}?',
      unbalanced: 'This quotation mark has no partner: “{words}”',
    },
  },
  *run({ article, entries }) {
    for (const { id, claim, range } of entries) {
      if (claim?.kind !== 'quotation') continue;
      if (claim.speaker === null && claim.text.split(/\s+/).length >= MIN_WORDS) {
        yield { messageId: 'nobody', range, entry: id };
      } else if (claim.uncertain && claim.speaker !== null) {
        const data = { source: claim.source?.text ?? '', speaker: claim.speaker };
        yield { messageId: 'uncertain', data, range, entry: id };
      }
    }
    const blocks = placedBlocks(article);
    for (const [index, placed] of blocks.entries()) {
      for (const mark of unbalancedMarks(placed.block, blocks[index + 1]?.block)) {
        const words = excerpt(placed.block.prose.slice(mark.start, mark.start + 40), 40);
        yield { messageId: 'unbalanced', data: { words }, range: blockSource(placed, mark) };
      }
    }
  },
});
