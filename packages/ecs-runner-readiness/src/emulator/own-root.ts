import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ResolvedOptions } from 'ecs-runner-template/lib/options';
import { trustExample } from 'ecs-runner-template/lib/options/trust';
import { writeInto } from './copy';
import { DEFAULT_VPC } from './default-vpc';

/** HCL texts by argument. */
export type Arguments = Readonly<Record<string, string>>;

/** A root of our own beside the examples, in the default VPC of the emulated account. @returns its folder */
export function ownRoot(
  copy: string,
  { region }: ResolvedOptions,
  modules: Readonly<Record<string, Arguments>>,
): string {
  const folder = join(copy, 'examples', 'readiness');
  mkdirSync(folder, { recursive: true });
  const blocks = Object.entries(modules).map(([name, given]) =>
    block(`module "${name}"`, { source: '"../.."', ...given }),
  );
  writeInto(folder, {
    'main.tf': `${block('provider "aws"', { region: JSON.stringify(region) })}\n${DEFAULT_VPC}\n${blocks.join('\n')}`,
  });
  return folder;
}

/** What every module of our own has: the subnets of the default VPC, and whom the options trust. */
export function basics({ trust, trustSubjects }: ResolvedOptions): Arguments {
  const { subject, issuer } = trustExample(trust, trustSubjects);
  const own = trust === 'bitbucket' || trust === 'custom';
  return {
    subnet_ids: 'sort(data.aws_subnets.readiness.ids)',
    assign_public_ip: 'true',
    trust: JSON.stringify(trust),
    trust_subjects: JSON.stringify(trustSubjects.length > 0 ? trustSubjects : [subject]),
    ...(own ? { oidc_issuer_url: JSON.stringify(`https://${issuer}`) } : {}),
    ...(trust === 'bitbucket' ? { oidc_audiences: '["ari:cloud:bitbucket::workspace/readiness"]' } : {}),
    force_destroy: 'true',
    kms_deletion_window_days: '7',
  };
}

function block(head: string, given: Arguments): string {
  const lines = Object.entries(given).map(([name, value]) => `  ${name} = ${value}\n`);
  return `${head} {\n${lines.join('')}}\n`;
}
