import { length, overlap } from '../range.ts';
import type { Attribution } from './attributions.ts';
import type { Reading } from './block-reading.ts';
import type { QuotedStretch } from './quotations.ts';

/** Which attribution each quotation of a block is part of: the last that has all of it, but for a mark. */
export function ownersOf({ quotes, attributions }: Reading): ReadonlyMap<QuotedStretch, Attribution> {
  const owners = new Map<QuotedStretch, Attribution>();
  for (const attribution of attributions) {
    for (const quote of quotes) {
      if (attribution.content.some((range) => overlap(range, quote.range) >= length(quote.range) - 1))
        owners.set(quote, attribution);
    }
  }
  return owners;
}
