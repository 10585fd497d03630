/** Clean. */
export const CLEAN = 0;
/** It ran, and found something. */
export const FINDINGS = 1;
/** It could not run, or not on everything that it was given. */
export const FAILED = 2;
