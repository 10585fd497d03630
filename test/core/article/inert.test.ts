import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unified } from 'unified';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import type { Nodes } from 'mdast';
import { inertMarkdown } from '../../../src/core/article/inert.ts';

const parse = (markdown: string): Nodes => unified().use(remarkParse).use(remarkGfm).parse(markdown);

const nodes = (node: Nodes): readonly Nodes[] => [
  node,
  ...('children' in node ? node.children.flatMap(nodes) : []),
];

describe('Markdown of a note', () => {
  const kept: readonly string[] = [
    'He said **so** on the phone, *twice*.',
    '- first\n- second\n\n> quoted',
    'See [the page](https://example.org/a?b=c) or <https://example.org>.',
    'Ask [her](mailto:desk@example.org), `code`, ~~struck~~.',
    'See [the page][1].\n\n[1]: https://example.org',
  ];
  for (const markdown of kept)
    it(`stays: ${JSON.stringify(markdown.slice(0, 30))}`, () => {
      assert.equal(inertMarkdown(markdown), markdown);
    });

  const hostile: readonly string[] = [
    '![x](https://spy.example/p.png)',
    '\\\\![x](https://spy.example/p.png)',
    '![x][1]\n\n[1]: https://spy.example/p.png',
    '[![x](https://spy.example/p.png)](https://example.org)',
    '<img src=https://spy.example/p.png>',
    '[run](command:workbench.action.quit)',
    '[run]: command:workbench.action.quit\n\n[run]',
    '[open](file:///etc/passwd)',
    '<script>alert(1)</script>',
  ];
  for (const markdown of hostile)
    it(`has nothing that acts: ${JSON.stringify(markdown.slice(0, 30))}`, () => {
      const result = inertMarkdown(markdown);
      for (const node of nodes(parse(result))) {
        assert.ok(!['image', 'imageReference', 'html'].includes(node.type), `${node.type} in ${result}`);
        if (node.type === 'link' || node.type === 'definition')
          assert.match(node.url, /^(?:https?:|mailto:)/);
      }
    });

  it('shows the words of what it took away', () => {
    const [paragraph] = nodes(parse(inertMarkdown('[run](command:quit)'))).filter(
      ({ type }) => type === 'text',
    );
    assert.equal(paragraph?.type === 'text' ? paragraph.value : '', '[run](command:quit)');
  });

  it('never has a picture, HTML or another link, whatever is written', () => {
    const part = fc.constantFrom(
      ...[
        '!',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '\\',
        '`',
        '*',
        '\n',
        '\n\n',
        ' ',
        ':',
        'x',
        '[1]: ',
        '- ',
        '> ',
      ],
      ...[
        'command:x',
        'https://a.example',
        '<img src=x>',
        '<!--',
        '-->',
        '![a](b)',
        '[a](command:b)',
        '---\n',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        for (const node of nodes(parse(inertMarkdown(parts.join(''))))) {
          assert.ok(!['image', 'imageReference', 'html'].includes(node.type));
          if (node.type === 'link') assert.match(node.url, /^(?:https?:|mailto:)/i);
        }
      }),
      { numRuns: 500 },
    );
  });
});
