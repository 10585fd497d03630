/** Which folder may know which. Each rule has its planted fault in `plants/`. @type {import('dependency-cruiser').IConfiguration} */

/** `vscode` resolves to its types; a rule on the bare name alone never fires. */
const VSCODE = '(^|node_modules/@types/)vscode($|/)';

/** Arrows inside the core go down this list only. */
const CORE = [
  ['checks', ['checks', 'factsheet', 'detect', 'anchor', 'ledger', 'article']],
  ['views', ['views', 'factsheet', 'detect', 'anchor', 'ledger', 'article']],
  ['factsheet', ['detect', 'anchor', 'ledger', 'article']],
  ['preview', ['preview', 'article']],
  ['sources', ['sources', 'ledger']],
  ['ledger', ['ledger', 'anchor', 'detect/claim']],
  ['detect', ['detect', 'article']],
  ['anchor', ['anchor']],
  ['article', ['article']],
];

const part = (name) => (name.includes('/') || name === 'factsheet' ? `${name}\\.ts$` : `${name}/`);

export default {
  forbidden: [
    {
      name: 'core-knows-no-vscode',
      comment: 'Only src/extension knows the editor: hand the core plain data instead.',
      severity: 'error',
      from: { path: '^src/(core|cli)/' },
      to: { path: VSCODE },
    },
    {
      name: 'core-knows-no-node',
      comment: 'The core runs in a browser: read files in cli/ or extension/ and pass text.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'web-knows-no-node',
      comment:
        'Everything in the extension but its Node entry runs in a web worker too: add to Platform instead.',
      severity: 'error',
      from: { path: '^src/extension/', pathNot: '^src/extension/node(-lock|-replace)?\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-by-its-door',
      comment: 'Export it from src/core/index.ts.',
      severity: 'error',
      from: { path: '^src/(cli|extension)/' },
      to: { path: '^src/core/', pathNot: '^src/core/index\\.ts$' },
    },
    {
      name: 'core-knows-no-front',
      comment: 'Arrows run from the fronts to the core.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/(cli|extension)/' },
    },
    {
      name: 'fronts-apart',
      comment: 'What both need belongs into the core.',
      severity: 'error',
      from: { path: '^src/(cli|extension)/' },
      to: { path: '^src/(cli|extension)/', pathNot: '^src/$1/' },
    },
    {
      name: 'features-apart',
      comment: 'Features share articles and their events, never each other.',
      severity: 'error',
      from: { path: '^src/extension/features/([^/]+)$' },
      to: { path: '^src/extension/features/', pathNot: '^src/extension/features/$1$' },
    },
    ...CORE.map(([name, allowed]) => ({
      name: `core-${name}-down`,
      comment: `${name} may know ${allowed.join(', ')}, day, hash, order, phrase, range and result.`,
      severity: 'error',
      from: { path: `^src/core/${part(name)}` },
      to: {
        path: '^src/core/',
        pathNot: `^src/core/(${[...allowed.map(part), '(day|hash|order|phrase|range|result)\\.ts$'].join('|')})`,
      },
    })),
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan',
      comment: 'Nothing uses it: delete it.',
      severity: 'error',
      from: { orphan: true, path: '^src/' },
      to: {},
    },
    {
      name: 'known-packages',
      comment: 'It is not in package.json, or cannot be found.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'], pathNot: VSCODE },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Imports of types are arrows too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
