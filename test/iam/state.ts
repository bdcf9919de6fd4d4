import { PolicyDocument } from './documents';

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
}

/** The policies that a Terraform state holds, by what they belong to. */
export interface Policies {
  readonly roles: Role[];
  /** Bucket and key policies, `name` being the resource's ARN. */
  readonly resources: NamedPolicy[];
}

/** Every managed resource, of all modules. */
export function managedResources(show: TerraformShow): StateResource[] {
  const root = (show.values ?? show.planned_values)?.root_module;
  return root === undefined ? [] : inModule(root).filter(({ mode }) => mode === 'managed');
}

function inModule(module: StateModule): StateResource[] {
  return [...(module.resources ?? []), ...(module.child_modules ?? []).flatMap(inModule)];
}

/**
 * Reads roles, their policies and the resources' policies.
 *
 * @throws for a policy that the state does not hold: an attachment of a policy made elsewhere
 */
export function readPolicies(show: TerraformShow): Policies {
  const resources = managedResources(show);
  const of = (type: string) => resources.filter((resource) => resource.type === type);
  const text = (resource: StateResource, name: string) => String(resource.values[name]);
  const document = (resource: StateResource, name: string): PolicyDocument => {
    const value = resource.values[name];
    if (typeof value !== 'string') throw new Error(`${resource.address}: ${name} is not known`);
    return JSON.parse(value) as PolicyDocument;
  };

  const roles = of('aws_iam_role').map((role) => ({
    arn: text(role, 'arn'),
    trust: document(role, 'assume_role_policy'),
    policies: [
      ...of('aws_iam_role_policy')
        .filter((inline) => text(inline, 'role') === text(role, 'name'))
        .map((inline) => ({ name: inline.address, policy: document(inline, 'policy') })),
      ...of('aws_iam_role_policy_attachment')
        .filter((attachment) => text(attachment, 'role') === text(role, 'name'))
        .map((attachment) => {
          const made = of('aws_iam_policy').find((p) => text(p, 'arn') === text(attachment, 'policy_arn'));
          if (made === undefined) {
            throw new Error(`${attachment.address}: ${text(attachment, 'policy_arn')} is not here`);
          }
          return { name: made.address, policy: document(made, 'policy') };
        }),
    ],
  }));

  const keyArn = (keyId: string) =>
    text(
      of('aws_kms_key').find((key) => text(key, 'key_id') === keyId)!,
      'arn',
    );
  const separateKeyPolicies = of('aws_kms_key_policy');
  return {
    roles,
    resources: [
      ...of('aws_s3_bucket_policy').map((it) => ({
        name: `arn:aws:s3:::${text(it, 'bucket')}`,
        policy: document(it, 'policy'),
      })),
      ...(separateKeyPolicies.length > 0
        ? separateKeyPolicies.map((it) => ({ name: keyArn(text(it, 'key_id')), policy: document(it, 'policy') }))
        : of('aws_kms_key').map((it) => ({ name: text(it, 'arn'), policy: document(it, 'policy') }))),
    ],
  };
}
