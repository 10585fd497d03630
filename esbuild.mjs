// Builds what runs: the extension's two hosts and the command line into dist/, the tests that run inside VS Code into out/.
import { build, context } from 'esbuild';
import { chmod, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
/** `--tests`: all suites; `--tests=PATTERN`: those whose names match it. */
const suite = process.argv.find((argument) => /^--tests(=|$)/.test(argument))?.slice('--tests='.length);
const tests = suite !== undefined;

const common = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  external: ['vscode'],
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  logLevel: 'warning',
  // Packages that are ES modules use it; a bundle for Node in CommonJS has no such thing.
  define: { 'import.meta.url': 'undefined' },
};
const node = { platform: 'node', mainFields: ['module', 'main'] };
// The web host is a worker: without this condition some packages hand out what needs a document.
const web = {
  platform: 'browser',
  mainFields: ['browser', 'module', 'main'],
  conditions: ['worker', 'module'],
};

const product = [
  { ...common, ...node, entryPoints: ['src/extension/node.ts'], outfile: 'dist/node.js' },
  { ...common, ...web, entryPoints: ['src/extension/web.ts'], outfile: 'dist/web.js' },
  {
    ...common,
    ...node,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  },
];

/** mocha's browser build is a script; as part of a module it would take the bundle's own exports for its own. */
const asScript = {
  name: 'as-script',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, async ({ path }) => ({
      contents: `(function (exports, module, define) {${await readFile(path, 'utf8')}\n}).call(globalThis);`,
    }));
  },
};

/** One file that requires every suite; the web host can load no second one. */
async function suiteEntry(name) {
  const files = (await readdir('test/integration')).filter(
    (file) => file.endsWith('.test.ts') && new RegExp(suite).test(file),
  );
  if (files.length === 0) throw new Error(`no suite’s name matches ${suite}`);
  // The leaks first: they are counted from nothing on, before other suites have documents that VS Code keeps for a while.
  const rank = (file) => (file.startsWith('leaks.') ? 0 : 1);
  files.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const entry = `out/test/integration/${name}.entry.ts`;
  await mkdir('out/test/integration', { recursive: true });
  const lines = [
    `import { runSuites } from '../../../test/integration/run-${name}.ts';`,
    `export const run = (): Promise<void> => runSuites(() => {`,
    ...files.map((file) => `  require('../../../test/integration/${file}');`),
    `});`,
  ];
  await writeFile(entry, `${lines.join('\n')}\n`);
  return entry;
}

const suites = tests
  ? [
      {
        ...common,
        ...node,
        entryPoints: [await suiteEntry('node')],
        outfile: 'out/test/integration/node.js',
        external: ['vscode', 'mocha'],
      },
      {
        ...common,
        ...web,
        entryPoints: [await suiteEntry('web')],
        outfile: 'out/test/integration/web.js',
        plugins: [asScript],
      },
    ]
  : [];

const all = [...product, ...suites];
if (watch) {
  for (const options of all) await (await context(options)).watch();
} else {
  await Promise.all(all.map(build));
  await chmod('dist/cli.js', 0o755);
  for (const { outfile } of all) {
    const { size } = await stat(outfile);
    console.log(`${outfile.padEnd(30)} ${(size / 1024).toFixed(0).padStart(6)} KiB`);
  }
}
