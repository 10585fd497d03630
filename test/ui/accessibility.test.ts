import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { surfaceFiles } from './surfaces.ts';

const QUOTE = 'She is not going to sail again';

/** With a screen reader on: what it is given to read, and where the focus is. */
describe('a checker who listens to the screen', function () {
  this.timeout(240_000);
  let desk: Desk;

  before(async () => {
    desk = await openDesk({
      host: 'node',
      theme: 'hc-dark',
      files: await surfaceFiles(),
      settings: { 'editor.accessibilitySupport': 'on' },
    });
  });
  after(() => desk.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await desk.screenshot('failed-accessibility');
  });

  const view = (): Locator => desk.page.locator('.accessible-view');
  /** The lines of the Accessible View, as a screen reader walks through them. */
  const read = async (words: string): Promise<string> => {
    await view().locator('.view-line', { hasText: words }).first().waitFor();
    const text = (await view().locator('.view-lines').innerText()).replaceAll('\u00A0', ' ');
    await desk.press('Escape');
    await view().locator('.view-line').first().waitFor({ state: 'hidden' });
    return text;
  };
  /** Its key on Linux. The first press may come while VS Code is still starting it. */
  const openView = async (): Promise<void> => {
    await desk.until('the Accessible View', async () => {
      await desk.press('Shift+Alt+F2');
      return view()
        .waitFor({ timeout: 3000 })
        .then(
          () => true,
          () => false,
        );
    });
  };
  const focusIn = (selector: string): Promise<boolean> =>
    desk.page.evaluate((wanted) => {
      const focused = document.activeElement;
      return focused !== null && focused.closest(wanted) !== null;
    }, selector);

  it('is taken to the next unchecked claim, with the focus on its card', async () => {
    await desk.goTo('Island ferry');
    await desk.press('Control+Home', 'Alt+F9');
    const told = await (await desk.card()).ariaSnapshot();
    for (const words of ['Unchecked', 'Why:', 'link "Verify (V)"']) assert.ok(told.includes(words), told);
  });

  it('has the card in the Accessible View, line by line, and is back on the card afterwards', async () => {
    await openView();
    const text = await read('Why:');
    assert.match(text, /Unchecked/);
    await desk.until('the focus on the card', () => focusIn('.monaco-hover'));
    await desk.press('Escape');
    await desk.until('the focus in the text', () => focusIn('.editor-instance'));
  });

  it('has the thread of a claim in the Accessible View: who noted what', async () => {
    await desk.goTo(QUOTE);
    await desk.command('Comments: Expand All Comments');
    const thread = desk.page.locator('.review-widget:visible', { hasText: 'Word for word.' }).first();
    await thread.waitFor();
    const note = thread.locator('.review-comment').first();
    assert.match((await note.getAttribute('aria-label')) ?? '', /Theo Brandt/);
    await note.focus();
    await openView();
    assert.match(await read('Word for word.'), /Theo Brandt/);
    await desk.command('Comments: Collapse All Comments');
  });

  it('is told how far the article is, by the status bar', async () => {
    const label = (await desk.status().locator('a').first().getAttribute('aria-label')) ?? '';
    assert.match(label, /Claimcheck: \d+ \/ \d+ checked/);
  });

  it('finds none of that in the list of articles', async () => {
    await desk.command('Claimcheck: Focus on Articles View');
    const rows = desk.page.getByRole('tree', { name: 'Articles' }).locator('.monaco-list-row');
    await rows.filter({ hasText: 'harbor-budget.md' }).waitFor();
    assert.deepEqual(await rows.locator('.label-name').allInnerTexts(), [
      'harbor-budget.md',
      'the-last-ferry.md',
    ]);
  });
});

describe('a checker who sees the screen at 200 %', function () {
  this.timeout(180_000);

  it('has all that a card can do before their eyes, asked questions and lists too', async () => {
    // Half as wide and high: what VS Code makes of a small screen at this zoom.
    const [width, height] = [640, 450];
    const desk = await openDesk({ host: 'node', theme: 'light', width, height, files: await surfaceFiles() });
    const isSeen = async (part: Locator, within?: Locator): Promise<void> => {
      await part.waitFor();
      const [box, frame] = [await part.boundingBox(), (await within?.boundingBox()) ?? undefined];
      const { x, y } = frame ?? { x: 0, y: 0 };
      const [right, bottom] = [x + (frame?.width ?? width), y + (frame?.height ?? height)];
      assert.ok(
        box !== null &&
          box.x >= x &&
          box.y >= y &&
          box.x + box.width <= right &&
          box.y + box.height <= bottom,
        `${await part.innerText()}: ${JSON.stringify({ box, frame })}`,
      );
    };
    const seenOnCard = async (actions: readonly string[]): Promise<void> => {
      const card = await desk.card();
      for (const action of actions) await isSeen(card.getByText(action).first(), card);
    };
    try {
      await desk.goTo('Island ferry');
      await desk.press('Control+Home', 'Alt+F9');
      await seenOnCard([
        'Verify (V)',
        'Query (Q)',
        'Needs fix (F)',
        'Not checkable (N)',
        'Add source note (A)',
      ]);
      await desk.press('q');
      await isSeen(desk.page.locator('.quick-input-message', { hasText: 'What is the question?' }));
      await desk.press('Escape');
      await desk.goTo('summer and not next');
      await desk.type('mid');
      await desk.words('midsummer').waitFor();
      await desk.press('Shift+Alt+F9');
      await seenOnCard(['Confirm still true (C)', 'Re-open (R)', 'Compare (D)']);
      await desk.press('Escape');
      await desk.command('Go to the List of Claims');
      await isSeen(desk.page.getByRole('tree', { name: 'Claims' }).locator('.monaco-list-row.focused'));
    } catch (error) {
      await desk.screenshot('failed-zoom');
      throw error;
    } finally {
      await desk.close();
    }
  });
});

describe('a checker for whom nothing is left', function () {
  this.timeout(180_000);

  it('is told so, in words that a screen reader announces', async () => {
    const desk = await openDesk({
      host: 'web',
      theme: 'hc-light',
      files: { 'done.md': '# Harbour\n' },
      settings: { 'editor.accessibilitySupport': 'on' },
    });
    try {
      await desk.press('Escape', 'Control+1', 'Alt+F9');
      await desk.until('the announcement', () =>
        desk.page.evaluate(() =>
          [...document.querySelectorAll('[aria-live], [role="alert"]')].some(({ textContent }) =>
            textContent.includes('Nothing is left unchecked.'),
          ),
        ),
      );
    } catch (error) {
      await desk.screenshot('failed-nothing-left');
      throw error;
    } finally {
      await desk.close();
    }
  });
});
