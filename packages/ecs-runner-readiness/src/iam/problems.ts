import { many, type PolicyDocument } from 'ecs-runner-template/lib/iam/documents';
import type { Policies } from './state';
import { policyProblems } from './statements';

/** What is wrong with any statement of the policies by AWS's service authorization data. */
export async function problems({ roles, resources, endpoints = [] }: Policies): Promise<string[]> {
  const all = [
    ...roles.flatMap(({ arn, trust, policies }) => [{ name: `${arn}: trust`, policy: trust }, ...policies]),
    ...resources,
    ...endpoints.map(({ name, policy }) => ({ name, policy: narrowPart(policy) })),
  ];
  const found = await Promise.all(
    all.map(async ({ name, policy }) => (await policyProblems(policy)).map((problem) => `${name}: ${problem}`)),
  );
  return found.flat();
}

/** An endpoint's policy bounds what roles grant, so its statements may be wide; those that are not must fit. */
function narrowPart({ Version, Statement }: PolicyDocument): PolicyDocument {
  const narrow = many(Statement).filter(({ Action }) => many(Action).every((action) => !action.endsWith('*')));
  return { Version, Statement: narrow.map(({ Principal: _, ...statement }) => statement) };
}
