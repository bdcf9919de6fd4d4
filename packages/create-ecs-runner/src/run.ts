import { parseArguments, type Arguments } from './args';
import { Cancelled, ExitCode, UsageError } from './errors';
import { finish, type FinishWorld } from './finish';
import { generate } from './generate';
import { helpText } from './help';
import { problemList, wrap } from './output';
import { planFromAnswers, planFromFlags, type Plan } from './plan';
import { resolveOptions } from './problem';
import type { Ask } from './prompt';

/** The world as the command sees it. */
export interface World extends FinishWorld {
  readonly argv: readonly string[];
  /** Whether a person can be asked: input and output are terminals. */
  readonly interactive: boolean;
  readonly version: string;
  readonly ask: Ask;
}

/** Runs the command; returns its exit code and throws nothing. */
export async function run(world: World): Promise<ExitCode> {
  try {
    return await create(world);
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
    world.err(`${world.errStyle.red('create-ecs-runner:')} ${message}\n`);
    return ExitCode.failure;
  }
}

async function create(world: World): Promise<ExitCode> {
  const { template, style } = world;
  const args = parseArguments(world.argv, template);
  if (args.help) {
    const options = template.describeOptions();
    const { version, columns: width } = world;
    world.out(helpText({ options, defaults: resolveOptions(template, {}), version, width, style }));
    return ExitCode.done;
  }
  if (args.version) {
    world.out(`${world.version}\n`);
    return ExitCode.done;
  }
  const plan = args.yes || !world.interactive ? planFromFlags(args, template, world.cwd) : await askPlan(world, args);
  const files = await generate(plan, template, world.signal);
  return finish(world, args, plan, files);
}

function askPlan(world: World, args: Arguments): Promise<Plan> {
  const { columns, out, style } = world;
  const refuse = (reason: string) => out(`${style.red('✖')} ${wrap(reason, columns - 2, '  ')}\n`);
  return planFromAnswers(args, { ...world, write: out, refuse }, world.cwd);
}
