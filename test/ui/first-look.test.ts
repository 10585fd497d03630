import type { Locator } from 'playwright-core';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { surfaceFiles } from './surfaces.ts';

const VIEWS = ['Claims', 'Sources', 'Articles'] as const;

const list = (desk: Desk, view: string): Locator => desk.page.getByRole('tree', { name: view });

/** The address of the same workbench with no folder and no file open. */
function withoutFolder(address: string): string {
  const url = new URL(address);
  const payload = JSON.parse(url.searchParams.get('payload') ?? '[]') as readonly (readonly string[])[];
  url.searchParams.delete('folder');
  url.searchParams.set('ew', 'true');
  url.searchParams.set('payload', JSON.stringify(payload.filter(([name]) => name !== 'openFile')));
  return url.href;
}

/** The side bar at the first look: its lists are made while one waits for them, or there is nothing to list. */
describe('a list that is seen for the first time', function () {
  this.timeout(240_000);
  for (const view of VIEWS)
    it(`has the keyboard after the command that shows it: ${view}`, async () => {
      const desk = await openDesk({ host: 'web', theme: 'light', files: await surfaceFiles() });
      try {
        await desk.command(`Claimcheck: Focus on ${view} View`);
        await list(desk, view).locator('.monaco-list-row').first().waitFor();
        await desk.press('Home');
        await list(desk, view).locator('.monaco-list-row.focused').waitFor();
      } catch (error) {
        await desk.screenshot(`failed-first-look-${view}`);
        throw error;
      } finally {
        await desk.close();
      }
    });
});

describe('a side bar with nothing to list', function () {
  this.timeout(240_000);
  let desk: Desk;

  before(async () => {
    // No story: it is not among the articles of a folder.
    desk = await openDesk({ host: 'node', theme: 'light', files: { 'README.md': '# Desk\n\nHello.\n' } });
    for (const view of VIEWS) await desk.command(`Claimcheck: Focus on ${view} View`);
  });
  after(() => desk.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await desk.screenshot('failed-nothing-to-list');
  });

  const says = (words: string): Promise<void> =>
    desk.page.locator('.welcome-view-content:visible', { hasText: words }).waitFor();

  it('says that the article claims nothing, that no note has a source, and that the folder has no article', async () => {
    await says('No claim was found in this article.');
    await says('No note names a source yet.');
    await says('There is no Markdown article in this folder.');
    await desk.screenshot('first-look-nothing');
  });

  it('marks the selected words from there', async () => {
    await desk.press('Control+1');
    await desk.goTo('Hello');
    await desk.press('Shift+End');
    await desk.page.getByText('mark them as a claim').click();
    await list(desk, 'Claims').locator('.monaco-list-row', { hasText: 'Hello.' }).waitFor();
    await desk.page
      .locator('.welcome-view-content', { hasText: 'No claim was' })
      .waitFor({ state: 'hidden' });
  });

  it('asks for a folder where none is open', async () => {
    await desk.page.goto(withoutFolder(desk.page.url()));
    await desk.page.locator('.activitybar').waitFor();
    await desk.command('Claimcheck: Focus on Articles View');
    await says('Open a folder of articles to see how far each is.');
    await desk.command('Claimcheck: Focus on Claims View');
    await says('Open a Markdown article to see what is claimed in it');
    await desk.screenshot('first-look-no-folder');
    await desk.page.getByText('Open a folder', { exact: true }).click();
    await desk.page.locator('.quick-input-widget:visible', { hasText: 'Open Folder' }).waitFor();
  });
});
