import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import type { Host } from '../host/integration.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';

/** Without its picture, of which there is no file. */
const STORY = readFileSync(path.join(__dirname, '../fixtures/detect/harbour-bridge.md'), 'utf8').replace(
  /^!\[.*$/m,
  '',
);

/** On a machine, and as vscode.dev has it: extension and preview both in the web worker. */
for (const host of ['node', 'web'] as const)
  describe(`the Markdown preview beside a story, ${host} host`, function () {
    this.timeout(240_000);
    previewing(host);
  });

function previewing(host: Host): void {
  let desk: Desk;
  let preview: FrameLocator;

  before(async () => {
    desk = await openDesk({ host, theme: 'light', files: { 'story.md': STORY } });
    preview = desk.page.frameLocator('iframe.webview').frameLocator('#active-frame');
  });
  after(() => desk.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await desk.screenshot(`failed-preview-${host}`);
  });

  const mark = (words: string): ReturnType<FrameLocator['locator']> =>
    preview.locator('.claimcheck-mark[data-claimcheck]', { hasText: words }).first();

  /** Out of the preview: a click is sure to arrive, a key goes to whoever has the focus by then. */
  const intoTheEditor = async (): Promise<void> => {
    await desk.page.locator('.tab', { hasText: 'story.md' }).first().click();
    await desk.page.locator('.monaco-editor.focused').first().waitFor();
  };

  it('has the marks of the article, a legend, and the card at the keyboard', async () => {
    await desk.goTo('would not be surprised');
    await desk.command('Markdown: Open Preview to the Side');
    await mark('would not be surprised').waitFor({ timeout: 60_000 });
    await preview.locator('.claimcheck-legend').waitFor();
    // A preview that is drawn anew at this moment has lost the focus.
    await desk.until('the card', async () => {
      await mark('would not be surprised').focus();
      const card = await mark('would not be surprised').evaluate(
        (element) => getComputedStyle(element, '::after').content,
      );
      return card.includes('Quotation · Ingrid Solheim');
    });
    await desk.screenshot(`preview-1-card-${host}`);
  });

  it('follows a verdict', async () => {
    await intoTheEditor();
    await desk.goTo('would not be surprised');
    await desk.press('Control+K', 'Alt+S');
    await desk.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Needs fix' }).waitFor();
    await desk.type('needs fix');
    await desk.press('Enter');
    await desk.page.locator('.quick-input-title', { hasText: 'Needs fix' }).waitFor();
    await desk.press('Enter');
    await preview
      .locator('.claimcheck-attention[data-claimcheck]', { hasText: 'would not be surprised' })
      .waitFor({ timeout: 20_000 });
    await desk.screenshot(`preview-2-verdict-${host}`);
  });

  it('is the bare article at the press of a button, and stays so while it is written', async () => {
    const button = preview.locator('.claimcheck-toggle');
    const line = (): Promise<string> =>
      mark('would not be surprised').evaluate((element) => getComputedStyle(element).textDecorationLine);
    const isLine = (wanted: string): Promise<void> =>
      desk.until(`a line: ${wanted}`, async () => (await line()) === wanted);
    // It may have been pressed by a run before that failed.
    if ((await button.getAttribute('aria-pressed')) === 'false') await button.click();
    await isLine('underline');
    await button.click();
    assert.equal(await button.getAttribute('aria-pressed'), 'false');
    await isLine('none');
    await intoTheEditor();
    await desk.goTo('Every estimate');
    await desk.type('Nearly ');
    await mark('Nearly').waitFor({ timeout: 60_000 });
    await isLine('none');
    assert.equal(await button.getAttribute('aria-pressed'), 'false');
    await button.click();
    await isLine('underline');
  });
}
