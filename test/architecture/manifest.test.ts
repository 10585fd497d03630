import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { GROUPINGS } from '../../src/core/index.ts';

const PROJECT = path.resolve(__dirname, '../..');

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly keybindings: readonly { readonly command: string }[];
    readonly menus: Readonly<
      Record<string, readonly { readonly command?: string; readonly submenu?: string }[]>
    >;
    readonly submenus: readonly { readonly id: string }[];
    readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<string, string>> }[];
    readonly configuration: { readonly properties: Readonly<Record<string, object>> };
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly grammars: readonly { readonly path: string }[];
  };
}

const read = (file: string): Promise<string> => readFile(path.join(PROJECT, file), 'utf8');

async function sources(folder: string): Promise<string> {
  const names = (await readdir(path.join(PROJECT, folder), { recursive: true })).filter((name) =>
    name.endsWith('.ts'),
  );
  assert.ok(names.length > 0);
  return (await Promise.all(names.map((name) => read(path.join(folder, name))))).join('\n');
}

const all = (text: string, pattern: RegExp): ReadonlySet<string> =>
  new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''));

const KINDS = ['quotation', 'reported', 'statement'];
const LOOKS = ['unchecked', 'open', 'attention', 'checked'];

/** Commands that need an argument that only a link in a hover or a row of a list gives. */
const LINKS_ONLY = ['claimcheck.openSource', 'claimcheck.revealClaim', 'claimcheck.revealUse'];

/** What VS Code itself sets. */
const VSCODE_KEYS: ReadonlySet<string> = new Set([
  ...['editorTextFocus', 'editorHoverFocused', 'editorHasSelection', 'editorLangId', 'listMultiSelection'],
  ...['view', 'viewItem', 'focusedView', 'workspaceFolderCount', 'false'],
  ...['listFocus', 'inputFocus'],
  ...['comment', 'commentThread', 'commentController'],
]);

interface Condition {
  readonly key: string;
  readonly operator: string;
  readonly value: string;
}

/** Every part of every `when` and `enablement` in a manifest. */
function conditionsOf(value: unknown): readonly Condition[] {
  if (Array.isArray(value)) return value.flatMap(conditionsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    (name === 'when' || name === 'enablement') && typeof inner === 'string'
      ? inner.split(/&&|\|\|/).map(conditionOf)
      : conditionsOf(inner),
  );
}

function conditionOf(text: string): Condition {
  // Brackets group; those of a pattern belong to its value.
  const plain = text.trim().replace(/^[!(]+/, '');
  const [, key = '', operator = '', value = ''] =
    /^([\w.]+)\)*\s*(?:(==|!=|=~|>)\s*(.+?))?$/.exec(plain) ?? [];
  assert.notEqual(key, '', `not understood: ${text}`);
  return { key, operator, value };
}

/** Our own context keys: given to `setContext` by name, or by the name of a constant. */
function contextKeys(code: string): ReadonlySet<string> {
  const given = [...code.matchAll(/setContext\(\s*([\w'.]+)|'setContext',\s*([\w'.]+)/g)].map(
    ([, helper, command]) => helper ?? command ?? '',
  );
  const names = given.flatMap((name) => {
    if (name.startsWith("'")) return [name.slice(1, -1)];
    return [...all(code, new RegExp(`const ${name} = '(claimcheck\\.\\w+)'`, 'g'))];
  });
  return new Set(names);
}

const inOrder = (names: Iterable<string>): readonly string[] => [...names].sort();

describe('package.json', () => {
  let manifest: Manifest;
  let code: string;
  before(async () => {
    manifest = JSON.parse(await read('package.json')) as Manifest;
    code = await sources('src/extension');
  });

  it('has the commands of the code, and the code those of package.json', () => {
    const commands = inOrder(manifest.contributes.commands.map(({ command }) => command));
    assert.ok(commands.length > 0);
    const registered = all(code, /registerCommand\(\s*'([^']+)'/g);
    assert.deepEqual(inOrder(registered), inOrder([...commands, ...LINKS_ONLY]));
    const named = [
      ...manifest.contributes.keybindings,
      ...Object.values(manifest.contributes.menus).flat(),
    ].flatMap(({ command }) => command ?? []);
    assert.deepEqual(
      named.filter((command) => !commands.includes(command)),
      [],
    );
    assert.deepEqual(
      commands.filter((command) =>
        manifest.contributes.menus['commandPalette']?.every((item) => item.command !== command),
      ),
      [],
    );
  });

  it('has the colours of the code, for all four default themes', () => {
    const { colors } = manifest.contributes;
    // Kinds of claims and looks of statuses are parts of the names.
    const names = [...code.matchAll(/ThemeColor\(`claimcheck\.\$\{(kind|look)\}(\w*)`/g)].flatMap(
      ([, part, end = '']) => (part === 'kind' ? KINDS : LOOKS).map((name) => `claimcheck.${name}${end}`),
    );
    names.push(...all(code, /ThemeColor\('(claimcheck\.\w+)'\)/g));
    assert.deepEqual(inOrder(new Set(names)), inOrder(colors.map(({ id }) => id)));
    for (const { defaults } of colors)
      assert.deepEqual(inOrder(Object.keys(defaults)), [
        'dark',
        'highContrast',
        'highContrastLight',
        'light',
      ]);
  });

  it('has the settings of the code', () => {
    const asked = all(code, /getConfiguration\('claimcheck'\)\s*\.get(?:<[^>]+>)?\(\s*'([^']+)'/g);
    assert.deepEqual(
      inOrder([...asked].map((name) => `claimcheck.${name}`)),
      inOrder(Object.keys(manifest.contributes.configuration.properties)),
    );
  });

  it('has a test for every setting, by its name', async () => {
    const tested = all(await read('test/integration/settings.test.ts'), /\bit\('(claimcheck\.\w+) /g);
    assert.deepEqual(inOrder(tested), inOrder(Object.keys(manifest.contributes.configuration.properties)));
  });

  it('asks in its `when` clauses for nothing that does not exist', () => {
    const conditions = conditionsOf(manifest);
    assert.ok(conditions.length > 50);
    const keys = contextKeys(code);
    const views = Object.values(manifest.contributes.views).flatMap((list) => list.map(({ id }) => id));
    const items = [...code.matchAll(/contextValue\b.*/g)].flatMap(([line]) => [...all(line, /'(\w+)'/g)]);
    const values: Readonly<Record<string, readonly string[]>> = {
      view: views,
      focusedView: views,
      viewItem: items,
      comment: items,
      commentThread: items,
      commentController: [...all(code, /createCommentController\('(\w+)'/g)],
      editorLangId: ['markdown'],
      'claimcheck.claimsGrouping': GROUPINGS,
    };
    for (const { key, operator, value } of conditions) {
      const known = key.startsWith('claimcheck.')
        ? keys.has(key)
        : key.startsWith('config.')
          ? key.slice('config.'.length) in manifest.contributes.configuration.properties
          : VSCODE_KEYS.has(key);
      assert.ok(known, `nobody sets ${key}`);
      if (operator === '==' || operator === '!=')
        assert.ok(values[key]?.includes(value) ?? /^\d+$/.test(value), `${key} is never ${value}`);
      if (operator === '=~') {
        const [, source = '', flags = ''] = /^\/(.*)\/(\w*)$/.exec(value) ?? [];
        assert.ok(
          values[key]?.some((item) => new RegExp(source, flags).test(item)),
          `${key}: ${value}`,
        );
      }
    }
    const asked = new Set(conditions.map(({ key }) => key));
    assert.deepEqual(
      [...keys].filter((key) => !asked.has(key)),
      [],
      'a context key that nothing asks for',
    );
  });

  it('has a text for every name in %, and no text without a use', async () => {
    const texts = JSON.parse(await read('package.nls.json')) as Record<string, string>;
    const used = all(await read('package.json'), /"%([^%"]+)%"/g);
    assert.deepEqual(inOrder(used), inOrder(Object.keys(texts)));
  });

  it('names files that exist', async () => {
    const files = [manifest.icon, ...manifest.contributes.grammars.map((grammar) => grammar.path)];
    for (const file of files) assert.ok(existsSync(path.join(PROJECT, file)), file);
    const build = await read('esbuild.mjs');
    for (const bundle of [manifest.main, manifest.browser])
      assert.ok(build.includes(bundle.replace('./', '')), bundle);
    for (const [, file = ''] of (await read('README.md')).matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      assert.ok(existsSync(path.join(PROJECT, file)), `README.md: ${file}`);
  });

  it('is locked without the address of any mirror', async () => {
    const lock = await read('package-lock.json');
    assert.ok(lock.includes('"integrity"'));
    const hosts = [...lock.matchAll(/"resolved": "https?:\/\/([^/"]+)/g)].map(([, host]) => host);
    assert.deepEqual(
      hosts.filter((host) => host !== 'registry.npmjs.org'),
      [],
    );
  });
});
