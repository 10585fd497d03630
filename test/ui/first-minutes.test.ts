import assert from 'node:assert/strict';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';

/** Somebody who has just installed it. */
describe('the first minutes', function () {
  this.timeout(240_000);

  for (const [name, theme] of [
    ['light', 'Default Light Modern'],
    ['dark', 'Default Dark Modern'],
    ['contrast', 'Default High Contrast'],
  ] as const) {
    it(`have a walkthrough of five steps, each with its picture, ${name}`, async () => {
      const desk = await openDesk({ host: 'node', theme, files: { 'story.md': 'The dam is old.\n' } });
      try {
        await openWalkthrough(desk);
        const steps = desk.page.locator('.getting-started-step');
        assert.equal(await steps.count(), 5);
        for (let step = 0; step < 5; step++) {
          if (step > 0) await steps.nth(step).click();
          await desk.until('a picture', () => hasPicture(desk));
          await desk.screenshot(`walkthrough-${name}-${String(step + 1)}`);
          if (name !== 'light') break;
        }
      } finally {
        await desk.close();
      }
    });
  }

  it('open the sample, tick its step, and ask before they throw work away', async () => {
    const desk = await openDesk({
      host: 'web',
      theme: 'Default Light Modern',
      files: { 'story.md': 'The dam is old.\n' },
    });
    try {
      await openWalkthrough(desk);
      await desk.page
        .locator('.getting-started-step .monaco-button', { hasText: 'Open Sample Article' })
        .click();
      await desk.page.locator('.tab.active', { hasText: 'the-last-ferry.md' }).waitFor();
      await desk.until('its notes', async () =>
        /[1-9]\d* \/ \d+ checked/.test(await desk.status().innerText()),
      );
      await desk.screenshot('sample-web');
      await desk.press('Control+Home');
      await desk.type('My own words. ');
      await desk.press('Control+S');
      await desk.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
      await desk.command('Claimcheck: Open Sample Article');
      await desk.page
        .locator('.quick-input-list .monaco-list-row', { hasText: 'Go on where you left it' })
        .waitFor();
      await desk.type('fresh copy');
      await desk.press('Enter');
      await desk.until('the fresh copy', async () => (await desk.words('My own words').count()) === 0);
      await openWalkthrough(desk);
      await desk.page
        .locator('.getting-started-step .codicon-getting-started-step-checked')
        .first()
        .waitFor();
    } finally {
      await desk.close();
    }
  });
});

async function openWalkthrough(desk: Desk): Promise<void> {
  // In a narrow editor VS Code leaves the pictures out.
  await desk.page.setViewportSize({ width: 1600, height: 900 });
  await desk.command('Welcome: Open Walkthrough');
  await desk.type('Check Your First');
  await desk.page
    .locator('.quick-input-list .monaco-list-row', { hasText: 'Check Your First Article' })
    .waitFor();
  await desk.press('Enter');
  await desk.page.locator('.getting-started-step').first().waitFor();
}

/** The picture is in a frame of its own, inside the webview's. */
async function hasPicture(desk: Desk): Promise<boolean> {
  for (const frame of desk.page.frames()) {
    const drawn = await frame
      .locator('svg')
      .first()
      .boundingBox({ timeout: 500 })
      .catch(() => null);
    if (drawn !== null && drawn.width > 200) return true;
  }
  return false;
}
