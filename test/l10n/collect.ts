import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import ts from 'typescript';
import { CHECKS } from '../../src/core/index.ts';
import { PROJECT } from '../host/cache.ts';

/** The languages that every text is in, besides English. */
export const LANGUAGES = ['de', 'es', 'fr', 'ru'] as const;

/** English → the text in a language; in the English file both are the same. */
export type Bundle = Readonly<Record<string, string>>;

export const bundleFile = (language?: string): string =>
  path.join(PROJECT, 'l10n', language === undefined ? 'bundle.l10n.json' : `bundle.l10n.${language}.json`);

export const manifestFile = (language?: string): string =>
  path.join(PROJECT, language === undefined ? 'package.nls.json' : `package.nls.${language}.json`);

export const readTexts = async (file: string): Promise<Bundle> =>
  JSON.parse(await readFile(file, 'utf8')) as Bundle;

/**
 * Every text that a person may see, except those of package.json: `vscode.l10n.t` of the extension, `phrase` of the core,
 * and the messages of the rules.
 */
export async function collectTexts(): Promise<ReadonlySet<string>> {
  const extension = await sourcesOf('src/extension');
  const core = await sourcesOf('src/core');
  const spoken = await getL10nJson(extension.map(({ contents }) => ({ extension: '.ts', contents })));
  return new Set([
    ...Object.keys(spoken),
    ...[...extension, ...core].flatMap(({ contents }) => firstArguments(contents, 'phrase')),
    ...CHECKS.flatMap(({ meta }) => Object.values(meta.messages)),
  ]);
}

interface Source {
  readonly name: string;
  readonly contents: string;
}

export async function sourcesOf(folder: string): Promise<readonly Source[]> {
  const names = (await readdir(path.join(PROJECT, folder), { recursive: true }))
    .filter((name) => name.endsWith('.ts'))
    .sort();
  return Promise.all(
    names.map(async (name) => ({
      name: path.join(folder, name),
      contents: await readFile(path.join(PROJECT, folder, name), 'utf8'),
    })),
  );
}

/** The first arguments of all calls of a function, where they are string literals. */
function firstArguments(source: string, callee: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === callee) {
      const [first] = node.arguments;
      if (first !== undefined && ts.isStringLiteralLike(first)) found.push(first.text);
    }
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.ES2022, true));
  return found;
}

/** `{0}` and `{name}` of a text, in order. */
export const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
