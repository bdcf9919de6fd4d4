// `npm run bench`: what a user waits for, as ratios to `node -e 0` in the same run, and the packed size. Exit code 1 over a limit.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RUNS = 7;
const root = fileURLToPath(new URL('..', import.meta.url));
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

  const [base, ...measured] = medians([
    { what: 'node -e 0', args: ['-e', '0'] },
    { what: 'create-ecs-runner --yes --no-install --no-git', args: generate, before: empty, limit: 6 },
    { what: 'no-change sync: node .projen/sync.cjs', args: [join(repository, '.projen', 'sync.cjs')], limit: 6 },
    { what: 'create-ecs-runner --help', args: [cli, '--help'] },
    { what: 'create-ecs-runner --version', args: [cli, '--version'] },
  ]);
  const times = measured.map(({ what, median, limit }) => ({
    what,
    value: median / base.median,
    unit: '× node -e 0',
    limit,
  }));
  const size = { what: 'ecs-runner-template, packed', value: packedBytes() / 1e6, unit: 'MB', limit: 1.5 };

  console.log(`Node ${process.versions.node}: \`node -e 0\` takes ${base.median.toFixed(0)} ms (medians of ${RUNS})\n`);
  const rows = [...times, size];
  for (const { what, value, unit, limit } of rows) {
    const verdict = limit === undefined ? '' : value <= limit ? `at most ${limit}: ok` : `at most ${limit}: OVER`;
    console.log([what.padEnd(48), value.toFixed(2).padStart(6), unit.padEnd(12), verdict].join('  ').trimEnd());
  }
  process.exitCode = rows.some(({ value, limit }) => value > limit) ? 1 : 0;
} finally {
  rmSync(work, { recursive: true, force: true });
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
  const shell = process.platform === 'win32';
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    shell,
  });
  return JSON.parse(output)[0].size;
}
