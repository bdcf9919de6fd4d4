import { PolicyDocument } from 'ecs-runner-template/lib/iam/documents';

interface StateResource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

interface StateModule {
  readonly resources?: StateResource[];
  readonly child_modules?: StateModule[];
}

/** What `terraform show -json` prints for a state (`values`) or a saved plan (`planned_values`). */
export interface TerraformShow {
  readonly values?: { readonly root_module: StateModule };
  readonly planned_values?: { readonly root_module: StateModule };
}

export interface NamedPolicy {
  readonly name: string;
  readonly policy: PolicyDocument;
}

export interface Role {
  readonly arn: string;
  readonly trust: PolicyDocument;
  readonly policies: NamedPolicy[];
  /** Attached policies that are made elsewhere, AWS's own for one: what they say is not known here. */
  readonly elsewhere?: string[];
  /** ARN of the permissions boundary. */
  readonly boundary?: string;
}

/** The policies that a Terraform state holds, by what they belong to. */
export interface Policies {
  readonly roles: Role[];
  /** Policies of buckets, keys and topics, `name` being the resource's ARN, and of log groups, for those of a region. */
  readonly resources: NamedPolicy[];
  /** Policies of VPC endpoints, `name` being the service's name behind the region, such as `ecr.api`. */
  readonly endpoints?: NamedPolicy[];
  /** Managed policies that roles have as permissions boundary, `name` being the ARN. */
  readonly boundaries?: NamedPolicy[];
}

/** Every managed resource, of all modules. */
export function managedResources(show: TerraformShow): StateResource[] {
  const root = (show.values ?? show.planned_values)?.root_module;
  return root === undefined ? [] : inModule(root).filter(({ mode }) => mode === 'managed');
}

function inModule(module: StateModule): StateResource[] {
  return [...(module.resources ?? []), ...(module.child_modules ?? []).flatMap(inModule)];
}

/** Attributes that hold policies, by type of resource. A bucket's and a topic's own one is that of their policy resource. */
const POLICY_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  aws_cloudwatch_log_resource_policy: ['policy_document'],
  aws_iam_policy: ['policy'],
  aws_iam_role: ['assume_role_policy'],
  aws_iam_role_policy: ['policy'],
  aws_kms_key: ['policy'],
  aws_s3_bucket: ['policy'],
  aws_s3_bucket_policy: ['policy'],
  aws_sns_topic: ['policy'],
  aws_sns_topic_policy: ['policy'],
  aws_vpc_endpoint: ['policy'],
};

/**
 * Reads roles, their policies and the resources' policies.
 *
 * @throws for a policy that is not known, and for one of a kind of resource that is not read here
 */
export function readPolicies(show: TerraformShow): Policies {
  const resources = managedResources(show);
  resources.forEach(refuseUnreadPolicy);
  const of = (type: string) => resources.filter((resource) => resource.type === type);

  const roles = of('aws_iam_role').map((role): Role => {
    const onRole = (type: string) => of(type).filter((it) => text(it, 'role') === text(role, 'name'));
    const attached = onRole('aws_iam_role_policy_attachment').map((it) => text(it, 'policy_arn'));
    const made = of('aws_iam_policy').filter((policy) => attached.includes(text(policy, 'arn')));
    return {
      arn: text(role, 'arn'),
      trust: document(role, 'assume_role_policy'),
      policies: [...onRole('aws_iam_role_policy'), ...made].map((it) => named(it.address, it, 'policy')),
      elsewhere: attached.filter((arn) => made.every((policy) => text(policy, 'arn') !== arn)),
      ...(role.values.permissions_boundary ? { boundary: text(role, 'permissions_boundary') } : {}),
    };
  });

  return {
    roles,
    resources: [
      ...of('aws_s3_bucket_policy').map((it) => {
        const bucket = of('aws_s3_bucket').find((made) => text(made, 'bucket') === text(it, 'bucket'))!;
        return named(text(bucket, 'arn'), it, 'policy');
      }),
      ...of('aws_kms_key').map((it) => named(text(it, 'arn'), it, 'policy')),
      ...of('aws_sns_topic_policy').map((it) => named(text(it, 'arn'), it, 'policy')),
      // It is the region's and names its log groups itself; they lie in its region and account.
      ...of('aws_cloudwatch_log_resource_policy').map((it) =>
        named(/arn:[^:]+:logs:[^:]+:\d+/.exec(text(it, 'policy_document'))![0], it, 'policy_document'),
      ),
    ],
    endpoints: of('aws_vpc_endpoint').map((it) =>
      named(text(it, 'service_name').replace(/^(cn\.)?com\.amazonaws\.[^.]+\./, ''), it, 'policy'),
    ),
    boundaries: of('aws_iam_policy')
      .filter((policy) => roles.some(({ boundary }) => boundary === text(policy, 'arn')))
      .map((policy) => named(text(policy, 'arn'), policy, 'policy')),
  };
}

function text(resource: StateResource, attribute: string): string {
  return String(resource.values[attribute]);
}

function document(resource: StateResource, attribute: string): PolicyDocument {
  const value = resource.values[attribute];
  if (typeof value !== 'string') throw new Error(`${resource.address}: ${attribute} is not known`);
  return JSON.parse(value) as PolicyDocument;
}

function named(name: string, resource: StateResource, attribute: string): NamedPolicy {
  return { name, policy: document(resource, attribute) };
}

/** A policy is an attribute, at any depth, whose text is JSON with statements. */
function refuseUnreadPolicy({ address, type, values }: StateResource): void {
  for (const [attribute, value] of Object.entries(values)) {
    if (holdsPolicy(value) && !POLICY_ATTRIBUTES[type]?.includes(attribute)) {
      throw new Error(`${address}: ${attribute} holds a policy, which nothing here reads`);
    }
  }
}

function holdsPolicy(value: unknown): boolean {
  if (typeof value === 'string') return /^\s*\{[^]*"Statement"/.test(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsPolicy);
}
