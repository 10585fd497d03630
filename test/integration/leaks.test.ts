import { assert } from 'chai';
import * as vscode from 'vscode';
import {
  activated,
  cleanUp,
  fileUri,
  hoverText,
  notesFile,
  notesUri,
  STORY,
  until,
  writeFile,
} from './desk.ts';
import { Counter } from './live.ts';

/** As the suites are loaded, nothing has run yet. */
const wasActive = vscode.extensions.getExtension('claimcheck.claimcheck')?.isActive;
const counter = new Counter();

/** Fifty times in all. */
const EDITORS = 10;
const TIMES = 5;

describe('what is opened and closed again and again', function () {
  this.timeout(240_000);

  const article = fileUri('opened-and-closed.md');
  const words = '“We found cracks in eleven of the forty hangers,”';

  before(async () => {
    await writeFile(article, STORY);
    await writeFile(notesUri(article), notesFile(STORY, words, 'On the tape', 'verified'));
    const { articles } = await activated();
    counter.watch('articles', articles);
  });
  afterEach(cleanUp);
  after(async () => {
    counter.stop();
    // Other suites look for articles that are like theirs.
    for (const uri of [notesUri(article), article]) await vscode.workspace.fs.delete(uri);
  });

  /**
   * Opens the article in an editor, closes it and opens it again some times, and closes the editor. VS Code keeps a document
   * for minutes after its editor was closed; one that becomes a document of another language is closed at once for whoever
   * reads Markdown.
   */
  async function openAndClose(times: number): Promise<void> {
    const { articles } = await activated();
    await vscode.commands.executeCommand('vscode.open', article);
    const shown = await until('the article', () => {
      const front = vscode.window.activeTextEditor?.document;
      return front?.uri.toString() === article.toString() && front;
    });
    for (let time = 0; time < times; time++) {
      const document = await vscode.languages.setTextDocumentLanguage(shown, 'markdown');
      await until('its thread', async () => {
        await articles.fresh(document);
        return counter.live()['thread'] === 1;
      });
      if (time === 0) assert.include(await hoverText(document, words), 'On the tape');
      await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
      await until('the article to be closed', () => articles.get(document) === undefined);
    }
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  }

  it('leaves nothing behind: no listener, decoration, watcher, thread, emitter of our own', async () => {
    assert.isFalse(wasActive, 'the counter came too late to see everything');
    await openAndClose(1);
    const before = counter.live();
    assert.isAbove(before['window.createTextEditorDecorationType'] ?? 0, 5);
    for (const own of ['new EventEmitter', 'listener of an EventEmitter', 'new Disposable'])
      assert.isAbove(before[own] ?? 0, 0, own);
    assert.isUndefined(before['thread']);
    for (let editor = 0; editor < EDITORS; editor++) await openAndClose(TIMES);
    assert.deepEqual(counter.live(), before);
  });

  it('would be told of a listener that nobody disposes of', async () => {
    const before = counter.live();
    const { articles } = await activated();
    const forgotten: { readonly dispose: () => unknown }[] = [];
    const feature = vscode.workspace.onDidOpenTextDocument((document) => {
      if (document.uri.toString() !== article.toString() || document.languageId !== 'markdown') return;
      const emitter = new vscode.EventEmitter<void>();
      forgotten.push(
        articles.onDidChange(() => undefined),
        vscode.window.createTextEditorDecorationType({}),
        emitter,
        emitter.event(() => undefined),
        new vscode.CancellationTokenSource(),
      );
    });
    await openAndClose(2);
    feature.dispose();
    const grown = counter.live();
    for (const name of [
      'articles.onDidChange',
      'window.createTextEditorDecorationType',
      'new EventEmitter',
      'new CancellationTokenSource',
    ])
      assert.equal((grown[name] ?? 0) - (before[name] ?? 0), 2, name);
    // Its own, and the one on the articles.
    const listeners = 'listener of an EventEmitter';
    assert.equal((grown[listeners] ?? 0) - (before[listeners] ?? 0), 4);
    for (const disposable of forgotten) disposable.dispose();
    assert.deepEqual(counter.live(), before);
  });
});
