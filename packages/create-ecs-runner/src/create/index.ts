import { createRequire } from 'node:module';
import type { Arguments } from '../command-line/parse';
import type { ExitCode } from '../errors';
import { finish } from '../finish';
import { wrap } from '../terminal/output';
import type { World } from '../world';
import { generate } from './generate';
import { planFromAnswers, planFromFlags, type Plan } from './plan';
import { occupied } from './target';

/** Loads when called: a new folder needs neither of these. */
const load = createRequire(__filename);

/** Creates a repository. */
export async function create(world: World, args: Arguments): Promise<ExitCode> {
  const { template } = world;
  const silent = args.yes || args.json || !world.interactive;
  const plan = silent ? planFromFlags(args, template, world.cwd) : await askPlan(world, args);
  if (args.dryRun) return (load('../preview') as typeof import('../preview')).preview(world, args, plan);
  if (occupied(plan.target)) {
    const merged = await (load('../merge') as typeof import('../merge')).merge(world, args, plan);
    return finish(world, args, merged.plan, merged.files);
  }
  const files = await generate(plan, template, world.signal);
  return finish(world, args, plan, files);
}

function askPlan(world: World, args: Arguments): Promise<Plan> {
  const { columns, out, style } = world;
  const refuse = (reason: string) => out(`${style.red('✖')} ${wrap(reason, columns - 2, '  ')}\n`);
  return planFromAnswers(args, { ...world, write: out, refuse }, world.cwd);
}
