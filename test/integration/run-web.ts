import './worker-globals.ts';
import 'mocha/mocha.js';
import { RETRIES, resultLine, tally } from './report.ts';

/** mocha's own reporters for browsers want a page. */
function silent(): void {
  // What happened is printed below.
}

/** Runs the suites in the web worker, where mocha is a global of the browser's kind and prints what happened by itself. */
export async function runSuites(load: () => void): Promise<void> {
  mocha.setup({
    ui: 'bdd',
    timeout: 60_000,
    retries: RETRIES,
    reporter: silent as unknown as Mocha.ReporterConstructor,
  });
  load();
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failed) => {
      console.log(resultLine(result()));
      if (failed > 0) reject(new Error(`${String(failed)} failed`));
      else resolve();
    });
    const result = tally(runner);
    runner
      .on('pass', (test) => {
        console.log(`    ✔ ${test.fullTitle()}`);
      })
      .on('fail', (test, error: Error) => {
        console.log(`    ✖ ${test.fullTitle()}\n      ${error.message}\n${error.stack ?? ''}`);
      });
  });
}
