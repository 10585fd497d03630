import { strict as assert } from 'node:assert';
import { articleDate } from '../../../src/core/article/date.ts';
import { parseArticle } from '../../../src/core/article/parse.ts';

const date = (text: string, name?: string): string | null => articleDate(parseArticle(text), name);
const BODY = '\n\nThe dam was built in 1931. It will be closed on March 3, 2031, the council said.\n';

describe("an article's date", () => {
  const cases: readonly (readonly [name: string, text: string, expected: string | null])[] = [
    ['front matter', `---\ndate: 2026-03-12\n---${BODY}`, '2026-03-12'],
    ['front matter with a time', `---\ndate: 2026-03-12T23:30:00-08:00\n---${BODY}`, '2026-03-12'],
    ['front matter in words', `---\npublished: 12 March 2026\n---${BODY}`, '2026-03-12'],
    ['a line of its own', `# Dam\n\nBy [Jane Doe](#)\n\nJanuary 13, 2014${BODY}`, '2014-01-13'],
    ['a byline', `# Dam\n\nBy Jane Doe | Jan. 13, 2014${BODY}`, '2014-01-13'],
    [
      'a line with weekday and time',
      `# Dam\n\nPublished Monday, 13 January 2014, 9:30 a.m.${BODY}`,
      '2014-01-13',
    ],
    [
      'its own address',
      `# Dam${BODY}\nOriginal url:\n\n<https://news.example/2014/01/13/dam-a31>\n`,
      '2014-01-13',
    ],
    [
      'its address in the front matter',
      `---\ncanonical: https://news.example/2014/1/13/dam\n---${BODY}`,
      '2014-01-13',
    ],
    ['no sentence of it', `# Dam${BODY}`, null],
    [
      'no address that it only links to',
      `# Dam\n\nIt was [closed](https://news.example/2014/01/13/dam).\n`,
      null,
    ],
    ['no impossible day', `---\ndate: 2026-02-30\n---${BODY}`, null],
  ];
  for (const [name, text, expected] of cases)
    it(`is read from ${name}`, () => {
      assert.equal(date(text), expected);
    });

  it('is read from the file’s name, where nothing else tells', () => {
    assert.equal(date(BODY, '/desk/2026-03-12-dam.md'), '2026-03-12');
    assert.equal(date(BODY, 'dam-20260312.md'), '2026-03-12');
    assert.equal(date(BODY, 'dam-12.md'), null);
    assert.equal(date(`---\ndate: 2025-01-01\n---${BODY}`, '2026-03-12-dam.md'), '2025-01-01');
  });
});
