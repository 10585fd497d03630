import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';

const STORY = readFileSync(path.join(__dirname, '../fixtures/detect/harbour-bridge.md'), 'utf8');

describe('the side bar', function () {
  this.timeout(180_000);
  let desk: Desk;

  before(async () => {
    desk = await openDesk({ host: 'node', theme: 'Default Light Modern', files: { 'story.md': STORY } });
  });
  after(() => desk.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await desk.screenshot('failed-side-bar');
  });

  const claims = (): Locator => desk.page.locator('.pane', { has: desk.page.getByLabel('Claims Section') });
  const rows = (): Locator => claims().locator('.monaco-list-row');

  it('lists the claims of the article, opened by keyboard', async () => {
    await desk.command('Claimcheck: Focus on Claims View');
    await rows().first().waitFor();
    assert.ok((await rows().count()) > 8);
    await desk.screenshot('light-side-bar-1-claims');
  });
});
