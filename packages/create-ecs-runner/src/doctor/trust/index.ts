import * as path from 'node:path';
import type { Arguments } from '../../command-line/parse';
import { ExitCode } from '../../errors';
import { wrap } from '../../terminal/output';
import type { World } from '../../world';
import { openRepository } from '../repository';
import { explain } from './explain';
import { isAssumable, trustJson, trustText, type TrustReport } from './report';
import { givenSources, renderedSources, type Source } from './sources';
import { isWhole, readClaims } from './token';
import { validity } from './validity';

const INVITATION = 'Paste a token, or its claims as JSON, then press Enter. It is not shown, kept or sent anywhere.';

/**
 * Says, condition by condition, whether a token may assume the roles. The token lives in this function only: what goes
 * out are the claims that a policy or AWS compares.
 */
export async function trust(world: World, args: Arguments, folder: string): Promise<ExitCode> {
  const sources = sourcesOf(world, args, folder);
  const text = await world.readSecret(`${wrap(INVITATION, world.columns)}\n`, isWhole);
  const claims = readClaims(text);
  const report: TrustReport = {
    token: validity(claims, Date.now()),
    roles: sources.map((source) => ({ ...source, ...explain(source.policy, claims) })),
  };
  world.out(args.json ? trustJson(report) : trustText(report, world.columns, world.style));
  return report.roles.some((role) => isAssumable(report, role)) ? ExitCode.done : ExitCode.failure;
}

function sourcesOf({ cwd, template }: World, { policy, environment }: Arguments, folder: string): Source[] {
  if (policy !== undefined) return givenSources(path.resolve(cwd, policy), policy);
  const { root } = openRepository(path.resolve(cwd, folder), folder);
  return renderedSources(root, environment, template.version);
}
