import { assert } from 'chai';
import * as vscode from 'vscode';
import { cleanUp, entryWith, freshArticle, newArticle, notesFile, setStatus, STORY } from './desk.ts';
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

  it('shows nothing that is confidential, and no exported HTML does', async () => {
    const document = await newArticle(
      STORY,
      notesFile(STORY, '“We found cracks in eleven of the forty hangers,”', 'A clerk told us', 'query'),
    );
    await freshArticle(document);
    assert.match(await rendered(document, previewOf(document)), /Query — Theo Brandt[^}]*A clerk told us/);
    const make = async (note: string | null): Promise<readonly string[]> => {
      await vscode.commands.executeCommand('claimcheck.makeConfidential', {
        uri: document.uri.toString(),
        entry: entryWith(await freshArticle(document), 'We found cracks').id,
        note,
      });
      assert.equal(entryWith(await freshArticle(document), 'We found cracks').status, 'query');
      const exported = await vscode.commands.executeCommand<string>(
        'markdown.api.render',
        document.getText(),
      );
      return [await rendered(document, previewOf(document)), exported];
    };
    const [verdict = '', ...rest] = await make('urn:note:1');
    assert.include(verdict, 'Query — Theo Brandt');
    for (const page of [verdict, ...rest]) assert.notInclude(page, 'A clerk told us');
    const pages = await make(null);
    assert.include(pages[0], 'Quotation · Marta Lindqvist\nUnchecked');
    for (const secret of ['Query', 'Theo Brandt', 'A clerk told us', 'confidential'])
      for (const page of pages) assert.notInclude(page, secret);
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
    const html = await vscode.commands.executeCommand<string>('markdown.api.render', document.getText());
    assert.include(html, 'We found cracks');
    assert.notInclude(html, 'claimcheck');
  });
});
