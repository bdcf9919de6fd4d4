import { runSimulation } from '@cloud-copilot/iam-simulate';
import { AccessRequest, Decision } from '../../packages/ecs-runner-readiness/src/iam/evaluate';
import { keyApplies } from '../../packages/ecs-runner-readiness/src/iam/keys';
import { NamedPolicy } from '../../packages/ecs-runner-readiness/src/iam/state';
import { many, PolicyDocument } from '../../src/iam/documents';

/**
 * What another evaluator of IAM's policies decides, which `decide` is compared with: `@cloud-copilot/iam-simulate`.
 *
 * Its licence is AGPL-3.0, so what is published does without it.
 */
export async function simulated(
  request: AccessRequest,
  identityPolicies: readonly NamedPolicy[],
  resourcePolicy?: PolicyDocument,
  endpointPolicy?: PolicyDocument,
  boundary?: PolicyDocument,
): Promise<Decision> {
  // The simulator takes every claim of CircleCI's issuers for the one that its data has, and then does not find it.
  const mistaken = Object.keys(request.context ?? {}).filter((key) => key.startsWith('oidc.circleci.com/'));
  const { decision, dropped } =
    mistaken.length > 0
      ? { decision: 'ImplicitlyDenied' as const, dropped: mistaken }
      : await simulate(request, identityPolicies, resourcePolicy, endpointPolicy, boundary);
  if (dropped.length === 0) return decision;

  const applies = await Promise.all(dropped.map((key) => keyApplies(key, request.action)));
  const wrong = dropped.filter((_, index) => !applies[index]);
  if (wrong.length > 0) throw new Error(`${request.action} has no condition key ${wrong.join(', ')}`);
  // The simulator drops some keys that AWS does send: an issuer's `sub`, an encryption context whose name has colons.
  const names = new Map(dropped.map((key, index) => [key.toLowerCase(), `aws:PrincipalTag/key-${index}`]));
  const second = await simulate(
    { ...request, context: renamed(request.context ?? {}, names) },
    identityPolicies.map(({ name, policy }) => ({ name, policy: withKeysRenamed(policy, names) })),
    resourcePolicy && withKeysRenamed(resourcePolicy, names),
    endpointPolicy && withKeysRenamed(endpointPolicy, names),
    boundary && withKeysRenamed(boundary, names),
  );
  return second.decision;
}

interface Simulated {
  readonly decision: Decision;
  /** Condition keys of the request that were left out. */
  readonly dropped: readonly string[];
}

async function simulate(
  request: AccessRequest,
  identityPolicies: readonly NamedPolicy[],
  resourcePolicy?: PolicyDocument,
  endpointPolicy?: PolicyDocument,
  boundary?: PolicyDocument,
): Promise<Simulated> {
  const result = await runSimulation(
    {
      request: {
        principal: asKnown(request.principal),
        action: request.action,
        resource: { resource: request.resource, accountId: request.account },
        contextVariables: { ...request.context },
      },
      identityPolicies: [...identityPolicies],
      resourcePolicy: resourcePolicy && withKnownServices(resourcePolicy),
      permissionBoundaryPolicies: boundary && [{ name: 'boundary', policy: boundary }],
      vpcEndpointPolicies: endpointPolicy && [{ name: 'endpoint', policy: endpointPolicy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors));
  if (result.resultType === 'wildcard') throw new Error(`${request.resource} is a pattern: name one resource`);
  return { decision: result.overallResult, dropped: result.result.ignoredContextKeys ?? [] };
}

/** The simulator takes only what ends in amazonaws.com for a service; in China some end otherwise. */
function asKnown(principal: string): string {
  return principal.replace(/\.amazonaws\.com\.cn$/, '.cn.amazonaws.com');
}

function withKnownServices(policy: PolicyDocument): PolicyDocument {
  const statements = many(policy.Statement).map((statement) => {
    const { Principal } = statement;
    if (typeof Principal !== 'object' || Principal.Service === undefined) return statement;
    return { ...statement, Principal: { ...Principal, Service: many(Principal.Service).map(asKnown) } };
  });
  return { ...policy, Statement: statements };
}

function withKeysRenamed(policy: PolicyDocument, names: ReadonlyMap<string, string>): PolicyDocument {
  const statements = many(policy.Statement).map((statement) => {
    if (statement.Condition === undefined) return statement;
    const tests = Object.entries(statement.Condition);
    return { ...statement, Condition: Object.fromEntries(tests.map(([test, keys]) => [test, renamed(keys, names)])) };
  });
  return { ...policy, Statement: statements };
}

function renamed<T>(keys: Readonly<Record<string, T>>, names: ReadonlyMap<string, string>): Record<string, T> {
  return Object.fromEntries(Object.entries(keys).map(([key, value]) => [names.get(key.toLowerCase()) ?? key, value]));
}
