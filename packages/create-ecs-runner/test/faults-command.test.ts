import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { describeOnPosix, runCli, useFolder } from './support/cli';
import type { Call } from './support/faults.cjs';
import { treeOf } from './support/tree';
import { testWithoutRights } from '../../../test/support/unprivileged';

const folder = useFolder();
const PRELOAD = `--require ${JSON.stringify(path.join(__dirname, 'support', 'faults.cjs'))}`;
const FLAGS = ['--yes', '--name=acme', '--no-install', '--no-git'];

/** Kinds of files that a repository has; the write and the move of the first of each is a fault point. */
const KINDS: Readonly<Record<string, RegExp>> = {
  Terraform: /\/[^/.]+\.tf$/,
  'a Terraform test': /\.tftest\.hcl$/,
  HCL: /\.tflint\.hcl$/,
  Markdown: /\/docs\/[^/]+\.md$/,
  YAML: /\.terraform-docs\.yml$/,
  JSON: /\/package\.json$/,
  options: /\.projenrc\.json$/,
  'a shell script': /\.sh$/,
  'a workflow': /\.github\/workflows\/[^/]+\.yml$/,
  'a dot file': /\.gitattributes$/,
  'a task': /\.projen\/[^/]+\.cjs$/,
  'a file without a suffix': /\/LICENSE$/,
};
const EFFECTS = ['ENOSPC', 'EACCES', 'EROFS', 'EIO', 'SIGINT', 'SIGTERM', 'SIGKILL'];

/** Two targets: one that is missing with its parents, one that is an empty clone. */
function prepare(root: string, at: number): string {
  mkdirSync(path.join(root, 'clone', '.git'), { recursive: true });
  return at % 2 === 0 ? 'clone' : path.join('Über uns', 'acme');
}

describeOnPosix('the command at a fault', 'signals', () => {
  test('at 40 points of a real run and more leaves everything as it was, or the next run repairs it', async () => {
    const roots: Record<string, string>[] = [];
    const traces: Call[][] = [];
    for (const at of [0, 1]) {
      const root = mkdtempSync(path.join(folder(), 'whole-'));
      const trace = path.join(folder(), 'trace.json');
      const env = { NODE_OPTIONS: PRELOAD, TRACE: trace };
      expect((await runCli([prepare(root, at), ...FLAGS], { cwd: root, env })).code).toBe(0);
      traces.push(JSON.parse(readFileSync(trace, 'utf8')) as Call[]);
      roots.push(treeOf(root));
    }
    // In turns: an odd point of the one situation, an even one of the other.
    const [inClone, missing] = traces.map((calls, at) => faultPoints(calls).map((point) => ({ ...point, at })));
    const points = inClone.map((point, number) => (number % 2 === 0 ? point : missing[number]));
    expect(points.length).toBeGreaterThanOrEqual(40);

    // Two at a time: most of each is a process that starts.
    const queue = points.map((point, number) => ({ ...point, effect: EFFECTS[number % EFFECTS.length] }));
    const worker = async () => {
      for (let next = queue.pop(); next; next = queue.pop()) await strike(next, roots[next.at]);
    };
    await Promise.all([worker(), worker()]);
  }, 600_000);

  async function strike(point: { what: string; call: number; at: number; effect: string }, whole: object) {
    const root = mkdtempSync(path.join(folder(), 'fault-'));
    const args = [prepare(root, point.at), ...FLAGS];
    const before = treeOf(root);
    const env = { NODE_OPTIONS: PRELOAD, FAULT: `${point.call}:${point.effect}` };
    const { code, stderr } = await runCli(args, { cwd: root, env });
    const expected = { SIGINT: 130, SIGTERM: 130, SIGKILL: null }[point.effect];
    expect({ ...point, code, stderr }).toEqual({ ...point, code: expected === undefined ? 1 : expected, stderr });
    if (point.effect !== 'SIGKILL') {
      expect({ ...point, tree: treeOf(root) }).toEqual({ ...point, tree: before });
      expect(stderr).toMatch(/nothing was written/);
    } else {
      const again = await runCli(args, { cwd: root });
      expect({ ...point, code: again.code }).toEqual({ ...point, code: 0 });
      expect({ ...point, tree: treeOf(root) }).toEqual({ ...point, tree: whole });
    }
    rmSync(root, { recursive: true });
  }
});

/** The write and the move of a file of each kind, its mode, folders, the journal, and every 80th call. */
function faultPoints(calls: readonly Call[]): { what: string; call: number }[] {
  const end = calls.findIndex((call) => call.name === 'rmSync' && call.path.endsWith('/journal'));
  const first = (name: string, file: RegExp) => calls.findIndex((call) => call.name === name && file.test(call.path));
  const named = Object.entries(KINDS).flatMap(([kind, file]) => [
    { what: `the write of ${kind}`, call: first('writeFileSync', file) },
    { what: `the move of ${kind}`, call: first('renameSync', file) },
  ]);
  const others = ['mkdtempSync', 'mkdirSync', 'chmodSync', 'fsyncSync', 'openSync', 'closeSync'];
  const points = [...named, ...others.map((name) => ({ what: name, call: first(name, /./) }))];
  for (const point of points) expect(point).not.toEqual({ ...point, call: -1 });
  for (let call = 40; call < end; call += 80) points.push({ what: `call ${call}`, call });
  return points.map(({ what, call }) => ({ what, call: call + 1 }));
}

describeOnPosix('disks and users', 'mounts, modes', () => {
  const mounts: string[] = [];
  afterEach(() => mounts.splice(0).forEach((where) => execFileSync('umount', [where])));

  /** A file system of its own; where this process may not mount one, the test says so. */
  function mount(options: string): string {
    const where = path.join(folder(), 'disk');
    mkdirSync(where);
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', where], { stdio: 'ignore' });
    mounts.push(where);
    return where;
  }

  const testOnDisk = mayMount() ? test : test.skip;
  const needsMount = mayMount() ? '' : ' (skipped: only root may mount a small disk)';

  testOnDisk(`a disk that is full half-way stays as it was${needsMount}`, async () => {
    const disk = mount('size=256k');
    const { code, stderr } = await runCli(['acme', ...FLAGS], { cwd: disk });
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/nothing was written: ENOSPC/) });
    expect(treeOf(disk)).toEqual({});
  });

  testOnDisk(`a disk without room for one more file stays as it was${needsMount}`, async () => {
    const disk = mount('nr_inodes=120');
    const { code, stderr } = await runCli(['acme', ...FLAGS], { cwd: disk });
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/nothing was written: ENOSPC/) });
    expect(treeOf(disk)).toEqual({});
  });

  testOnDisk(`a disk that is mounted read-only is a failure${needsMount}`, async () => {
    const disk = mount('ro');
    const { code, stderr } = await runCli(['acme', ...FLAGS], { cwd: disk });
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/nothing was written: EROFS/) });
  });

  testOnDisk(`the target may be a mount point${needsMount}`, async () => {
    const disk = mount('size=16m');
    expect((await runCli(['disk', ...FLAGS], { cwd: folder() })).code).toBe(0);
    expect(existsSync(path.join(disk, 'iam.tf'))).toBe(true);
  });

  testWithoutRights('a home that is read-only is no obstacle', async ({ uid }) => {
    const home = path.join(folder(), 'home');
    const place = path.join(folder(), 'Läufer № 1');
    mkdirSync(home);
    chmodSync(home, 0o555);
    mkdirSync(place);
    chmodSync(place, 0o777);
    chmodSync(folder(), 0o755);
    const env = { HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home };
    const { code, stdout } = await runCli(['acme', '--yes', '--no-install'], { cwd: place, uid, env });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('Committed the files.') });
    expect(treeOf(home)).toEqual({});
  });
});

function mayMount(): boolean {
  const where = mkdtempSync(path.join(tmpdir(), 'mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', where], { stdio: 'ignore' });
    execFileSync('umount', [where]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(where, { recursive: true, force: true });
  }
}
