import { AccessRequest } from '../evaluate';
import { accountOf, Context, Expectation, OTHER_ACCOUNT, partitionOf, Parts, table } from '../expectations';

/** What a token that the runner role trusts says. */
export interface Trusted {
  /** `sub`. */
  readonly subject: string;
  /** Other claims that the trust depends on, by name. */
  readonly claims?: Readonly<Record<string, string>>;
}

/** Who may take which role. @param trusted tokens that the runner role trusts */
export function trustRequests(parts: Parts, trusted: readonly Trusted[]): Expectation[] {
  return [
    ...trusted.flatMap((token) => webIdentityTrust(parts, token)),
    ...table('deny', [
      ['runner role: ECS', ask('ecs-tasks.amazonaws.com', 'sts:AssumeRole', parts.runner_role_arn)],
      ['runner role: the task role', ask(parts.task_role_arn, 'sts:AssumeRole', parts.runner_role_arn)],
    ]),
    ...ecsTrust('task role', parts.task_role_arn, parts),
    ...ecsTrust('execution role', parts.execution_role_arn, parts),
  ];
}

function webIdentityTrust(parts: Parts, { subject, claims = {} }: Trusted): Expectation[] {
  const issuer = parts.oidc_provider_arn.replace(/^.*:oidc-provider\//, '');
  const take = (said: Readonly<Record<string, string>>): AccessRequest => {
    const context = Object.fromEntries(Object.entries(said).map(([claim, value]) => [`${issuer}:${claim}`, value]));
    return ask(parts.oidc_provider_arn, 'sts:AssumeRoleWithWebIdentity', parts.runner_role_arn, context);
  };
  const right = { sub: subject, aud: 'sts.amazonaws.com', ...claims };
  const otherIssuer = parts.oidc_provider_arn.replace(issuer, 'gitlab.com');
  const of = (title: string) => `runner role: ${subject}, ${title}`;

  return [
    ...table('allow', [[of('as it is'), take(right)]]),
    ...table('deny', [
      [of('from another repository'), take({ ...right, sub: 'repo:other/repository:ref:refs/heads/main' })],
      [of('from a look-alike repository'), take({ ...right, sub: subject.replace(/^(repo:[^:]*)/, '$1-2') })],
      [of('from a look-alike owner'), take({ ...right, sub: subject.replace(/^repo:/, 'repo:x') })],
      [of('for another audience'), take({ ...right, aud: 'https://github.com/other' })],
      [of('without claims'), take({})],
      [of('by another issuer'), { ...take({}), principal: otherIssuer }],
      ...Object.keys(claims).map((claim): [string, AccessRequest] => [
        of(`with another ${claim}`),
        take({ ...right, [claim]: '1' }),
      ]),
    ]),
  ];
}

function ecsTrust(title: string, role: string, parts: Parts): Expectation[] {
  const source = (account: string, service = 'ecs') => ({
    'aws:SourceAccount': account,
    'aws:SourceArn': `arn:${partitionOf(role)}:${service}:${parts.region}:${account}:task/cluster/1`,
  });
  const account = accountOf(role);
  const take = (principal: string, context: Context) => ask(principal, 'sts:AssumeRole', role, context);
  const ecs = 'ecs-tasks.amazonaws.com';

  return [
    ...table('allow', [[`${title}: ECS for this account`, take(ecs, source(account))]]),
    ...table('deny', [
      [`${title}: ECS for another account`, take(ecs, source(OTHER_ACCOUNT))],
      [
        `${title}: ECS, said to be for another account`,
        take(ecs, { ...source(account), 'aws:SourceAccount': OTHER_ACCOUNT }),
      ],
      [`${title}: ECS for nobody in particular`, take(ecs, {})],
      [`${title}: another resource than ECS's`, take(ecs, source(account, 'ec2'))],
      [`${title}: another service`, take('ec2.amazonaws.com', source(account))],
      [`${title}: the runner role`, take(parts.runner_role_arn, {})],
      [`${title}: a web identity`, ask(parts.oidc_provider_arn, 'sts:AssumeRoleWithWebIdentity', role)],
    ]),
  ];
}

function ask(principal: string, action: string, resource: string, context: Context = {}): AccessRequest {
  return { principal, action, resource, account: accountOf(resource), context };
}
