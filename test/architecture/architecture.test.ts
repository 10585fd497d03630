import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ICruiseResult } from 'dependency-cruiser';
import { build } from 'esbuild';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { LAYER_PLANTS, LINT_PLANTS, TYPE_PLANTS } from './plants.ts';

const PROJECT = path.resolve(__dirname, '../..');

/** A copy of src/ inside the project, so that its packages are found. */
async function copyOfSource(): Promise<string> {
  await mkdir(path.join(PROJECT, 'out'), { recursive: true });
  const folder = await mkdtemp(path.join(PROJECT, 'out', 'plants-'));
  await cp(path.join(PROJECT, 'src'), path.join(folder, 'src'), { recursive: true });
  await cp(path.join(PROJECT, 'package.json'), path.join(folder, 'package.json'));
  return folder;
}

async function layersOf(baseDir: string): Promise<ICruiseResult> {
  const { default: layers } = await import('./layers.mjs');
  const { cruise } = await import('dependency-cruiser');
  const { output } = await cruise(['src'], {
    ...layers.options,
    baseDir,
    validate: true,
    ruleSet: layers,
  });
  assert.ok(typeof output !== 'string');
  return output;
}

describe('layers', () => {
  it('hold in src', async () => {
    const { summary } = await layersOf(PROJECT);
    assert.ok(summary.totalCruised > 50, `only ${summary.totalCruised} modules were seen`);
    assert.deepEqual(
      summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
      [],
    );
  });

  it('report each planted fault', async () => {
    const folder = await copyOfSource();
    try {
      for (const { files } of LAYER_PLANTS)
        for (const [file, text] of Object.entries(files)) await writeFile(path.join(folder, file), text);
      const { summary } = await layersOf(folder);
      const missed = LAYER_PLANTS.filter(
        ({ rule, files }) =>
          !summary.violations.some(({ rule: broken, from }) => broken.name === rule && from in files),
      );
      assert.deepEqual(missed, []);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('have a plant for each rule', async () => {
    const { default: layers } = await import('./layers.mjs');
    const planted = new Set(LAYER_PLANTS.map(({ rule }) => rule));
    const without = layers.forbidden.map(({ name = '' }) => name).filter((name) => !planted.has(name));
    // `factsheet` is one file: the plant would have to replace it.
    assert.deepEqual(without, ['core-factsheet-down']);
  });
});

describe('lint', () => {
  it('reports each planted fault in the core', async () => {
    const eslint = new ESLint({
      cwd: PROJECT,
      overrideConfigFile: path.join(__dirname, 'eslint.config.mjs'),
    });
    const missed: string[] = [];
    for (const [rule, text] of LINT_PLANTS) {
      const [result] = await eslint.lintText(text, { filePath: path.join(PROJECT, 'src/core/range.ts') });
      if (result?.messages.some(({ ruleId }) => ruleId === rule) !== true) missed.push(`${rule}: ${text}`);
    }
    assert.deepEqual(missed, []);
  });
});

describe('types', () => {
  it('know no host in the core', () => {
    const file = path.join(PROJECT, 'src/core/tsconfig.json');
    const config = ts.getParsedCommandLineOfConfigFile(
      file,
      {},
      {
        ...ts.sys,
        onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
          throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
        },
      },
    );
    assert.ok(config !== undefined && config.fileNames.length > 20);
    const unseen = TYPE_PLANTS.filter((text) => {
      const plant = path.join(PROJECT, 'src/core/plant.ts');
      const options = { ...config.options, noEmit: true, composite: false, incremental: false };
      const host = ts.createCompilerHost(options);
      const getSourceFile = host.getSourceFile.bind(host);
      const fileExists = host.fileExists.bind(host);
      host.getSourceFile = (name, ...rest) =>
        name === plant
          ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022)
          : getSourceFile(name, ...rest);
      host.fileExists = (name) => name === plant || fileExists(name);
      const program = ts.createProgram([plant], options, host);
      return ts.getPreEmitDiagnostics(program, program.getSourceFile(plant)).length === 0;
    });
    assert.deepEqual(unseen, []);
  });
});

describe('a bundle of the core for the browser', () => {
  const bundle = (entry: string): Promise<unknown> =>
    build({ entryPoints: [entry], bundle: true, platform: 'browser', write: false, logLevel: 'silent' });

  it('needs neither Node nor VS Code', async () => {
    await bundle(path.join(PROJECT, 'src/core/index.ts'));
  });

  it('fails where something does', async () => {
    const folder = await copyOfSource();
    try {
      const entry = path.join(folder, 'src/core/index.ts');
      const text = await readFile(entry, 'utf8');
      for (const name of ['node:fs', 'vscode']) {
        await writeFile(entry, `${text}\nexport * as planted from '${name}';\n`);
        await assert.rejects(bundle(entry), new RegExp(`Could not resolve "${name}"`));
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
