import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { packAll, ROOT, type Packed } from './support/registry';

const MAX_BYTES = 600 * 1000;
const tarballs = mkdtempSync(path.join(tmpdir(), 'ecs-runner-packed-'));
let packed: Packed[];
beforeAll(() => {
  packed = packAll(tarballs);
});
afterAll(() => rmSync(tarballs, { recursive: true, force: true }));

const named = (name: string) => packed.find((candidate) => candidate.name === name)!;
const paths = (name: string) =>
  named(name)
    .files.map((file) => file.path)
    .sort();

test('ecs-runner-template is at most 600 kB', () => {
  expect(named('ecs-runner-template').size).toBeLessThanOrEqual(MAX_BYTES);
});

test('of handlebars, ecs-runner-template holds the runtime and its licence', () => {
  const folder = 'lib/handlebars/';
  const bundled = paths('ecs-runner-template').filter((file) => file.startsWith(folder));
  expect(bundled.filter((file) => !file.startsWith(`${folder}dist/cjs/handlebars`))).toEqual([
    `${folder}LICENSE`,
    `${folder}package.json`,
    `${folder}runtime.js`,
  ]);
  expect(bundled.filter((file) => /compiler/.test(file))).toEqual([]);
});

test('all packages have one version', () => {
  expect(new Set(packed.map(({ version }) => version)).size).toBe(1);
});

test.each(['ecs-runner-template', 'create-ecs-runner', 'ecs-runner-readiness'])(
  '%s holds no sources and no tests',
  (name) => {
    const own = paths(name);
    expect(
      own.filter((file) =>
        /^(src|templates|test|projenrc|scripts|bench|\.ci|\.cache|\.github)\/|(?<!\.d)\.ts$|tsbuildinfo|\.sources/.test(
          file,
        ),
      ),
    ).toEqual([]);
    expect(own).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
  },
);

test('ecs-runner-template holds what projen and the sync read', () => {
  expect(paths('ecs-runner-template')).toEqual(
    expect.arrayContaining([
      '.jsii',
      'lib/index.js',
      'lib/sync/index.js',
      'lib/projenrc.schema.json',
      'lib/templates/precompiled.js',
    ]),
  );
});

test('create-ecs-runner holds its command, and all that it uses with the licences', () => {
  expect(paths('create-ecs-runner')).toEqual(
    expect.arrayContaining([
      'lib/bin.js',
      'lib/bundled/sync.js',
      'lib/bundled/conflicter.js',
      'lib/bundled/licences.txt',
    ]),
  );
  const licences = readFileSync(path.join(ROOT, 'packages/create-ecs-runner/lib/bundled/licences.txt'), 'utf8');
  const names = [...licences.matchAll(/^(\S+) \d+\.\d+\.\d+$/gm)].map(([, name]) => name);
  const used = [
    '@yeoman/conflicter',
    'constructs',
    'diff',
    'execa',
    'fast-glob',
    'handlebars',
    'projen',
    'prompts',
    'yaml',
  ];
  expect(names).toEqual(expect.arrayContaining(used));
});
