import { assert } from 'chai';
import * as vscode from 'vscode';
import { cleanUp, freshArticle, newArticle, setStatus } from './desk.ts';
import { previewOf, rendered } from './rendered.ts';

describe('the Markdown preview', () => {
  afterEach(cleanUp);

  it('has marks, notes and a legend', async () => {
    const document = await newArticle();
    await setStatus(await freshArticle(document), 'We found cracks', 'query');
    await freshArticle(document);
    const html = await rendered(document, previewOf(document));
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
