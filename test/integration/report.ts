import type { Runner, Test } from 'mocha';

/** How a suite inside VS Code tells the launcher outside what happened: a line that nothing else prints. */
export const RESULT = '##claimcheck-result## ';

export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  /** What failed and why, a line each. */
  readonly failures: readonly string[];
  /** What failed at first and passed when it was tried again: said, so that nobody takes it for steady. */
  readonly unsteady: readonly string[];
}

/** How often a test that a person's hands or a window's speed take part in may be tried again. */
export const RETRIES = 1;

const lineOf = (test: Test, error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  return `${test.fullTitle()}: ${message.split('\n', 1)[0] ?? ''}`;
};

/** Counts while a run goes on; to be asked when it has ended. */
export function tally(runner: Runner): () => SuiteResult {
  let passed = 0;
  const failures: string[] = [];
  const again = new Map<string, string>();
  runner.on('pass', () => passed++);
  runner.on('retry', (test: Test, error: unknown) => again.set(test.fullTitle(), lineOf(test, error)));
  runner.on('fail', (test: Test, error: unknown) => {
    failures.push(lineOf(test, error));
    again.delete(test.fullTitle());
  });
  return () => ({ passed, failed: failures.length, failures, unsteady: [...again.values()] });
}

export const resultLine = (result: SuiteResult): string => `${RESULT}${JSON.stringify(result)}`;

/** What a run printed, added up; null where it printed none. */
export function parseResults(output: string): SuiteResult | null {
  const results = output
    .split('\n')
    .filter((line) => line.startsWith(RESULT))
    .map((line) => JSON.parse(line.slice(RESULT.length)) as SuiteResult);
  if (results.length === 0) return null;
  return results.reduce((sum, next) => ({
    passed: sum.passed + next.passed,
    failed: sum.failed + next.failed,
    failures: [...sum.failures, ...next.failures],
    unsteady: [...sum.unsteady, ...next.unsteady],
  }));
}
