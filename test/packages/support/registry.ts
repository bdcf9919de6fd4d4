import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { must } from './command';

export const ROOT = path.join(__dirname, '..', '..', '..');

/** The packages of the workspace, in the order of their dependencies. */
const PACKAGES = ['.', 'packages/create-ecs-runner', 'packages/ecs-runner-readiness'];

/** What `npm pack` says of a package. */
export interface Packed {
  readonly name: string;
  readonly version: string;
  readonly filename: string;
  /** Bytes of the tarball. */
  readonly size: number;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

/** Packs all packages of the workspace into a folder. */
export function packAll(destination: string): Packed[] {
  mkdirSync(destination, { recursive: true });
  return PACKAGES.map((folder) => {
    const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', destination];
    return (JSON.parse(npm(args, path.join(ROOT, folder))) as [Packed])[0];
  });
}

/** A registry on a free port of loopback, with the packed packages of this workspace. */
export interface Registry {
  /** Address, with a slash at the end. */
  readonly url: string;
  /** Environment of a user whose npm is configured with this registry, with a cache of its own. */
  readonly env: NodeJS.ProcessEnv;
  stop(): void;
}

/** Starts the registry with an empty storage in `folder` and publishes the tarballs. */
export async function startRegistry(folder: string, tarballs: string, packed: readonly Packed[]): Promise<Registry> {
  const upstream = npm(['config', 'get', 'registry'], ROOT).trim();
  const server = fork(
    path.join(__dirname, 'registry-server.cjs'),
    [folder, upstream, ...packed.map(({ name }) => name)],
    {
      execArgv: [],
    },
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.once('message', (message) => resolve(message as number));
    server.once('exit', (code) => reject(new Error(`The registry ended with ${code}.`)));
  });

  const url = `http://127.0.0.1:${port}/`;
  const userconfig = path.join(folder, 'npmrc');
  const lines = [`registry=${url}`, `//127.0.0.1:${port}/:_authToken=nobody`, 'update-notifier=false'];
  writeFileSync(userconfig, lines.join('\n'));
  const env = {
    ...userEnvironment(),
    NPM_CONFIG_USERCONFIG: userconfig,
    NPM_CONFIG_CACHE: path.join(folder, 'cache'),
  };
  for (const { filename } of packed) {
    must(env, folder, 'npm', 'publish', path.join(tarballs, filename));
  }
  return { url, env, stop: () => server.kill() };
}

/** The environment without what npm, projen and Git put into it, and with an identity for Git. */
function userEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|PROJEN_|GIT_|NODE_ENV|NODE_PATH|JEST_|INIT_CWD)/i.test(name),
  );
  return {
    ...Object.fromEntries(own),
    CI: '1',
    GIT_CONFIG_GLOBAL: path.join(__dirname, 'gitconfig'),
    GIT_CONFIG_NOSYSTEM: '1',
  };
}

/** npm as the user has configured it. */
function npm(args: readonly string[], cwd: string): string {
  return must(process.env, cwd, 'npm', ...args);
}

/** The version of all packages. */
export function workspaceVersion(): string {
  return (JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;
}
