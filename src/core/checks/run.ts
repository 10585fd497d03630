import type { FactSheet } from '../factsheet.ts';
import { phrase } from '../phrase.ts';
import type { Check, Finding } from './check.ts';
import { CHECKS } from './registry.ts';

/** All findings, in order of the text. A check that throws becomes one finding that names it; the others still run. */
export const runChecks = (sheet: FactSheet, checks: readonly Check[] = CHECKS): readonly Finding[] =>
  checks.flatMap((check) => run(check, sheet)).sort(byPlace);

function run(check: Check, sheet: FactSheet): Finding[] {
  const { id, severity, messages } = check.meta;
  try {
    return [...check.run(sheet)].map(({ messageId, data, range, entry }) => ({
      rule: id,
      severity,
      message: { template: messages[messageId] ?? messageId, data: data ?? {} },
      range,
      ...(entry === undefined ? {} : { entry }),
    }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = phrase('This check could not run, please report it: {reason}', { reason });
    return [{ rule: id, severity: 'error', message, range: null }];
  }
}

function byPlace(a: Finding, b: Finding): number {
  if (a.range === null || b.range === null) return Number(a.range !== null) - Number(b.range !== null);
  return a.range.start - b.range.start || a.range.end - b.range.end;
}
