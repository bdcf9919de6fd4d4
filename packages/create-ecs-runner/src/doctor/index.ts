import * as path from 'node:path';
import type { Arguments } from '../command-line/parse';
import { ExitCode, UsageError } from '../errors';
import type { World } from '../world';
import { CHECKS } from './checks';
import { hasProblem, reportJson, reportText, type Findings } from './report';
import { openRepository } from './repository';
import { trust } from './trust';
import { withProgress } from '../terminal/progress';

/** Says what is wrong with a generated repository, or with a token that its roles do not take. */
export async function doctor(world: World, args: Arguments): Promise<ExitCode> {
  const lone = (['environment', 'policy'] as const).filter((name) => args[name] !== undefined && !args.trust);
  const problems = [...args.problems, ...lone.map((name) => `--${name} says something with --trust only`)];
  if (problems.length > 0) throw new UsageError(problems);
  const [folder = '.'] = args.operands;
  return args.trust ? trust(world, args, folder) : checkRepository(world, args, folder);
}

async function checkRepository(world: World, { json }: Arguments, folder: string): Promise<ExitCode> {
  const repository = openRepository(path.resolve(world.cwd, folder), folder);
  const checks = Promise.all(
    Object.entries(CHECKS).map(async ([name, check]) => [name, await check(repository, world.exec)] as const),
  );
  const findings: Findings = await withProgress('Checking', checks, world);
  world.out(json ? reportJson(repository.root, findings) : reportText(findings, world.columns, world.style));
  return hasProblem(findings) ? ExitCode.failure : ExitCode.done;
}
