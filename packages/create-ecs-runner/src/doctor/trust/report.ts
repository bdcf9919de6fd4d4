import type { Condition, StatementVerdict, Verdict } from './explain';
import type { Source } from './sources';
import { harmless, wrap, type Style } from '../../terminal/output';

/** What a role says to the token. */
export interface RoleVerdict extends Source, Verdict {}

/** All that was learnt of a token; nothing of it that no policy compares. */
export interface TrustReport {
  /** What AWS asks of every token. */
  readonly token: readonly Condition[];
  readonly roles: readonly RoleVerdict[];
}

const MARK = { true: 'ok', false: 'FAIL', undefined: '?' };
const INDENT = '      ';

/** Whether a token is valid now and may assume the role. */
export function isAssumable({ token }: TrustReport, role: RoleVerdict): boolean {
  return role.allowed && token.every(({ holds }) => holds !== false);
}

export function trustText(report: TrustReport, width: number, style: Style): string {
  const lines = (conditions: readonly Condition[]) => conditions.flatMap((it) => conditionLines(it, width, style));
  const roles = report.roles.flatMap((role) => [
    '',
    style.bold(harmless(role.role)),
    wrap(harmless(`Trust policy ${role.origin}.`), width),
    ...(role.statements.length === 0 ? ['No statement of it is about tokens.'] : []),
    ...shownStatements(role).flatMap(({ sid, effect, conditions }) => [
      wrap(`${effect === 'Deny' ? 'Denies' : 'Allows'} where all of this holds${sid && ` (${harmless(sid)})`}:`, width),
      ...lines(conditions),
    ]),
    verdictLine(report, role, width, style),
  ]);
  const note = wrap('Not checked here: the signature, which AWS verifies, and that the OIDC provider exists.', width);
  return [style.bold('The token'), ...lines(report.token), ...roles, '', style.dim(note), ''].join('\n');
}

export function trustJson(report: TrustReport): string {
  const roles = report.roles.map(({ role, origin, statements, allowed, policy }) => ({
    role,
    origin,
    assumable: isAssumable(report, { role, origin, statements, allowed, policy }),
    statements,
    policy,
  }));
  return `${JSON.stringify({ token: report.token, roles }, undefined, 2)}\n`;
}

/** One that applies speaks for itself; else each says what is missing. */
function shownStatements({ statements }: RoleVerdict): readonly StatementVerdict[] {
  const allowing = statements.filter(({ effect, applies }) => effect === 'Allow' && applies);
  const denying = statements.filter(({ effect, applies }) => effect === 'Deny' && applies);
  if (allowing.length > 0) return [...denying, allowing[0]];
  return statements.filter(({ effect, applies }) => effect === 'Allow' || applies);
}

function verdictLine(report: TrustReport, role: RoleVerdict, width: number, style: Style): string {
  if (!isAssumable(report, role)) {
    const why = role.allowed ? ': the policy allows it, but the token is not valid' : '';
    return style.red(wrap(`The token cannot assume it${why}.`, width));
  }
  const open = role.statements.some(
    ({ applies, conditions }) => applies && conditions.some(({ holds }) => holds === undefined),
  );
  return style.green(
    wrap(`The token can assume it${open ? ', if the request fulfils what is marked with ?' : ''}.`, width),
  );
}

function conditionLines(condition: Condition, width: number, style: Style): string[] {
  const { claim, operator, given, allowed, holds, hint } = condition;
  const paint = holds === undefined ? style.cyan : holds ? style.green : style.red;
  const put = (text: string) => wrap(harmless(text), width - INDENT.length, INDENT);
  const value = given ?? (holds === false ? 'is missing' : '');
  const head = paint(MARK[`${holds}`].padEnd(INDENT.length)) + put(`${claim} ${value}`.trim());
  if (holds) return [head];
  const label = operator ?? 'allowed';
  const wanted =
    allowed.length === 1 ? [`${label}: ${allowed[0]}`] : [`${label}, one of:`, ...allowed.map((it) => `- ${it}`)];
  return [head, ...[...wanted, ...(hint === undefined ? [] : [hint])].map((text) => INDENT + put(text))];
}
