import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { pieceNodes, wholeNodes } from './whole.ts';
import { ARTICLES, sharedTexts } from './texts.ts';

/** Whatever may make Markdown look beyond a blank line, or change what a line means. */
const SNIPPETS = [
  '\n',
  '\n\n',
  '\n\n\n',
  '\r\n',
  '\r\n\r\n',
  '\r',
  ' ',
  '  ',
  '    ',
  '\t',
  '\uFEFF',
  '\u00A0',
  '\0',
  '```',
  '```\n',
  '~~~\n',
  '````md\n',
  '\n```\n\n',
  '  ```\n',
  '`',
  '``',
  '    code\n',
  '<!--',
  '-->',
  '<!-- x -->\n\n',
  '<script>\n\n',
  '</script>\n',
  '<div>\n\n',
  '</div>\n',
  '<?php\n\n',
  '?>',
  '<![CDATA[\n\n',
  ']]>',
  '<!X ',
  '<pre>\n\n',
  '<p>',
  '<style>',
  '- ',
  '* ',
  '+ ',
  '1. ',
  '2) ',
  '-',
  '*',
  '**',
  '_',
  '> ',
  '>',
  '>> ',
  '- [ ] ',
  '---\n',
  '***\n',
  '===\n',
  '# ',
  '#',
  '| a | b |\n|---|---|\n| 1 | 2 |\n',
  '|',
  '[a]: /x\n',
  '[a]: /x\n\n',
  '[a]',
  '[b][a]',
  '![i][a]',
  '[^1]',
  '[^1]: note\n',
  '[^1]: note\n\n    more\n\n',
  '[long\nlabel]: <y> "t"\n\n',
  '[Long Label]',
  '[',
  ']',
  '](x)',
  '[x](y "z")',
  '\\[',
  '\\',
  '---\ntitle: x\n---\n',
  '---\na: b\n\nc: d\n---\n\n',
  '+++\n',
  'www.example.org',
  'a@b.org',
  'https://example.org/a_b',
  '&amp;',
  '&',
  '😀',
  '“Yes,” he said.',
  'word',
  'A sentence here. ',
  '\n> quoted\nlazy\n',
  '\n- item\n\n  more\n\n',
  '\n1. one\n\n2. two\n\n',
  '\n    indented\n\n',
] as const;

const snippet = fc.constantFrom(...SNIPPETS);

const edited = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(fc.tuple(fc.nat(), fc.nat(60), fc.array(snippet, { maxLength: 3 })), { maxLength: 5 }),
    )
    .map(([text, edits]) => {
      let result = text;
      for (const [at, cut, put] of edits) {
        const start = at % (result.length + 1);
        result = result.slice(0, start) + put.join('') + result.slice(start + cut);
      }
      return result;
    });

const same = (text: string): void => {
  assert.deepEqual(pieceNodes(text), wholeNodes(text));
};

const runs = Number(process.env['RUNS'] ?? 0);

describe('pieces of Markdown', () => {
  it('are what remark finds in the whole, after random edits of articles', () => {
    fc.assert(fc.property(edited(ARTICLES), same), { numRuns: runs || 700 });
  });

  it('are what remark finds in the whole, in a heap of snippets', () => {
    const heap = fc.array(snippet, { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(fc.property(heap, same), { numRuns: runs || 2500 });
  });

  const shared = sharedTexts();
  if (shared.length === 0) {
    console.log('left out, ../shared is absent: pieces of real articles are what remark finds in the whole');
  } else {
    it('are what remark finds in the whole, after random edits of real articles', () => {
      fc.assert(fc.property(edited(shared), same), { numRuns: runs || 60 });
    });
  }
});
