import type { Arguments } from '../command-line/parse';
import { ExitCode, UsageError } from '../errors';
import type { World } from '../world';
import { bashScript } from './bash';
import { fishScript } from './fish';
import { completionTable, type CommandRow } from './table';
import { zshScript } from './zsh';

const SCRIPTS: Readonly<Record<string, (rows: readonly CommandRow[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** Prints the completion script of a shell. */
export function completion(world: World, { operands: [shell], problems }: Arguments): Promise<ExitCode> {
  const script = shell !== undefined && Object.hasOwn(SCRIPTS, shell) ? SCRIPTS[shell] : undefined;
  const given = shell === undefined ? 'the shell is missing' : `"${shell}" is no shell that is known here`;
  if (script === undefined) {
    throw new UsageError([...problems, `${given}; allowed: ${Object.keys(SCRIPTS).join(', ')}`]);
  }
  if (problems.length > 0) throw new UsageError(problems);
  world.out(script(completionTable(world.template.describeOptions())));
  return Promise.resolve(ExitCode.done);
}
