import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { command, must } from './support/command';
import { installNode, nodeVersions, treeOf } from './support/node';
import { workspaceVersion } from './support/registry';
import { useWorkplace } from './support/workplace';

jest.setTimeout(300_000);

const { work, registry, folder } = useWorkplace('ecs-runner-journeys-');

const PROJEN_NEW = ['--yes', 'projen', 'new', '--from', 'ecs-runner-template'];
const NPM_CREATE = ['create', '--yes', 'ecs-runner@latest'];

const run = (cwd: string, program: string, ...args: string[]) => must(registry().env, cwd, program, ...args);
const status = (repository: string) => run(repository, 'git', 'status', '--porcelain');

function optionsOf(repository: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path.join(repository, '.projenrc.json'), 'utf8')) as Record<string, unknown>;
}

/** A clone without node_modules, as a colleague has it. */
function cloneOf(repository: string, name: string): string {
  run(work, 'git', 'clone', '--quiet', repository, name);
  return path.join(work, name);
}

describe.each([
  {
    way: 'npx projen new',
    create() {
      const repository = folder('projen-new');
      run(repository, 'npx', ...PROJEN_NEW, '--name', 'acme-runner', '--kms-cmk', 'false');
      return repository;
    },
    options: { name: 'acme-runner', kmsCmk: false },
  },
  {
    way: 'npm create ecs-runner',
    create() {
      run(work, 'npm', ...NPM_CREATE, 'npm-create', '--', '--yes');
      return path.join(work, 'npm-create');
    },
    options: { name: 'npm-create' },
  },
])('$way', ({ way, create, options }) => {
  let repository: string;
  beforeAll(() => {
    repository = create();
  });

  test('makes a repository with a first commit and nothing uncommitted', () => {
    expect(optionsOf(repository)).toMatchObject(options);
    expect(existsSync(path.join(repository, 'iam.tf'))).toBe(true);
    expect(run(repository, 'git', 'ls-files', 'package-lock.json').trim()).toBe('package-lock.json');
    expect(status(repository)).toBe('');
  });

  test('has nothing to change for `npx projen`', () => {
    run(repository, 'npx', 'projen');
    expect(status(repository)).toBe('');
  });

  test('works in a fresh clone with a bare `npx projen`', () => {
    const clone = cloneOf(repository, `${way.split(' ')[1]}-bare`);
    run(clone, 'npx', '--yes', 'projen');
    expect(status(clone)).toBe('');
    expect(existsSync(path.join(clone, 'node_modules', 'ecs-runner-template'))).toBe(true);
  });

  test('works in a fresh clone with `npm ci && npx projen`', () => {
    const clone = cloneOf(repository, `${way.split(' ')[1]}-ci`);
    run(clone, 'npm', 'ci');
    run(clone, 'npx', 'projen');
    expect(status(clone)).toBe('');
  });
});

describe('wrong options', () => {
  test('through `projen new` end with an error that names them all, and no managed file', () => {
    const target = folder('refused');
    const flags = ['--name', 'No_Good', '--region', 'mars', '--log-retention-days', '42'];
    const { code, output } = command(registry().env, target, 'npx', ...PROJEN_NEW, ...flags);
    expect(code).not.toBe(0);
    for (const option of ['name', 'region', 'logRetentionDays']) expect(output).toContain(`${option}: `);
    for (const file of ['iam.tf', '.projen', 'README.md', '.tflint.hcl']) {
      expect(existsSync(path.join(target, file))).toBe(false);
    }
  });

  test('through `npm create` end with 2 and write nothing', () => {
    const target = folder('refused-too');
    const { code, output } = command(
      registry().env,
      target,
      'npm',
      ...NPM_CREATE,
      'acme',
      '--',
      '--yes',
      '--region=mars',
    );
    expect(code).toBe(2);
    expect(output).toContain('region "mars" is refused');
    expect(readdirSync(target)).toEqual([]);
  });
});

describe('the engine matrix', () => {
  const nodes = nodeVersions().map((version) => ({ version, node: installNode(version) }));
  /** The other maintained lines, once each; the journeys above are on the Node of this process. */
  const others = nodes.filter(({ version, node }) => !version.includes('.') && node !== process.execPath);

  test.each(others)(
    'both ways to a repository and a bare sync in its clone work on Node $version',
    ({ version, node }) => {
      const PATH = [path.dirname(node), process.env.PATH].join(path.delimiter);
      const on = (cwd: string, program: string, ...args: string[]) =>
        must({ ...registry().env, PATH }, cwd, program, ...args);
      expect(on(work, 'node', '--version')).toMatch(new RegExp(`^v${version}\\.`));

      on(work, 'npm', ...NPM_CREATE, `created-${version}`, '--', '--yes', '--name=acme-runner');
      const clone = cloneOf(path.join(work, `created-${version}`), `cloned-${version}`);
      on(clone, 'npx', '--yes', 'projen');
      expect(status(clone)).toBe('');

      const repository = folder(`new-${version}`);
      on(repository, 'npx', ...PROJEN_NEW, '--name', 'acme-runner');
      expect(status(repository)).toBe('');
      expect(optionsOf(repository)).toEqual(optionsOf(clone));
    },
  );

  test('the command writes the same bytes on every Node', () => {
    const installed = folder('matrix');
    run(installed, 'npm', 'install', '--no-save', `create-ecs-runner@${workspaceVersion()}`);
    const bin = path.join(installed, 'node_modules', 'create-ecs-runner', 'lib', 'bin.js');
    const trees = nodes.map(({ version, node }) => {
      const parent = folder('matrix', version);
      run(parent, node, bin, 'acme-runner', '--yes', '--no-install', '--no-git', '--compliance-scope=hipaa,gdpr');
      return treeOf(path.join(parent, 'acme-runner'));
    });
    expect(Object.keys(trees[0]).length).toBeGreaterThan(20);
    for (const tree of trees) expect(tree).toEqual(trees[0]);
  });

  test('the sync has nothing to change on any Node', () => {
    for (const { version, node } of nodes) {
      const clone = cloneOf(path.join(work, 'npm-create'), `sync-${version}`);
      cpSync(path.join(work, 'npm-create', 'node_modules'), path.join(clone, 'node_modules'), { recursive: true });
      run(clone, node, path.join('.projen', 'sync.cjs'));
      expect(status(clone)).toBe('');
    }
  });
});
