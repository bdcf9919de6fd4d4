import { SECRET_RULES } from '../../packages/ecs-runner-readiness/src/secrets/rules';
import { secretsIn } from '../../packages/ecs-runner-readiness/src/secrets/scan';
import { differentFiles } from '../support/different-files';
import { ALL_SETS } from '../support/option-sets';

/** Put together here, so that this file holds none of them. */
const SECRETS: Readonly<Record<string, string>> = {
  'private key': ['-----BEGIN OPENSSH', 'PRIVATE KEY-----'].join(' '),
  'AWS access key': `key AKIA${'Z2'.repeat(8)}`,
  'AWS secret key': `aws_secret_access_key = "${'aB3/'.repeat(10)}"`,
  'GitHub token': `TOKEN=ghp_${'a1B2'.repeat(9)}`,
  'GitLab token': `glpat-${'aB3_'.repeat(5)}`,
  'Slack token': `xoxb-${'1234567890-'.repeat(2)}`,
  'HCP Terraform token': `${'aB3dE5g'.repeat(2)}.atlasv1.${'aB3_'.repeat(16)}`,
  'npm token': `npm_${'a1B2'.repeat(9)}`,
  'JSON web token': `eyJ${'hbGciOiJ'.repeat(2)}.eyJ${'zdWIiOiI'.repeat(2)}.${'c2lnbmF0'.repeat(2)}`,
  'password in a URL': 'postgres://runner:' + 'Zw4xTq9p@db.example.com/x',
  'secret in an assignment': 'db_password = "' + 'q7Xz2Lk9Vt4Rb8Nw"',
};

it('finds no secret in any file of any option set', () => {
  const found = differentFiles(ALL_SETS, /./).flatMap(({ title, file, text }) =>
    secretsIn(text).map((secret) => `${title}: ${file}:${secret}`),
  );
  expect(found).toEqual([]);
});

it('knows a text for each kind', () => {
  expect(Object.keys(SECRETS)).toEqual(SECRET_RULES.map(({ name }) => name));
});

it.each(Object.entries(SECRETS))('finds a %s, and says the line only', (name, secret) => {
  expect(secretsIn(`first\n${secret}\n`)).toEqual([`2: ${name}`]);
});

it.each([
  ['a name', 'secret_name = "runner-database-password"'],
  ['an ARN', 'secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdE1"'],
  ['an expression', 'password = "${var.database_password_of_the_runner1}"'],
  ['a variable of a shell', 'TOKEN="$(cat /run/secrets/token_of_runner_1)"'],
  ['the key in the documentation of AWS', 'AKIAIOSFODNN7EXAMPLE'],
  ['what has a reason', `AKIA${'Z2'.repeat(8)} # not-a-secret: made up for this test`],
])('takes %s for none', (_what, text) => {
  expect(secretsIn(text)).toEqual([]);
});

it('takes a mark without a reason for nothing', () => {
  expect(secretsIn(`AKIA${'Z2'.repeat(8)} # not-a-secret:`)).toEqual(['1: AWS access key']);
});
