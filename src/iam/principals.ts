import { many, type Statement } from './documents';

/** How a statement names a principal: itself, or by its account, which then decides by its own policies. */
export type Named = 'itself' | 'account';

/**
 * How a statement of a resource's policy names a principal; undefined where it names others.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 * @param principal ARN of a role, a user or an identity provider, or a service's name
 */
export function namedBy({ Principal }: Statement, principal: string): Named | undefined {
  if (Principal === '*') return 'itself';
  const named = Object.entries(Principal ?? {}).flatMap(([type, names]) =>
    many(names).map((name) => (type === typeOf(principal) || name === '*' ? namedAs(name, principal) : undefined)),
  );
  return named.find((how) => how === 'itself') ?? named.find((how) => how !== undefined);
}

function typeOf(principal: string): 'AWS' | 'Federated' | 'Service' {
  if (!principal.startsWith('arn:')) return 'Service';
  return /:iam::\d*:(oidc|saml)-provider\//.test(principal) ? 'Federated' : 'AWS';
}

function namedAs(name: string, principal: string): Named | undefined {
  if (name === '*' || name === principal) return 'itself';
  const [, partition, , , account] = principal.split(':');
  return name === account || name === `arn:${partition}:iam::${account}:root` ? 'account' : undefined;
}
