import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Host } from '../host/integration.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';

const STORY = readFileSync(path.join(__dirname, '../fixtures/detect/harbour-bridge.md'), 'utf8');

/** Forty facts on deadline: what one of them costs in keys, with no mouse; on a machine and on vscode.dev. */
for (const host of ['node', 'web'] as const)
  describe(`checking by keyboard alone, ${host} host`, function () {
    this.timeout(240_000);
    checking(host);
  });

function checking(host: Host): void {
  let desk: Desk;
  let pressed = 0;

  before(async () => {
    desk = await openDesk({
      host,
      theme: 'dark',
      files: {
        'story.md': STORY,
        'evidence/inspection.pdf': '%PDF-1.4',
      },
    });
  });
  after(() => desk.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await desk.screenshot(`failed-flow-${host}`);
  });

  /** Keys as a hand presses them, counted. */
  const keys = async (...names: string[]): Promise<void> => {
    pressed += names.length;
    await desk.press(...names);
  };
  const counting = async (work: () => Promise<void>): Promise<number> => {
    pressed = 0;
    await work();
    return pressed;
  };
  /** A question, with the keyboard in it: what is typed now is its answer, and no part of the article. */
  const title = async (text: string): Promise<void> => {
    await desk.page.locator('.quick-input-title', { hasText: text }).waitFor();
    await desk.until('the keyboard in the question', () =>
      desk.page.evaluate(() => document.activeElement?.closest('.quick-input-widget') !== null),
    );
  };
  const row = (text: string): Promise<void> =>
    desk.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().waitFor();
  const checked = (count: number): Promise<void> =>
    desk.until(`${count} checked`, async () =>
      new RegExp(`(?:^|\\D)${count} / `).test(await desk.status().innerText()),
    );
  /** To the next claim, with the focus on its card, as its keys need it. */
  const next = async (): Promise<void> => {
    await keys('Alt+F9');
    await desk.card();
  };
  /** As in another window, from which a source was copied. */
  const copy = async (words: string): Promise<void> => {
    await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await desk.page.evaluate((text) => navigator.clipboard.writeText(text), words);
  };
  const notes = (): string => readFileSync(path.join(desk.workspace, 'story.md.factcheck.json'), 'utf8');

  it('goes to the first claim, and its card has the focus for a screen reader to read', async () => {
    await desk.goTo('Bridge');
    await desk.press('Control+Home');
    await next();
    await desk.screenshot(`flow-1-card-${host}`);
  });

  it('verifies by a new source: a call, recognised, with nothing more to ask than its words', async () => {
    await keys('v');
    await title('Verified, by which source?');
    // It has no notes that could say enough.
    await row('Verified without a source');
    await desk.type('Call with Ingrid Solheim, 12 March 2026, on background');
    await row('interview · 2026-03-12 · on background');
    await desk.screenshot(`flow-2-recognised-${host}`);
    await keys('Enter');
    await title('(1/1)');
    await desk.type('We stand by every word.');
    await keys('Enter');
    await checked(1);
    assert.match(notes(), /We stand by every word\./);
    assert.match(notes(), /Call with Ingrid Solheim/);
  });

  it('verifies the next claim by a source that was used before in 4 keys or fewer, from one claim to the next', async () => {
    const count = await counting(async () => {
      await next();
      await keys('v');
      await title('Verified, by which source?');
      await row('Call with Ingrid Solheim');
      await keys('Enter');
      await checked(2);
    });
    assert.ok(count <= 4, `${count} keys`);
    assert.equal(count, 3);
    assert.equal(notes().match(/"Call with Ingrid Solheim"/g)?.length, 2);
  });

  it('does so in as many keys from the text, without a card', async () => {
    await next();
    await desk.press('Escape');
    const count = await counting(async () => {
      await keys('Control+K', 'Alt+V');
      await title('Verified, by which source?');
      await row('Call with Ingrid Solheim');
      await keys('Enter');
      await checked(3);
    });
    assert.ok(count <= 4, `${count} keys`);
  });

  it('has one key each for a query and a fix, with its words in the same motion or none, and asks why where a claim is not checkable', async () => {
    await next();
    await keys('q');
    await title('Query');
    await desk.type('Which winter, and who says so?');
    await desk.screenshot(`flow-6-query-${host}`);
    await keys('Enter');
    await desk.until('the query', () => notes().includes('"status": "query"'));
    assert.match(notes(), /"value": "Which winter, and who says so\?"/);
    await next();
    const count = await counting(async () => {
      await keys('f');
      await title('Needs fix');
      await keys('Enter');
    });
    assert.equal(count, 2);
    await desk.until('the fix', () => notes().includes('"status": "needs fix"'));
    await next();
    await keys('n');
    await title('Not checkable');
    await desk.type('An opinion.');
    await keys('Enter');
    await checked(4);
  });

  it('lists what is asked with what is left to check', async () => {
    await desk.press('Escape');
    await desk.command('Claimcheck: Check Article');
    await row('Query · Which winter, and who says so?');
    await desk.press('Escape', 'Control+J');
    await desk.press('Control+1');
  });

  it('sets nothing where a question is left, and has what was typed when it is asked again', async () => {
    await next();
    const before = notes();
    await keys('q');
    await title('Query');
    await desk.type('Is it the same bridge');
    await keys('Escape');
    await desk.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await desk.press('Control+K', 'Alt+S');
    await row('Query');
    await desk.type('query');
    await keys('Enter');
    await title('Query');
    await desk.until('what was typed', async () => {
      const input = desk.page.locator('.quick-input-widget input:visible').first();
      return (await input.inputValue()) === 'Is it the same bridge';
    });
    assert.equal(notes(), before);
    await desk.type('?');
    await keys('Enter');
    await desk.until('the query', () => notes().includes('"value": "Is it the same bridge?"'));
    // Verdict and note are one change.
    await desk.command('Undo Last Notes Change');
    // A browser writes no file at once: one may be read half.
    await desk.until(
      'neither',
      () =>
        !notes().includes('Is it the same bridge') &&
        notes().split('"status": "query"').length === before.split('"status": "query"').length,
    );
  });

  it('types no letter into the article while it does all that, and every letter once the card is closed', async () => {
    assert.equal(readFileSync(path.join(desk.workspace, 'story.md'), 'utf8'), STORY);
    assert.equal(await desk.page.locator('.tab.dirty').count(), 0);
    await next();
    await desk.press('Escape');
    await desk.page.keyboard.type('vqfnsa');
    await desk.words('vqfnsa').waitFor();
    await desk.press('Control+Z');
    await desk.until('a clean article', async () => (await desk.page.locator('.tab.dirty').count()) === 0);
  });

  it('finds a file of the workspace by its path, and asks of it what a name does not tell', async () => {
    await next();
    await keys('a');
    await title('Add Source Note');
    await desk.type('evidence/inspection.pdf');
    await row('official document');
    await copy('Nobody crosses it below 4 °C.');
    await keys('Enter');
    await title('(1/3)');
    await desk.type('someday');
    await keys('Enter');
    await desk.page.locator('.quick-input-message', { hasText: 'Write it as 2026' }).waitFor();
    await desk.press('Control+A');
    await desk.type('23 Nov 2025');
    await keys('Enter');
    await title('(2/3)');
    await desk.type('p. 4');
    await keys('Enter');
    await title('(3/3)');
    await desk.page
      .locator('.quick-input-message', { hasText: 'These words are on your clipboard' })
      .waitFor();
    await keys('Enter');
    await desk.page.locator('.quick-input-message', { hasText: 'What does it tell' }).waitFor();
    await keys('Enter');
    await desk.until('the note', () => notes().includes('evidence/inspection.pdf'));
    assert.match(notes(), /p\. 4/);
    assert.match(notes(), /Nobody crosses it below 4 °C\./);
    await copy('');
  });

  it('offers the day that a prediction’s own words give, and keeps what became of it', async () => {
    await desk.press('Escape');
    await desk.goTo('would begin in May');
    await desk.command('Set Due Date of a Prediction');
    await title('(1/2)');
    assert.equal(await desk.page.locator('.quick-input-widget input').first().inputValue(), '2025-05-31');
    await keys('Enter');
    await title('(2/2)');
    await desk.type('The agency’s own calendar');
    await keys('Enter');
    await desk.until('the day', () => notes().includes('"claimcheck:due": "2025-05-31"'));
    await desk.command('Resolve a Prediction');
    await title('What became of the prediction?');
    await row('Did not come true');
    await desk.type('did not');
    await keys('Enter');
    await desk.page.locator('.quick-input-message', { hasText: 'By what can it be told?' }).waitFor();
    await desk.type('Nobody dug in May.');
    await keys('Enter');
    await desk.until('what became of it', () => notes().includes('Nobody dug in May.'));
    assert.match(notes(), /"claimcheck:resolution": "false"/);
    const said = await desk.hover('would begin in May');
    assert.match(said, /Did not come true — Due 2025-05-31 · The agency’s own calendar/);
  });

  it('shows first what was changed since a claim was verified, and has one key each for what follows from it', async () => {
    const verdicts = (status: string): number => notes().split(`"status": "${status}"`).length - 1;
    const given = verdicts('verified');
    await desk.press('Escape');
    await desk.goTo('Every estimate so far');
    await keys('Control+K', 'Alt+V');
    await title('Verified, by which source?');
    await row('Call with Ingrid Solheim');
    await keys('Enter');
    await desk.until('the verdict', () => verdicts('verified') === given + 1);
    await desk.goTo('final price doubled');
    await desk.type('semi');
    await keys('Shift+Alt+F9');
    const opened = await desk.card();
    await opened.getByText('Confirm still true').waitFor();
    await desk.screenshot(`flow-7-reopened-${host}`);
    // Nothing of it is below the card's edge.
    const edge = await opened.boundingBox();
    for (const action of ['Confirm still true (C)', 'Re-open (R)', 'Compare (D)']) {
      const box = await opened.getByText(action).boundingBox();
      assert.ok(box !== null && edge !== null, action);
      assert.ok(box.y + box.height <= edge.y + edge.height, `${action} is below the edge`);
    }
    await keys('d');
    await desk.page.locator('.tab.active', { hasText: 'as checked ↔ now' }).waitFor();
    await desk.page.locator('.tab.active').getByRole('button', { name: 'Close' }).click();
    await desk.page.locator('.tab.active', { hasText: 'story.md' }).waitFor();
    const again = async (): Promise<void> => {
      await next();
      await keys('Shift+Alt+F9');
      await (await desk.card()).getByText('Confirm still true').waitFor();
    };
    await again();
    await keys('c');
    await desk.until('the verdict on the present words', () => verdicts('verified') === given + 2);
    // The words are now those of before, and no longer those that were confirmed.
    await desk.press('Control+Z');
    await desk.words('if the final price').waitFor();
    await again();
    const open = verdicts('unchecked');
    await keys('r');
    await desk.until('an open claim', () => verdicts('unchecked') === open + 1);
  });

  it('dims in reading mode what is checked, and shows who said it behind a claim, if asked', async () => {
    await desk.press('Escape', 'Control+K', 'Alt+R');
    await desk.until('dimmed words', async () =>
      desk.page.evaluate(() =>
        [...document.querySelectorAll('.view-line span')].some(
          (span) => getComputedStyle(span).opacity === '0.7',
        ),
      ),
    );
    await desk.screenshot(`flow-3-reading-${host}`);
    await desk.press('Control+K', 'Alt+R');
  });

  it('goes to the list at the claim under the cursor, by one key and at the first time, and on from there', async () => {
    await desk.press('Control+Home', 'Alt+F9');
    await desk.card();
    await desk.press('Escape', 'Control+K', 'Alt+L');
    const claims = desk.page.getByRole('tree', { name: 'Claims' });
    await claims.locator('.monaco-list-row[aria-label*="Verified"]').first().waitFor();
    await claims.locator('.monaco-list-row[aria-label*="Not checkable"]').first().waitFor();
    const inList = (): Promise<boolean> =>
      claims.evaluate((tree) => tree.contains(tree.ownerDocument.activeElement));
    await desk.until('the keyboard in the list', inList);
    await claims.locator('.monaco-list-row.focused[aria-label*="Query"]').waitFor();
    await desk.screenshot(`flow-4-side-bar-${host}`);
    await desk.press('Home', 'Enter');
    await desk.page.locator('.monaco-editor.focused').first().waitFor();
    await desk.press('Control+K', 'Alt+L');
    await desk.until('the keyboard in the list again', inList);
    await desk.press('Alt+F9');
    await desk.card();
    await desk.press('Escape');
  });

  it('shows it in the preview, and goes on from there', async () => {
    await desk.command('Markdown: Open Preview to the Side');
    const preview = desk.page.frameLocator('iframe.webview').frameLocator('#active-frame');
    await preview
      .locator('.claimcheck-checked[data-claimcheck*="Call with Ingrid Solheim"]')
      .first()
      .waitFor();
    await preview.locator('h1').first().click();
    // The count stays while the focus is in the preview, and its list is about the article beside it.
    await desk.status().click();
    await title('checked · problems');
    await desk.press('Escape');
    await desk.screenshot(`flow-5-preview-${host}`);
  });
}
