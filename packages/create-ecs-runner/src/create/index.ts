import { createRequire } from 'node:module';
import type { Arguments } from '../command-line/parse';
import { ExitCode } from '../errors';
import { finish } from '../finish';
import { saveAnswers } from '../input/answers';
import type { World } from '../world';
import { generate } from './generate';
import { makePlan, type Plan } from './plan';
import { occupied } from './target';

/** Loads when called: a new folder needs neither preview nor merge. */
const load = createRequire(__filename);

/** Creates a repository. */
export async function create(world: World, args: Arguments): Promise<ExitCode> {
  const plan = await makePlan(world, args);
  if (args.dryRun) return (load('../preview') as typeof import('../preview')).preview(world, args, plan);
  const written = await write(world, args, plan);
  const code = await finish(world, args, written.plan, written.files);
  if (args.saveAnswers && code === ExitCode.done) saveAnswers(args.saveAnswers, plan.input, world);
  return code;
}

async function write(world: World, args: Arguments, plan: Plan): Promise<{ plan: Plan; files: readonly string[] }> {
  if (occupied(plan.target)) return (load('../merge') as typeof import('../merge')).merge(world, args, plan);
  return { plan, files: await generate(plan, world.template, world.signal) };
}
