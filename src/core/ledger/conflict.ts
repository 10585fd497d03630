import { failure, success } from '../result.ts';
import type { Result } from '../result.ts';
import type { Ledger } from './ledger.ts';
import { mergeLedgers } from './merge.ts';
import { readLedger } from './read.ts';

/** The sides of a file in which git left what it could not merge. */
export interface Sides {
  readonly ours: string;
  readonly theirs: string;
  /** Known with git's conflict styles diff3 and zdiff3 only. */
  readonly base: string | null;
}

/** Git's marks: seven characters at the beginning of a line, where no line of JSON that we write begins so. */
const MARK = /^(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$/;

/** Takes a conflicted file apart; null where its marks are not in their order. */
export function sidesOf(text: string): Sides | null {
  const sides = { ours: [] as string[], theirs: [] as string[], base: [] as string[] };
  let part: 'all' | 'ours' | 'base' | 'theirs' = 'all';
  let withBase = false;
  for (const line of text.split(/(?<=\n)/)) {
    const mark = MARK.exec(line.replace(/\n$/, ''))?.[1]?.[0];
    if (mark === undefined) {
      if (part === 'all') for (const side of Object.values(sides)) side.push(line);
      else sides[part].push(line);
    } else if (mark === '<' && part === 'all') part = 'ours';
    else if (mark === '|' && part === 'ours') {
      part = 'base';
      withBase = true;
    } else if (mark === '=' && (part === 'ours' || part === 'base')) part = 'theirs';
    else if (mark === '>' && part === 'theirs') part = 'all';
    else return null;
  }
  if (part !== 'all') return null;
  return {
    ours: sides.ours.join(''),
    theirs: sides.theirs.join(''),
    base: withBase ? sides.base.join('') : null,
  };
}

/**
 * Merges a conflicted notes file by the ids in it; see `mergeLedgers`. Nothing of either side is dropped. Refused where
 * one of the sides is no notes file: then only a person can tell.
 */
export function readConflicted(text: string): Result<Ledger> {
  const sides = sidesOf(text);
  if (sides === null)
    return failure({
      code: 'conflict-markers',
      message: 'The marks of the merge conflict in the notes file are not complete.',
    });
  const ours = readLedger(sides.ours);
  if (!ours.ok) return ours;
  const theirs = readLedger(sides.theirs);
  if (!theirs.ok) return theirs;
  // zdiff3 moves lines out of a conflict that the base doesn't have: what is left may be no JSON.
  const base = sides.base === null ? null : readLedger(sides.base);
  return success(mergeLedgers(base?.ok === true ? base.value : null, ours.value, theirs.value));
}
