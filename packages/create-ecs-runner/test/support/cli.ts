import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** The built command; `npm run compile` in the package makes it. */
export const BIN = path.join(__dirname, '..', '..', 'lib', 'bin.js');

/** A fresh folder for each test of a file, removed afterwards. */
export function useFolder(): () => string {
  let folder = '';
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'create-ecs-runner-')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** User and group that the command runs as. */
  readonly uid?: number;
  /** Standard input; default: none. */
  readonly input?: string;
  /** Called once the process runs. */
  readonly started?: (child: ChildProcess) => void;
}

/** Runs the built command as a child process without a terminal; standard input is at its end. */
export function runCli(args: readonly string[], { cwd, env, uid, input, started }: CliOptions): Promise<CliResult> {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd,
    env: { ...userEnvironment(), ...env },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let stdout = '';
  let stderr = '';
  child.stdin?.on('error', () => undefined); // It may end without reading.
  child.stdin?.end(input);
  child.stdout!.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  started?.(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Tests of what Windows does not have: there they are skipped, and the title says what it lacks. */
export function describeOnPosix(title: string, needs: string, tests: () => void): void {
  if (process.platform === 'win32') describe.skip(`${title} (skipped on Windows: ${needs})`, tests);
  else describe(title, tests);
}

/** Text of every file below a folder, by its path. */
export function texts(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const named = files.map(({ parentPath, name }) => path.join(parentPath, name));
  return Object.fromEntries(named.map((file) => [path.relative(folder, file), readFileSync(file, 'latin1')]));
}

/** What is in a folder, hidden entries too. */
export function entries(folder: string): string[] {
  return readdirSync(folder).sort();
}

/** The environment without what jest and npm put into it, in UTF-8, and with an identity for Git. */
export function userEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) =>
      !/^(npm_|GIT_|AWS_|ECS_RUNNER_|LC_|NO_COLOR|FORCE_COLOR|NODE_ENV|JEST_|CI$|GITHUB_ACTIONS$)/i.test(name),
  );
  return {
    ...Object.fromEntries(own),
    LANG: 'C.UTF-8',
    GIT_CONFIG_GLOBAL: path.join(__dirname, 'gitconfig'),
    GIT_CONFIG_NOSYSTEM: '1',
  };
}
