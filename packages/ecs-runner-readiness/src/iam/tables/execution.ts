import { AccessRequest } from '../evaluate';
import {
  accountOf,
  asker,
  Expectation,
  inAccount,
  logGroupArn,
  OTHER_ACCOUNT,
  partitionOf,
  Parts,
  table,
} from '../expectations';

/** What ECS may do with the execution role, and what it may not. */
export function executionRequests(parts: Parts): Expectation[] {
  const account = accountOf(parts.cluster_arn);
  const ask = asker(parts.execution_role_arn);
  const stream = (group: string) => `${logGroupArn(parts, group)}:log-stream:runner/runner/1`;
  const own = stream(parts.log_group_name);

  return [
    ...table('allow', [
      ['open a log stream', ask('logs:CreateLogStream', own)],
      ['write log events', ask('logs:PutLogEvents', own)],
    ]),
    ...table('deny', [
      ['write to another log group', ask('logs:PutLogEvents', stream('/other'))],
      [
        'write to a log group whose name only starts alike',
        ask('logs:PutLogEvents', stream(`${parts.log_group_name}-2`)),
      ],
      ["write to another account's log group", ask('logs:PutLogEvents', inAccount(own, OTHER_ACCOUNT))],
      ['make log groups', ask('logs:CreateLogGroup', own.replace(/:log-stream:.*/, ''))],
      ['read the bucket', ask('s3:GetObject', `${parts.bucket_arn}/state`, { 'aws:SecureTransport': 'true' })],
      [
        'read secrets',
        ask(
          'secretsmanager:GetSecretValue',
          `arn:${partitionOf(parts.cluster_arn)}:secretsmanager:${parts.region}:${account}:secret:any-abcdef`,
        ),
      ],
      ['run tasks', ask('ecs:RunTask', parts.task_definition_arn, { 'ecs:cluster': parts.cluster_arn })],
      ...(parts.kms_key_arn === null
        ? []
        : [['decrypt', ask('kms:Decrypt', parts.kms_key_arn)] as [string, AccessRequest]]),
    ]),
  ];
}
