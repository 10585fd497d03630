import { parse } from 'yaml';
import { frontMatterEnd } from './chunks.ts';

/** The fields of a YAML front matter; none where there is none, or where it is malformed: an article is read all the same. */
export function frontMatter(text: string): Readonly<Record<string, unknown>> {
  const end = frontMatterEnd(text);
  if (end === 0) return {};
  const yaml = text
    .slice(0, end)
    .replace(/^\uFEFF?---[ \t]*/, '')
    .replace(/---[ \t]*[\r\n]*$/, '');
  try {
    // Aliases are bounded, so that a few lines can't be blown up into gigabytes.
    const value: unknown = parse(yaml, { maxAliasCount: 50, schema: 'core', logLevel: 'error' });
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : {};
  } catch {
    return {};
  }
}
