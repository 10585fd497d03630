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
    },
  },
  *run(sheet) {
    for (const entry of sheet.entries) {
      for (const { verdict, range, ...wordings } of rewordings(sheet, entry)) {
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
