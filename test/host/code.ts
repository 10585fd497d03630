#!/usr/bin/env -S node --import tsx
/**
 * A stand-in for desktop VS Code's executable: takes the flags that `@vscode/test-electron` passes, runs the tests in
 * VS Code's server and a headless browser, prints what they print, and ends with their exit code.
 */
import { format, parseArgs } from 'node:util';
import { launchBrowser } from './browser.ts';
import { caught, watch } from './nets.ts';
import { startServer, webHostSettings } from './server.ts';
import { workbenchUrl } from './workbench.ts';

/** Nothing that runs for longer than this will ever end. */
const LIMIT_MS = 15 * 60_000;

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    extensionDevelopmentKind: { type: 'string' },
    'extensions-dir': { type: 'string' },
  },
});

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

async function main(): Promise<number> {
  const extension = text(values.extensionDevelopmentPath);
  const tests = text(values.extensionTestsPath);
  const workspace = positionals[0];
  if (extension === undefined || tests === undefined || workspace === undefined) {
    console.error('usage: code WORKSPACE --extensionDevelopmentPath=DIR --extensionTestsPath=FILE');
    return 2;
  }
  const web = values.extensionDevelopmentKind === 'web';
  const settings = web ? await webHostSettings(extension) : {};
  // In a browser VS Code saves by itself after a second: a suite that leaves a file unsaved would find it saved.
  const server = await startServer({ settings: { 'files.autoSave': 'off', ...settings } });
  try {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      const nets = watch(page);
      const ended = new Promise<number>((resolve) => {
        void page.exposeFunction('codeAutomationExit', (code: number) => {
          resolve(code);
        });
        page.on('crash', () => {
          console.error('the browser page crashed');
          resolve(1);
        });
        setTimeout(() => {
          console.error('the tests did not end in time');
          resolve(1);
        }, LIMIT_MS).unref();
      });
      await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
        print(type, args);
      });
      await page.goto(workbenchUrl(server, { workspace, extension, tests }));
      const code = await ended;
      const fault = caught(nets);
      if (fault !== null) console.error(fault);
      return fault === null ? code : 1;
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/** What the workbench says of itself, and of native parts and servers that aren't there. */
const NOISE =
  /connection token|Creating a socket|reconnection-grace-time|additional builtin extensions|Service Worker|AgentHost|AccountPolicyGate|bindings file|^\s*→|Require stack|extensionHostProcess\.js|watchdog|spdlog|DeprecationWarning|navigator is now a global|ChatSession|copilot/i;

function print(type: string, args: readonly unknown[]): void {
  const line = format(...args);
  if (process.env['CLAIMCHECK_ALL'] === undefined && (line.trim() === '' || NOISE.test(line))) return;
  if (type === 'error') console.error(line);
  else console.log(line);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

void main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
