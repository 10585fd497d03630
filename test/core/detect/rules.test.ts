import { strict as assert } from 'node:assert';
import { attributionsIn } from '../../../src/core/detect/attributions.ts';
import { findQuotedStretches } from '../../../src/core/detect/quotations.ts';

describe('grammar’s rules alone: who speaks', () => {
  const cases: readonly (readonly [name: string, text: string, source: string])[] = [
    [
      'is a name with its description, which has a participle too',
      'Jane Doe, a retired teacher, said: “The dam is not safe at all.”',
      'Jane Doe, a retired teacher',
    ],
    [
      'is the subject behind an opening participle',
      'Declaring that it leaked, the mayor closed the dam and said: “It is not safe at all.”',
      'the mayor',
    ],
  ];
  for (const [name, text, expected] of cases)
    it(name, () => {
      const quotes = findQuotedStretches(text).map(({ range }) => range);
      const found = attributionsIn(text, [{ start: 0, end: text.length }], quotes);
      const own = found.find(({ content }) => content.some(({ end }) => end === text.length));
      assert.equal(own?.source && text.slice(own.source.start, own.source.end), expected);
    });
});
