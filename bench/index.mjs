// `npm run bench`: what a user waits for, as ratios to `node -e 0` in the same run, and the packed size.
// Exit code 1 where all attempts are over a limit.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import npm from '../scripts/npm.cjs';
import { build, install, root } from '../scripts/setup.mjs';
import { coldStarts } from './cold.mjs';
import { medians } from './medians.mjs';

const ATTEMPTS = 3;
const FLEET = 100;
install();
build();
const cli = join(root, 'packages', 'create-ecs-runner', 'lib', 'bin.js');
const work = mkdtempSync(join(tmpdir(), 'ecs-runner-bench-'));

try {
  const target = join(work, 'acme-runner');
  const generate = [cli, 'acme-runner', '--yes', '--no-install', '--no-git'];
  const empty = () => rmSync(target, { recursive: true, force: true });
  const repository = join(work, 'repository');

  node(generate);
  cpSync(target, repository, { recursive: true });
  linkPackages(repository);

  const subjects = [
    { what: 'node -e 0', args: ['-e', '0'] },
    // It writes 200 files: how that compares to starting Node depends on the disk, so only a gross slowdown fails.
    { what: 'create-ecs-runner --yes --no-install --no-git', args: generate, before: empty, goal: 4, limit: 6 },
    { what: 'no-change sync: node .projen/sync.cjs', args: [join(repository, '.projen', 'sync.cjs')], limit: 5 },
    { what: 'create-ecs-runner --help', args: [cli, '--help'], limit: 1.6 },
    { what: 'create-ecs-runner --version', args: [cli, '--version'] },
  ];
  const fleet = join(work, 'fleet');
  makeFleet(repository, fleet);
  const sizes = [
    { what: 'ecs-runner-template, packed', value: packedBytes('.') / 1e6, unit: 'MB', limit: 0.5 },
    { what: 'create-ecs-runner, packed', value: packedBytes('packages/create-ecs-runner') / 1e6, unit: 'MB', limit: 1 },
  ];
  const { ours, theirs } = await coldStarts(join(work, 'cold'));
  const cold = [
    { what: 'npm create ecs-runner, cold cache', value: ours / 1000, unit: 's' },
    { what: 'as a share of npm create vite and npm i projen', value: ours / theirs, unit: '', limit: 1 },
  ];

  // What else the machine does may disturb a measurement, but hardly all of them.
  let rows;
  for (let attempt = 1; attempt <= ATTEMPTS && (rows === undefined || rows.some(isOver)); attempt++) {
    const [base, ...times] = medians(subjects.map(({ args, before }) => ({ run: () => node(args), before })));
    const ratios = times.map((time, index) => ({ ...subjects[index + 1], value: time / base, unit: '× node -e 0' }));
    rows = [...ratios, ...fleetRows(fleet), ...cold, ...sizes];
    console.log(`Node ${process.versions.node}: \`node -e 0\` takes ${base.toFixed(0)} ms (medians of 7)\n`);
    for (const row of rows) {
      const { what, value, unit, goal, limit } = row;
      const wanted = goal === undefined ? '' : `wanted at most ${goal}; `;
      const verdict = limit === undefined ? '' : `${wanted}at most ${limit}: ${isOver(row) ? 'OVER' : 'ok'}`;
      console.log([what.padEnd(52), value.toFixed(2).padStart(6), unit.padEnd(12), verdict].join('  ').trimEnd());
    }
    console.log('');
  }
  process.exitCode = rows.some(isOver) ? 1 : 0;
} finally {
  rmSync(work, { recursive: true, force: true });
}

function isOver({ value, limit }) {
  return value > limit;
}

function node(args) {
  execFileSync(process.execPath, args, { cwd: work, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** What `npm install` leaves, without a network: the lock file, and this workspace's packages as links. */
function linkPackages(repository) {
  const { devDependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  const lock = { lockfileVersion: 3, packages: { '': { devDependencies } } };
  writeFileSync(join(repository, 'package-lock.json'), JSON.stringify(lock));
  const modules = join(repository, 'node_modules');
  mkdirSync(modules);
  symlinkSync(root, join(modules, 'ecs-runner-template'), 'junction');
  for (const name of ['projen', 'constructs'])
    symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction');
}

/** Many repositories as an organisation has them: the same packages, and nothing to do. */
function makeFleet(repository, fleet) {
  node([join(repository, '.projen', 'sync.cjs')]);
  for (let number = 1; number <= FLEET; number++) {
    cpSync(repository, join(fleet, `runner-${number}`), { recursive: true, verbatimSymlinks: true });
  }
}

/** One process for all: seconds, and peak memory. The second sync follows a changed option in each. */
function fleetRows(fleet) {
  const folders = Array.from({ length: FLEET }, (_, index) => join(fleet, `runner-${index + 1}`));
  const same = runFleet(fleet);
  for (const folder of folders) changeOption(join(folder, '.projenrc.json'));
  const changed = runFleet(fleet);
  return [
    { what: `fleet sync of ${FLEET}, nothing changed`, value: same.seconds, unit: 's', limit: 2.5 },
    { what: `fleet sync of ${FLEET}, nothing changed`, value: same.mebibytes, unit: 'MiB', limit: 150 },
    { what: `fleet sync of ${FLEET}, an option changed in each`, value: changed.seconds, unit: 's' },
    { what: `fleet sync of ${FLEET}, an option changed in each`, value: changed.mebibytes, unit: 'MiB' },
  ];
}

function runFleet(fleet) {
  const peak = fileURLToPath(new URL('peak.cjs', import.meta.url));
  const start = performance.now();
  const { status, output } = spawnSync(process.execPath, ['--require', peak, cli, 'fleet', 'sync', '*'], {
    cwd: fleet,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  if (status !== 0) throw new Error(`fleet sync ended with ${status}`);
  return { seconds: (performance.now() - start) / 1000, mebibytes: Number(output[3]) / 1024 };
}

function changeOption(file) {
  const options = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...options, costCenter: `c${performance.now()}` }));
}

function packedBytes(folder) {
  const [program, args] = npm.npmCommand('npm', ['pack', '--dry-run', '--json', '--ignore-scripts']);
  return JSON.parse(execFileSync(program, args, { cwd: join(root, folder), encoding: 'utf8' }))[0].size;
}
