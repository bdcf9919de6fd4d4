// `npm run bench`: what a user waits for, as ratios to `node -e 0` in the same run, and the packed size.
// Exit code 1 where all attempts are over a limit.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import npm from '../scripts/npm.cjs';
import { build, install, root } from '../scripts/setup.mjs';

const RUNS = 7;
const ATTEMPTS = 3;
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
    { what: 'create-ecs-runner --yes --no-install --no-git', args: generate, before: empty, limit: 7 },
    { what: 'no-change sync: node .projen/sync.cjs', args: [join(repository, '.projen', 'sync.cjs')], limit: 6 },
    { what: 'create-ecs-runner --help', args: [cli, '--help'] },
    { what: 'create-ecs-runner --version', args: [cli, '--version'] },
  ];
  const size = { what: 'ecs-runner-template, packed', value: packedBytes() / 1e6, unit: 'MB', limit: 0.6 };

  // What else the machine does may disturb a measurement, but hardly all of them.
  let rows;
  for (let attempt = 1; attempt <= ATTEMPTS && (rows === undefined || rows.some(isOver)); attempt++) {
    const [base, ...measured] = medians(subjects);
    rows = [...measured.map((row) => ({ ...row, value: row.median / base.median, unit: '× node -e 0' })), size];
    console.log(
      `Node ${process.versions.node}: \`node -e 0\` takes ${base.median.toFixed(0)} ms (medians of ${RUNS})\n`,
    );
    for (const row of rows) {
      const { what, value, unit, limit } = row;
      const verdict = limit === undefined ? '' : `at most ${limit}: ${isOver(row) ? 'OVER' : 'ok'}`;
      console.log([what.padEnd(48), value.toFixed(2).padStart(6), unit.padEnd(12), verdict].join('  ').trimEnd());
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

/** Measures in turns, so that what else the machine does meets all alike; the first turn warms up. */
function medians(subjects) {
  const times = subjects.map(() => []);
  for (let turn = 0; turn <= RUNS; turn++) {
    subjects.forEach(({ args, before }, index) => {
      before?.();
      const start = performance.now();
      node(args);
      if (turn > 0) times[index].push(performance.now() - start);
    });
  }
  return subjects.map((subject, index) => ({ ...subject, median: times[index].sort((a, b) => a - b)[(RUNS - 1) / 2] }));
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

function packedBytes() {
  const [program, args] = npm.npmCommand('npm', ['pack', '--dry-run', '--json', '--ignore-scripts']);
  return JSON.parse(execFileSync(program, args, { cwd: root, encoding: 'utf8' }))[0].size;
}
