import * as path from 'node:path';
import type { Arguments } from '../command-line/parse';
import type { ExitCode } from '../errors';
import { finish } from '../finish';
import { wrap } from '../terminal/output';
import type { World } from '../world';
import { generate } from './generate';
import { folderOf, planFromAnswers, planFromFlags, type Plan } from './plan';
import { recover } from '../staging/recover';

/** Creates a repository. */
export async function create(world: World, args: Arguments): Promise<ExitCode> {
  const { template } = world;
  for (const note of recover(path.resolve(world.cwd, folderOf(args) ?? ''))) {
    world.err(`${wrap(note, world.columns)}\n`);
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
