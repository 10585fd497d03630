import { strict as assert } from 'node:assert';
import { STATEMENT_THRESHOLD } from '../../../src/core/detect/statements.ts';
import { typesOf } from '../../../src/core/detect/types.ts';
import { measured } from '../../../src/core/detect/worth.ts';

describe('worth', () => {
  const worthy = [
    'Unemployment in the county fell to 3.2 percent in 2019, the lowest on record.',
    'The company paid $40 million to settle the lawsuit over the collapsed dam.',
    'Doe was convicted of fraud in 2011 and sentenced to four years.',
  ];
  const idle = ['I love her.', 'Thank you very much, everybody.', 'What should we do now?', ''];
  for (const text of worthy)
    it(`is at least the threshold: ${text}`, () => {
      assert.ok(measured(text).worth >= STATEMENT_THRESHOLD);
    });
  for (const text of idle)
    it(`is below the threshold: ${text || 'nothing'}`, () => {
      assert.ok(measured(text).worth < STATEMENT_THRESHOLD);
    });
});

describe('types', () => {
  const cases: readonly (readonly [text: string, has: readonly string[], hasNot: readonly string[]])[] = [
    ['The dam will open in May.', ['prediction', 'date'], ['causal']],
    ['He said the dam would probably not last.', ['prediction'], ['quantity']],
    ['Rents rose 12 percent last year.', ['quantity', 'comparison', 'date'], ['prediction']],
    ['It is the largest dam in the country.', ['comparison'], ['date']],
    ['The dam failed because of heavy rain.', ['causal'], ['prediction']],
    ['Energy Minister Jane Doe resigned.', ['identity'], ['quantity']],
    ['The crossing is due to open soon.', ['prediction'], ['causal']],
    ['They met ahead of the vote.', [], ['comparison']],
    ['The dam has stood for two decades.', [], ['quantity']],
    ['The council voted 19-15 to keep it.', ['quantity', 'event'], []],
    ['Thousands of families live below it.', ['quantity'], []],
    ['He was fined for building it without a permit.', ['causal'], []],
    ['The award went to author Jane Doe.', ['identity', 'event'], []],
    ['Jane Doe, the mayor of Aldmoor, likes dams.', ['identity'], ['event']],
    ['Doe, who likes dams, is happy.', [], ['identity', 'event']],
    ['In March, the mayor saw the cracks.', ['date'], ['prediction']],
    ['It may not hold.', ['prediction'], []],
    ['That’s all there is to it.', [], ['prediction']],
    ['However, a dam is a dam.', [], ['identity']],
    ['The mayor believed that it was safe.', [], ['event']],
    ['The mayor closed the road on Monday.', ['event', 'date'], ['prediction']],
    ['More than 20 years ago it held for less than $5 million.', ['quantity'], ['comparison']],
    ['The new dam is as good for the valley as the old one.', ['comparison'], []],
    ['She came as well as her clerk, at the last-minute call.', [], ['comparison']],
    ['The mayor wants to lead the county.', [], ['comparison']],
    ['The clerk condemned the plan.', [], ['event']],
    ['The clerk who built it is old.', [], ['event']],
    ['If the dam collapsed, the valley would be lost.', [], ['event']],
    ['The dam was destroyed by the flood.', ['event'], []],
    ['I like dams.', [], ['quantity', 'date', 'prediction', 'comparison', 'causal', 'identity']],
  ];
  for (const [text, has, hasNot] of cases)
    it(text, () => {
      const types = new Set<string>(typesOf(text));
      for (const type of has) assert.ok(types.has(type), `has no ${type}`);
      for (const type of hasNot) assert.ok(!types.has(type), `has ${type}`);
    });
});
