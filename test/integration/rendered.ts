import type * as vscode from 'vscode';
import type { MarkdownToken } from '../../src/core/index.ts';
import type { MarkdownIt } from '../../src/extension/features/preview.ts';
import { activated } from './desk.ts';

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
export async function rendered(document: vscode.TextDocument, env: object): Promise<string> {
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

/** The environment by which the plugin knows VS Code's own preview. */
export const previewOf = (document: vscode.TextDocument): object => ({
  currentDocument: document.uri,
  resourceProvider: {},
});
