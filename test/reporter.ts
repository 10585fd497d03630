import { reporters } from 'mocha';
import type { MochaOptions, Runner } from 'mocha';
import { resultLine } from './integration/report.ts';

/** Mocha's usual output, and at its end the line that `test/run.ts` counts by. */
module.exports = class extends reporters.Spec {
  constructor(runner: Runner, options?: MochaOptions) {
    super(runner, options);
    runner.once('end', () => {
      console.log(resultLine({ passed: this.stats.passes, failed: this.stats.failures }));
    });
  }
};
