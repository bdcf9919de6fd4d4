import { createRequire } from 'node:module';
import type { CommandName } from './command-line/commands';
import { helpText } from './command-line/help';
import { parseArguments, type Arguments } from './command-line/parse';
import { resolveOptions } from './command-line/problem';
import { Cancelled, ExitCode, UsageError } from './errors';
import { problemList, withoutTokens } from './terminal/output';
import type { World } from './world';

const load = createRequire(__filename);

type Run = (world: World, args: Arguments) => Promise<ExitCode>;

/** Each is loaded when it runs: `--help` needs none. */
const COMMANDS: Record<CommandName, () => Run> = {
  create: () => (load('./create') as typeof import('./create')).create,
  doctor: () => (load('./doctor') as typeof import('./doctor')).doctor,
  diff: () => (load('./diff') as typeof import('./diff')).diff,
  completion: () => (load('./completion') as typeof import('./completion')).completion,
  fleet: () => (load('./fleet') as typeof import('./fleet')).fleet,
};

/** Runs the command; returns its exit code and throws nothing. */
export async function run(world: World): Promise<ExitCode> {
  try {
    return await runCommand(world);
  } catch (error) {
    if (error instanceof UsageError) {
      world.err(problemList(error.problems, world.columns, world.errStyle));
      return ExitCode.usage;
    }
    if (error instanceof Cancelled) {
      world.err(`\n${error.message}\n`);
      return ExitCode.cancelled;
    }
    const message = error instanceof Error ? error.message : String(error);
    world.err(`${world.errStyle.red('create-ecs-runner:')} ${withoutTokens(message)}\n`);
    return ExitCode.failure;
  }
}

async function runCommand(world: World): Promise<ExitCode> {
  const { template, version, columns: width, style } = world;
  const args = parseArguments(world.argv, template);
  if (args.help) {
    const options = template.describeOptions();
    const defaults = resolveOptions(template, {});
    world.out(helpText({ command: args.command, options, defaults, version, width, style }));
    return ExitCode.done;
  }
  if (args.version) {
    world.out(`${version}\n`);
    return ExitCode.done;
  }
  return COMMANDS[args.command]()(world, args);
}
