import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Clock, chance and locale come into the core as arguments: the same text gives the same answer on every machine. */
export const pure = {
  'no-restricted-globals': [
    'error',
    ...['Date', 'Intl', 'performance', 'crypto', 'setTimeout', 'setInterval', 'queueMicrotask', 'fetch'].map(
      (name) => ({
        name,
        message: 'The core has no clock, chance, locale or network: take it as an argument.',
      }),
    ),
    ...['process', 'Buffer', 'document', 'window', 'self', 'navigator', 'console'].map((name) => ({
      name,
      message: 'The core runs in every host: it knows none of them.',
    })),
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Math', property: 'random', message: 'Take randomness as an argument.' },
    ...[
      'localeCompare',
      'toLocaleString',
      'toLocaleLowerCase',
      'toLocaleUpperCase',
      'toLocaleDateString',
    ].map((property) => ({ property, message: 'It answers differently on different machines.' })),
    { object: 'globalThis', property: 'Date', message: 'Take the time as an argument.' },
  ],
  'no-restricted-syntax': [
    'error',
    { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
    {
      selector: 'ExportDefaultDeclaration:not([declaration.callee.name="defineCheck"])',
      message: 'Give it a name.',
    },
  ],
};

export default defineConfig(
  {
    ignores: [
      'dist',
      'out',
      '.vscode-test',
      'node_modules',
      'src/core/detect/model/weights.ts',
      'train/assembly',
    ],
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'eval/**/*.ts', 'bench/**/*.ts', 'train/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // It asks for the `!` that no-non-null-assertion forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      eqeqeq: 'error',
    },
  },
  { files: ['src/core/**/*.ts'], rules: pure },
  {
    // Numeric loops over typed arrays whose indexes are bounded by construction; `?? 0` there costs a third of the time.
    files: [
      'src/core/detect/model/{lattice,candidates,parts-of-speech,features,judge,judge-rows,lexicon,other-ways,outline,rows,support,templates}.ts',
      'src/core/anchor/{candidates,chain,correspond,follow,occurrences,passages,relocate,tokens,words}.ts',
    ],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['src/{core,extension}/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['test/**/*.ts'],
    // `expect`-like chains of chai are expressions.
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
