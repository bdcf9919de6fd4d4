import { Expectation, Parts } from './expectations';
import { managedResources, NamedPolicy, Policies, TerraformShow } from './state';

/** The boundary that bootstrap/ has made. */
export function boundaryOf(bootstrap: TerraformShow): NamedPolicy {
  const { values } = managedResources(bootstrap).find(({ address }) => address === 'aws_iam_policy.boundary')!;
  return { name: String(values.arn), policy: JSON.parse(String(values.policy)) };
}

/** A runner's policies with the boundary of its roles. @throws where a role has none, or another one */
export function withBoundary(policies: Policies, boundary: NamedPolicy): Policies {
  const unbound = policies.roles.filter((role) => role.boundary !== boundary.name).map(({ arn }) => arn);
  if (unbound.length > 0) throw new Error(`${unbound.join(', ')}: not bounded by ${boundary.name}`);
  return { ...policies, boundaries: [boundary] };
}

/** The requests as AWS decides them: those about the runner's key with its tag. */
export function withTagOfKey(expectations: readonly Expectation[], { kms_key_arn: key }: Parts, name: string) {
  return expectations.map((expectation): Expectation => {
    const { request } = expectation;
    if (request.resource !== key || !request.action.startsWith('kms:')) return expectation;
    return {
      ...expectation,
      request: { ...request, context: { 'aws:ResourceTag/Name': name, ...request.context } },
    };
  });
}
