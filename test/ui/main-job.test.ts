import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';

const STORY = readFileSync(path.join(__dirname, '../fixtures/detect/harbour-bridge.md'), 'utf8');
const UNFINISHED = `${STORY.trimEnd()}\n\nThe toll will be TK crowns, the ministry said.\n`;

/** A reporter's first minutes with a story, by hand. */
describe('a story in the editor', function () {
  this.timeout(180_000);
  let desk: Desk;

  before(async () => {
    desk = await openDesk({ host: 'node', theme: 'light', files: { 'story.md': UNFINISHED } });
  });
  after(() => desk.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await desk.screenshot('failed');
  });

  const checked = async (): Promise<readonly [number, number]> => {
    const [, done, all] = /(\d+) \/ (\d+) checked/.exec(await desk.status().innerText()) ?? [];
    return [Number(done), Number(all)];
  };
  const until = async (done: number): Promise<void> => {
    await desk.page.locator('.statusbar-item', { hasText: ` ${done} / ` }).waitFor({ timeout: 60_000 });
  };
  it('has its quotations underlined, and nothing checked', async () => {
    const [done, all] = await checked();
    assert.equal(done, 0);
    assert.ok(all > 10);
    assert.deepEqual(await desk.look('would not be surprised'), ['dotted']);
    await desk.screenshot('light-1-open');
  });

  it('has a mark for each in the overview ruler, in the colour of its status', async () => {
    // #a36a00: of what is unchecked, in a light theme.
    const isDrawn = (): Promise<boolean> =>
      desk.page
        .locator('canvas.decorationsOverviewRuler')
        .first()
        .evaluate((canvas: HTMLCanvasElement) => {
          const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
          for (let i = 0; i < pixels.length; i += 4)
            if (pixels[i] === 0xa3 && pixels[i + 1] === 0x6a && pixels[i + 2] === 0) return true;
          return false;
        });
    await desk.until('the marks in the ruler', isDrawn);
    await desk.press('Control+1', 'Control+K', 'Alt+H');
    await desk.until('a bare ruler', async () => !(await isDrawn()));
    await desk.press('Control+K', 'Alt+H');
    await desk.until('the marks again', isDrawn);
  });

  it('says on the card of a quotation whose words they are, and why it is marked', async () => {
    const card = await desk.hover('would not be surprised');
    assert.match(card, /Quotation · Ingrid Solheim/);
    assert.match(card, /Unchecked/);
    assert.match(card, /Why: words in quotation marks with “said”; credited to Ingrid Solheim/);
    await desk.screenshot('light-2-card');
  });

  it('takes a note and a verdict by keyboard alone', async () => {
    await desk.goTo('would not be surprised');
    await desk.press('Control+K', 'Alt+N');
    const title = (text: string | RegExp): Promise<void> =>
      desk.page.locator('.quick-input-title', { hasText: text }).waitFor();
    await title('Add Source Note');
    await desk.type('https://example.org/interview');
    await desk.page.locator('.quick-input-list .monaco-list-row', { hasText: 'web page' }).waitFor();
    await desk.screenshot('light-3-source');
    await desk.press('Enter');
    // Title, date, place in it, excerpt: each can be passed.
    for (const step of [1, 2, 3, 4]) {
      await title(`(${step}/4)`);
      await desk.press('Enter');
    }
    await desk.page.locator('.quick-input-message', { hasText: 'What does it tell' }).waitFor();
    await desk.type('Her words, tape 12:40. <img src=x onerror=alert(1)>');
    await desk.press('Enter');
    await desk.page.locator('.quick-input-widget:visible').waitFor({ state: 'hidden' });
    await desk.press('Control+K', 'Alt+S');
    await desk.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Verified' }).waitFor();
    await desk.type('verified');
    await desk.press('Enter');
    await until(1);
    assert.ok(existsSync(path.join(desk.workspace, 'story.md.factcheck.json')));
    assert.deepEqual(await desk.look('would not be surprised'), ['solid']);
    await desk.screenshot('light-4-verified');
  });

  it('has both again after a reload, and treats the note as text', async () => {
    await desk.reload();
    await until(1);
    const card = await desk.hover('would not be surprised');
    assert.match(card, /Verified/);
    assert.match(card, /example\.org\/interview/);
    assert.match(card, /tape 12:40\. <img src=x onerror=alert\(1\)>/);
    await desk.screenshot('light-5-reloaded');
  });

  it('opens the verdict again when a word is changed', async () => {
    await desk.goTo('final price doubled');
    await desk.type('semi');
    await desk.page.locator('.statusbar-item', { hasText: ' 0 / ' }).waitFor({ timeout: 60_000 });
    const card = await desk.hover('would not be surprised');
    assert.match(card, /Reopened/i);
    assert.match(card, /Now: .*semifinal/);
    await desk.screenshot('light-6-reopened');
    await desk.press('Control+Z');
    await until(1);
  });

  it('lists in Check Article what is left, and the checks in the Problems panel', async () => {
    await desk.command('Claimcheck: Check Article');
    await desk.page.locator('.quick-input-title', { hasText: /1 \/ \d+ checked · problems: 1/ }).waitFor();
    const rows = desk.page.locator('.quick-input-list .monaco-list-row');
    assert.ok((await rows.count()) > 5);
    await desk.screenshot('light-7-check');
    await desk.press('ArrowDown', 'Enter');
    await desk.card();
    await desk.press('Escape');
    const problems = desk.page.locator('.markers-panel .monaco-list-row');
    await problems.filter({ hasText: '“TK” still has to be filled in.' }).waitFor();
    assert.match(await problems.filter({ hasText: '“TK” still' }).innerText(), /placeholder/);
    await desk.screenshot('light-8-problems');
  });

  it('takes its highlights away and brings them back, in both halves of a split editor', async () => {
    const marks = desk.page
      .locator('.editor-instance')
      .locator('.view-overlays .cdr[class*="TextEditorDecorationType"]');
    const editors = desk.page.locator('.editor-instance');
    await desk.goTo('would not be surprised');
    await desk.command('View: Split Editor Right');
    await editors.nth(1).locator('.view-line', { hasText: 'would not be' }).first().waitFor();
    const inBoth = async (): Promise<boolean> => {
      for (const index of [0, 1])
        if (
          (await editors
            .nth(index)
            .locator('.view-overlays .cdr[class*="TextEditorDecorationType"]')
            .count()) === 0
        )
          return false;
      return true;
    };
    await desk.until('highlights in both halves', inBoth);
    await desk.screenshot('light-9-split');
    await desk.command('Claimcheck: Toggle Highlights');
    await desk.until('no highlight', async () => (await marks.count()) === 0);
    await desk.command('Claimcheck: Toggle Highlights');
    await desk.until('highlights again', inBoth);
  });

  it('asks nothing of any other machine, and leaves no error in the console', () => {
    assert.deepEqual(desk.abroad, []);
    assert.deepEqual(desk.errors, []);
  });
});

describe('a story on vscode.dev, in the dark', function () {
  this.timeout(180_000);

  it('is read by the web host, keeps a verdict over a reload, and leaves the machine alone', async () => {
    const desk = await openDesk({
      host: 'web',
      theme: 'dark',
      files: { 'story.md': UNFINISHED },
    });
    try {
      assert.match(await desk.hover('would not be surprised'), /Quotation · Ingrid Solheim/);
      await desk.screenshot('dark-1-card');
      await desk.goTo('quite possible that the vote');
      await desk.press('Control+K', 'Alt+S');
      await desk.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Not checkable' }).waitFor();
      await desk.type('not checkable');
      await desk.press('Enter');
      await desk.page.locator('.quick-input-title', { hasText: 'Not checkable' }).waitFor();
      await desk.type('A guess about the future.');
      await desk.press('Enter');
      await desk.page.locator('.statusbar-item', { hasText: ' 1 / ' }).waitFor({ timeout: 60_000 });
      await desk.screenshot('dark-2-status');
      await desk.reload();
      assert.match(
        await desk.hover('quite possible that the vote'),
        /Not checkable[\s\S]*A guess about the future\./,
      );
      await desk.command('Claimcheck: Check Article');
      await desk.page.locator('.quick-input-title', { hasText: /1 \/ \d+ checked/ }).waitFor();
      await desk.screenshot('dark-3-check');
      assert.deepEqual(desk.abroad, []);
      assert.deepEqual(desk.errors, []);
    } catch (error) {
      await desk.screenshot('failed-web');
      throw error;
    } finally {
      await desk.close();
    }
  });
});
