/*
 * How git is told to merge notes files by their ids: an attribute of the files, which the repository holds, and a driver
 * (https://git-scm.com/docs/gitattributes#_defining_a_custom_merge_driver), which each clone has to be told of.
 */

/** Lines of .gitattributes. */
export const MERGE_ATTRIBUTES: readonly string[] = ['*.factcheck.json', '*.factcheck.private.json'].map(
  (files) => `${files} merge=claimcheck`,
);

/**
 * What git runs. Where a driver cannot be run (no `claimcheck` on the path of a desktop git), git calls it a conflict and
 * leaves our side alone in the file, without a mark: whoever stages that loses theirs. So git's own merge steps in. With 1,
 * ours has left its marks itself.
 */
export const MERGE_DRIVER =
  'claimcheck merge %O %A %B || { test $? -gt 1 && git merge-file -q -L ours -L base -L theirs %A %O %B; }';

/** The line that sets the driver up, for a shell of Unix or PowerShell. */
export const MERGE_SETUP = `git config merge.claimcheck.driver '${MERGE_DRIVER}'`;
