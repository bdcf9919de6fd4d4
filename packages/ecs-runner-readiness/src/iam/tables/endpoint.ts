import { PolicyDocument } from 'ecs-runner-template/lib/iam/documents';
import { AccessRequest, decide } from '../evaluate';
import { accountOf, Context, Expectation, inAccount, OTHER_ACCOUNT, Parts, table } from '../expectations';

/** Which requests an interface endpoint lets through: those of the own account's principals. */
export function interfaceEndpointRequests(parts: Parts): Expectation[] {
  const ask = asker(parts);
  const stream = `${arnPrefix(parts, 'logs')}:log-group:${parts.log_group_name}:log-stream:runner/runner/1`;
  const own = parts.execution_role_arn;
  const other = inAccount(own, OTHER_ACCOUNT);
  return [
    ...table('allow', [
      ['write log events', ask(own, 'logs:PutLogEvents', stream)],
      ["pull another account's image", ask(own, 'ecr:BatchGetImage', inAccount(repository(parts), OTHER_ACCOUNT))],
    ]),
    ...table('deny', [
      ["write log events by another account's role", ask(other, 'logs:PutLogEvents', stream)],
      [
        "write to another account's logs by its role",
        ask(other, 'logs:PutLogEvents', inAccount(stream, OTHER_ACCOUNT)),
      ],
      ["pull by another account's role", ask(other, 'ecr:BatchGetImage', repository(parts))],
    ]),
  ];
}

/** Which requests the S3 endpoint lets through. @param buckets of other accounts that are named */
export function s3EndpointRequests(parts: Parts, buckets: readonly string[] = []): Expectation[] {
  const ask = asker(parts);
  const [, partition] = parts.bucket_arn.split(':');
  const own = parts.task_role_arn;
  const other = inAccount(own, OTHER_ACCOUNT);
  const layers = (region: string) => `arn:${partition}:s3:::prod-${region}-starport-layer-bucket/layer`;
  const foreign = `arn:${partition}:s3:::foreign`;

  return [
    ...table('allow', [
      ['use the bucket', ask(own, 's3:PutObject', `${parts.bucket_arn}/state`, accountOf(own))],
      ['list the bucket', ask(own, 's3:ListBucket', parts.bucket_arn, accountOf(own))],
      ['get an image layer', ask(other, 's3:GetObject', layers(parts.region), OTHER_ACCOUNT)],
      ...buckets.flatMap((bucket): [string, AccessRequest][] => [
        [`read ${bucket}`, ask(own, 's3:GetObject', `${bucket}/package`, OTHER_ACCOUNT)],
        [`list ${bucket}`, ask(own, 's3:ListBucket', bucket, OTHER_ACCOUNT)],
      ]),
    ]),
    ...table('deny', [
      ["use another account's bucket", ask(own, 's3:PutObject', `${foreign}/state`, OTHER_ACCOUNT)],
      ["read another account's bucket", ask(own, 's3:GetObject', `${foreign}/state`, OTHER_ACCOUNT)],
      [
        "use the bucket by another account's role",
        ask(other, 's3:PutObject', `${parts.bucket_arn}/state`, accountOf(own)),
      ],
      ["use another account's bucket by its role", ask(other, 's3:PutObject', `${foreign}/state`, OTHER_ACCOUNT)],
      ['put an image layer', ask(other, 's3:PutObject', layers(parts.region), OTHER_ACCOUNT)],
      ["get another region's image layer", ask(other, 's3:GetObject', layers('other'), OTHER_ACCOUNT)],
    ]),
  ];
}

/** Titles of the requests that an endpoint's policy does not decide as it must, where roles and resources allow all. */
export async function endpointViolations(
  expectations: readonly Expectation[],
  endpointPolicy: PolicyDocument,
): Promise<string[]> {
  const all: PolicyDocument = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
  };
  const toAll: PolicyDocument = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
  };
  const decided = await Promise.all(
    expectations.map(({ request }) => decide(request, [{ name: 'all', policy: all }], toAll, endpointPolicy)),
  );
  return expectations
    .filter(({ must }, index) => (decided[index] === 'Allowed') !== (must === 'allow'))
    .map(({ must, title }) => `must ${must}: ${title}`);
}

function arnPrefix({ bucket_arn, cluster_arn, region }: Parts, service: string): string {
  return `arn:${bucket_arn.split(':')[1]}:${service}:${region}:${accountOf(cluster_arn)}`;
}

function repository(parts: Parts): string {
  return `${arnPrefix(parts, 'ecr')}:repository/team/tool`;
}

function asker(parts: Parts) {
  return (
    principal: string,
    action: string,
    resource: string,
    account = accountOf(resource) || accountOf(parts.cluster_arn),
  ): AccessRequest => {
    const context: Context = { 'aws:PrincipalAccount': accountOf(principal), 'aws:ResourceAccount': account };
    return { principal, action, resource, account, context };
  };
}
