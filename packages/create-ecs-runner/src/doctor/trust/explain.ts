import type { PolicyDocument, Statement } from 'ecs-runner-template/lib/iam/documents';
import { hasConditionKey, keyValues } from './condition-keys';
import { hintFor } from './hints';
import type { Claims } from './token';
import { bundled } from '../../bundled';

const { conditionsHold } = bundled('iam-conditions');
const { many, matches } = bundled('iam-documents');

/** One thing that the policy or AWS asks for, and what the token has. */
export interface Condition {
  /** Claim, or the whole condition key where it is about the request and not about the token. */
  readonly claim: string;
  /** Operator of IAM; none where AWS itself asks. */
  readonly operator?: string;
  /** What the token has; none: it lacks the claim. */
  readonly given?: string;
  /** What would do. */
  readonly allowed: readonly string[];
  /** Undefined where the token does not decide it. */
  readonly holds: boolean | undefined;
  /** Why it does not hold, and what to do, as sentences. */
  readonly hint?: string;
}

export interface StatementVerdict {
  readonly sid: string;
  readonly effect: Statement['Effect'];
  readonly conditions: readonly Condition[];
  /** No condition fails. */
  readonly applies: boolean;
}

/** What a role's trust policy says to a token. */
export interface Verdict {
  readonly statements: readonly StatementVerdict[];
  /** A statement allows it, and none denies it. The time is not part of it. */
  readonly allowed: boolean;
}

const ACTION = 'sts:AssumeRoleWithWebIdentity';

/**
 * Every condition of every statement that is about tokens.
 *
 * @throws Error where a condition's operator is none of IAM's
 */
export function explain(policy: PolicyDocument, claims: Claims): Verdict {
  const statements = many(policy.Statement)
    .filter(isAboutTokens)
    .map((statement) => judge(statement, claims, policy.Version === '2012-10-17'));
  const effective = (effect: Statement['Effect']) => statements.some((it) => it.effect === effect && it.applies);
  return { statements, allowed: effective('Allow') && !effective('Deny') };
}

function isAboutTokens({ Action, NotAction, Principal }: Statement): boolean {
  const names = (patterns: string | string[]) => many(patterns).some((pattern) => matches(pattern, ACTION, 'i'));
  const isAction = Action === undefined ? !names(NotAction ?? []) : names(Action);
  return isAction && (Principal === '*' || Principal?.Federated !== undefined);
}

function judge(statement: Statement, claims: Claims, variables: boolean): StatementVerdict {
  const issuers = issuersOf(statement, claims);
  const keys = Object.entries(statement.Condition ?? {}).flatMap(([operator, operands]) =>
    Object.entries(operands).map(([key, wanted]) => ({ operator, key, allowed: many(wanted).map(String) })),
  );
  const conditions = [
    issuerCondition(issuers, claims),
    ...keys.map((asked) => judgeKey(asked, issuers, claims, variables)),
  ];
  return {
    sid: statement.Sid ?? '',
    effect: statement.Effect,
    conditions,
    applies: conditions.every(({ holds }) => holds !== false),
  };
}

/** Issuers of the OIDC providers that a statement names, without their scheme; the token's own where it names all. */
function issuersOf({ Principal }: Statement, { iss }: Claims): string[] {
  if (Principal === '*') return [String(iss).replace('https://', '')];
  return many(Principal?.Federated).map((arn) => arn.split(':oidc-provider/')[1] ?? arn);
}

function issuerCondition(issuers: readonly string[], claims: Claims): Condition {
  const allowed = issuers.map((issuer) => `https://${issuer}`);
  const given = keyValues(claims, 'iss')?.[0];
  const holds = given !== undefined && allowed.includes(given);
  return { claim: 'iss', given, allowed, holds, hint: holds ? undefined : hintFor('iss', given, allowed, claims) };
}

function judgeKey(
  { operator, key, allowed }: { readonly operator: string; readonly key: string; readonly allowed: string[] },
  issuers: readonly string[],
  claims: Claims,
  variables: boolean,
): Condition {
  const [, issuer, claim] = /^(.*\.[^:]*):(.+)$/.exec(key) ?? [];
  // Keys that begin with aws: and sts: are about the request, and the session that it asks for.
  if (issuer === undefined) return { claim: key, operator, allowed, holds: undefined };
  const values = keyValues(claims, claim);
  const obstacle = keyObstacle(issuer, claim, issuers);
  const holdsWith = (given: string[] | undefined) =>
    conditionsHold({ Effect: 'Allow', Condition: { [operator]: { [key]: allowed } } }, () => given, variables);
  const sent = obstacle === undefined ? values : undefined;
  // Of several audiences one is enough; AWS takes such a token with azp only, and compares that.
  const holds = claim === 'aud' && sent !== undefined ? sent.some((value) => holdsWith([value])) : holdsWith(sent);
  const given = values?.join(', ');
  const hint = holds ? undefined : (obstacle ?? hintFor(claim, given, allowed, claims));
  return { claim, operator, given, allowed, holds, hint };
}

/** Why AWS has no value for a key, whatever the token says. */
function keyObstacle(issuer: string, claim: string, issuers: readonly string[]): string | undefined {
  if (!issuers.includes(issuer)) return `The key begins with ${issuer}, which is no issuer of this statement.`;
  return hasConditionKey(issuer, claim)
    ? undefined
    : `AWS has no condition key for ${claim} with the issuer ${issuer}.`;
}
