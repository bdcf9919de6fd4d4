import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { command, must } from './support/command';
import { packAll, startRegistry, workspaceVersion, type Registry } from './support/registry';
import { executables } from '../../scripts/tools/paths.cjs';
import { describeWithTools } from '../support/tools';

jest.setTimeout(300_000);

// A user's folders may be called anything.
const work = mkdtempSync(path.join(tmpdir(), 'Läufer № 1 '));
let registry: Registry;
let bin: string;

beforeAll(async () => {
  const tarballs = path.join(work, 'tarballs');
  registry = await startRegistry(folder('registry'), tarballs, packAll(tarballs));
  const installed = folder('installed');
  must(registry.env, installed, 'npm', 'install', '--no-save', `create-ecs-runner@${workspaceVersion()}`);
  bin = path.join(installed, 'node_modules', 'create-ecs-runner', 'lib', 'bin.js');
});
afterAll(() => {
  registry?.stop();
  rmSync(work, { recursive: true, force: true });
});

/** A new empty folder. */
function folder(...parts: string[]): string {
  const made = path.join(work, ...parts);
  mkdirSync(made, { recursive: true });
  return made;
}

/** The environment of a user of the tool, whose home knows the registry and holds the caches. */
function userOf(tool: string, home: string): NodeJS.ProcessEnv {
  const port = new URL(registry.url).port;
  writeFileSync(path.join(folder(home), '.npmrc'), `registry=${registry.url}\n//127.0.0.1:${port}/:_authToken=nobody\n`);
  return {
    ...registry.env,
    HOME: folder(home),
    XDG_CACHE_HOME: undefined,
    XDG_DATA_HOME: undefined,
    NPM_CONFIG_USERCONFIG: path.join(work, home, '.npmrc'),
    NPM_CONFIG_CACHE: path.join(work, home, '.npm'),
    NPM_CONFIG_REGISTRY: registry.url,
    YARN_REGISTRY: registry.url,
    YARN_NPM_REGISTRY_SERVER: registry.url,
    YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
    YARN_ENABLE_TELEMETRY: '0',
    PATH: [...(executables[tool] ? [path.dirname(executables[tool])] : []), process.env.PATH].join(path.delimiter),
  };
}

const MANAGERS = [
  { tool: 'npm', manager: 'npm', lock: ['package-lock.json'] },
  { tool: 'pnpm', manager: 'pnpm', lock: ['package-lock.json', 'pnpm-lock.yaml'] },
  { tool: 'yarn', manager: 'yarn', lock: ['package-lock.json', 'yarn.lock'] },
  { tool: 'yarn-berry', manager: 'yarn', lock: ['.yarnrc.yml', 'package-lock.json', 'yarn.lock'] },
  { tool: 'bun', manager: 'bun', lock: ['bun.lock', 'package-lock.json'] },
];

describeWithTools(['pnpm', 'yarn', 'yarn-berry', 'bun'], 'each package manager', () => {
  describe.each(MANAGERS)('$tool', ({ tool, manager, lock }) => {
    const env = () => userOf(tool, `home of ${tool}`);
    const repository = path.join(work, `by ${tool}`);

    test('installs, and leaves nothing uncommitted', () => {
      const agent = { npm_config_user_agent: `${manager}/9.9.9 npm/? node/v22.0.0 linux x64` };
      const args = [bin, repository, '--yes', '--name', 'acme-runner'];
      const { code, output } = command({ ...env(), ...agent }, work, process.execPath, ...args);
      expect(output).toContain(`Installed packages with ${manager}.`);
      expect(code).toBe(0);
      const committed = must(env(), repository, 'git', 'ls-files', ...LOCKS).trim().split('\n');
      expect(committed).toEqual(lock);
      expect(must(env(), repository, 'git', 'status', '--porcelain')).toBe('');
      expect(existsSync(path.join(repository, 'node_modules', 'ecs-runner-template'))).toBe(true);
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
    beforeAll(() => registry.stop());

    test.each(MANAGERS)('$tool installs from its warm cache', ({ tool, manager }) => {
      const repository = path.join(work, `offline by ${tool}`);
      const args = [bin, repository, '--yes', '--name', 'acme-runner', '--package-manager', manager];
      const { code, output } = command(userOf(tool, `home of ${tool}`), work, process.execPath, ...args);
      expect(output).toContain(`Installed packages with ${manager}.`);
      expect(code).toBe(0);
    });
  });
});

const LOCKS = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock', 'bun.lockb', '.yarnrc.yml'];
