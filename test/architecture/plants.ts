/** One fault for each rule of each net. A net that reports nothing has seen nothing. */
export interface Plant {
  readonly rule: string;
  /** Path → text. */
  readonly files: Readonly<Record<string, string>>;
}

export const LAYER_PLANTS: readonly Plant[] = [
  {
    rule: 'core-knows-no-vscode',
    files: {
      'src/core/article/plant-vscode.ts': `import type { Uri } from 'vscode';\nexport type Planted = Uri;\n`,
    },
  },
  {
    rule: 'core-knows-no-node',
    files: {
      'src/core/article/plant-node.ts': `export const planted = (): Promise<unknown> => import('node:fs');\n`,
    },
  },
  {
    rule: 'web-knows-no-node',
    files: {
      'src/extension/plant-node.ts': `import { homedir } from 'os';\nexport const planted = homedir();\n`,
    },
  },
  {
    rule: 'core-by-its-door',
    files: { 'src/cli/plant-door.ts': `export { parseArticle } from '../core/article/parse.ts';\n` },
  },
  {
    rule: 'core-knows-no-front',
    files: { 'src/core/article/plant-front.ts': `export { EXIT } from '../../cli/exit.ts';\n` },
  },
  {
    rule: 'fronts-apart',
    files: { 'src/cli/plant-front.ts': `export type { Feature } from '../extension/feature.ts';\n` },
  },
  {
    rule: 'features-apart',
    files: { 'src/extension/features/plant-feature.ts': `export { register } from './hover.ts';\n` },
  },
  {
    rule: 'core-checks-down',
    files: { 'src/core/checks/plant-up.ts': `export { detect } from '../index.ts';\n` },
  },
  {
    rule: 'core-views-down',
    files: { 'src/core/views/plant-side.ts': `export { runChecks } from '../checks/run.ts';\n` },
  },
  {
    rule: 'core-preview-down',
    files: { 'src/core/preview/plant-side.ts': `export { factSheet } from '../factsheet.ts';\n` },
  },
  {
    rule: 'core-sources-down',
    files: { 'src/core/sources/plant-up.ts': `export { factSheet } from '../factsheet.ts';\n` },
  },
  {
    rule: 'core-ledger-down',
    files: { 'src/core/ledger/plant-up.ts': `export { factSheet } from '../factsheet.ts';\n` },
  },
  {
    rule: 'core-detect-down',
    files: { 'src/core/detect/plant-side.ts': `export { readLedger } from '../ledger/read.ts';\n` },
  },
  {
    rule: 'core-anchor-down',
    files: { 'src/core/anchor/plant-side.ts': `export { parseArticle } from '../article/parse.ts';\n` },
  },
  {
    rule: 'core-article-down',
    files: { 'src/core/article/plant-up.ts': `export { detect } from '../detect/index.ts';\n` },
  },
  {
    rule: 'no-circle',
    files: {
      'src/core/article/plant-circle.ts': `import type { Other } from './plant-circle-too.ts';\nexport type Planted = Other | null;\n`,
      'src/core/article/plant-circle-too.ts': `import type { Planted } from './plant-circle.ts';\nexport type Other = Planted | 1;\n`,
    },
  },
  { rule: 'no-orphan', files: { 'src/core/article/plant-orphan.ts': `export const planted = 1;\n` } },
  {
    rule: 'known-packages',
    files: { 'src/cli/plant-package.ts': `export * from 'a-package-that-nobody-has';\n` },
  },
];

/** Rule of ESLint → a text in place of `src/core/range.ts`. */
export const LINT_PLANTS: readonly (readonly [rule: string, text: string])[] = [
  ['no-restricted-globals', 'export const planted = Date.now();'],
  ['no-restricted-globals', 'export const planted = new Date();'],
  ['no-restricted-globals', 'export const planted = new Intl.Collator();'],
  ['no-restricted-globals', 'export const planted = (): void => { console.log(1); };'],
  ['no-restricted-globals', 'export const planted = fetch;'],
  ['no-restricted-properties', 'export const planted = Math.random();'],
  ['no-restricted-properties', `export const planted = 'a'.localeCompare('b');`],
  ['no-restricted-properties', `export const planted = (1).toLocaleString();`],
  ['no-restricted-syntax', 'export enum Planted { A }'],
  ['no-restricted-syntax', 'export default 1;'],
  ['@typescript-eslint/no-explicit-any', 'export const planted = (x: any): void => void x;'],
  ['@typescript-eslint/no-floating-promises', 'export const planted = (): void => { Promise.resolve(1); };'],
  [
    '@typescript-eslint/consistent-type-imports',
    `import { Problem } from './result.ts'; export type P = Problem;`,
  ],
];

/** Names that the core's type-check must not know. */
export const TYPE_PLANTS: readonly string[] = [
  `import 'fs'; import { readFileSync } from 'node:fs'; export const planted = readFileSync;`,
  'export const planted = process.env;',
  'export const planted = Buffer.from([]);',
  'export const planted = document.title;',
  'export const planted = setTimeout;',
];
