import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Block } from '../../../src/core/article/article.ts';
import { blockSource, placedBlocks } from '../../../src/core/article/places.ts';
import { isHostile, parseArticle } from '../../../src/core/article/parse.ts';
import { sourceOf, toProse, toSource } from '../../../src/core/article/prose.ts';
import { ARTICLES, sharedTexts } from './texts.ts';

const blocks = (text: string): readonly (readonly [Block['kind'], string])[] =>
  placedBlocks(parseArticle(text)).map(({ block }) => [block.kind, block.prose]);

/** Where words of the prose stand in the file. */
function source(text: string, words: string): string {
  for (const placed of placedBlocks(parseArticle(text))) {
    const start = placed.block.prose.indexOf(words);
    if (start < 0) continue;
    const range = blockSource(placed, { start, end: start + words.length });
    return text.slice(range.start, range.end);
  }
  return '';
}

// U+FFFC stands for what is no prose: code, addresses.
describe('what a reader reads', () => {
  const cases: readonly (readonly [string, string, ReturnType<typeof blocks>])[] = [
    ['emphasis', 'a *b* **c** ~~d~~ `e` f', [['paragraph', 'a b c d \uFFFC f']]],
    ['links', '[a](http://x.org "t") b <http://y.org>', [['paragraph', 'a b \uFFFC']]],
    ['references', 'a &amp; b &#8220;c&#8221; \\*d\\*', [['paragraph', 'a & b “c” *d*']]],
    [
      'headings',
      '# A\n\nB\n===\n',
      [
        ['heading', 'A'],
        ['heading', 'B'],
      ],
    ],
    [
      'lists',
      '- a\n- b\n',
      [
        ['list-item', 'a'],
        ['list-item', 'b'],
      ],
    ],
    ['block quotes', '> a\n> b\n', [['quote', 'a\nb']]],
    ['captions', '![A dam](x.jpg)', [['caption', 'A dam']]],
    [
      'tables',
      '| a | b |\n|---|---|\n| c | d |\n',
      [
        ['table-cell', 'a'],
        ['table-cell', 'b'],
        ['table-cell', 'c'],
        ['table-cell', 'd'],
      ],
    ],
    [
      'footnotes',
      'a[^1]\n\n[^1]: b\n',
      [
        ['paragraph', 'a'],
        ['footnote', 'b'],
      ],
    ],
    ['HTML', '<div>a <b>b</b><br>c</div>\n', [['html', 'a b\nc']]],
    ['a figure', '<figure><img src="x"><figcaption>a</figcaption></figure>\n', [['caption', 'a']]],
    [
      'no code, comments, scripts or definitions',
      '```\nx\n```\n\n    y\n\n<!-- z -->\n\n<script>w</script>\n\n[l]: http://x.org\n',
      [],
    ],
    ['no front matter', '---\ntitle: a\n---\n\nb\n', [['paragraph', 'b']]],
    ['front matter that is not closed', '---\nb\n', [['paragraph', 'b']]],
  ];
  for (const [what, text, expected] of cases)
    it(what, () => {
      assert.deepEqual(blocks(text), expected);
    });

  it('has its place in the file', () => {
    assert.equal(source('a *b* c', 'a b c'), 'a *b* c');
    assert.equal(source('a *b* c', 'b'), 'b');
    assert.equal(source('see [the *dam*](x) now', 'the dam'), 'the *dam');
    assert.equal(source('> a\n> b', 'a\nb'), 'a\n> b');
    assert.equal(source('x &ldquo;y&rdquo; z', 'y'), 'y');
    assert.equal(source('\uFEFFa\r\nb 😀 c', '😀'), '😀');
  });

  it('is the same with CRLF, up to the line ends', () => {
    for (const text of ARTICLES) {
      const unix = text.replaceAll('\r\n', '\n');
      const prose = (from: string): readonly string[] =>
        blocks(from).map(([, words]) => words.replace(/\r\n?/g, '\n'));
      assert.deepEqual(prose(unix.replaceAll('\n', '\r\n')), prose(unix));
    }
  });

  it('reads front matter, and is not stopped by a malformed one', () => {
    assert.deepEqual(parseArticle('---\ntitle: The dam\nlang: de\n---\n\na\n').frontMatter, {
      title: 'The dam',
      lang: 'de',
    });
    assert.deepEqual(parseArticle('---\n{ : [\n---\n\na\n').frontMatter, {});
    const bomb = `---\na: &a [1,1,1,1,1,1,1,1,1]\n${'bcdefgh'
      .split('')
      .map((key, i, all) => `${key}: &${key} [${`*${all[i - 1] ?? 'a'},`.repeat(9)}1]`)
      .join('\n')}\n---\n\nx\n`;
    assert.deepEqual(blocks(bomb), [['paragraph', 'x']]);
  });
});

describe('the map from prose to the file', () => {
  const markup = fc.constantFrom(
    'a',
    'said',
    '*b*',
    '**c',
    '[d](e)',
    '&amp;',
    '&#8217;',
    '\\*',
    '`f`',
    '\n> ',
    '\n',
    '\r\n',
    '![g](h)',
    '<b>',
    '</b>',
    '😀',
    ' ',
    '| x | y |',
    '[^1]',
    '“',
  );
  const text = fc.array(markup, { maxLength: 40 }).map((parts) => parts.join(''));

  it('is in order, inside the file, and goes round', () => {
    fc.assert(
      fc.property(text, (article) => {
        for (const { block, start } of placedBlocks(parseArticle(article))) {
          const { prose, map } = block;
          assert.equal(map.length, prose.length);
          for (let i = 0; i < prose.length; i++) {
            const at = sourceOf(map, i);
            assert.ok(start + at < article.length);
            if (i > 0) assert.ok(at >= sourceOf(map, i - 1));
            const back = toProse(map, toSource(map, { start: i, end: i + 1 }));
            assert.ok(back.start <= i && back.end > i);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('leads each character of real articles to itself, or to what stands for it', function () {
    const texts = [...ARTICLES, ...sharedTexts().slice(0, 10)];
    let seen = 0;
    for (const article of texts)
      for (const placed of placedBlocks(parseArticle(article))) {
        const { prose, map } = placed.block;
        for (let i = 0; i < prose.length; i++) {
          const at = placed.start + sourceOf(map, i);
          const there = article.charAt(at);
          if (there === prose.charAt(i)) seen++;
          else if (prose.charAt(i) !== '\uFFFC')
            assert.ok(
              /[&\\\r\n\t \0<]/.test(there),
              `${JSON.stringify(prose.charAt(i))} ← ${JSON.stringify(article.slice(at, at + 10))}`,
            );
        }
      }
    assert.ok(seen > 100);
  });
});

describe('hostile text', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['open brackets', '['.repeat(50_000)],
    ['nested block quotes', '>'.repeat(50_000)],
    ['asterisks', '*a '.repeat(50_000)],
    ['backticks', Array.from({ length: 500 }, (_, i) => '`'.repeat(i)).join(' ')],
    ['nested lists', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i * 2)}- a`).join('\n')],
    ['one line of a megabyte', 'word '.repeat(200_000)],
    ['open HTML', '<div '.repeat(20_000)],
    ['a table of one row', `|${'a|'.repeat(20_000)}`],
    ['NUL', '\0'.repeat(10_000)],
    ['line ends', '\n\r'.repeat(100_000)],
    ['definitions', Array.from({ length: 3000 }, (_, i) => `[a${i}]: b`).join('\n\n')],
    ['fences that never close', '```\n\n'.repeat(10_001)],
  ];
  for (const [what, text] of hostile)
    it(`${what} come to an end`, () => {
      const article = parseArticle(text);
      assert.equal(article.chunks.map(({ chunk }) => chunk.text).join(''), text);
    });

  it('is told by its shape', () => {
    assert.ok(isHostile('['.repeat(5000)));
    assert.ok(!isHostile(ARTICLES[0] ?? ''));
  });
});
