import { styleText } from 'node:util';
import {
  detect,
  english,
  factSheet,
  parseArticle,
  progress,
  runChecks,
  slice,
  uncheckedEntries,
  withoutConfidential,
  isSettled,
} from '../../core/index.ts';
import type { Entry, FactSheet, Finding, Ledger, Severity } from '../../core/index.ts';
import { articles } from '../files.ts';
import { oneLine } from '../io.ts';
import type { Io } from '../io.ts';
import { placesIn } from '../places.ts';
import type { Place } from '../places.ts';
import { CLEAN, FAILED, FINDINGS } from '../exit.ts';

/**
 * The findings of the Problems panel and what Check Article lists. An article whose notes can't be read is reported and
 * not checked: without its notes every answer would be wrong.
 */
export async function check(
  files: readonly string[],
  format: 'text' | 'json',
  maxWarnings: number,
  io: Io,
): Promise<number> {
  let failed = false;
  let errors = 0;
  let warnings = 0;
  const results: unknown[] = [];
  for await (const { name, text, ledger } of articles(files, io)) {
    if (!text.ok || !ledger.ok) {
      const problem = text.ok ? (ledger.ok ? '' : ledger.problem.message) : text.problem.message;
      io.err(`claimcheck: ${name}: ${oneLine(problem)}\n`);
      failed = true;
      continue;
    }
    const { sheet, findings } = examine(name, text.value, ledger.value);
    errors += findings.filter(({ severity }) => severity === 'error').length;
    warnings += findings.filter(({ severity }) => severity === 'warning').length;
    if (format === 'json') results.push(asData(name, sheet, findings));
    else io.out(asText(name, sheet, findings, io.colour));
  }
  if (format === 'json') io.out(`${JSON.stringify({ version: 1, articles: results }, null, 2)}\n`);
  return failed ? FAILED : errors > 0 || warnings > maxWarnings ? FINDINGS : CLEAN;
}

function examine(
  name: string,
  text: string,
  ledger: Ledger | null,
): { readonly sheet: FactSheet; readonly findings: readonly Finding[] } {
  const article = parseArticle(text);
  const sheet = factSheet(article, detect(article, name), ledger);
  return { sheet, findings: runChecks(sheet) };
}

interface Unchecked extends Place {
  readonly kind: string;
  readonly status: string;
  readonly speaker: string | null;
  readonly text: string;
}

/** What is confidential counts, but nothing of it is printed, nor where it is: the output may be anybody's. */
function unchecked(sheet: FactSheet): readonly Unchecked[] {
  const place = placesIn(sheet.article.text);
  const open = new Map(withoutConfidential(sheet).entries.map((entry) => [entry.id, entry]));
  return uncheckedEntries(sheet).map(({ id }: Entry): Unchecked => {
    const entry = open.get(id);
    if (entry === undefined)
      return { ...place(0), kind: 'statement', status: 'unchecked', speaker: null, text: '(confidential)' };
    const { claim, range, status, annotations } = entry;
    return {
      ...place(range?.start ?? 0),
      kind: claim?.kind ?? annotations[0]?.annotation.claimKind ?? 'statement',
      // Settled, but for something confidential.
      status: isSettled(status) ? 'unchecked' : status,
      speaker: claim?.speaker ?? null,
      text:
        claim?.text ??
        (range === null
          ? (annotations[0]?.annotation.anchor.quote.exact ?? '')
          : slice(sheet.article.text, range)),
    };
  });
}

function asData(name: string, sheet: FactSheet, findings: readonly Finding[]): unknown {
  const place = placesIn(sheet.article.text);
  return {
    article: name,
    progress: progress(sheet),
    findings: findings.map(({ rule, severity, message, range }) => ({
      rule,
      severity,
      message: english(message),
      range,
      ...place(range?.start ?? 0),
    })),
    unchecked: unchecked(sheet),
  };
}

const COLOURS = { error: 'red', warning: 'yellow', info: 'blue' } as const satisfies Record<Severity, string>;

function asText(name: string, sheet: FactSheet, findings: readonly Finding[], colour: boolean): string {
  const place = placesIn(sheet.article.text);
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    colour ? styleText(style, text) : text;
  const at = ({ line, column }: Place): string => `${String(line)}:${String(column)}`.padEnd(8);
  const { checked, total } = progress(sheet);
  const open = unchecked(sheet);
  const lines = [
    paint('underline', name),
    ...findings.map(
      ({ rule, severity, message, range }) =>
        `  ${at(place(range?.start ?? 0))} ${paint(COLOURS[severity], severity.padEnd(7))}  ${oneLine(english(message))}  ${paint('dim', rule)}`,
    ),
    `  ${String(checked)} / ${String(total)} checked${open.length === 0 ? '' : ', still unchecked:'}`,
    ...open.map(
      ({ kind, speaker, text, ...where }) =>
        `  ${at(where)} ${kind.padEnd(9)}  ${speaker === null ? '' : `${oneLine(speaker)}: `}${oneLine(text)}`,
    ),
  ];
  return `${lines.join('\n')}\n\n`;
}
