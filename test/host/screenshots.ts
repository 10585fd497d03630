import { copyFile, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { openDesk, SCREENSHOTS } from '../ui/desk.ts';
import type { Desk } from '../ui/desk.ts';
import { pictures, SURFACES, surfaceFiles } from '../ui/surfaces.ts';
import { PROJECT } from './cache.ts';

const USAGE = `npm run screenshots [-- --readme]

Takes pictures of the sample article in a real VS Code: every surface in light, dark, high contrast and at 200 % into
out/screenshots/surfaces, and those of the README into media/readme.

  --readme   only those of the README`;

/** The README's pictures: what is opened for each, and left open for the next. */
const README: readonly { readonly file: string; readonly surfaces: readonly string[] }[] = [
  { file: 'editor', surfaces: ['card'] },
  { file: 'side-bar', surfaces: ['side-bar', 'side-bar-by-status'] },
  { file: 'threads', surfaces: ['threads'] },
  { file: 'preview', surfaces: ['preview'] },
];

/** Whoever reads the README on a telephone pays for every byte; a picture of this size stays far below. */
const MAX_BYTES = 150_000;

async function everySurface(): Promise<void> {
  const desk = await openDesk({ host: 'node', theme: 'light', files: await surfaceFiles() });
  try {
    for (const surface of SURFACES) {
      console.log(surface.name);
      await pictures(desk, surface);
    }
  } finally {
    await desk.close();
  }
}

/** What a window of 1280 × 900 is to somebody who has zoomed it to 200 %. */
async function zoomed(): Promise<void> {
  const desk = await openDesk({
    host: 'node',
    theme: 'light',
    files: await surfaceFiles(),
    width: 640,
    height: 450,
  });
  try {
    for (const surface of SURFACES.filter(({ wide }) => wide !== true)) {
      console.log(`${surface.name}, 200 %`);
      await pictures(desk, surface, 'zoomed');
    }
  } finally {
    await desk.close();
  }
}

async function ofReadme(): Promise<void> {
  const files = await surfaceFiles();
  const desk = await openDesk({
    host: 'node',
    theme: 'light',
    files,
    width: 1100,
    height: 680,
    // Nothing that is VS Code's alone.
    settings: { 'workbench.activityBar.location': 'top', 'breadcrumbs.enabled': false, 'window.title': '' },
  });
  try {
    for (const { file, surfaces } of README) await ofSurfaces(desk, file, surfaces);
  } finally {
    await desk.close();
  }
}

async function ofSurfaces(desk: Desk, file: string, names: readonly string[]): Promise<void> {
  const surfaces = SURFACES.filter(({ name }) => names.includes(name));
  for (const { open } of surfaces) await open(desk);
  await desk.screenshot(`readme/${file}`);
  for (const { leave } of surfaces) await leave?.(desk);
  const target = path.join(PROJECT, 'media/readme', `${file}.png`);
  await mkdir(path.dirname(target), { recursive: true });
  await copyFile(path.join(SCREENSHOTS, 'readme', `${file}.png`), target);
  const { size } = await stat(target);
  console.log(`media/readme/${file}.png ${(size / 1024).toFixed(0)} KiB`);
  if (size > MAX_BYTES) throw new Error(`${target} has more than ${MAX_BYTES} bytes`);
}

async function main(args: readonly string[]): Promise<number> {
  if (args.some((argument) => argument !== '--readme')) {
    console.log(USAGE);
    return args.includes('--help') ? 0 : 2;
  }
  if (!args.includes('--readme')) {
    await everySurface();
    await zoomed();
  }
  await ofReadme();
  return 0;
}

void main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
