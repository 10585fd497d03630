import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.ts';
import { PROJECT } from '../host/cache.ts';
import type { Host } from '../host/integration.ts';
import { caught, watch } from '../host/nets.ts';
import type { Nets } from '../host/nets.ts';
import { startServer, webHostSettings } from '../host/server.ts';
import type { Server } from '../host/server.ts';
import { speak, workbenchUrl } from '../host/workbench.ts';

/** Where screenshots go; they are looked at, never compared. */
export const SCREENSHOTS = path.join(PROJECT, 'out/screenshots');

/**
 * VS Code's own themes, one for each kind that an extension has colours for, and the class by which a page tells that it wears
 * it. Light and dark are those of whoever has chosen none.
 */
export const THEMES = {
  light: { name: 'Light 2026', mark: 'vscode-theme-defaults-themes-2026-light-json' },
  dark: { name: 'Dark 2026', mark: 'vscode-theme-defaults-themes-2026-dark-json' },
  'hc-light': { name: 'Default High Contrast Light', mark: 'hc-light' },
  'hc-dark': { name: 'Default High Contrast', mark: 'hc-black' },
} as const;

export type Theme = keyof typeof THEMES;

export interface DeskOptions {
  readonly host: Host;
  readonly theme: Theme;
  /** File name → text; the first is opened. */
  readonly files: Readonly<Record<string, string>>;
  /** The extension's folder, if it is not the project itself. */
  readonly extension?: string;
  /** A .vsix that is installed instead, as a user does it. */
  readonly installed?: string;
  readonly width?: number;
  readonly height?: number;
  /** The editor's language; English, if it is not given. */
  readonly language?: string;
  /** On top of those that every desk has. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Opened in Restricted Mode: nobody has said that the folder's authors can be trusted. */
  readonly restricted?: boolean;
  /** Folders of the files that are opened side by side as the roots of one workspace. */
  readonly roots?: readonly string[];
}

/** A person's place: a workbench with an article open, and hands for mouse and keyboard. */
export interface Desk extends Nets {
  readonly page: Page;
  readonly workspace: string;
  /** Words of the article, to point at. */
  words(text: string): Locator;
  /** The card's text; `mark` is a word that only our cards have. */
  hover(text: string, mark?: string): Promise<string>;
  /** The card that a command opens, with the keyboard in it: it takes that a moment after it is seen, from whatever has it. */
  card(): Promise<Locator>;
  /** The styles of the lines below the words. */
  look(text: string): Promise<readonly string[]>;
  press(...keys: string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Runs a command from the palette, by its title. */
  command(title: string): Promise<void>;
  /** Puts the cursor into the words, by keyboard alone. */
  goTo(text: string): Promise<void>;
  status(): Locator;
  /** Asks again and again, for a minute. */
  until(what: string, ask: () => boolean | Promise<boolean>): Promise<void>;
  reload(): Promise<void>;
  /** Changes the colours, with everything that is open left as it is. */
  wear(theme: Theme): Promise<void>;
  screenshot(name: string): Promise<void>;
  /** Throws where a net caught something: what every run has to hold is tested in each. */
  close(): Promise<void>;
}

export async function openDesk(options: DeskOptions): Promise<Desk> {
  const {
    host,
    theme,
    files,
    extension = PROJECT,
    width = 1280,
    height = 900,
    language,
    roots,
    restricted = false,
    installed,
  } = options;
  const workspace = await mkdtemp(path.join(tmpdir(), 'claimcheck-ui-'));
  let server: Server | undefined;
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close();
    await server?.stop();
    await rm(workspace, { recursive: true, force: true });
  };
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(workspace, name)), { recursive: true });
      await writeFile(path.join(workspace, name), text);
    }
    const [first = ''] = Object.keys(files);
    const wardrobe = roots === undefined ? folderSettings(workspace) : workspaceFile(workspace, roots);
    await wardrobe.put({});
    server = await startServer({
      restricted,
      ...(installed === undefined ? {} : { install: installed }),
      settings: {
        'editor.minimap.enabled': false,
        'editor.wordWrap': 'on',
        ...(host === 'web' ? await webHostSettings(extension) : {}),
        ...options.settings,
      },
    });
    browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width, height } });
    if (language !== undefined) await speak(page, language);
    const url = workbenchUrl(server, {
      workspace: wardrobe.opened,
      ...(installed === undefined ? { extension } : {}),
      file: path.join(workspace, first),
    });
    return await deskAt(page, url, { workspace, theme, wardrobe }, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where the settings of what is opened are. */
interface Wardrobe {
  readonly opened: string;
  put(settings: Readonly<Record<string, unknown>>): Promise<void>;
}

const folderSettings = (folder: string): Wardrobe => ({
  opened: folder,
  async put(settings) {
    await mkdir(path.join(folder, '.vscode'), { recursive: true });
    // They are no part of the picture.
    const hidden = { ...settings, 'files.exclude': { '.vscode': true } };
    await writeFile(path.join(folder, '.vscode/settings.json'), JSON.stringify(hidden));
  },
});

function workspaceFile(folder: string, roots: readonly string[]): Wardrobe {
  const opened = path.join(folder, 'desk.code-workspace');
  const folders = roots.map((root) => ({ path: root }));
  return { opened, put: (settings) => writeFile(opened, JSON.stringify({ folders, settings })) };
}

interface Place {
  readonly workspace: string;
  readonly theme: Theme;
  readonly wardrobe: Wardrobe;
}

async function deskAt(
  page: Page,
  url: string,
  { workspace, theme: first, wardrobe }: Place,
  close: () => Promise<void>,
): Promise<Desk> {
  const nets = watch(page);
  const status = (): Locator =>
    page.locator('.statusbar-item[id="claimcheck.claimcheck.claimcheck.progress"]');
  const ready = async (): Promise<void> => {
    await status().waitFor({ timeout: 90_000 });
    // Clicking where nothing is puts the focus into the editor.
    await page.locator('.monaco-editor .view-lines').first().waitFor();
  };
  /** A workbench in a browser starts in the colours of the system, whatever the settings say, and follows them from then on. */
  const wear = async (theme: Theme): Promise<void> => {
    await wardrobe.put({ 'workbench.colorTheme': THEMES[theme].name });
    await page.locator(`.monaco-workbench.${THEMES[theme].mark}`).waitFor();
  };
  await page.goto(url);
  await ready();
  await wear(first);
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const words = (text: string): Locator => page.locator('.view-line', { hasText: text }).first();
  const find = async (text: string): Promise<void> => {
    await press('Control+F');
    await page.locator('.find-widget.visible').waitFor();
    await page.keyboard.insertText(text);
    // In a narrow window the count is not shown.
    await page.locator('.find-widget .matchesCount', { hasText: /1 of/ }).waitFor({ state: 'attached' });
    await press('Enter', 'Escape', 'ArrowLeft');
  };
  const desk: Desk = {
    page,
    workspace,
    ...nets,
    words,
    press,
    status,
    async close() {
      await close();
      const fault = caught(nets);
      if (fault !== null) throw new Error(fault);
    },
    async hover(text, mark = 'Why:') {
      await page.mouse.move(1, 1);
      const box = await placeOf(words(text), text);
      await page.mouse.move(box.x - 2, box.y);
      await page.mouse.move(box.x, box.y, { steps: 3 });
      const card = page.locator('.monaco-hover:visible', { hasText: mark }).first();
      await card.waitFor({ timeout: 60_000 });
      return card.innerText();
    },
    async card() {
      const card = page.locator('.monaco-hover:visible', { hasText: 'Why:' }).first();
      await card.waitFor();
      await desk.until('the keyboard in the card', () =>
        page.evaluate(() => document.activeElement?.closest('.monaco-hover') !== null),
      );
      return card;
    },
    async look(text) {
      const { x, y } = await placeOf(words(text), text);
      return page.evaluate(
        ([left, top]) => {
          // Decorations are drawn in a layer of their own, below the text, and take no pointer.
          const marks = [...document.querySelectorAll('.view-overlays .cdr')].filter((mark) => {
            const box = mark.getBoundingClientRect();
            return box.left <= left && left < box.right && box.top <= top && top < box.bottom;
          });
          // A quotation's edges are borders too, but none below it.
          return marks
            .map((mark) => getComputedStyle(mark))
            .filter(({ borderBottomWidth }) => borderBottomWidth !== '0px')
            .map(({ borderBottomStyle }) => borderBottomStyle);
        },
        [x, y] as const,
      );
    },
    async type(text) {
      await page.keyboard.insertText(text);
    },
    async command(title) {
      await press('F1');
      const input = page.locator('.quick-input-widget input').first();
      await input.waitFor();
      await page.keyboard.insertText(title);
      await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
      await press('Enter');
    },
    async goTo(text) {
      await find(text);
    },
    async until(what, ask) {
      for (const end = Date.now() + 60_000; !(await ask());) {
        if (Date.now() > end) throw new Error(`waited in vain for: ${what}`);
        await page.waitForTimeout(50);
      }
    },
    async reload() {
      await wardrobe.put({});
      await page.reload();
      await ready();
      await wear(first);
    },
    wear,
    async screenshot(name) {
      const file = path.join(SCREENSHOTS, `${name}.png`);
      await mkdir(path.dirname(file), { recursive: true });
      // What fades in or out has done so.
      await page.waitForTimeout(400);
      await page.screenshot({ path: file });
    },
  };
  return desk;
}

/** The middle of some words in a line of the editor: a line is made of spans that end anywhere. */
async function placeOf(line: Locator, text: string): Promise<{ readonly x: number; readonly y: number }> {
  const place = await line.evaluate((element, wanted) => {
    const plain = element.textContent.replaceAll('\u00A0', ' ');
    let left = plain.indexOf(wanted) + Math.floor(wanted.length / 2);
    const walker = element.ownerDocument.createTreeWalker(element, 4);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const size = node.textContent?.length ?? 0;
      if (left < size) {
        const range = element.ownerDocument.createRange();
        range.setStart(node, left);
        range.setEnd(node, left + 1);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
      left -= size;
    }
    return null;
  }, text);
  assert.ok(place !== null, text);
  return place;
}
