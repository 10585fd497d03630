import { defineCheck } from '../check.ts';
import { statusOf } from '../../ledger/edit.ts';

export default defineCheck({
  meta: {
    id: 'verified-no-evidence',
    severity: 'error',
    description: 'Require a source note on every claim that is called verified.',
    messages: {
      none: 'Marked “verified” by {checker} without a source note: say where it can be looked up.',
    },
  },
  *run({ entries }) {
    for (const { id, range, annotations } of entries) {
      const verdicts = annotations.filter(({ annotation }) => statusOf(annotation) === 'verified');
      const [first] = verdicts;
      if (first === undefined || annotations.some(({ annotation }) => annotation.notes.length > 0)) continue;
      const checker = first.annotation.history.at(-1)?.creator.name ?? '';
      yield { messageId: 'none', data: { checker }, range, entry: id };
    }
  },
});
