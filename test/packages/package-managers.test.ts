import { existsSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { command, must } from './support/command';
import { workspaceVersion } from './support/registry';
import { useWorkplace } from './support/workplace';
import { executables } from '../../scripts/tools/paths.cjs';
import { describeWithTools } from '../support/tools';

jest.setTimeout(300_000);

// A user's folders may be called anything.
const { work, registry, folder } = useWorkplace('Läufer № 1 ');
let bin: string;

beforeAll(() => {
  const installed = folder('installed');
  must(registry().env, installed, 'npm', 'install', '--no-save', `create-ecs-runner@${workspaceVersion()}`);
  bin = path.join(installed, 'node_modules', 'create-ecs-runner', 'lib', 'bin.js');
});

/** The environment of a user of the tool, whose home knows the registry and holds the caches. */
function userOf(tool: string, home: string): NodeJS.ProcessEnv {
  const port = new URL(registry().url).port;
  writeFileSync(
    path.join(folder(home), '.npmrc'),
    `registry=${registry().url}\n//127.0.0.1:${port}/:_authToken=nobody\n`,
  );
  return {
    ...registry().env,
    HOME: folder(home),
    XDG_CACHE_HOME: undefined,
    XDG_DATA_HOME: undefined,
    NPM_CONFIG_USERCONFIG: path.join(work, home, '.npmrc'),
    NPM_CONFIG_CACHE: path.join(work, home, '.npm'),
    NPM_CONFIG_REGISTRY: registry().url,
    YARN_REGISTRY: registry().url,
    YARN_NPM_REGISTRY_SERVER: registry().url,
    YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
    YARN_ENABLE_TELEMETRY: '0',
    PATH: [...(executables[tool] ? [path.dirname(executables[tool])] : []), process.env.PATH].join(path.delimiter),
  };
}

const MANAGERS = [
  { tool: 'npm', manager: 'npm', added: ['package-lock.json'] },
  { tool: 'pnpm', manager: 'pnpm', added: ['package-lock.json', 'pnpm-workspace.yaml'] },
  { tool: 'yarn', manager: 'yarn', added: ['package-lock.json'] },
  { tool: 'yarn-berry', manager: 'yarn', added: ['.yarnrc.yml', 'package-lock.json'] },
  { tool: 'bun', manager: 'bun', added: ['package-lock.json'] },
];
/** How a user of each starts the command. */
const STARTS: Readonly<Record<string, readonly string[]>> = {
  npm: ['npm', 'create', '--yes', 'ecs-runner', '--'],
  pnpm: ['pnpm', 'create', 'ecs-runner'],
  yarn: ['yarn', 'create', 'ecs-runner'],
  'yarn-berry': ['yarn', 'create', 'ecs-runner'],
  bun: ['bun', 'create', 'ecs-runner'],
};
const MAY_BE_ADDED = [
  'package-lock.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'yarn.lock',
  'bun.lock',
  'bun.lockb',
  '.yarnrc.yml',
];

describeWithTools(['pnpm', 'yarn', 'yarn-berry', 'bun'], 'each package manager', () => {
  describe.each(MANAGERS)('$tool', ({ tool, manager, added }) => {
    const env = () => userOf(tool, `home of ${tool}`);
    const repository = path.join(work, `by ${tool}`);

    test('installs, and leaves nothing uncommitted', () => {
      const agent = { npm_config_user_agent: `${manager}/9.9.9 npm/? node/v22.0.0 linux x64` };
      const args = [bin, repository, '--yes', '--name', 'acme-runner'];
      const { code, output } = command({ ...env(), ...agent }, work, process.execPath, ...args);
      expect(output).toContain(`Installed packages with ${manager}.`);
      expect(code).toBe(0);
      const committed = must(env(), repository, 'git', 'ls-files', ...MAY_BE_ADDED)
        .trim()
        .split('\n');
      expect(committed).toEqual(added);
      expect(must(env(), repository, 'git', 'status', '--porcelain')).toBe('');
      expect(existsSync(path.join(repository, 'node_modules', 'ecs-runner-template'))).toBe(true);
    });

    test('starts the command', () => {
      const [program, ...args] = STARTS[tool];
      const started = folder(`started by ${tool}`);
      // Yarn takes no package of today: here, ours is a minute old.
      const anyAge = { ...env(), YARN_NPM_MINIMAL_AGE_GATE: '0' };
      must(anyAge, started, program, ...args, 'acme-runner', '--yes', '--no-git', '--no-install');
      expect(existsSync(path.join(started, 'acme-runner', 'iam.tf'))).toBe(true);
    });

    test('leaves nothing for `npx projen` to change', () => {
      must(env(), repository, 'npx', '--no', 'projen');
      expect(must(env(), repository, 'git', 'status', '--porcelain')).toBe('');
    });

    test('leaves what `npm ci` needs, as the workflows run it', () => {
      const clone = path.join(work, `clone of ${tool}`);
      must(env(), work, 'git', 'clone', '--quiet', repository, clone);
      must(env(), clone, 'npm', 'ci');
      must(env(), clone, 'npx', '--no', 'projen');
      expect(must(env(), clone, 'git', 'status', '--porcelain')).toBe('');
    });
  });

  describe('without the registry', () => {
    beforeAll(() => registry().stop());

    const offline = (tool: string, manager: string, home: string) => {
      const repository = path.join(work, `offline by ${tool}, ${home}`);
      const args = [bin, repository, '--yes', '--name', 'acme-runner', '--package-manager', manager];
      return { repository, ...command(userOf(tool, home), work, process.execPath, ...args) };
    };

    // Without a lock file, Yarn 2 and later look for the versions of a range in the registry, whatever they have.
    test.each(MANAGERS.filter(({ tool }) => tool !== 'yarn-berry'))(
      '$tool installs from its warm cache',
      ({ tool, manager }) => {
        const { code, output } = offline(tool, manager, `home of ${tool}`);
        expect(output).toContain(`Installed packages with ${manager}.`);
        expect(code).toBe(0);
      },
    );

    test('an installation that fails leaves the files and the commit, and says how to go on', () => {
      const { code, output, repository } = offline('yarn-berry', 'yarn', 'cold home');
      expect(code).toBe(1);
      expect(output.replace(/\s+/g, ' ')).toContain('are complete; go on there with `yarn install`.');
      expect(must(userOf('yarn-berry', 'cold home'), repository, 'git', 'ls-files', 'iam.tf').trim()).toBe('iam.tf');
      expect(existsSync(path.join(repository, 'yarn.lock'))).toBe(false);
    });
  });
});
