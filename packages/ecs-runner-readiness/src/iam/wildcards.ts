import { many, PolicyDocument } from 'ecs-runner-template/lib/iam/documents';

/** Statements of role policies whose resource is `*`, and why nothing narrower works: by the IAM data, their actions know no resource. */
export const WILDCARDS: Readonly<Record<string, string>> = {
  DeliverLogs: 'deliveries have no ARN, and log groups and resource policies are listed as a whole',
  DescribeTaskDefinitions: 'ECS knows no resource for DescribeTaskDefinition',
  FindExecLogGroup: 'log groups are listed as a whole',
  GetEcrToken: 'the token is for the registry as a whole',
  OpenExecChannels: 'the channels of ECS Exec have no ARN',
  RetireTaskDefinitions: 'ECS knows no resource for DeregisterTaskDefinition and ListTaskDefinitions',
  SendTraces: 'traces and sampling rules for them have no ARN',
};

/** Sids of a policy's grants on everything. */
export function wildcardSids({ Statement }: PolicyDocument): string[] {
  return many(Statement)
    .filter(({ Effect, Principal, Resource }) => Effect === 'Allow' && !Principal && many(Resource).includes('*'))
    .map(({ Sid }) => Sid ?? 'no Sid');
}
