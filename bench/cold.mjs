// `npm run bench:cold`: `npm create ecs-runner` from an empty cache, without the install in the new repository, beside
// `npm create vite` and `npm i projen`. Both through one registry on loopback, which has fetched all before. Exit code 1
// where ours takes longer.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import npm from '../scripts/npm.cjs';
import { build, install, root } from '../scripts/setup.mjs';
import { medians } from './medians.mjs';

install();
build();
const require = createRequire(import.meta.url);
require('ts-node').register({ transpileOnly: true, project: join(root, 'projenrc', 'tsconfig.json') });
const { packAll, startRegistry, workspaceVersion } = require('../test/packages/support/registry.ts');

const work = mkdtempSync(join(tmpdir(), 'ecs-runner-cold-'));
const place = join(work, 'place');
const tarballs = join(work, 'tarballs');
const registry = await startRegistry(work, tarballs, packAll(tarballs));
try {
  const ours = ['create', `ecs-runner@${workspaceVersion()}`, 'acme-runner', '--', '--yes', '--no-install', '--no-git'];
  const [time, theirs] = medians([
    { before: empty, run: () => run(['--yes', ...ours]) },
    {
      before: empty,
      run() {
        run(['--yes', 'create', 'vite@latest', 'acme-vite', '--', '--template', 'vanilla-ts', '--no-interactive']);
        run(['install', '--no-audit', '--no-fund', 'projen']);
      },
    },
  ]);
  const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
  console.log(`npm create ecs-runner, cold cache               ${seconds(time)}`);
  console.log(`npm create vite and npm i projen, cold cache    ${seconds(theirs)}`);
  console.log(`${(time / theirs).toFixed(2)} ×, wanted at most 1: ${time > theirs ? 'OVER' : 'ok'}`);
  process.exitCode = time > theirs ? 1 : 0;
} finally {
  registry.stop();
  rmSync(work, { recursive: true, force: true });
}

/** A new folder, and no cache. */
function empty() {
  for (const folder of [place, registry.env.NPM_CONFIG_CACHE]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(place);
  writeFileSync(join(place, 'package.json'), '{ "private": true }\n');
}

function run(args) {
  const [program, words] = npm.npmCommand('npm', args);
  execFileSync(program, words, { cwd: place, env: registry.env, stdio: ['ignore', 'ignore', 'pipe'] });
}
