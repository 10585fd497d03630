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
      secretGone: 'A confidential note has lost its words, they are no longer in the article.',
      secretSeveral: 'A confidential note fits {count} places in the article equally well.',
    },
  },
  *run({ entries }) {
    for (const entry of entries) {
      for (const { annotation, resolution } of entry.annotations) {
        const exact = excerpt(annotation.anchor.quote.exact);
        const status = annotation.history.at(-1)?.status ?? 'unchecked';
        // What is confidential stands in no log, nor in the Problems panel, which other programs read.
        const secret = annotation.confidential === true;
        if (resolution.state === 'orphaned') {
          const data = secret ? {} : { exact, status };
          yield { messageId: secret ? 'secretGone' : 'gone', data, range: null, entry: entry.id };
        } else if (resolution.state === 'ambiguous') {
          const count = String(resolution.candidates.length);
          const range = resolution.candidates[0] ?? null;
          const data = secret ? { count } : { exact, status, count };
          yield { messageId: secret ? 'secretSeveral' : 'several', data, range, entry: entry.id };
        }
      }
    }
  },
});
