// `npm create ecs-runner` from an empty cache, without the install in the new repository, beside `npm create vite` and
// `npm i projen`: all through one registry on loopback, which keeps what it has fetched from npm's.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import npm from '../scripts/npm.cjs';
import { root } from '../scripts/setup.mjs';
import { medians } from './medians.mjs';

const require = createRequire(import.meta.url);
require('ts-node').register({ transpileOnly: true, project: join(root, 'projenrc', 'tsconfig.json') });
const { packAll, startRegistry, workspaceVersion } = require('../test/packages/support/registry.ts');

/** Milliseconds of both, as medians of 7. @param work an empty folder */
export async function coldStarts(work) {
  const tarballs = join(work, 'tarballs');
  const registry = await startRegistry(work, tarballs, packAll(tarballs));
  const place = join(work, 'place');
  const before = () => {
    for (const folder of [place, registry.env.NPM_CONFIG_CACHE]) rmSync(folder, { recursive: true, force: true });
    mkdirSync(place);
    writeFileSync(join(place, 'package.json'), '{ "private": true }\n');
  };
  const run = (...args) => {
    const [program, words] = npm.npmCommand('npm', args);
    execFileSync(program, words, { cwd: place, env: registry.env, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  const create = (name, ...args) => run('create', '--yes', name, ...args);
  try {
    const [ours, theirs] = medians([
      {
        before,
        run: () => create(`ecs-runner@${workspaceVersion()}`, 'acme', '--', '--yes', '--no-install', '--no-git'),
      },
      {
        before,
        run() {
          create('vite@latest', 'acme', '--', '--template', 'vanilla-ts', '--no-interactive');
          run('install', '--no-audit', '--no-fund', 'projen');
        },
      },
    ]);
    return { ours, theirs };
  } finally {
    registry.stop();
  }
}
