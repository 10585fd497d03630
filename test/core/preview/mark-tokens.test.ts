import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { markTokens, parseArticle } from '../../../src/core/index.ts';
import type { MarkdownToken, PreviewMark } from '../../../src/core/index.ts';

const engine = (options: object = {}): InstanceType<typeof MarkdownIt> =>
  new MarkdownIt({ html: true, linkify: true, ...options });

/** An article's HTML with what stands in [[ ]] marked; several brackets, the outer first where they are nested. */
function preview(marked: string, options: object = {}): string {
  const marks: PreviewMark[] = [];
  const starts: { start: number; mark: number }[] = [];
  let text = '';
  for (const part of marked.split(/(\[\[|\]\])/)) {
    if (part === '[[') {
      starts.push({ start: text.length, mark: marks.length });
      marks.push({ ranges: [], attributes: { class: `m${marks.length}` } });
    } else if (part === ']]') {
      const { start, mark } = starts.pop() ?? { start: 0, mark: 0 };
      marks[mark] = { ranges: [{ start, end: text.length }], attributes: { class: `m${mark}` } };
    } else text += part;
  }
  return render(text, marks, options);
}

function render(text: string, marks: readonly PreviewMark[], options: object = {}): string {
  const markdown = engine(options);
  const tokens = markdown.parse(text, {}) as MarkdownToken[];
  const before = JSON.stringify(tokens);
  const done = markTokens(tokens, parseArticle(text), marks);
  assert.equal(JSON.stringify(tokens), before, 'the tokens are shared');
  return markdown.renderer.render(done as never, markdown.options, {});
}

/** The marked words, piece by piece, of one mark. */
const pieces = (html: string, mark = 0): readonly string[] =>
  [...html.matchAll(new RegExp(`<span class="m${mark}[^"]*">([^<]*)</span>`, 'g'))].map(
    ([, words = '']) => words,
  );

const plainText = (html: string): string => html.replace(/<\/?span(?: class="m[^>]*)?>/g, '');

describe('marks in the preview', () => {
  it('are one stop of the keyboard each, whatever divides them, and none where they are only white space', () => {
    const text = 'He said, “No,\n*never* again.” And left\nat once.\n';
    const ranges = (words: string): { start: number; end: number }[] => [
      { start: text.indexOf(words), end: text.indexOf(words) + words.length },
    ];
    const marks = ['“No,\n*never* again.”', 'left\nat once'].map((words) => ({
      ranges: ranges(words),
      attributes: { class: 'm', tabindex: '0' },
    }));
    const html = render(text, marks);
    const stops = [...html.matchAll(/<span class="[^"]*" tabindex="0">([^<]*)/g)].map(([, words]) => words);
    assert.deepEqual(stops, ['“No,', 'left']);
    assert.ok(html.split('<span').length - 1 > 4, 'the other pieces are marked as well');
  });

  it('stand around the words', () => {
    assert.equal(
      preview('He said, [[“No.”]] and left.\n'),
      '<p>He said, <span class="m0 claimcheck-start claimcheck-end">“No.”</span> and left.</p>\n',
    );
  });

  it('never cross the edge of an element', () => {
    const html = preview('One [[two *three* four **five]] six** seven [[[link](x) text]]\n');
    assert.deepEqual(pieces(html), ['two ', 'three', ' four ', 'five']);
    assert.deepEqual(pieces(html, 1), ['link', ' text']);
    assert.match(html, /<em><span[^>]*>three<\/span><\/em>/);
  });

  it('are one in another, the inner before the outer', () => {
    const html = preview('He said [[that it was [[“over”]] by then]].\n');
    assert.deepEqual(pieces(html), ['that it was ', ' by then']);
    assert.deepEqual(pieces(html, 1), ['“over”']);
  });

  it('are found in lists, quotes, headings, tables and footnote-like text, over line ends of every kind', () => {
    const text = [
      '# A [[heading]]',
      '> a quote that [[goes\n> on]] here',
      '- an [[item]]\n  - [[nested]]',
      '| a | b |\n|---|---|\n| [[same]] | same |\n| x | [[same]] |',
    ].join('\n\n');
    for (const end of ['\n', '\r\n']) {
      const html = preview(text.replaceAll('\n', end));
      assert.deepEqual(
        [0, 1, 2, 3, 4, 5].map((mark) => pieces(html, mark).join('|')),
        ['heading', 'goes|\n|on', 'item', 'nested', 'same', 'same'],
      );
      assert.match(html, /<td><span class="m4[^>]*>same<\/span><\/td>\s*<td>same<\/td>/);
    }
  });

  it('are found behind front matter, entities, escapes, code and typographic signs', () => {
    assert.deepEqual(pieces(preview('A &amp; B \\* `code [[x]]` said [["yes & no"]] -- so.\n'), 1), [
      '&quot;yes &amp; no&quot;',
    ]);
    const html = preview('It\'s "so" -- he [[said "no" -- twice...]] then.\n', { typographer: true });
    assert.deepEqual(pieces(html), ['said “no” – twice…']);
  });

  it('escape what a note says', () => {
    const html = render('No.\n', [
      {
        ranges: [{ start: 0, end: 3 }],
        attributes: { class: 'm0', 'data-claimcheck': '"><img src=x onerror=y>' },
      },
    ]);
    assert.ok(html.includes('&quot;&gt;&lt;img src=x onerror=y&gt;'));
    assert.ok(!html.includes('<img'));
  });

  it('leave unmarked what cannot be found for sure', () => {
    // The words of another revision: the preview draws what was typed, the article still holds what was before.
    const markdown = engine();
    const old = parseArticle('The bridge was closed for good on Monday.\n');
    const tokens = markdown.parse('Ferries run again, all of them.\n', {}) as MarkdownToken[];
    const done = markTokens(tokens, old, [{ ranges: [{ start: 4, end: 10 }], attributes: { class: 'm0' } }]);
    assert.equal(
      markdown.renderer.render(done as never, markdown.options, {}),
      '<p>Ferries run again, all of them.</p>\n',
    );
  });

  it('change nothing else of any Markdown, wherever they stand', () => {
    const part = fc.constantFrom(
      ...[
        '**',
        '*',
        '_',
        '`',
        '[a](b)',
        '![c](d)',
        '> ',
        '- ',
        '1. ',
        '# ',
        '\n',
        '\n\n',
        '\r\n',
        '|',
        '|---|',
        '<b>',
        '</b>',
      ],
      ...[
        '“No,”',
        ' he said',
        'word ',
        '&amp;',
        '\\*',
        '```\n',
        '    ',
        '[^1]',
        'https://a.example',
        '---\n',
        '<!-- x -->',
        '\0',
        'é',
        '😀',
      ],
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 40 }),
        fc.array(fc.tuple(fc.nat(150), fc.nat(40)), { maxLength: 5 }),
        (parts, spans) => {
          const text = parts.join('');
          const marks = spans.map(([start, length], i) => ({
            ranges: [{ start: Math.min(start, text.length), end: Math.min(start + length, text.length) }],
            attributes: { class: `m${i}` },
          }));
          const markdown = engine();
          assert.equal(plainText(render(text, marks)), markdown.render(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are placed quickly, however long a line and however it differs', () => {
    const line = 'word “No,” he said and left. '.repeat(2000);
    const started = performance.now();
    render(`${line}\n`, [{ ranges: [{ start: 5, end: 40_000 }], attributes: { class: 'm0' } }], {
      typographer: true,
    });
    const plain = performance.now();
    parseArticle(`${line}\n`);
    assert.ok(plain - started < 20 * (performance.now() - plain) + 2000);
  });
});
