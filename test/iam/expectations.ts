import { PolicyDocument } from './documents';
import { AccessRequest, decide } from './simulate';
import { Policies, Role } from './state';

/** A request and what must become of it. */
export interface Expectation {
  readonly title: string;
  readonly must: 'allow' | 'deny';
  readonly request: AccessRequest;
}

/** What the requests are about: a runner's parts by ARN, as its outputs name them. */
export interface Parts {
  readonly bucket_arn: string;
  readonly cluster_arn: string;
  readonly execution_role_arn: string;
  readonly kms_key_arn: string | null;
  readonly log_group_name: string;
  readonly oidc_provider_arn: string;
  readonly region: string;
  readonly runner_role_arn: string;
  readonly task_definition_arn: string;
  readonly task_role_arn: string;
}

export type Context = Readonly<Record<string, string | string[]>>;

/** A column of titles and requests under one verdict. */
export function table(must: 'allow' | 'deny', rows: readonly [title: string, request: AccessRequest][]): Expectation[] {
  return rows.map(([title, request]) => ({ title, must, request }));
}

export const OTHER_ACCOUNT = '999999999999';

export function accountOf(arn: string): string {
  return arn.split(':')[4];
}

export function inAccount(arn: string, account: string): string {
  const parts = arn.split(':');
  return [...parts.slice(0, 4), account, ...parts.slice(5)].join(':');
}

/** Is a request decided as it must be, given all policies of the runner? */
export async function fulfilled({ must, request }: Expectation, policies: Policies): Promise<boolean> {
  const role = roleOf(request.principal, policies.roles);
  const decision = await decide(request, role?.policies ?? [], resourcePolicy(request, policies));
  return (decision === 'Allowed') === (must === 'allow');
}

function roleOf(principal: string, roles: readonly Role[]): Role | undefined {
  return roles.find(({ arn }) => arn === principal);
}

/** The policy of what is asked for: a role's trust, a bucket's or a key's policy. */
function resourcePolicy({ action, resource }: AccessRequest, policies: Policies): PolicyDocument | undefined {
  if (action.startsWith('sts:')) return roleOf(resource, policies.roles)?.trust;
  return policies.resources.find(({ name }) => resource === name || resource.startsWith(`${name}/`))?.policy;
}

/** Titles of the requests that are not decided as they must be. */
export async function violations(expectations: readonly Expectation[], policies: Policies): Promise<string[]> {
  const decided = await Promise.all(expectations.map((expectation) => fulfilled(expectation, policies)));
  return expectations.filter((_, index) => !decided[index]).map(({ must, title }) => `must ${must}: ${title}`);
}
