import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { PROJECT } from '../host/cache.ts';
import { THEMES } from './desk.ts';
import type { Desk, Theme } from './desk.ts';

/** A place of the screen where we show something: how a person gets there, and away again. */
export interface Surface {
  readonly name: string;
  /** Opens it, and answers with what is ours in it. */
  readonly open: (desk: Desk) => Promise<Locator>;
  readonly leave?: (desk: Desk) => Promise<void>;
  /** VS Code shows it in a wide window only. */
  readonly wide?: true;
}

/** What a screen reader would call “button” and no more. Runs in the page, so it knows nothing of this module. */
function namelessControls(surface: Element): readonly string[] {
  const controls = surface.querySelectorAll(
    'button, a, input, [role="button"], [role="treeitem"], [role="option"], [role="checkbox"], span[tabindex="0"]',
  );
  return [...controls].flatMap((control) => {
    const { width } = control.getBoundingClientRect();
    const labels = (control.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => control.ownerDocument.getElementById(id)?.textContent ?? '');
    const names = ['aria-label', 'title', 'alt', 'placeholder'].map(
      (name) => control.getAttribute(name) ?? '',
    );
    const name = [...names, ...labels, control.textContent].join('').trim();
    return width === 0 || name !== '' ? [] : [control.outerHTML.slice(0, 200)];
  });
}

/** Pictures of a surface, to be looked at: in each kind of theme, or in the one that the desk has, called `only`. */
export async function pictures(desk: Desk, { name, open, leave }: Surface, only?: string): Promise<void> {
  const surface = await open(desk);
  const nameless = await surface.evaluate(namelessControls);
  if (nameless.length > 0) throw new Error(`without a name, in ${name}: ${nameless.join('\n')}`);
  const looks = only === undefined ? (Object.keys(THEMES) as readonly Theme[]) : [only];
  for (const look of looks) {
    if (only === undefined) await desk.wear(look as Theme);
    // A preview is drawn anew in other colours; a card or a list that is gone stays so.
    await surface.waitFor();
    await desk.screenshot(`surfaces/${name}-${look}`);
  }
  await leave?.(desk);
}

const ARTICLE = 'the-last-ferry.md';

/** The sample with its notes, a second article beside it, and a file that can be a source. */
export async function surfaceFiles(): Promise<Readonly<Record<string, string>>> {
  const sample = (name: string): Promise<string> => readFile(path.join(PROJECT, 'sample', name), 'utf8');
  return {
    [ARTICLE]: await sample(ARTICLE),
    [`${ARTICLE}.factcheck.json`]: await sample(`${ARTICLE}.factcheck.json`),
    'harbor-budget.md':
      '# The harbor’s budget\n\nThe harbor spends $3.1 million a year on dredging, said Tom Varga.\n',
    'evidence/inspection.pdf': '%PDF-1.4',
  };
}

const QUOTE = 'She is not going to sail again';

const toArticle = async (desk: Desk): Promise<void> => {
  await desk.press('Escape', 'Control+1');
  await desk.goTo(QUOTE);
};

const quickInput = (desk: Desk): Locator => desk.page.locator('.quick-input-widget:visible');

/** All that we show, in an order in which one does not stand in the way of the next. */
export const SURFACES: readonly Surface[] = [
  {
    name: 'editor',
    async open(desk) {
      await toArticle(desk);
      return desk.page.locator('.editor-instance').first();
    },
  },
  {
    name: 'card',
    async open(desk) {
      await desk.hover(QUOTE);
      return desk.page.locator('.monaco-hover:visible', { hasText: 'Why:' }).first();
    },
    leave: (desk) => desk.page.mouse.move(1, 1),
  },
  {
    name: 'accessible-view',
    async open(desk) {
      await desk.press('Control+Home', 'Alt+F9');
      await desk.card();
      await desk.press('Alt+F2');
      const view = desk.page.locator('.accessible-view');
      // Its lines are those of an editor: each of the card's is read on its own.
      await view.locator('.view-line', { hasText: 'Why:' }).first().waitFor();
      return view;
    },
    leave: (desk) => desk.press('Escape', 'Escape'),
  },
  {
    name: 'reopened',
    async open(desk) {
      await desk.goTo('summer and not next');
      await desk.type('mid');
      await desk.hover(QUOTE, 'Now:');
      return desk.page.locator('.monaco-hover:visible', { hasText: 'Now:' }).first();
    },
    async leave(desk) {
      await desk.press('Control+Z');
      await desk.page.mouse.move(1, 1);
      await desk.words('this summer and not next').waitFor();
    },
  },
  {
    name: 'add-source',
    async open(desk) {
      await toArticle(desk);
      await desk.press('Control+K', 'Alt+N');
      await quickInput(desk).waitFor();
      await desk.type('call with Tom Varga, 11 March 2026, on background');
      await quickInput(desk).locator('.monaco-list-row', { hasText: 'interview' }).first().waitFor();
      return quickInput(desk);
    },
    leave: (desk) => desk.press('Escape'),
  },
  {
    name: 'status',
    async open(desk) {
      await toArticle(desk);
      await desk.press('Control+K', 'Alt+S');
      await quickInput(desk).locator('.monaco-list-row', { hasText: 'Needs fix' }).waitFor();
      return quickInput(desk);
    },
    leave: (desk) => desk.press('Escape'),
  },
  {
    name: 'check-article',
    async open(desk) {
      await desk.command('Claimcheck: Check Article');
      await quickInput(desk).locator('.monaco-list-row').nth(3).waitFor();
      return quickInput(desk);
    },
    leave: (desk) => desk.press('Escape'),
  },
  {
    name: 'problems',
    async open(desk) {
      const problems = desk.page.locator('.markers-panel');
      await problems.locator('.monaco-list-row', { hasText: 'placeholder' }).first().waitFor();
      return problems;
    },
    leave: (desk) => desk.press('Control+J'),
  },
  {
    name: 'side-bar',
    async open(desk) {
      for (const view of ['Articles', 'Sources', 'Claims']) {
        await desk.command(`Claimcheck: Focus on ${view} View`);
        await desk.page.getByRole('tree', { name: view }).locator('.monaco-list-row').first().waitFor();
      }
      await desk.press('ArrowDown', 'ArrowDown');
      return desk.page.locator('.part.sidebar');
    },
  },
  {
    name: 'side-bar-by-status',
    async open(desk) {
      await desk.command('Group Claims by Status');
      await desk.page
        .getByRole('tree', { name: 'Claims' })
        .locator('.monaco-list-row', { hasText: /^Query/ })
        .first()
        .waitFor();
      return desk.page.locator('.part.sidebar');
    },
    leave: (desk) => desk.command('Group Claims by Order'),
  },
  {
    name: 'threads',
    async open(desk) {
      await toArticle(desk);
      await desk.command('Comments: Expand All Comments');
      const thread = desk.page.locator('.review-widget:visible', { hasText: 'Word for word.' }).first();
      await thread.waitFor();
      return thread;
    },
    leave: (desk) => desk.command('Comments: Collapse All Comments'),
  },
  {
    name: 'preview',
    async open(desk) {
      await toArticle(desk);
      await desk.command('View: Close Primary Side Bar');
      await desk.command('Markdown: Open Preview to the Side');
      const preview = desk.page.frameLocator('iframe.webview').frameLocator('#active-frame');
      const mark = preview.locator('.claimcheck-mark[data-claimcheck]', { hasText: QUOTE }).first();
      // The mouse stays where it is when the preview is drawn anew; the keyboard does not.
      await mark.hover();
      return preview.locator('body');
    },
    // From the article: the preview's frame keeps the keyboard, and the palette would close what has it by then.
    async leave(desk) {
      await desk.page.locator('.tab', { hasText: ARTICLE }).first().click();
      await desk.command('View: Close Editors in Other Groups');
    },
  },
  {
    name: 'reading-mode',
    async open(desk) {
      await toArticle(desk);
      await desk.press('Control+K', 'Alt+R');
      return desk.page.locator('.editor-instance').first();
    },
    leave: (desk) => desk.press('Control+K', 'Alt+R'),
  },
  ...[1, 2, 3, 4, 5].map((step): Surface => ({
    name: `walkthrough-${step}`,
    wide: true,
    async open(desk) {
      if (step === 1) await openWalkthrough(desk);
      else
        await desk.page
          .locator('.getting-started-step')
          .nth(step - 1)
          .click();
      await desk.until('a picture', () => hasPicture(desk));
      return desk.page.locator('.gettingStartedContainer');
    },
    ...(step < 5 ? {} : { leave: (desk: Desk) => desk.command('View: Close Editor') }),
  })),
];

export async function openWalkthrough(desk: Desk): Promise<void> {
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
export async function hasPicture(desk: Desk): Promise<boolean> {
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
