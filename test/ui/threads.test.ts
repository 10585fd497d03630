import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { PROJECT } from '../host/cache.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';

const sample = (name: string): Promise<string> => readFile(path.join(PROJECT, 'sample', name), 'utf8');

/** Words of a claim of the sample that has notes, and of the notes. */
const QUOTE = 'She is not going to sail again';
const NOTE = 'Word for word.';

describe('the thread of a claim', function () {
  this.timeout(180_000);
  let desk: Desk;

  before(async () => {
    desk = await openDesk({
      host: 'node',
      theme: 'light',
      files: {
        'the-last-ferry.md': await sample('the-last-ferry.md'),
        'the-last-ferry.md.factcheck.json': await sample('the-last-ferry.md.factcheck.json'),
      },
    });
  });
  after(() => desk.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await desk.screenshot('failed-threads');
  });

  const threads = (): Locator => desk.page.locator('.review-widget:visible');
  const open = (): Locator => threads().filter({ hasText: NOTE });
  const notes = (): Promise<string> =>
    readFile(path.join(desk.workspace, 'the-last-ferry.md.factcheck.json'), 'utf8');

  it('is there, and collapsed', async () => {
    await desk.page.locator('.comment-thread:visible, .comment-range-glyph:visible').first().waitFor();
    assert.equal(await threads().count(), 0);
    assert.equal(await desk.page.locator('.comments-panel:visible').count(), 0);
  });

  it('opens by keyboard and shows the notes with their status', async () => {
    await desk.goTo(QUOTE);
    await desk.command('Comments: Expand All Comments');
    await open().first().waitFor();
    await desk.screenshot('light-threads-1-open');
    assert.match(await open().first().innerText(), /Harald Quist/);
  });

  it('lets a note be reworded', async () => {
    await open().locator('.review-comment', { hasText: NOTE }).first().hover();
    await open().getByRole('button', { name: 'Edit Note' }).first().click();
    const editor = open().locator('.edit-textarea .monaco-editor').first();
    await editor.waitFor();
    await editor.click();
    await desk.press('Control+A');
    await desk.type('Word for word, says the recording.');
    await open().getByRole('button', { name: 'Save Note' }).first().click();
    await desk.until('the note on disk', async () => (await notes()).includes('says the recording.'));
    await threads().filter({ hasText: 'says the recording.' }).first().waitFor();
    await desk.screenshot('light-threads-2-edited');
  });

  it('takes another note', async () => {
    const thread = threads().filter({ hasText: 'says the recording.' }).first();
    const button = thread.locator('.review-thread-reply-button:visible');
    if ((await button.count()) > 0) await button.click();
    else await thread.locator('.comment-form .monaco-editor').click();
    await desk.type('Second call, same words.');
    await thread.getByRole('button', { name: 'Add Note' }).click();
    await desk.until('the note on disk', async () => (await notes()).includes('Second call, same words.'));
    await threads().filter({ hasText: 'Second call, same words.' }).first().waitFor();
  });
});
