import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reader } from './reader';
import { terraformText, writeInto } from '../emulator/copy';
import { DEFAULT_VPC } from '../emulator/default-vpc';
import { moduleNames } from '../emulator/runner';
import { NotTried } from '../emulator/wrong';
import { firstError } from '../terraform/first-error';

/** What nobody is there to answer; terraform in the commands of a document asks otherwise. */
export const CONFIRMED = {
  TF_CLI_ARGS_apply: '-auto-approve',
  TF_CLI_ARGS_destroy: '-auto-approve',
  TF_INPUT: '0',
} as const;

/** A root of an environment in the copy, fit for an empty account. */
export interface LiveRoot {
  readonly folder: string;
  /** Name of its module. */
  readonly module: string;
}

/**
 * Makes the first environment fit for an empty account, as a reader does who fills in its terraform.tfvars: subnets of the
 * default VPC, an OIDC provider of its own. The state bucket that backend.hcl.example names is there, with versions.
 *
 * @throws NotTried where its owner made it into something that an empty account is not enough for
 */
export async function liveRoot(reader: Reader): Promise<LiveRoot> {
  const [environment] = reader.work.options.environments;
  const folder = join(reader.copy, 'live', environment ?? '');
  const [module] = moduleNames(terraformText(folder));
  if (environment === undefined || module === undefined) throw new NotTried('there is no environment in live/');
  const example = join(folder, 'backend.hcl.example');
  const bucket = existsSync(example) ? /^bucket\s*=\s*"(.+)"/m.exec(readFileSync(example, 'utf8'))?.[1] : undefined;
  if (bucket === undefined) throw new NotTried(`live/${environment}/backend.hcl.example names no bucket`);
  writeInto(folder, {
    'readiness_network.tf': DEFAULT_VPC,
    'readiness_override.tf': override(module),
  });
  await makeStateBucket(reader, bucket);
  await mustPlan(reader, folder, environment);
  return { folder, module };
}

async function makeStateBucket({ aws, work }: Reader, Bucket: string): Promise<void> {
  const { region } = work.options;
  const elsewhere = region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint: region } };
  await aws.call('s3', 'create-bucket', { Bucket, ...elsewhere });
  await aws.call('s3', 'put-bucket-versioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } });
}

async function mustPlan(reader: Reader, folder: string, environment: string): Promise<void> {
  const local = join(folder, 'readiness_local_override.tf');
  writeFileSync(local, 'terraform {\n  backend "local" {}\n}\n');
  const ran = await reader.shell(folder, 'terraform init -input=false && terraform plan -input=false');
  if (ran.code !== 0) {
    throw new NotTried(
      `live/${environment} is not planned in an empty account: ${firstError(`${ran.stderr}\n${ran.stdout}`)}`,
    );
  }
  await reader.run(folder, 'rm -rf readiness_local_override.tf .terraform/terraform.tfstate');
}

function override(module: string): string {
  return `module "${module}" {
  subnet_ids           = sort(data.aws_subnets.readiness.ids)
  route_table_ids      = data.aws_route_tables.readiness.ids
  create_oidc_provider = true
  oidc_provider_arn    = null
  force_destroy        = true
}
`;
}
