import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';

const STORY = 'Mayor Jane Doe left in 2019.\n\n“The dam will hold until June,” Doe said.\n';

/** Whoever sent the folder would like to sign for others. */
const FOREIGN = JSON.stringify({ 'claimcheck.author': 'Mallory', 'claimcheck.assistants': true });

describe('a workspace of two folders that nobody has trusted yet', function () {
  this.timeout(180_000);
  let desk: Desk;

  before(async () => {
    desk = await openDesk({
      host: 'node',
      theme: 'light',
      restricted: true,
      roots: ['stories', 'archive'],
      files: {
        'archive/old.md': STORY,
        'archive/.vscode/settings.json': FOREIGN,
        'stories/new.md': STORY,
        'stories/.vscode/settings.json': FOREIGN,
      },
    });
  });
  after(() => desk.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await desk.screenshot('failed-everywhere');
  });

  it('is in Restricted Mode, and its articles are read', async () => {
    await desk.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    assert.match(await desk.hover('dam will hold'), /Quotation · Jane Doe/);
    assert.deepEqual(await desk.look('dam will hold'), ['dotted']);
    await desk.screenshot('everywhere-1-restricted');
  });

  it('keeps notes beside the article, in the second folder as in the first, signed by nobody else', async () => {
    await desk.goTo('dam will hold');
    await desk.press('Control+K', 'Alt+N');
    await desk.page.locator('.quick-input-title', { hasText: 'Add Source Note' }).waitFor();
    await desk.type('call with Jane Doe, 12 March 2026, on background');
    await desk.page.locator('.quick-input-list .monaco-list-row', { hasText: 'interview' }).first().waitFor();
    await desk.press('Enter');
    await desk.page.locator('.quick-input-title', { hasText: '(1/1)' }).waitFor();
    await desk.press('Enter');
    await desk.page.locator('.quick-input-message', { hasText: 'What does it tell' }).waitFor();
    await desk.type('She stands by it.');
    await desk.press('Enter');
    const file = path.join(desk.workspace, 'archive/old.md.factcheck.json');
    const notes = (): Promise<string> => readFile(file, 'utf8').catch(() => '');
    await desk.until('the note on disk', async () => (await notes()).includes('She stands by it.'));
    assert.ok(!(await notes()).includes('Mallory'));
  });

  it('lists the articles of both', async () => {
    await desk.command('Claimcheck: Focus on Articles View');
    const rows = desk.page.getByRole('tree', { name: 'Articles' }).locator('.monaco-list-row');
    await rows.filter({ hasText: 'old.md' }).waitFor();
    await rows.filter({ hasText: 'new.md' }).waitFor();
    await desk.screenshot('everywhere-2-articles');
  });
});

describe('a settings profile of its own, as a desk may have one for checking', function () {
  this.timeout(180_000);

  it('has the same marks, keys and notes as the one before', async () => {
    const desk = await openDesk({ host: 'web', theme: 'light', files: { 'story.md': STORY } });
    try {
      const notes = path.join(desk.workspace, 'story.md.factcheck.json');
      const verify = async (): Promise<void> => {
        await desk.press('Control+Home', 'Alt+F9');
        await desk.card();
        await desk.press('v');
        await desk.page.locator('.quick-input-title', { hasText: 'Verified, by which source?' }).waitFor();
        await desk.press('Enter');
      };
      const checked = (count: number): Promise<void> =>
        desk
          .status()
          .filter({ hasText: ` ${count} / ` })
          .waitFor();
      await desk.goTo('Mayor');
      await verify();
      await checked(1);
      await desk.command('Profiles: New Profile...');
      const profiles = desk.page.locator('.profiles-editor');
      await profiles.locator('input').first().fill('Night desk');
      await profiles.locator('.monaco-button', { hasText: /^Create$/ }).click();
      // Only one that is made has this choice.
      await profiles.getByText('Use for New Windows').waitFor();
      const made = profiles.locator('.monaco-list-row', { hasText: 'Night desk' }).first();
      await made.hover();
      await made.getByRole('button', { name: /Use this Profile/i }).click();
      // A workbench in a browser changes profiles by a reload.
      await desk.page.locator('.dialog-buttons').getByRole('button', { name: 'Reload' }).click();
      await desk.page.locator('.activitybar .profile-badge', { hasText: 'NI' }).waitFor({ timeout: 60_000 });
      await checked(1);
      await desk.press('Control+1');
      await verify();
      await checked(2);
      assert.equal((await readFile(notes, 'utf8')).split('"status": "verified"').length, 3);
      await desk.screenshot('everywhere-3-profile');
    } catch (error) {
      await desk.screenshot('failed-profile');
      throw error;
    } finally {
      await desk.close();
    }
  });
});
