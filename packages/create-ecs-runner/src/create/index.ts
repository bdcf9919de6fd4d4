import type { Arguments } from '../command-line/parse';
import { ExitCode } from '../errors';
import { finish } from '../finish';
import { saveAnswers } from '../input/answers';
import type { World } from '../world';
import { generate } from './generate';
import { makePlan } from './plan';

/** Creates a repository. */
export async function create(world: World, args: Arguments): Promise<ExitCode> {
  const plan = await makePlan(world, args);
  const files = await generate(plan, world.template, world.signal);
  const code = await finish(world, args, plan, files);
  if (args.saveAnswers && code === ExitCode.done) saveAnswers(args.saveAnswers, plan.input, world);
  return code;
}
