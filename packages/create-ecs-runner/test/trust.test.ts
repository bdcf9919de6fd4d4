import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { PolicyDocument } from 'ecs-runner-template/lib/iam/documents';
import { explain, type Condition } from '../src/doctor/trust/explain';
import { trustPolicies } from '../src/doctor/trust/policy';
import { readTrustSettings, type TrustSettings } from '../src/doctor/trust/settings';
import { subjectHint } from '../src/doctor/trust/subject-hint';
import { parseTfvars } from '../src/doctor/trust/tfvars';
import { isWhole, readClaims, type Claims } from '../src/doctor/trust/token';
import { validity } from '../src/doctor/trust/validity';
import { UsageError } from '../src/errors';
import { useFolder } from './support/cli';
import { jwt } from './support/token';

const GITHUB = 'https://token.actions.githubusercontent.com';
const NOW = Date.UTC(2026, 10, 27);
const seconds = (from: number) => NOW / 1000 + from;

const settings = (trustSubjects: string[], others: Partial<TrustSettings> = {}): TrustSettings => ({
  trust: 'githubActions',
  trustSubjects,
  createOidcProvider: true,
  oidcAudiences: [],
  ...others,
});

const claims: Claims = { iss: GITHUB, aud: 'sts.amazonaws.com', sub: 'repo:acme/infra:ref:refs/heads/main' };

describe('a token', () => {
  const given = { iss: GITHUB, sub: 'repo:ä/b:ref:c' };
  const token = jwt(given);
  const half = Math.floor(token.length / 3);

  test.each([
    ['alone', token],
    ['with an end of line', `${token}\r\n`],
    ['broken over lines', `${token.slice(0, half)}\n  ${token.slice(half)}`],
    ['as the header of a request', `Bearer ${token}`],
    ['in quotes', `"${token}"`],
    ["as the answer of GitHub's endpoint", JSON.stringify({ count: 1, value: token })],
    ['as claims', JSON.stringify(given, undefined, 2)],
  ])('%s is read', (_, text) => {
    expect(readClaims(text)).toEqual(given);
    expect(isWhole(text)).toBe(true);
  });

  test.each([
    ['nothing', ' \n', /nothing was given/],
    ['a masked one', '***', /masked/],
    ['an encrypted one', 'a.b.c.d.e', /encrypted/],
    ['a list', '["secret-words"]', /neither a token/],
    ['text', 'secret-words', /neither a token/],
    ['one without its signature', token.split('.').slice(0, 2).join('.'), /neither a token/],
    ['one whose claims are no JSON', `${token.split('.')[0]}.c2VjcmV0LXdvcmRz.x`, /neither a token/],
  ])('%s is refused, and not repeated', (_, text, message) => {
    const error = caught(() => readClaims(text));
    expect(error).toBeInstanceOf(UsageError);
    expect(error.message).toMatch(message);
    expect(`${error.stack} ${String(error.cause)}`).not.toMatch(/secret-words|c2VjcmV0|eyJ/);
    expect(isWhole(text)).toBe(false);
  });
});

describe('the time of a token', () => {
  const failing = (given: Claims) => validity(given, NOW).flatMap(({ claim, holds }) => (holds ? [] : [claim]));
  const whole = { ...claims, exp: seconds(300), nbf: seconds(-10), iat: seconds(-10) };

  test.each([
    ['a valid one', whole, []],
    ['an expired one', { ...whole, exp: seconds(-1) }, ['exp']],
    ['one for later', { ...whole, nbf: seconds(3600) }, ['nbf']],
    ['one of a clock that is a little fast', { ...whole, nbf: seconds(60), iat: seconds(60) }, []],
    ['one from the future', { ...whole, iat: seconds(3600) }, ['iat']],
    ['one whose time is no number', { ...whole, exp: 'never' }, ['exp']],
    ['one without what AWS needs', { iss: GITHUB }, ['sub', 'aud', 'exp', 'iat']],
  ])('%s', (_, given, expected) => expect(failing(given)).toEqual(expected));
});

describe('terraform.tfvars', () => {
  test('literals, comments and escapes', () => {
    const text = [
      '# a comment',
      'trust = "githubActions" // another',
      'trust_subjects = [',
      '  "acme/a", /* "acme/b", */',
      '  "acme/\\"c\\"\\u0021$${x}",',
      ']',
      'create_oidc_provider=false',
      'alarm_email = null',
      'cpu = 256',
      'tags = { "a b" = 1, c : [], }',
    ].join('\r\n');
    expect(parseTfvars(text)).toEqual({
      trust: 'githubActions',
      trust_subjects: ['acme/a', 'acme/"c"!${x}'],
      create_oidc_provider: false,
      alarm_email: null,
      cpu: 256,
      tags: { 'a b': 1, c: [] },
    });
  });

  test.each([
    ['a = \nb = 1', /^line 2: a value is missing/],
    ['a = 1\nb = "x', /^line 2: the end of a string/],
    ['a = [1 2]', /^line 1: , or \] is missing/],
    ['= 1', /^line 1: the name of a variable/],
  ])('%j is refused with its line', (text, message) => expect(() => parseTfvars(text)).toThrow(message));

  const folder = useFolder();
  test('later files win, as in Terraform', () => {
    const write = (name: string, text: string) => writeFileSync(path.join(folder(), name), text);
    write('terraform.tfvars', 'trust = "gitlab"\ntrust_subjects = ["acme/a"]\n');
    write('b.auto.tfvars.json', '{"oidc_audiences": ["b"]}');
    write('a.auto.tfvars', 'trust_subjects = ["acme/b"]\noidc_audiences = ["a"]\n');
    mkdirSync(path.join(folder(), 'modules'));
    const { settings: read, files } = readTrustSettings(folder());
    expect(read).toMatchObject({ trust: 'gitlab', trustSubjects: ['acme/b'], oidcAudiences: ['b'] });
    expect(files).toEqual(['terraform.tfvars', 'a.auto.tfvars', 'b.auto.tfvars.json']);
  });
});

describe('conditions', () => {
  const verdict = (subjects: string[], given: Claims, others: Partial<TrustSettings> = {}) =>
    explain(trustPolicies(settings(subjects, others)).runner, given);
  const failing = (conditions: readonly Condition[]) =>
    conditions.filter(({ holds }) => !holds).map(({ claim }) => claim);

  test.each<[string, string[], Claims, string[]]>([
    ['all hold', ['acme/infra'], claims, []],
    ['another issuer', ['acme/infra'], { ...claims, iss: 'https://gitlab.com' }, ['iss']],
    ['another audience', ['acme/infra'], { ...claims, aud: 'https://github.com/acme' }, ['aud']],
    ['one of several audiences', ['acme/infra'], { ...claims, aud: ['x', 'sts.amazonaws.com'] }, []],
    ['azp stands for aud', ['acme/infra'], { ...claims, azp: 'x' }, ['aud']],
    ['another subject', ['acme/infra:environment:prod'], claims, ['sub']],
    ['nothing at all', ['acme/infra'], {}, ['iss', 'aud', 'sub']],
  ])('%s', (_, subjects, given, expected) => {
    const { statements, allowed } = verdict(subjects, given);
    expect(failing(statements[0].conditions)).toEqual(expected);
    expect(allowed).toBe(expected.length === 0);
  });

  test('each that fails says why', () => {
    const wrong = { iss: `${GITHUB}/`, aud: 'x', sub: 'repo:ACME/infra:ref:x', repository_id: '9' };
    for (const { statements } of [verdict(['acme@1/infra@2'], wrong), verdict(['acme/infra'], {})]) {
      for (const condition of statements.flatMap(({ conditions }) => conditions)) {
        expect(condition.hint).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  test('the policy of an issuer without condition keys for ids cannot be fulfilled', () => {
    const issuer = 'gitlab.example.com';
    const policy = trustPolicies(settings(['acme/infra@42'], { trust: 'gitlab', oidcIssuerUrl: `https://${issuer}` }));
    const given = {
      iss: `https://${issuer}`,
      aud: `https://${issuer}`,
      sub: 'project_path:acme/infra:x',
      project_id: '42',
    };
    const { statements, allowed } = explain(policy.runner, given);
    expect(allowed).toBe(false);
    expect(statements[0].conditions.find(({ claim }) => claim === 'project_id')).toMatchObject({
      given: '42',
      holds: false,
      hint: 'AWS has no condition key for project_id with the issuer gitlab.example.com.',
    });
  });

  test('a denial counts before all, and what the request decides stays open', () => {
    const issuer = 'token.actions.githubusercontent.com';
    const statement = (Effect: 'Allow' | 'Deny', Condition: object) => ({
      Effect,
      Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${issuer}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition,
    });
    const open = statement('Allow', { StringLike: { 'sts:RoleSessionName': 'ci-*' } });
    const denial = statement('Deny', { StringLike: { [`${issuer}:sub`]: '*:ref:refs/heads/main' } });
    const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement }) as PolicyDocument;
    expect(explain(policy(open), claims)).toMatchObject({
      allowed: true,
      statements: [{ conditions: [{}, { holds: undefined }] }],
    });
    expect(explain(policy(open, denial), claims).allowed).toBe(false);
    expect(explain(policy(open, denial), { ...claims, sub: 'repo:acme/infra:pull_request' }).allowed).toBe(true);
  });

  test('statements about other actions and principals are passed over', () => {
    const Statement = [
      { Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ];
    expect(explain({ Statement } as PolicyDocument, claims)).toEqual({ statements: [], allowed: false });
  });
});

describe('hints on a subject', () => {
  test.each([
    ['repo:acme@1/infra@2:ref:x', 'repo:acme/infra:*', /immutable subject.*write acme@1\/infra@2 in trust_subjects/],
    ['repo:acme/infra:ref:x', 'repo:acme@1/infra@2:*', /classic subject, without ids/],
    ['repo:acme@1/infra@9:ref:x', 'repo:acme@1/infra@2:*', /names are right and the ids are others.*infra@9/],
    [
      'repo:acme/infra:ref:refs/heads/main',
      'repo:acme/infra:environment:prod',
      /names no environment.*"environment: prod"/,
    ],
    ['repo:acme/infra:environment:prod', 'repo:acme/infra:ref:refs/heads/main', /names the environment prod, which/],
    [
      'repo:acme/infra:pull_request',
      'repo:acme/infra:ref:refs/heads/main',
      /is for pull_request, and the policy wants ref:refs/,
    ],
    ['repo:acme/infra:environment:dev', 'repo:acme/infra:environment:prod', /differ at environment: "dev", .*"prod"/],
    ['repo:acme/other:ref:x', 'repo:acme/infra:*', /differ at repo: "acme\/other", .*"acme\/infra"/],
    ['repo:acme@1/infra@2:ref:x', 'repo:acme/infra:environment:prod', /immutable.*names no environment/],
    [
      'organization:a:project:p:workspace:w:run_phase:plan',
      'organization:a:project:p:workspace:w:run_phase:apply',
      /run's plan/,
    ],
    ['project_path:acme/infra', 'project_path:acme/infra:*', /ends where the policy goes on with ":\*"/],
    ['ORG+RUNNER:x', 'ORG+RUNNER', /goes on after .* ":x"/],
    ['repo:acme/infra:ref:x', 'repo:-your-org/-your-repo:*', /still has the example/],
  ])('%s, where %s is allowed', (given, pattern, hint) => expect(subjectHint(given, [pattern])).toMatch(hint));

  test('are about the nearest pattern', () => {
    const patterns = ['repo:other/x:*', 'repo:acme/infra:environment:prod', 'repo:acme/web:*'];
    expect(subjectHint('repo:acme/infra:environment:dev', patterns)).toContain('"prod"');
  });
});

function caught(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
