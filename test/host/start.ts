import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.ts';
import { execute, PROJECT } from './cache.ts';
import { startServer, webHostSettings } from './server.ts';
import { workbenchUrl } from './workbench.ts';

const USAGE = `npm start -- [ARTICLE.md | FOLDER] [--server] [--web] [--theme NAME] [--screenshot FILE.png]

Opens an article (the sample, if none is given) in VS Code with Claimcheck on: in desktop VS Code, if its \`code\` command
is on the path, else in a VS Code that is served to your browser.

  --server           serve it, even if there is a desktop VS Code
  --web              run the extension in a web worker, as vscode.dev does (served only)
  --theme NAME       a colour theme, e.g. "Dark Modern" (served only)
  --screenshot FILE  take a picture in a headless browser, and end`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      server: { type: 'boolean', default: false },
      web: { type: 'boolean', default: false },
      theme: { type: 'string' },
      screenshot: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || positionals.length > 1) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const given = path.resolve(positionals[0] ?? path.join(PROJECT, 'sample/the-last-ferry.md'));
  if (!existsSync(given)) {
    console.error(`npm start: no such file or folder: ${given}`);
    return 2;
  }
  const isFolder = statSync(given).isDirectory();
  const workspace = isFolder ? given : path.dirname(given);
  const desktop = !values.server && !values.web && values.screenshot === undefined;
  if (desktop && (await hasDesktop())) return openDesktop(workspace, isFolder ? null : given);
  const server = await startServer({
    settings: {
      'editor.wordWrap': 'on',
      'editor.minimap.enabled': false,
      ...(values.theme === undefined ? {} : { 'workbench.colorTheme': values.theme }),
      ...(values.web ? await webHostSettings(PROJECT) : {}),
    },
  });
  try {
    const url = workbenchUrl(server, { workspace, extension: PROJECT, ...(isFolder ? {} : { file: given }) });
    if (values.screenshot !== undefined) await picture(url, values.screenshot);
    else {
      console.log(
        `\nClaimcheck is on at\n\n  ${url}\n\nOpen it in a browser on this machine. Ctrl+C ends it.`,
      );
      await new Promise((done) => {
        process.once('SIGINT', done);
        process.once('SIGTERM', done);
      });
    }
    return 0;
  } finally {
    await server.stop();
  }
}

const hasDesktop = (): Promise<boolean> =>
  execute('code', ['--version'], { shell: process.platform === 'win32' }).then(
    () => true,
    () => false,
  );

/** In a profile of its own, so that it meets no other extension; gone when its window is closed. */
async function openDesktop(workspace: string, file: string | null): Promise<number> {
  const profile = await mkdtemp(path.join(tmpdir(), 'claimcheck-start-'));
  const args = [
    ...['--wait', '--new-window', '--disable-workspace-trust', '--skip-welcome'],
    ...[`--extensionDevelopmentPath=${PROJECT}`, `--user-data-dir=${profile}`, '--disable-extensions'],
    workspace,
    ...(file === null ? [] : [file]),
  ];
  try {
    return await new Promise((done, fail) => {
      const child = spawn('code', args, { stdio: 'inherit', shell: process.platform === 'win32' });
      child.once('error', fail);
      child.once('exit', (code) => {
        done(code ?? 1);
      });
    });
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

async function picture(url: string, file: string): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(url);
    await page.locator('.statusbar-item', { hasText: 'checked' }).waitFor({ timeout: 90_000 });
    await page.waitForTimeout(1000);
    await page.screenshot({ path: file });
  } finally {
    await browser.close();
  }
}

void main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
