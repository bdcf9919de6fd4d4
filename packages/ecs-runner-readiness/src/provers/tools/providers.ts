import { join } from 'node:path';
import { blocks, Configuration } from '../../terraform/configuration';
import { terraformRoots } from '../../terraform/roots';
import { fails, holds } from '../prover';
import { terraformFiles } from './inputs';
import type { Tool } from './tool';

const AWS = 'registry.terraform.io/hashicorp/aws';

/** Terraform's aws provider is the only one that any root needs. */
export const providers: Tool = {
  inputs: terraformFiles,
  async check(checkout) {
    const roots = terraformRoots(checkout.work.root);
    for (const root of roots) {
      const others = (await required(join(checkout.work.root, root))).filter((source) => source !== 'hashicorp/aws');
      if (others.length > 0) return fails(`${root} requires ${others.join(', ')}`);
    }
    for (const root of roots) {
      const problem = await checkout.init(root);
      if (problem !== undefined) return problem;
      // `terraform providers` says the same, but wants to reach the backend.
      const { stdout } = await checkout.terraform(root, ['version', '-json']);
      const used = Object.keys((JSON.parse(stdout) as { provider_selections: object }).provider_selections);
      if (used.join() !== AWS) return fails(`${root} uses ${used.join(', ') || 'no provider'}`);
    }
    return holds(`hashicorp/aws is the only provider in ${roots.length} roots`);
  },
};

async function required(root: string): Promise<string[]> {
  const terraform = (await Configuration.read(root)).unnamed('terraform');
  return terraform
    .flatMap(({ required_providers }) => blocks(required_providers))
    .flatMap((block) => Object.entries(block))
    .map(([name, value]) => String((blocks(value)[0] ?? {}).source ?? `hashicorp/${name}`));
}
