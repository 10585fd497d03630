import { defineCheck } from '../check.ts';
import { statusOf } from '../../ledger/edit.ts';

export default defineCheck({
  meta: {
    id: 'verified-no-evidence',
    severity: 'error',
    description: 'Require a source note on every claim that is called verified.',
    messages: {
      none: 'Marked “verified” by {checker} without a source note: say where it can be looked up.',
      secret: 'Confidentially marked “verified” without a source note: say where it can be looked up.',
    },
  },
  *run({ entries }) {
    for (const { id, range, annotations } of entries) {
      const verdicts = annotations.filter(({ annotation }) => statusOf(annotation) === 'verified');
      if (verdicts.length === 0 || annotations.some(({ annotation }) => annotation.notes.length > 0))
        continue;
      const open = verdicts.find(({ annotation }) => annotation.confidential !== true);
      const checker = open?.annotation.history.at(-1)?.creator.name ?? '';
      const messageId = open === undefined ? 'secret' : 'none';
      yield { messageId, data: { checker }, range, entry: id };
    }
  },
});
