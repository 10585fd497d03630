import { assert } from 'chai';
import * as vscode from 'vscode';
import { activated, cleanUp, freshArticle, until } from './desk.ts';

async function openSample(): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('claimcheck.openSample');
  return until('the sample', () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.path.endsWith('/the-last-ferry.md') === true && document;
  });
}

describe('the sample article', () => {
  afterEach(cleanUp);

  it('is a copy with its notes that can be written to, in every host', async () => {
    await activated();
    const document = await openSample();
    const extension = vscode.extensions.getExtension('claimcheck.claimcheck');
    assert(extension);
    assert.notInclude(document.uri.path, `${extension.extensionUri.path}/sample/`);
    const article = await until('its notes', async () => {
      const found = await freshArticle(document);
      return found.sheet.entries.some(({ annotations }) => annotations.length > 0) && found;
    });
    assert.isNull(article.problem);
    const open = article.sheet.entries.find(({ annotations }) => annotations.length === 0);
    assert(open);
    await vscode.commands.executeCommand('claimcheck.setStatus', {
      uri: document.uri.toString(),
      entry: open.id,
      status: 'verified',
    });
    await until('the verdict', async () =>
      (await freshArticle(document)).sheet.entries.some(
        ({ id, status }) => id === open.id && status === 'verified',
      ),
    );
  });
});
