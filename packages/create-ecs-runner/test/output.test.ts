import { execFileSync } from 'node:child_process';
import { quoteWord, repeatCommand } from '../src/command-line/repeat';
import { supports } from '../src/node-version';
import { ownTemplate } from '../src/template';
import { describeOnPosix } from './support/cli';
import { createStyle, problemList, wrap } from '../src/terminal/output';

test('wraps at spaces, indents what follows, and keeps long words whole', () => {
  expect(wrap('one two three', 7)).toBe('one two\nthree');
  expect(wrap('one two three', 3, '  ')).toBe('one\n  two\n  three');
});

test('lists problems without control characters', () => {
  expect(problemList(['a', 'b\u001b[1m\nc'], 80, createStyle(false))).toBe(
    'create-ecs-runner: 2 problems; nothing was written.\n  - a\n  - b\\u001b[1m\\nc\n',
  );
});

describeOnPosix('a POSIX shell', 'bash', () => {
  test.each(['plain', 'two words', "it's", '$HOME `x` "y" \\', 'a\nb\tc\u0001d', 'ü № *?[]!', ''])(
    'reads %j as it was',
    (word) => {
      const script = `printf '%s.' ${quoteWord(word, 'linux')}`;
      expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' })).toBe(`${word}.`);
    },
  );
});

test('quotes for Windows', () => {
  expect(quoteWord('two "words"', 'win32')).toBe(String.raw`"two \"words\""`);
  expect(quoteWord(String.raw`C:\runners\acme`, 'win32')).toBe(String.raw`C:\runners\acme`);
});

test('the command that repeats a run holds what was given, and a name only where the folder makes another', () => {
  const run = { directory: 'acme', target: '/x/acme', install: true, git: false };
  const input = { name: 'acme', spot: false, kmsCmk: true, environments: [], logRetentionDays: 400, owner: 'a b' };
  const version = ownTemplate.version;
  expect(repeatCommand({ ...run, input }, ownTemplate, 'linux')).toBe(
    `npm create ecs-runner@${version} acme -- --yes --no-git --owner 'a b' --kms-cmk --log-retention-days 400 --no-spot --environments=`,
  );
  expect(repeatCommand({ ...run, input: { name: 'other' } }, ownTemplate, 'linux')).toContain('--name other');
});

test('the command that repeats a run needs no answers file, and saves none', () => {
  const run = { directory: 'acme', target: '/x/acme', input: { name: 'acme', spot: false } };
  const own = { yes: false, answers: 'a.yaml', saveAnswers: 'b.yaml', install: false, git: true };
  expect(repeatCommand({ ...run, ...own }, ownTemplate, 'linux')).toMatch(/ acme -- --yes --no-install --no-spot$/);
});

test.each([
  ['20.16.0', false],
  ['20.17.0', true],
  ['21.7.0', false],
  ['22.8.0', false],
  ['22.9.0', true],
  ['24.0.0', true],
])('Node %s is supported: %p', (version, supported) => {
  expect(supports('^20.17 || >=22.9', version)).toBe(supported);
});
