import { assert } from 'chai';
import * as vscode from 'vscode';
import type { MarkdownToken } from '../../src/core/index.ts';
import type { MarkdownIt } from '../../src/extension/features/preview.ts';
import { activated, cleanUp, freshArticle, newArticle, setStatus } from './desk.ts';

/** As markdown-it would have it: each line a paragraph of plain text. */
const tokensOf = (text: string): MarkdownToken[] =>
  text.split('\n').flatMap((content, line): MarkdownToken[] => {
    const none = { tag: '', content: '', map: null, attrs: null, children: null };
    const child: MarkdownToken = { ...none, type: 'text', nesting: 0, content };
    return content === ''
      ? []
      : [
          { ...none, type: 'paragraph_open', nesting: 1, map: [line, line + 1] },
          { ...none, type: 'inline', nesting: 0, map: [line, line + 1], children: [child] },
          { ...none, type: 'paragraph_close', nesting: -1 },
        ];
  });

/** What our plugin makes of a document's tokens, rendered so simply that every attribute can be seen. */
async function rendered(document: vscode.TextDocument, env: object): Promise<string> {
  const { extendMarkdownIt } = await activated();
  const engine: MarkdownIt = {
    renderer: {
      render: (tokens: MarkdownToken[]): string =>
        tokens
          .flatMap(({ children }) => children ?? [])
          .map(
            ({ content, attrs }) =>
              content + (attrs ?? []).map(([name, value]) => `{${name}=${value}}`).join(''),
          )
          .join(''),
    },
  };
  return extendMarkdownIt(engine).renderer.render(tokensOf(document.getText()), {}, env);
}

describe('the Markdown preview', () => {
  afterEach(cleanUp);

  it('has marks, notes and a legend', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    await freshArticle(document);
    const html = await rendered(document, { currentDocument: document.uri, resourceProvider: {} });
    assert.include(html, 'claimcheck-legend');
    assert.match(html, /\{class=claimcheck-mark claimcheck-quotation claimcheck-attention[^}]*\}/);
    assert.match(html, /data-claimcheck=Quotation · Marta Lindqvist\nQuery/);
  });

  it('has none where HTML is exported: VS Code’s own renderer, and whoever else runs the plugin', async () => {
    const document = await newArticle();
    await freshArticle(document);
    for (const env of [{}, { currentDocument: document.uri }, { resourceProvider: {} }])
      assert.equal(
        await rendered(document, env),
        document.getText().replaceAll('\n', ''),
        JSON.stringify(Object.keys(env)),
      );
    const html = await vscode.commands.executeCommand<string>('markdown.api.render', document);
    assert.include(html, 'We found cracks');
    assert.notInclude(html, 'claimcheck');
  });
});
