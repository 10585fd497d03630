import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import ts from 'typescript';

const PROJECT = path.resolve(__dirname, '../..');

/** What a bundle could reach another machine by: Node's modules that it requires, and the browser's own ways. */
interface Reach {
  readonly modules: readonly string[];
  readonly globals: readonly string[];
}

const WAYS: ReadonlySet<string> = new Set([
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'WebTransport', 'EventSource'],
  ...['sendBeacon', 'RTCPeerConnection', 'importScripts'],
]);

/** Files, processes, hashes and events. None of these opens a connection. */
const HARMLESS = [
  ...[
    'buffer',
    'crypto',
    'events',
    'fs',
    'fs/promises',
    'os',
    'path',
    'process',
    'stream',
    'stream/promises',
  ],
  ...['timers/promises', 'url', 'util', 'worker_threads'],
];

async function reachOf(options: BuildOptions): Promise<Reach> {
  const { outputFiles, metafile } = await build({
    ...options,
    bundle: true,
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    define: { 'import.meta.url': 'undefined' },
    absWorkingDir: PROJECT,
    outfile: 'bundle.js',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const required = Object.values(metafile.inputs)
    .flatMap(({ imports }) => imports)
    .flatMap(({ external, path: name }) => (external === true ? [name.replace(/^node:/, '')] : []));
  return {
    modules: [...new Set(required)].sort(),
    globals: [...namesIn(outputFiles[0]?.text ?? '')].filter((name) => WAYS.has(name)).sort(),
  };
}

/** Names in code; those in strings and comments are words. */
function namesIn(code: string): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    // globalThis['fetch'] is one as well.
    else if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
      names.add(node.argumentExpression.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('bundle.js', code, ts.ScriptTarget.ES2022));
  return names;
}

const node: BuildOptions = { platform: 'node', mainFields: ['module', 'main'] };
const web: BuildOptions = {
  platform: 'browser',
  mainFields: ['browser', 'module', 'main'],
  conditions: ['worker', 'module'],
};

describe('what is shipped', function () {
  this.timeout(120_000);

  for (const [name, options, allowed] of [
    ['the Node host', { ...node, entryPoints: ['src/extension/node.ts'] }, ['vscode', ...HARMLESS]],
    ['the web host', { ...web, entryPoints: ['src/extension/web.ts'] }, ['vscode']],
    // It asks git where a repository's settings are, and how it is set up.
    ['the command line', { ...node, entryPoints: ['src/cli/main.ts'] }, ['child_process', ...HARMLESS]],
  ] satisfies readonly [string, BuildOptions, readonly string[]][])
    it(`has no way to another machine: ${name}`, async () => {
      const { modules, globals } = await reachOf(options);
      assert.deepEqual(
        modules.filter((module) => !allowed.includes(module)),
        [],
      );
      assert.deepEqual(globals, []);
    });

  it('would be told of one', async () => {
    const planted = (contents: string): Promise<Reach> =>
      reachOf({ ...node, stdin: { contents, resolveDir: PROJECT, loader: 'ts' } });
    const ways = [
      "fetch('/x')",
      "new WebSocket('x')",
      "globalThis['XMLHttpRequest']",
      "navigator.sendBeacon('x')",
    ];
    for (const way of ways) assert.equal((await planted(way)).globals.length, 1, way);
    const { modules } = await planted("import 'node:http'; export * from 'tls'; require('net')");
    assert.deepEqual(modules, ['http', 'net', 'tls']);
    assert.deepEqual((await planted("export const words = 'fetch, WebSocket' // fetch")).globals, []);
  });

  it('hands an address to the browser in one place only, where a person has clicked on it', async () => {
    const folder = path.join(PROJECT, 'src/extension');
    const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
    const naming: string[] = [];
    for (const file of files)
      if ((await readFile(path.join(folder, file), 'utf8')).includes('openExternal')) naming.push(file);
    assert.deepEqual(naming, [path.join('features', 'source-notes.ts')]);
  });

  it('has styles and scripts that load nothing, and nothing that moves', async () => {
    const style = await readFile(path.join(PROJECT, 'media/preview.css'), 'utf8');
    assert.doesNotMatch(style, /url\(|@import|@font-face/);
    // Whoever has asked for reduced motion has nothing to turn off.
    assert.doesNotMatch(style, /animation|transition|@keyframes/);
    const names = namesIn(await readFile(path.join(PROJECT, 'media/preview.js'), 'utf8'));
    assert.deepEqual(
      [...names].filter((name) => WAYS.has(name)),
      [],
    );
    const media = (await readdir(path.join(PROJECT, 'media'), { recursive: true })).filter((file) =>
      file.endsWith('.svg'),
    );
    assert.ok(media.length > 10);
    for (const file of media) {
      const picture = await readFile(path.join(PROJECT, 'media', file), 'utf8');
      assert.doesNotMatch(picture, /<script|<animate|<image|<foreignObject|href=/i, file);
    }
  });
});
