import { difference } from '../difference.ts';
import { defineCheck } from '../check.ts';
import { rewordings } from '../../factsheet.ts';

export default defineCheck({
  meta: {
    id: 'text-changed',
    severity: 'error',
    description: 'Require what was verified to stand in the article as it was worded then.',
    messages: {
      changed: 'Changed since it was marked “{status}”. Then: {before} Now: {after}',
      secret: 'Changed since a confidential verdict on it.',
    },
  },
  *run(sheet) {
    for (const entry of sheet.entries) {
      for (const { annotation, verdict, range, ...wordings } of rewordings(sheet, entry)) {
        // Where others may read it, not a word of what is confidential.
        if (annotation.confidential === true) {
          yield { messageId: 'secret', range, entry: entry.id };
          continue;
        }
        const { before, after } = difference(wordings.before, wordings.after);
        yield {
          messageId: 'changed',
          data: { status: verdict.status, before, after },
          range,
          entry: entry.id,
        };
      }
    }
  },
});
