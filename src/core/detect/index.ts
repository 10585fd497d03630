import type { Article } from '../article/article.ts';
import { blockSource, placedBlocks } from '../article/places.ts';
import { slice } from '../range.ts';
import { claimId } from './claim-id.ts';
import type { Claim } from './claim.ts';
import { findQuotedStretches } from './quotations.ts';

/** A statement below this worth is not returned: a checker would not want a source for it. */
export const STATEMENT_THRESHOLD = 0.5;

/** All claims of an article, in order of their start; the same article gives the same claims in every host. */
export function detect(article: Article): readonly Claim[] {
  const seen = new Map<string, number>();
  return placedBlocks(article).flatMap((placed) =>
    findQuotedStretches(placed.block.prose)
      .filter(
        ({ range, inner }) => slice(placed.block.prose, inner).split(/\s+/).length >= 5 && range.end > 0,
      )
      .map(({ range }): Claim => {
        const text = slice(placed.block.prose, range);
        return {
          id: claimId('quotation', text, seen),
          kind: 'quotation',
          content: [blockSource(placed, range)],
          text,
          source: null,
          cue: null,
          speaker: null,
          uncertain: false,
          types: [],
          worth: 0.5,
          reason: 'Five words or more in quotation marks',
        };
      }),
  );
}
