import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { cached, execute, unpackPackage } from './cache.ts';

/** A headless Chromium with the shared libraries and fonts it needs, inside an npm package. */
const PACKAGE = '@sparticuz/chromium@153.0.0';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const inflate = promisify(brotliDecompress);

async function packed(): Promise<string> {
  return cached('chromium-153', async (folder) => {
    await unpackPackage(PACKAGE, folder);
    const bin = path.join(folder, 'bin');
    const executable = path.join(folder, 'chromium');
    await writeFile(executable, await inflate(await readFile(path.join(bin, 'chromium.br'))));
    await chmod(executable, 0o755);
    for (const name of ['al2023', 'fonts', 'swiftshader']) {
      const source = path.join(bin, `${name}.tar.br`);
      if (!existsSync(source)) continue;
      const archive = path.join(folder, `${name}.tar`);
      const target = name === 'swiftshader' ? folder : path.join(folder, name);
      await mkdir(target, { recursive: true });
      await writeFile(archive, await inflate(await readFile(source)));
      await execute('tar', ['-xf', archive, '-C', target]);
      await rm(archive);
    }
    await rm(bin, { recursive: true });
  });
}

/** Fonts are found through a configuration of their own: a bare machine has neither. */
async function fontConfig(folder: string): Promise<string> {
  const file = path.join(folder, 'fonts.conf');
  const xml = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>`;
  if (!existsSync(file)) await writeFile(file, xml);
  return file;
}

export async function launchBrowser(): Promise<Browser> {
  const installed = process.env['CLAIMCHECK_BROWSER'] ?? INSTALLED.find((file) => existsSync(file));
  const args = [
    ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    ...['--disable-component-update', '--disable-sync', '--no-first-run', '--disable-dev-shm-usage'],
  ];
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args });
  const folder = await packed();
  const libraries = [path.join(folder, 'al2023', 'lib'), folder, process.env['LD_LIBRARY_PATH'] ?? ''];
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    LD_LIBRARY_PATH: libraries.filter((item) => item !== '').join(':'),
    FONTCONFIG_FILE: await fontConfig(folder),
  };
  return chromium.launch({
    executablePath: path.join(folder, 'chromium'),
    args,
    env: Object.fromEntries(
      Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined),
    ),
  });
}
