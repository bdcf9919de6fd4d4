import { Outputs } from './stack';
import { execRequests, withoutExecRequests } from '../../iam/exec-requests';
import { executionRequests } from '../../iam/execution-requests';
import { Expectation, violations } from '../../iam/expectations';
import { imageRequests } from '../../iam/image-requests';
import { keyRequests } from '../../iam/key-requests';
import { runnerRequests } from '../../iam/runner-requests';
import { Policies } from '../../iam/state';
import { policyProblems } from '../../iam/statements';
import { taskRequests } from '../../iam/task-requests';
import { Trusted, trustRequests } from '../../iam/trust-requests';

/** What is applied, and what its options add to what every runner has. */
export interface Subject {
  readonly policies: Policies;
  readonly outputs: Outputs;
  /** Tokens that the runner role trusts. */
  readonly trusted: readonly Trusted[];
  /** With ECS Exec: its log group. */
  readonly execLogGroup?: string;
  /** With an image in a private registry: the repository's ARN. */
  readonly repository?: string;
}

/** Tests of all policies of an applied runner. */
export function testPolicies(subject: () => Subject): void {
  it.each<[string, (subject: Subject) => Expectation[]]>([
    ['the runner role', ({ outputs }) => runnerRequests(outputs)],
    ['the task role and the bucket', ({ outputs }) => taskRequests(outputs)],
    ['the key', ({ outputs }) => (outputs.kms_key_arn === null ? [] : keyRequests(outputs, outputs.kms_key_arn))],
    ['the execution role', ({ outputs }) => executionRequests(outputs)],
    ['the trust of the roles', ({ outputs, trusted }) => trustRequests(outputs, trusted)],
    [
      'ECS Exec',
      ({ outputs, execLogGroup }) =>
        execLogGroup === undefined ? withoutExecRequests(outputs) : execRequests(outputs, execLogGroup),
    ],
    ['the image', ({ outputs, repository }) => (repository === undefined ? [] : imageRequests(outputs, repository))],
  ])('%s: IAM allows what it must and nothing else', async (_, expectations) => {
    expect(await violations(expectations(subject()), subject().policies)).toEqual([]);
  });

  it('has no statement that AWS would not understand, or that is wider than need be', async () => {
    const { roles, resources } = subject().policies;
    const all = [
      ...roles.flatMap(({ arn, trust, policies }) => [{ name: `${arn}: trust`, policy: trust }, ...policies]),
      ...resources,
    ];
    const problems = await Promise.all(
      all.map(async ({ name, policy }) => (await policyProblems(policy)).map((problem) => `${name}: ${problem}`)),
    );
    expect(problems.flat()).toEqual([]);
  });
}
