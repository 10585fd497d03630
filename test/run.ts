import { spawn } from 'node:child_process';
import path from 'node:path';
import { PROJECT } from './host/cache.ts';
import { parseResults, RETRIES } from './integration/report.ts';
import type { SuiteResult } from './integration/report.ts';

/** Everything that has to hold, in the order in which a mistake is found soonest. */
interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Tests print how many passed; anything else has passed if it ends with 0. */
  readonly tests: boolean;
}

const tool = (name: string): string => path.join(PROJECT, 'node_modules/.bin', name);
const mocha = (...files: string[]): readonly string[] => [
  tool('mocha'),
  '--reporter',
  './test/reporter.ts',
  ...files,
];

const STEPS: readonly Step[] = [
  { name: 'types', command: [tool('tsc'), '-b'], tests: false },
  { name: 'lint and format', command: ['npm', 'run', '--silent', 'lint'], tests: false },
  { name: 'layers', command: ['npm', 'run', '--silent', 'layers'], tests: false },
  {
    name: 'architecture, units and properties',
    command: mocha('test/{architecture,core,cli,eval,extension}/**/*.test.ts'),
    tests: true,
  },
  { name: 'build', command: [process.execPath, 'esbuild.mjs', '--tests'], tests: false },
  { name: 'VS Code, Node host', command: [tool('tsx'), 'test/host/run-integration.ts', 'node'], tests: true },
  { name: 'VS Code, web host', command: [tool('tsx'), 'test/host/run-integration.ts', 'web'], tests: true },
  { name: 'grammar', command: [tool('tsx'), 'test/syntaxes/run.ts'], tests: false },
  {
    name: 'by hand, in a browser',
    command: mocha('--retries', String(RETRIES), 'test/ui/**/*.test.ts'),
    tests: true,
  },
  { name: 'the packaged extension', command: mocha('test/vsix/**/*.test.ts'), tests: true },
];

const NOTHING: SuiteResult = { passed: 0, failed: 0, failures: [], unsteady: [] };

/** Runs a step, shows what it prints, and counts. A step of tests that ran none has failed. */
function run({ command, tests }: Step): Promise<SuiteResult> {
  const [file = '', ...args] = command;
  return new Promise((done) => {
    let output = '';
    const child = spawn(file, args, { cwd: PROJECT, stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.on('data', (data: Buffer) => {
      process.stdout.write(data);
      output += data.toString();
    });
    child.once('error', (error) => {
      console.error(error.message);
      done({ passed: 0, failed: 1, failures: [error.message], unsteady: [] });
    });
    child.once('close', (code) => {
      const counted = (tests ? parseResults(output) : null) ?? {
        ...NOTHING,
        passed: !tests && code === 0 ? 1 : 0,
      };
      const silent = counted.failed === 0 && (code !== 0 || counted.passed === 0);
      const failures = silent ? [`ended with ${String(code)}; see above`] : counted.failures;
      done({ ...counted, failed: counted.failed + (silent ? 1 : 0), failures });
    });
  });
}

async function main(): Promise<void> {
  const lines: string[] = [];
  let passed = 0;
  let failed = 0;
  for (const step of STEPS) {
    console.log(`\n== ${step.name}`);
    const started = Date.now();
    const result = await run(step);
    passed += result.passed;
    failed += result.failed;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    lines.push(
      `${result.failed === 0 ? 'ok  ' : 'FAIL'}  ${step.name}: ${result.passed} passed, ${result.failed} failed, ${seconds} s`,
      ...result.failures.map((failure) => `        failed: ${failure}`),
      ...result.unsteady.map((failure) => `        passed when tried again: ${failure}`),
    );
  }
  console.log(`\n${lines.join('\n')}\n`);
  console.log('What was on the screen is in out/screenshots.');
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

void main();
