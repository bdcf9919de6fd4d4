import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import * as path from 'node:path';
import { describeOnPosix, entries, runCli, texts, useFolder, userEnvironment } from './support/cli';
import { testWithoutRights } from '../../../test/support/unprivileged';

const folder = useFolder();
const NOTHING_ELSE = ['--no-install', '--no-git'];
const VERSION = (JSON.parse(readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8')) as { version: string })
  .version;

function create(args: string[], options: Omit<Parameters<typeof runCli>[1], 'cwd'> = {}) {
  return runCli(args, { cwd: folder(), ...options });
}

function optionsOf(repository: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path.join(folder(), repository, '.projenrc.json'), 'utf8')) as Record<string, unknown>;
}

function git(repository: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd: path.join(folder(), repository),
    env: userEnvironment(),
    encoding: 'utf8',
  }).trim();
}

describe('without questions', () => {
  test('--yes makes a repository named after its folder', async () => {
    const { code, stdout } = await create(['acme-runner', '--yes', ...NOTHING_ELSE]);
    expect(code).toBe(0);
    expect(optionsOf('acme-runner')).toMatchObject({ name: 'acme-runner' });
    expect(entries(folder())).toEqual(['acme-runner']);
    expect(stdout.trimEnd().split('\n').pop()).toBe(
      `npm create ecs-runner@${VERSION} acme-runner -- --yes --no-install --no-git`,
    );
  });

  test('--yes alone makes ./ecs-runner', async () => {
    expect((await create(['--yes', ...NOTHING_ELSE])).code).toBe(0);
    expect(optionsOf('ecs-runner')).toMatchObject({ name: 'ecs-runner' });
  });

  test('a folder is enough where nobody can be asked', async () => {
    expect((await create(['acme-runner', ...NOTHING_ELSE])).code).toBe(0);
    expect(existsSync(path.join(folder(), 'acme-runner', 'iam.tf'))).toBe(true);
  });

  test('a name is enough where nobody can be asked', async () => {
    expect((await create(['--name=acme-runner', ...NOTHING_ELSE])).code).toBe(0);
    expect(optionsOf('acme-runner')).toMatchObject({ name: 'acme-runner' });
  });

  test('nothing at all is an error that says what is missing', async () => {
    const { code, stderr, stdout } = await create([]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/folder is missing.*--name.*--yes/s);
    expect(stdout).toBe('');
    expect(entries(folder())).toEqual([]);
  });

  test('takes spaces and Unicode in the path', async () => {
    expect((await create(['Über uns/Läufer № 1', '--name', 'acme-runner', '--yes', '--no-install'])).code).toBe(0);
    expect(entries(path.join(folder(), 'Über uns'))).toEqual(['Läufer № 1']);
    expect(git('Über uns/Läufer № 1', 'status', '--porcelain')).toBe('');
  });

  test('a folder that makes no name needs --name', async () => {
    const { code, stderr } = await create(['東京', '--yes']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/"東京" makes no name; allowed: 3 to 32.*\(--name\)/s);
    expect(entries(folder())).toEqual([]);
  });
});

describeOnPosix('the command on the last line', 'its quotes are those of a POSIX shell', () => {
  test('repeats the run, byte for byte', async () => {
    const first = await create([
      'one',
      '--yes',
      ...NOTHING_ELSE,
      '--name=acme',
      '--description=it\'s $HOME `x` "y"',
      '--no-spot',
      '--examples=',
    ]);
    const again = first.stdout.trimEnd().split('\n').pop()!;
    const words = execFileSync(
      'sh',
      ['-c', `for word in ${again.replace('one', 'two')}; do printf '%s\\0' "$word"; done`],
      {
        encoding: 'utf8',
      },
    );
    const [npm, command, name, ...args] = words.split('\0').slice(0, -1);
    expect([npm, command, name]).toEqual(['npm', 'create', `ecs-runner@${VERSION}`]);
    expect((await create(args.filter((arg) => arg !== '--'))).code).toBe(0);
    expect(texts(path.join(folder(), 'two'))).toEqual(texts(path.join(folder(), 'one')));
  });
});

describe('wrong usage', () => {
  test('a misspelt flag is refused with the right one', async () => {
    const { code, stderr } = await create(['acme-runner', '--yes', '--regoin', 'eu-central-1']);
    expect(code).toBe(2);
    expect(stderr).toContain('--regoin is no flag of this command; did you mean --region?');
    expect(entries(folder())).toEqual([]);
  });

  test('all problems are told at once, and nothing is written', async () => {
    mkdirSync(path.join(folder(), 'full'));
    writeFileSync(path.join(folder(), 'full', 'mine.txt'), 'mine');
    const { code, stderr } = await create([
      'full',
      '--kmsCmk',
      '--spot=maybe',
      '--name=No_Good',
      '--region=mars',
      '--log-retention-days=42',
      '--trust-subjects=*',
      '--cost-center=a;b',
      '--released=../x',
      '--owner',
    ]);
    expect(code).toBe(2);
    for (const problem of [
      /--kmsCmk is no flag .* --kms-cmk\?/,
      /--spot: "maybe" is neither true nor false/,
      /"[^"]*full" is not empty: mine.txt/,
      /name "No_Good" is refused; allowed: 3 to 32 .* \(--name\)/,
      /region "mars" is refused; .*\(--region\)/,
      /logRetentionDays 42 is refused; allowed: .*\(--log-retention-days\)/,
      /trustSubjects "\*" is refused; .*\(--trust-subjects\)/,
      /costCenter "a;b" is refused; .*\(--cost-center\)/,
      /released "\.\.\/x" is refused; .*\(--released\)/,
      /--owner needs a value/,
      /create-ecs-runner: 10 problems; nothing was written/,
    ]) {
      expect(stderr.replace(/\n +/g, ' ')).toMatch(problem);
    }
    expect(entries(path.join(folder(), 'full'))).toEqual(['mine.txt']);
  });

  test('control characters of an argument do not reach the terminal', async () => {
    const { stderr } = await create(['acme-runner', '--yes', '--name=a\u001b[31mb']);
    expect(stderr).not.toContain('\u001b');
  });
});

describe('the folder', () => {
  test('with something in it is refused and stays as it is', async () => {
    writeFileSync(path.join(folder(), 'notes.txt'), 'mine');
    const { code, stderr } = await create(['.', '--yes', '--name=acme-runner']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/is not empty: notes\.txt/);
    expect(entries(folder())).toEqual(['notes.txt']);
  });

  test('may be an empty clone: the commit goes there', async () => {
    mkdirSync(path.join(folder(), 'clone'));
    git('clone', 'init', '--quiet', '--initial-branch=trunk');
    expect((await create(['clone', '--yes', '--no-install'])).code).toBe(0);
    expect(git('clone', 'branch', '--show-current')).toBe('trunk');
    expect(git('clone', 'status', '--porcelain')).toBe('');
  });

  test('may be the current one', async () => {
    expect((await create(['.', '--yes', '--name=acme-runner', ...NOTHING_ELSE])).code).toBe(0);
    expect(entries(folder())).toContain('iam.tf');
    expect(entries(folder()).filter((entry) => entry.startsWith('.create'))).toEqual([]);
  });

  test('may not be a file, or below one', async () => {
    writeFileSync(path.join(folder(), 'file'), '');
    expect((await create(['file', '--yes', '--name=acme-runner'])).code).toBe(2);
    expect((await create(['file/below', '--yes'])).code).toBe(2);
  });
});

describeOnPosix('the folder', 'modes, users, a limit of 255 letters', () => {
  test('may not have a name that is too long', async () => {
    const { code, stderr } = await create(['x'.repeat(300), '--yes', '--name=acme-runner']);
    expect(code).toBe(2);
    expect(stderr).toContain('path is too long');
  });

  testWithoutRights('below a parent that is read-only is a failure that leaves nothing', async ({ uid }) => {
    const parent = path.join(folder(), 'parent');
    mkdirSync(parent);
    chmodSync(parent, 0o555);
    chmodSync(folder(), 0o755);
    const { code, stderr } = await create(['parent/a/acme-runner', '--yes', ...NOTHING_ELSE], { uid });
    expect(code).toBe(1);
    expect(stderr).toMatch(/nothing was written: EACCES/);
    expect(entries(parent)).toEqual([]);
  });
});

describeOnPosix('a signal while files are written', 'signals', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s leaves nothing, not even parents', async (signal) => {
    let seen = false;
    const { code, stderr } = await create(['deep/er/acme-runner', '--yes'], {
      started: (child) => {
        const timer = setInterval(() => {
          if (readdirSync(folder()).length === 0) return;
          clearInterval(timer);
          seen = true;
          child.kill(signal);
        }, 1);
        child.on('close', () => clearInterval(timer));
      },
    });
    expect(seen).toBe(true);
    expect({ code, stderr }).toEqual({ code: 130, stderr: '\nCancelled: nothing was written.\n' });
    expect(entries(folder())).toEqual([]);
  });
});

describe('Git', () => {
  test('holds our files in one commit on main, and nothing else', async () => {
    const { stdout } = await create(['acme-runner', '--yes', '--no-install']);
    expect(stdout).toContain('Committed the files.');
    expect(git('acme-runner', 'log', '--format=%s')).toBe(`Create acme-runner with ecs-runner-template ${VERSION}`);
    expect(git('acme-runner', 'branch', '--show-current')).toBe('main');
    // What Git ignores, each clone makes for itself.
    expect(git('acme-runner', 'status', '--porcelain', '--ignored')).toBe('!! .projen/synced');
  });

  test('without an identity is a note', async () => {
    const env = {
      GIT_CONFIG_GLOBAL: devNull,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'user.useConfigOnly',
      GIT_CONFIG_VALUE_0: 'true',
    };
    const { code, stdout } = await create(['acme-runner', '--yes', '--no-install'], { env });
    expect(code).toBe(0);
    expect(stdout).toContain('Not committed: Git knows no name and e-mail address of yours');
    expect(git('acme-runner', 'ls-files')).toBe('');
  });

  test('that is not installed is a note', async () => {
    const { code, stdout } = await create(['acme-runner', '--yes', '--no-install'], { env: { PATH: folder() } });
    expect(code).toBe(0);
    expect(stdout).toContain('Not committed: git is not installed.');
  });

  test('of a parent folder is left alone', async () => {
    git('.', 'init', '--quiet');
    const { code, stdout } = await create(['runners/acme', '--yes', '--no-install']);
    expect(code).toBe(0);
    expect(stdout.replace(/\n/g, ' ')).toContain(`Not committed: the folder belongs to the Git repository ${folder()}`);
    expect(existsSync(path.join(folder(), 'runners', 'acme', '.git'))).toBe(false);
  });

  test('ignore rules of the user keep no file out', async () => {
    writeFileSync(
      path.join(folder(), 'gitconfig'),
      `[user]\nname=a\nemail=a@b.c\n[core]\nexcludesFile=${folder()}/ignored\n`,
    );
    writeFileSync(path.join(folder(), 'ignored'), '*.tf\n.projen\n');
    const env = { GIT_CONFIG_GLOBAL: path.join(folder(), 'gitconfig') };
    expect((await create(['acme-runner', '--yes', '--no-install'], { env })).code).toBe(0);
    expect(git('acme-runner', 'ls-files')).toMatch(/^iam\.tf$/m);
  });
});

describeOnPosix('npm install', 'a shell script stands in for npm', () => {
  /** A stand-in for npm, first on the PATH. */
  function fakeNpm(script: string): Record<string, string> {
    const bin = path.join(folder(), 'bin');
    mkdirSync(bin);
    writeFileSync(path.join(bin, 'npm'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return { PATH: `${bin}${path.delimiter}${process.env.PATH}` };
  }

  test('that succeeds adds the lock file to the first commit', async () => {
    const env = fakeNpm('echo "{}" > package-lock.json');
    expect((await create(['acme-runner', '--yes'], { env })).code).toBe(0);
    expect(git('acme-runner', 'ls-files', 'package-lock.json')).toBe('package-lock.json');
  });

  test('that fails leaves the files, says how to go on, and exits with 1', async () => {
    const { code, stdout, stderr } = await create(['acme-runner', '--yes'], {
      env: fakeNpm('echo "no network" >&2; exit 7'),
    });
    expect(code).toBe(1);
    expect(stderr).toContain('npm install failed');
    expect(stdout).toMatch(/Next\n {2}cd acme-runner\n {2}npm install\n/);
    expect(git('acme-runner', 'status', '--porcelain')).toBe('');
  });

  test('that is ended by a signal keeps the files, says so, and exits with 130', async () => {
    const { code, stderr } = await create(['acme-runner', '--yes'], {
      env: fakeNpm('echo started; exec sleep 30'),
      started: (child) =>
        child.stdout!.on('data', (data: Buffer) => `${data}`.includes('started') && child.kill('SIGTERM')),
    });
    expect(code).toBe(130);
    expect(stderr).toContain('the files in acme-runner are complete; go on there with `npm install`');
    expect(existsSync(path.join(folder(), 'acme-runner', 'iam.tf'))).toBe(true);
  });
});

describe('--help and --version', () => {
  test('need nothing and write nothing', async () => {
    expect(await create(['--version'])).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: '' });
    const { code, stdout } = await create(['--help', '--nonsense']);
    expect(code).toBe(0);
    expect(stdout).toContain('--log-retention-days');
    expect(entries(folder())).toEqual([]);
  });
});

describeOnPosix('a closed pipe', 'pipes of a shell', () => {
  test('is no error', () => {
    const bin = path.join(__dirname, '..', 'lib', 'bin.js');
    const script = `"${process.execPath}" "${bin}" --help | head -n 1`;
    expect(execFileSync('bash', ['-o', 'pipefail', '-c', script], { encoding: 'utf8' })).toContain('Usage');
  });
});
