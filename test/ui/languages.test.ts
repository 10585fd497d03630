import assert from 'node:assert/strict';
import { PSEUDO, withPseudo } from '../l10n/pseudo.ts';
import { openDesk } from './desk.ts';

const STORY =
  'Mayor Jane Doe left in 2019.\n\n“The dam will hold until June,” Doe said.\n\nThe toll is TK crowns.\n';

/** Words that stay as they are in every language: names, keys, ids of rules, what is quoted from the article, VS Code’s own. */
const KEPT =
  /“[^”]*”|Claimcheck|Jane Doe|Doe|Alt|Ctrl|Shift|F\d+|TK|placeholder|quote-speaker|Loading\.\.\.|Focus on|View/g;

/** Letters without an accent: a text that was not translated. */
const untranslated = (text: string): readonly string[] =>
  text.replaceAll(KEPT, '').match(/[A-Za-z]{2,}/g) ?? [];

describe('an editor that speaks another language', function () {
  this.timeout(240_000);

  for (const host of ['node', 'web'] as const) {
    it(`has every text in it, ${host} host`, async () => {
      await withPseudo(async (extension) => {
        const desk = await openDesk({
          host,
          extension,
          language: PSEUDO,
          theme: 'light',
          files: { 'story.md': STORY },
        });
        try {
          const { page } = desk;
          assert.match(await desk.status().innerText(), /0 \/ \d+/);
          assert.deepEqual(untranslated(await desk.status().innerText()), []);
          const card = await desk.hover('dam will hold', 'Jane Doe');
          assert.match(card, /Jane Doe/);
          assert.deepEqual(untranslated(card), []);
          await desk.screenshot(`pseudo-${host}-card`);
          await desk.press('F1');
          await page.locator('.quick-input-widget input').first().waitFor();
          await desk.type('Claimcheck: ');
          const rows = page.locator('.quick-input-list .monaco-list-row');
          await rows.filter({ hasText: 'Claimcheck: ' }).nth(3).waitFor();
          // VS Code shows the English title below the translated one; the title is the row's first line.
          const titles = (await rows.allInnerTexts()).flatMap((row) => row.split('\n').slice(0, 1));
          assert.ok(titles.length > 5);
          assert.deepEqual(titles.flatMap(untranslated), []);
          await desk.screenshot(`pseudo-${host}-palette`);
          await desk.press('Escape');
          await page.locator('.statusbar-item[id="status.problems"]').click();
          const problem = page.locator('.markers-panel .monaco-list-row', { hasText: 'placeholder' });
          assert.deepEqual(untranslated((await problem.innerText()).split('claimcheck')[0] ?? ''), []);
          await desk.screenshot(`pseudo-${host}-problems`);
        } finally {
          await desk.close();
        }
      });
    });
  }
});
