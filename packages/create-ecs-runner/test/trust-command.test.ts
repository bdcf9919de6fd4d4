import { appendFileSync, chmodSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { describeOnPosix, runCli, texts, useFolder, type CliOptions } from './support/cli';
import { CTRL_C, ENTER, Terminal } from './support/terminal';
import { ownTemplate } from '../src/template';
import { jwt, SIGNATURE } from './support/token';

const folder = useFolder();
let root = '';
beforeEach(() => {
  root = path.join(folder(), 'acme-runner');
  const trustSubjects = ['acme/infra:environment:production'];
  ownTemplate.create(root, { name: 'acme-runner', trustSubjects, environments: ['staging', 'production'] });
});

const now = Math.floor(Date.now() / 1000);
const RIGHT = {
  iss: 'https://token.actions.githubusercontent.com',
  aud: 'sts.amazonaws.com',
  sub: 'repo:acme/infra:environment:production',
  iat: now - 60,
  exp: now + 600,
  jti: 'PRIVATE-CLAIM',
  actor: 'PRIVATE-ACTOR',
};
const WRONG = { ...RIGHT, sub: 'repo:acme/infra:ref:refs/heads/main' };

function doctor(input: string, args: readonly string[] = [], options: Partial<CliOptions> = {}) {
  return runCli(['doctor', 'acme-runner', '--trust', ...args], { cwd: folder(), input, ...options });
}

interface Report {
  readonly roles: readonly { role: string; origin: string; assumable: boolean }[];
}

describe('--trust on standard input', () => {
  test('a right token is taken, in every environment', async () => {
    const { code, stdout, stderr } = await doctor(jwt(RIGHT));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^production: runner role$[^]*live\/production\/terraform\.tfvars[^]*can assume it/m);
    expect(stdout).toMatch(/^staging: runner role$/m);
    expect(stdout).toContain('Not checked here: the signature');
  });

  test('a wrong one is not, and it says why', async () => {
    const { code, stdout } = await doctor(JSON.stringify(WRONG), ['--environment', 'production']);
    expect(code).toBe(1);
    expect(stdout).toContain('FAIL  sub repo:acme/infra:ref:refs/heads/main');
    expect(stdout).toContain('The job names no environment: give it "environment: production"');
    expect(stdout).not.toContain('staging');
  });

  test('an expired one is not, though the policy allows it', async () => {
    const { code, stdout } = await doctor(jwt({ ...RIGHT, exp: now - 60 }));
    expect(code).toBe(1);
    expect(stdout).toMatch(/FAIL {2}exp[^]*cannot assume it: the policy allows it, but the token is not valid/);
  });

  test('--json has every condition, the policy, and where it is from', async () => {
    const { code, stdout } = await doctor(jwt(RIGHT), ['--json']);
    expect(code).toBe(0);
    const { roles } = JSON.parse(stdout) as Report;
    expect(roles.map(({ role, assumable }) => [role, assumable])).toEqual([
      ['production: runner role', true],
      ['staging: runner role', true],
    ]);
    expect(roles[0]).toMatchObject({
      origin: expect.stringContaining('live/production/terraform.tfvars') as string,
      policy: { Statement: [{ Sid: 'Subjects' }] },
      statements: [
        { conditions: [{ claim: 'iss' }, { claim: 'aud' }, { claim: 'sub', given: RIGHT.sub, holds: true }] },
      ],
    });
  });

  test('says so where the module is another one', async () => {
    chmodSync(path.join(root, 'trust.tf'), 0o644);
    appendFileSync(path.join(root, 'trust.tf'), '# mine\n');
    const { stdout } = await doctor(jwt(RIGHT));
    expect(stdout.replace(/\n/g, ' ')).toContain('but trust.tf here differ from what was generated');
  });

  test.each([
    ['--environment=dev', /there is no live\/dev with settings; there are production, staging/],
    ['--policy=none.json', /there is no file "none\.json"/],
  ])('%s is wrong usage', async (flag, message) => {
    const { code, stderr } = await doctor(jwt(RIGHT), [flag]);
    expect(code).toBe(2);
    expect(stderr.replace(/\n +/g, ' ')).toMatch(message);
  });
});

describe('--policy', () => {
  const provider = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com';
  const policy = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Federated: provider },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { 'token.actions.githubusercontent.com:sub': RIGHT.sub } },
    },
  };
  const text = JSON.stringify(policy);
  const values = { name: 'runner', assume_role_policy: text };

  test.each<[string, object]>([
    ['a policy', policy],
    ['what `aws iam get-role` prints', { Role: { RoleName: 'runner', AssumeRolePolicyDocument: policy } }],
    ['the same of the API', { Role: { RoleName: 'runner', AssumeRolePolicyDocument: encodeURIComponent(text) } }],
    ['a state', { version: 4, resources: [{ type: 'aws_iam_role', instances: [{ attributes: values }] }] }],
    [
      'what `terraform show -json` prints',
      { values: { root_module: { child_modules: [{ resources: [{ type: 'aws_iam_role', values }] }] } } },
    ],
  ])('takes %s', async (_, content) => {
    writeFileSync(path.join(folder(), 'given.json'), JSON.stringify(content));
    const args = ['--policy', 'given.json', '--json'];
    const [right, wrong] = [await doctor(jwt(RIGHT), args), await doctor(jwt(WRONG), args)];
    expect([right.code, wrong.code]).toEqual([0, 1]);
    expect((JSON.parse(right.stdout) as Report).roles).toMatchObject([{ origin: 'as given.json has it' }]);
  });

  test('refuses a file without a trust policy', async () => {
    writeFileSync(path.join(folder(), 'given.json'), '{"Role": 1}');
    const { code, stderr } = await doctor(jwt(RIGHT), ['--policy=given.json']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('holds no trust policy')]);
  });
});

describe('the token stays secret', () => {
  const token = jwt(RIGHT);
  const secrets = [token.split('.')[1], SIGNATURE, 'PRIVATE-CLAIM', 'PRIVATE-ACTOR'];
  const shown = (text: string) => secrets.filter((secret) => text.includes(secret));

  test.each<[string, string, string[]]>([
    ['in the text', token, []],
    ['in the JSON', token, ['--json']],
    ['where it is refused', `${token}.x`, []],
    ['where its end is missing', token.slice(0, -SIGNATURE.length - 1), []],
    ['where it is in JSON that is broken', `{"token": "${token}"`, []],
    ['as the value of a flag that takes none', '', [`--trust=${token}`]],
    ['as the value of a flag that is none', '', [`--token=${token}`]],
    ['as a folder', '', [token]],
  ])('%s', async (_, input, args) => {
    const before = texts(folder());
    const { stdout, stderr } = await doctor(input, args);
    expect(shown(stdout + stderr)).toEqual([]);
    expect(texts(folder())).toEqual(before);
  });

  test('as the folder alone', async () => {
    const { code, stderr } = await runCli(['doctor', token], { cwd: folder() });
    expect([code, shown(stderr)]).toEqual([2, []]);
  });
});

describeOnPosix('--trust in a terminal', 'a pseudo terminal', () => {
  let terminal: Terminal;
  afterEach(() => terminal.close());

  function open(cols: number, env: Record<string, string> = {}): Terminal {
    terminal = new Terminal(['doctor', 'acme-runner', '--trust', '--environment=production'], folder(), { cols, env });
    return terminal;
  }

  /** What the screen shows, without what the clock and the version decide. */
  const texture = () => {
    const text = terminal.text().replace(/\d{4}-\d\d-\d\dT[\d:]+Z/g, 'TIME');
    return text.replaceAll(ownTemplate.version, 'VERSION');
  };

  const screen = () => terminal.text().replace(/\s+/g, ' ');

  test.each<[number, string, Record<string, string>]>([
    [40, 'with colours', {}],
    [40, 'without', { NO_COLOR: '1' }],
    [100, 'with colours', {}],
    [100, 'without', { NO_COLOR: '1' }],
  ])('a token pasted in %i columns, %s, is not shown, and learnt from', async (cols, _, env) => {
    open(cols, env);
    await terminal.shows('Paste a token');
    terminal.type(jwt(WRONG).replace(/(.{80})/g, '$1\r'), ENTER);
    expect(await terminal.exit()).toBe(1);
    expect(terminal.output).not.toContain(jwt(WRONG).slice(-20));
    expect(terminal.output).not.toContain('eyJ');
    expect(screen()).toContain('The job names no environment: give it "environment: production"');
    expect(terminal.output.includes('\u001b[31m')).toBe(env.NO_COLOR === undefined);
    expect(texture()).toMatchSnapshot();
  });

  test('claims pasted over several lines are one text, and nothing is left for the shell', async () => {
    open(80);
    await terminal.shows('Paste a token');
    terminal.type(JSON.stringify(RIGHT, undefined, 2).replaceAll('\n', '\r'), ENTER, 'echo left over', ENTER);
    expect(await terminal.exit()).toBe(0);
    expect(terminal.output).not.toContain('PRIVATE-CLAIM');
    expect(terminal.output).not.toContain('left over');
  });

  test('an empty line ends what is no token; the message does not repeat it', async () => {
    open(80);
    await terminal.shows('Paste a token');
    terminal.type('secret-words', ENTER, ENTER);
    expect(await terminal.exit()).toBe(2);
    expect(screen()).toContain('neither a token');
    expect(terminal.output).not.toContain('secret-words');
  });

  test('Ctrl-C cancels', async () => {
    open(80);
    await terminal.shows('Paste a token');
    terminal.type('eyJ', CTRL_C);
    expect(await terminal.exit()).toBe(130);
    expect(terminal.output).not.toContain('eyJ');
  });

  test('SIGTERM cancels', async () => {
    open(80);
    await terminal.shows('Paste a token');
    process.kill(terminal.pid, 'SIGTERM');
    expect(await terminal.exit()).toBe(130);
  });
});
