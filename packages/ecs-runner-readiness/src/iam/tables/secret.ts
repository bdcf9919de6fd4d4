import { asker, Context, Expectation, inAccount, OTHER_ACCOUNT, Parts, table } from '../expectations';

/** What a task's environment is filled from, by ARN. */
export interface Secrets {
  readonly secret: string;
  readonly parameter: string;
  /** Customer managed key of both. */
  readonly key: string;
}

/** What ECS may read for the environment of a task. @param dnsSuffix of the partition, as in `amazonaws.com` */
export function secretRequests(parts: Parts, { secret, parameter, key }: Secrets, dnsSuffix: string): Expectation[] {
  const ask = asker(parts.execution_role_arn);
  const via = (service: string, region = key.split(':')[3]): Context => ({
    'kms:ViaService': `${service}.${region}.${dnsSuffix}`,
  });

  return [
    ...table('allow', [
      ['read the secret', ask('secretsmanager:GetSecretValue', secret)],
      ['read the parameter', ask('ssm:GetParameters', parameter)],
      ['decrypt the secret', ask('kms:Decrypt', key, via('secretsmanager'))],
      ['decrypt the parameter', ask('kms:Decrypt', key, via('ssm'))],
    ]),
    ...table('deny', [
      ['read a secret whose name only starts alike', ask('secretsmanager:GetSecretValue', `${secret}-abcdef`)],
      ["read another account's secret", ask('secretsmanager:GetSecretValue', inAccount(secret, OTHER_ACCOUNT))],
      ['change the secret', ask('secretsmanager:PutSecretValue', secret)],
      ['read a parameter whose name only starts alike', ask('ssm:GetParameters', `${parameter}2`)],
      ['read a parameter below', ask('ssm:GetParameters', `${parameter}/below`)],
      ["read another account's parameter", ask('ssm:GetParameters', inAccount(parameter, OTHER_ACCOUNT))],
      ['read parameters by path', ask('ssm:GetParametersByPath', parameter)],
      ['decrypt itself', ask('kms:Decrypt', key)],
      ['decrypt through S3', ask('kms:Decrypt', key, via('s3'))],
      ['decrypt through another region', ask('kms:Decrypt', key, via('secretsmanager', 'eu-central-2'))],
      ['decrypt with another key', ask('kms:Decrypt', `${key}2`, via('secretsmanager'))],
      ["decrypt with another account's key", ask('kms:Decrypt', inAccount(key, OTHER_ACCOUNT), via('secretsmanager'))],
      ['encrypt', ask('kms:GenerateDataKey', key, via('secretsmanager'))],
      [
        'read the secret as the task',
        { ...ask('secretsmanager:GetSecretValue', secret), principal: parts.task_role_arn },
      ],
      ['read the parameter as the task', { ...ask('ssm:GetParameters', parameter), principal: parts.task_role_arn }],
      [
        'read the secret as the runner',
        { ...ask('secretsmanager:GetSecretValue', secret), principal: parts.runner_role_arn },
      ],
    ]),
  ];
}
