import { reporters } from 'mocha';
import type { MochaOptions, Runner } from 'mocha';
import { resultLine, tally } from './integration/report.ts';

/** Mocha's usual output, and at its end the line that `test/run.ts` counts by. */
module.exports = class extends reporters.Spec {
  constructor(runner: Runner, options?: MochaOptions) {
    super(runner, options);
    const result = tally(runner);
    runner.once('end', () => {
      console.log(resultLine(result()));
    });
  }
};
