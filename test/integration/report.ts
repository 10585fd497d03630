/** How a suite inside VS Code tells the launcher outside what happened: a line that nothing else prints. */
export const RESULT = '##claimcheck-result## ';

export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
}

export const resultLine = (result: SuiteResult): string => `${RESULT}${JSON.stringify(result)}`;

/** What a run printed, added up; null where it printed none. */
export function parseResults(output: string): SuiteResult | null {
  const results = output
    .split('\n')
    .filter((line) => line.startsWith(RESULT))
    .map((line) => JSON.parse(line.slice(RESULT.length)) as SuiteResult);
  if (results.length === 0) return null;
  return results.reduce((sum, { passed, failed }) => ({
    passed: sum.passed + passed,
    failed: sum.failed + failed,
  }));
}
