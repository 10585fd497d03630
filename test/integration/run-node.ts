import Mocha from 'mocha';
import { RETRIES, resultLine, tally } from './report.ts';

/** Runs the suites in the Node extension host. */
export async function runSuites(load: () => void): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, retries: RETRIES, color: false, reporter: 'spec' });
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
  load();
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failed) => {
      console.log(resultLine(result()));
      if (failed > 0) reject(new Error(`${String(failed)} failed`));
      else resolve();
    });
    const result = tally(runner);
  });
}
