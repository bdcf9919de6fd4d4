import type { ResolvedOptions } from 'ecs-runner-template/lib/options';
import type { Place } from './names';
import type { Subject } from '../iam/tables';
import { PRESET_TRUSTS } from '../iam/tables/preset-trust';

/** Variables of the module that make it differ, and what they mean for the requests. */
export interface Variant {
  readonly variables: Readonly<Record<string, unknown>>;
  /** Of the OIDC provider, without its scheme. */
  readonly issuer: string;
  readonly subject: Omit<Subject, 'policies' | 'outputs'>;
}

/**
 * Between them all that a runner of these options can be given: as the repository has it, all of it created; and with
 * the other launcher and a role for plans, all of it brought.
 */
export function variantsOf(options: ResolvedOptions, place: Place): Record<string, Variant> {
  return { created: created(options, place), brought: brought(options, place) };
}

function brought({ launcher }: ResolvedOptions, place: Place): Variant {
  const { variables, subject, bucketKey } = inputs(place);
  return {
    ...withTrust('hcpTerraform', {
      ...variables,
      launcher: launcher === 'direct' ? 'stepFunctions' : 'direct',
      create_cluster: false,
      cluster_arn: place.arn('ecs', 'cluster/shared'),
      create_bucket: false,
      create_vpc_endpoints: false,
      bucket_name: 'artifacts',
      bucket_kms_key_arn: bucketKey,
      kms_key_source: 'caller',
      kms_key_arn: place.arn('kms', 'key/2b3c4d5e-4b5a-4678-9abc-def012345678'),
    }),
    subject: { ...subject, preset: 'hcpTerraform', sharedCluster: true, bucketKey },
  };
}

function created({ trust, kmsCmk }: ResolvedOptions, place: Place): Variant {
  const { variables, subject } = inputs(place);
  const replica = {
    bucket: `arn:${place.partition}:s3:::replica`,
    key: kmsCmk ? place.arn('kms', 'key/1a2b3c4d-4b5a-4678-9abc-def012345678', place.otherRegion) : null,
  };
  return {
    ...withTrust(trust, {
      ...variables,
      enable_access_logging: true,
      enable_object_trail: true,
      enable_replication: true,
      replica_bucket_arn: replica.bucket,
      replica_kms_key_arn: replica.key,
      create_vpc_endpoints: true,
      route_table_ids: ['rtb-0a'],
    }),
    subject: { ...subject, preset: trust, replica },
  };
}

function withTrust(preset: string, variables: object): Pick<Variant, 'issuer' | 'variables'> {
  const { issuer, variables: trust } = PRESET_TRUSTS[preset];
  return { issuer, variables: { ...variables, trust: preset, ...trust } };
}

/** What every variant has. */
function inputs({ arn, account, region, dnsSuffix }: Place) {
  const secrets = {
    secret: arn('secretsmanager', 'secret:token-a1B2c3'),
    parameter: arn('ssm', 'parameter/ci/level'),
    key: arn('kms', 'key/0f1e2d3c-4b5a-4678-9abc-def012345678'),
  };
  const cache = arn('ecr', 'repository/docker-hub/library/busybox');
  return {
    bucketKey: arn('kms', 'key/3c4d5e6f-4b5a-4678-9abc-def012345678'),
    variables: {
      enable_alarms: true,
      enable_task_ledger: true,
      enable_execute_command: true,
      readonly_root_filesystem: false,
      task_timeout_minutes: 60,
      container_image: `${account}.dkr.ecr.${region}.${dnsSuffix}/team/tool:1`,
      ecr_pull_through_cache_repository_arns: [cache],
      secrets: { TOKEN: `${secrets.secret}:key::` },
      ssm_parameters: { LEVEL: secrets.parameter },
      secrets_kms_key_arns: [secrets.key],
    },
    subject: { exec: true, repository: arn('ecr', 'repository/team/tool'), cache, secrets },
  };
}
