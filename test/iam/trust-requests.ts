import { accountOf, Context, Expectation, OTHER_ACCOUNT, Parts, table } from './expectations';
import { AccessRequest } from './simulate';

/**
 * Who may take which role.
 *
 * @param subject a subject that the runner role trusts
 */
export function trustRequests(parts: Parts, subject: string): Expectation[] {
  const issuer = parts.oidc_provider_arn.replace(/^.*:oidc-provider\//, '');
  const take = (sub: string, aud = 'sts.amazonaws.com'): AccessRequest =>
    ask(parts.oidc_provider_arn, 'sts:AssumeRoleWithWebIdentity', parts.runner_role_arn, {
      [`${issuer}:sub`]: sub,
      [`${issuer}:aud`]: aud,
    });
  const right = take(subject);
  const provider = (host: string) => parts.oidc_provider_arn.replace(issuer, host);

  return [
    ...table('allow', [['runner role: the trusted subject', right]]),
    ...table('deny', [
      ['runner role: another repository', take('repo:other/repository:ref:refs/heads/main')],
      ['runner role: a repository whose name only starts alike', take(subject.replace(/^(repo:[^:]*)/, '$1-2'))],
      ['runner role: an owner whose name only ends alike', take(subject.replace(/^repo:/, 'repo:x'))],
      ['runner role: another audience', take(subject, 'https://github.com/other')],
      ['runner role: no claims', { ...right, context: {} }],
      ['runner role: another issuer', { ...right, principal: provider('gitlab.com'), context: {} }],
      ['runner role: ECS', ask('ecs-tasks.amazonaws.com', 'sts:AssumeRole', parts.runner_role_arn)],
    ]),
    ...ecsTrust('task role', parts.task_role_arn, parts),
    ...ecsTrust('execution role', parts.execution_role_arn, parts),
  ];
}

function ecsTrust(title: string, role: string, parts: Parts): Expectation[] {
  const source = (account: string, service = 'ecs') => ({
    'aws:SourceAccount': account,
    'aws:SourceArn': `arn:aws:${service}:${parts.region}:${account}:task/cluster/1`,
  });
  const account = accountOf(role);
  const take = (principal: string, context: Context) => ask(principal, 'sts:AssumeRole', role, context);
  const ecs = 'ecs-tasks.amazonaws.com';

  return [
    ...table('allow', [[`${title}: ECS for this account`, take(ecs, source(account))]]),
    ...table('deny', [
      [`${title}: ECS for another account`, take(ecs, source(OTHER_ACCOUNT))],
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
