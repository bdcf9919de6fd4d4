import { helpText } from '../src/command-line/help';
import { resolveOptions } from '../src/command-line/problem';
import { ownTemplate } from '../src/template';
import { createStyle } from '../src/terminal/output';

const options = ownTemplate.describeOptions();
const help = (width: number) =>
  helpText({
    command: 'create',
    options,
    defaults: resolveOptions(ownTemplate, {}),
    version: '1.2.3',
    width,
    style: createStyle(false),
  });

test('names every flag, the groups, and two examples', () => {
  for (const { flag, type, prompt } of options) {
    const asked = type === 'boolean' ? `--[no-]${flag}` : `--${flag} <`;
    expect(help(80)).toContain(prompt === undefined ? `--${flag}` : asked);
  }
  for (const heading of ['Basics', 'Trust, security, compliance', 'Operations', 'Examples']) {
    expect(help(80)).toMatch(new RegExp(`^${heading}$`, 'm'));
  }
  expect(help(80).match(/^ {2}npm create ecs-runner /gm)).toHaveLength(2);
});

test('fits a screen of 80 columns and 40 lines', () => {
  const lines = help(80).trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(40);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('fits 40 columns, but for the examples', () => {
  const long = help(40)
    .split('\n')
    .filter((line) => line.length > 40 && !line.includes('npm create'));
  expect(long).toEqual([]);
});

test('says which source of a value counts', () => {
  expect(help(200)).toContain('First counts: flags, variables (ECS_RUNNER_KMS_CMK=true), --answers, defaults.');
});

test('is ASCII', () => expect(help(80)).toMatch(/^[\x00-\x7f]*$/));

test('shows values and defaults', () => {
  expect(help(80)).toMatch(/--cpu-architecture <text> X86_64, ARM64 \[X86_64\]/);
  expect(help(80)).toMatch(/--trust <text> +githubActions, gitlab, \.\.\. \[githubActions\]/);
  expect(help(80)).toMatch(/--\[no-\]spot .* \[yes\]/);
  expect(help(80)).toMatch(/--region <text> .* \[us-east-1\]/);
});
