import { strict as assert } from 'node:assert';
import { findQuotedStretches } from '../../../src/core/detect/quotations.ts';

const found = (prose: string): readonly string[] =>
  findQuotedStretches(prose).map(({ range }) => prose.slice(range.start, range.end));

describe('quoted stretches', () => {
  const marks: readonly (readonly [name: string, prose: string, expected: readonly string[]])[] = [
    ['curly', 'She said, “We won.” Then', ['“We won.”']],
    ['straight', 'She said, "We won." Then', ['"We won."']],
    ['single curly', 'She said, ‘We won.’ Then', ['‘We won.’']],
    ['single straight', "She said, 'We won.' Then", ["'We won.'"]],
    ['doubled apostrophes', "She said, ''We won.'' Then", ["''We won.''"]],
    ['TeX', "She said, ``We won.'' Then", ["``We won.''"]],
    ['German', 'Sie sagte: „Wir gewannen.“ Dann', ['„Wir gewannen.“']],
    ['Polish', 'Ona: „Wygrana.” Potem', ['„Wygrana.”']],
    ['French', 'Elle dit : «\u00a0Gagné.\u00a0» Puis', ['«\u00a0Gagné.\u00a0»']],
    ['Swiss', 'Elle dit ‹Gagné.› Puis', ['‹Gagné.›']],
    ['Danish', 'Hun sagde: »Vi vandt.« Så', ['»Vi vandt.«']],
    ['Swedish', 'Hon sade: ”Vi vann.” Sedan', ['”Vi vann.”']],
  ];
  for (const [name, prose, expected] of marks) {
    it(`knows ${name} marks`, () => {
      assert.deepEqual(found(prose), expected);
    });
  }

  it('gives two in one sentence', () => {
    assert.deepEqual(found('“A,” he said, “and B.”'), ['“A,”', '“and B.”']);
  });

  it('counts a nested one to the outer', () => {
    assert.deepEqual(found('“He said ‘no way’ to me,” she said.'), ['“He said ‘no way’ to me,”']);
    assert.deepEqual(found('"He said \'no way\' to me," she said.'), ['"He said \'no way\' to me,"']);
    assert.deepEqual(found('“She called it “grand” once,” he said.'), ['“She called it “grand” once,”']);
  });

  it('leaves apostrophes alone', () => {
    assert.deepEqual(
      found("The members' vote wasn't the '90s' best, rock 'n' roll or not, the judge's clerk said."),
      [],
    );
    assert.deepEqual(found('The members’ vote wasn’t close, ’tis said, in the ’90s.'), []);
  });

  it('takes no elision for a mark, and no mark that nothing closes', () => {
    assert.deepEqual(found('Give ‘em the members’ vote.'), []);
    assert.deepEqual(found('An \'odd thing happened. "We won," she said.'), ['"We won,"']);
  });

  it('closes a low mark before a hyphen', () => {
    assert.deepEqual(found('Die „Wir gewinnen“-Rufe „Wir verlieren“'), ['„Wir gewinnen“', '„Wir verlieren“']);
  });

  it('keeps a possessive inside single marks', () => {
    assert.deepEqual(found('‘The members’ vote was fair,’ she said.'), ['‘The members’ vote was fair,’']);
  });

  it('leaves feet and inches alone', () => {
    assert.deepEqual(found('He is 6\'2" tall and owns a 12" saw.'), []);
    assert.deepEqual(found('"I am 6\'2" tall," he said.'), ['"I am 6\'2" tall,"']);
  });

  it('runs an unclosed one to the end, and says so', () => {
    const [stretch, ...rest] = findQuotedStretches('“It goes on in the next paragraph.');
    assert.equal(rest.length, 0);
    assert.equal(stretch?.closed, false);
    assert.equal(stretch.range.end, '“It goes on in the next paragraph.'.length);
  });

  it('takes a mistyped closing mark', () => {
    assert.deepEqual(found('She said, “We won.“ Then'), ['“We won.“']);
  });

  it('holds no marks in `inner`', () => {
    const prose = '«\u00a0Gagné.\u00a0»';
    const inner = findQuotedStretches(prose).map((stretch) =>
      prose.slice(stretch.inner.start, stretch.inner.end),
    );
    assert.deepEqual(inner, ['Gagné.']);
  });
});
