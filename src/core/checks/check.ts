import type { FactSheet } from '../factsheet.ts';
import type { Phrase } from '../phrase.ts';
import type { Range } from '../range.ts';

export type Severity = 'error' | 'warning' | 'info';

/** What a check found. `range` is into the article, or null where there is no place left to point to. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Phrase;
  readonly range: Range | null;
  /** The annotation or claim it is about, where there is one. */
  readonly entry?: string;
}

export interface CheckMeta {
  /** kebab-case, names the fault. */
  readonly id: string;
  readonly severity: Severity;
  /** Starts Require, Disallow or Limit. */
  readonly description: string;
  /** By message id; `{name}` is filled from the finding's data. */
  readonly messages: Readonly<Record<string, string>>;
}

export interface Report {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly range: Range | null;
  readonly entry?: string;
}

export interface Check {
  readonly meta: CheckMeta;
  run(sheet: FactSheet): Iterable<Report>;
}

export const defineCheck = (check: Check): Check => check;
