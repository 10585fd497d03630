import { difference } from '../difference.ts';
import { defineCheck } from '../check.ts';
import { statusNow } from '../../factsheet.ts';
import { judgedWording, statusOf } from '../../ledger/edit.ts';
import { slice } from '../../range.ts';

export default defineCheck({
  meta: {
    id: 'text-changed',
    severity: 'error',
    description: 'Require what was verified to stand in the article as it was worded then.',
    messages: {
      changed: 'Changed since it was marked “{status}”. Then: {before} Now: {after}',
    },
  },
  *run({ article, entries }) {
    for (const entry of entries) {
      for (const placed of entry.annotations) {
        const { annotation, resolution } = placed;
        const judged = judgedWording(annotation);
        if (judged === null || !('range' in resolution) || statusNow(article.text, placed) !== 'reopened')
          continue;
        const { before, after } = difference(judged, slice(article.text, resolution.range));
        const data = { status: statusOf(annotation), before, after };
        yield { messageId: 'changed', data, range: resolution.range, entry: entry.id };
      }
    }
  },
});
