import { helpText } from '../src/command-line/help';
import { resolveOptions } from '../src/command-line/problem';
import { installedTemplate } from '../src/template';
import { createStyle } from '../src/terminal/output';

const options = installedTemplate.describeOptions();
const help = (width: number) =>
  helpText({
    command: 'create',
    options,
    defaults: resolveOptions(installedTemplate, {}),
    version: '1.2.3',
    width,
    style: createStyle(false),
  });

test('names every flag, the groups, and two examples', () => {
  for (const { flag, type } of options) {
    expect(help(80)).toContain(type === 'boolean' ? `--[no-]${flag}` : `--${flag} <`);
  }
  for (const group of ['Basics', 'Trust', 'Security', 'Compliance', 'Operations', 'Examples']) {
    expect(help(80)).toMatch(new RegExp(`^${group}$`, 'm'));
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

test('shows values and defaults', () => {
  expect(help(80)).toMatch(/--cpu-architecture <text> X86_64, ARM64 \[X86_64\]/);
  expect(help(80)).toMatch(/--\[no-\]spot .* \[yes\]/);
  expect(help(80)).toMatch(/--region <text> .* \[us-east-1\]/);
});
