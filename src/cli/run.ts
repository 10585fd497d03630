import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { check } from './commands/check.ts';
import { install, merge } from './commands/merge.ts';
import { migrate } from './commands/migrate.ts';
import { scan } from './commands/scan.ts';
import { CLEAN, FAILED } from './exit.ts';
import type { Io } from './io.ts';

/**
 * The command line, without the process around it.
 *
 * @returns the exit code: 0 clean, 1 findings, 2 could not run (one line on stderr for each reason)
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let code = CLEAN;
  const program = new Command('claimcheck')
    .description('What an article claims, by whom, and what is still unchecked.')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: () => undefined });
  program
    .command('scan')
    .description('list quotations, reported speech and statements with their speakers')
    .argument('<files...>', 'files, folders, globs, or - for standard input')
    .addOption(format(['text', 'json', 'ndjson']))
    .action(async (files: string[], options: { format: 'text' | 'json' | 'ndjson' }) => {
      code = await scan(files, options.format, io);
    });
  program
    .command('check')
    .description('list what the Problems panel lists, and what is still unchecked')
    .argument('<files...>', 'files, folders, globs, or - for standard input')
    .addOption(format(['text', 'json']))
    .option('--max-warnings <n>', 'how many warnings are no findings', natural, 0)
    .action(async (files: string[], options: { format: 'text' | 'json'; maxWarnings: number }) => {
      code = await check(files, options.format, options.maxWarnings, io);
    });
  program
    .command('merge')
    .description('merge notes files by id: a merge driver for git, which writes the result to OURS')
    .argument('[base]')
    .argument('[ours]')
    .argument('[theirs]')
    .option('--install', 'set the driver up in the repository around the current folder')
    .action(async (base?: string, ours?: string, theirs?: string, options?: { install?: boolean }) => {
      if (options?.install === true) code = await install(io);
      else if (base === undefined || ours === undefined || theirs === undefined)
        throw new InvalidArgumentError('three files are needed: BASE OURS THEIRS');
      else code = await merge(base, ours, theirs, io);
    });
  program
    .command('migrate')
    .description('write notes files of older versions in the current format')
    .argument('<files...>', 'notes files, articles, folders or globs')
    .action(async (files: string[]) => {
      code = await migrate(files, io);
    });
  for (const command of program.commands)
    command.exitOverride().configureOutput({ writeOut: io.out, writeErr: () => undefined });
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return CLEAN;
    const asked =
      error.code === 'commander.help' ? 'a command is needed: scan, check, merge or migrate' : error.message;
    io.err(`claimcheck: ${asked.replace(/^error: /, '').replace(/\s+/g, ' ')}\n`);
    return FAILED;
  }
  return code;
}

const format = (choices: readonly string[]): Option =>
  new Option('--format <format>', 'how to print').choices(choices).default('text');

function natural(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new InvalidArgumentError('It has to be a whole number.');
  return number;
}
