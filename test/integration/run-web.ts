import './worker-globals.ts';
import 'mocha/mocha.js';
import { resultLine } from './report.ts';

/** mocha's own reporters for browsers want a page. */
function silent(): void {
  // What happened is printed below.
}

/** Runs the suites in the web worker, where mocha is a global of the browser's kind and prints what happened by itself. */
export async function runSuites(load: () => void): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: 60_000, reporter: silent as unknown as Mocha.ReporterConstructor });
  load();
  await new Promise<void>((resolve, reject) => {
    let passed = 0;
    mocha
      .run((failed) => {
        console.log(resultLine({ passed, failed }));
        if (failed > 0) reject(new Error(`${String(failed)} failed`));
        else resolve();
      })
      .on('pass', (test) => {
        passed++;
        console.log(`    ✔ ${test.fullTitle()}`);
      })
      .on('fail', (test, error: Error) => {
        console.log(`    ✖ ${test.fullTitle()}\n      ${error.message}\n${error.stack ?? ''}`);
      });
  });
}
