import { defineCheck } from '../check.ts';
import { excerpt } from '../message.ts';

export default defineCheck({
  meta: {
    id: 'anchor-lost',
    severity: 'error',
    description: 'Require the words that a note is about to stand in the article, once.',
    messages: {
      gone: 'A note ({status}) has lost its words, they are no longer in the article: “{exact}”',
      several: 'A note ({status}) fits {count} places in the article equally well: “{exact}”',
    },
  },
  *run({ entries }) {
    for (const entry of entries) {
      for (const { annotation, resolution } of entry.annotations) {
        const exact = excerpt(annotation.anchor.quote.exact);
        const status = annotation.history.at(-1)?.status ?? 'unchecked';
        if (resolution.state === 'orphaned') {
          yield { messageId: 'gone', data: { exact, status }, range: null, entry: entry.id };
        } else if (resolution.state === 'ambiguous') {
          const count = String(resolution.candidates.length);
          const range = resolution.candidates[0] ?? null;
          yield { messageId: 'several', data: { exact, status, count }, range, entry: entry.id };
        }
      }
    }
  },
});
