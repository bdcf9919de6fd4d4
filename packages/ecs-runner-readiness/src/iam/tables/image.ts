import { AccessRequest } from '../evaluate';
import { asker, Expectation, inAccount, OTHER_ACCOUNT, Parts, table } from '../expectations';

const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];
const FILL = ['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'];

/** What ECS needs to pull an image from a private registry of the account. @param repository its ARN */
export function imageRequests(parts: Parts, repository: string): Expectation[] {
  const ask = asker(parts.execution_role_arn);
  const pull = (resource: string) =>
    PULL.map((action): [string, AccessRequest] => [`${action} of ${resource}`, ask(action, resource)]);

  return [
    ...table('allow', [['log in to the registry', ask('ecr:GetAuthorizationToken', '*')], ...pull(repository)]),
    ...table('deny', [
      ...pull(`${repository}-2`),
      ...pull(inAccount(repository, OTHER_ACCOUNT)),
      ['push an image', ask('ecr:PutImage', repository)],
    ]),
  ];
}

/** What ECS needs to pull an image through a cache. @param repository its ARN @param other one without a cache */
export function cacheRequests(parts: Parts, repository: string, other: string): Expectation[] {
  const ask = asker(parts.execution_role_arn);
  const fill = (resource: string) =>
    FILL.map((action): [string, AccessRequest] => [`${action} of ${resource}`, ask(action, resource)]);

  return [
    ...imageRequests(parts, repository),
    ...table('allow', fill(repository)),
    ...table('deny', [...fill(other), ...fill(`${repository}-2`), ...fill(inAccount(repository, OTHER_ACCOUNT))]),
  ];
}
