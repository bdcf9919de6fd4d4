import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findTool, run } from '../tools';
import { REQUIREMENTS } from './folder';

/** Names an interpreter that has what the emulated AWS needs already. */
export const OWN_PYTHON = 'ECS_RUNNER_READINESS_PYTHON';

const OLDEST = [3, 10] as const;
const WINDOWS = process.platform === 'win32';

let made: Promise<string> | undefined;

/**
 * The Python that runs the emulated AWS: a virtual environment in the user's cache folder, made once.
 *
 * @param say is told where it has to be made
 * @throws MissingPython with what to do
 */
export function emulatorPython(say: (line: string) => void = () => undefined): Promise<string> {
  const own = process.env[OWN_PYTHON];
  if (own !== undefined && own !== '') {
    return existsSync(own)
      ? Promise.resolve(own)
      : Promise.reject(new MissingPython(`${OWN_PYTHON}: there is no ${own}`));
  }
  // What could not be made may be made later, with the network there.
  made ??= make(say).catch((error: unknown) => {
    made = undefined;
    throw error;
  });
  return made;
}

/** Why there is no emulated AWS, and what to do; the message is for the user. */
export class MissingPython extends Error {}

/** Folder of the environment: its name changes with the requirements and the interpreter. */
export function environmentFolder(version: string, env: NodeJS.ProcessEnv = process.env): string {
  const cache = WINDOWS
    ? (env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'))
    : env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const hash = createHash('sha256').update(readFileSync(REQUIREMENTS)).update(version).digest('hex');
  return join(cache, 'ecs-runner-readiness', `emulator-${hash.slice(0, 16)}`);
}

async function make(say: (line: string) => void): Promise<string> {
  const { python, version } = await basePython();
  const folder = environmentFolder(version);
  if (existsSync(folder)) return interpreter(folder);
  say(`emulator: makes its Python environment once, in ${folder}`);
  mkdirSync(join(folder, '..'), { recursive: true });
  const half = mkdtempSync(`${folder}-`);
  try {
    await must(python, ['-m', 'venv', half], 'install the venv module of Python (Debian: python3-venv)');
    // By `-m pip`: scripts name the folder in which they were made.
    await must(
      interpreter(half),
      ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS],
      'pip needs its package index once: run it again with the network there',
    );
    try {
      renameSync(half, folder);
    } catch (error) {
      // Another run was first.
      if (!existsSync(folder)) throw error;
    }
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return interpreter(folder);
}

async function basePython(): Promise<{ readonly python: string; readonly version: string }> {
  const names = WINDOWS ? ['python3', 'python'] : ['python3'];
  for (const name of names.filter((it) => findTool(it) !== undefined)) {
    const { code, stdout } = await run(name, ['-c', 'import sys; print(*sys.version_info[:3], sep=".")'], homedir());
    const version = stdout.trim();
    const [major, minor] = version.split('.').map(Number);
    if (code === 0 && major === OLDEST[0] && minor >= OLDEST[1]) return { python: name, version };
  }
  throw new MissingPython(`the emulated AWS needs python3 of version ${OLDEST.join('.')} or newer on PATH`);
}

async function must(command: string, args: readonly string[], advice: string): Promise<void> {
  const { code, stdout, stderr } = await run(command, args, homedir());
  if (code === 0) return;
  const last = (stderr || stdout).trim().split('\n').at(-1) ?? '';
  throw new MissingPython(`the Python environment of the emulated AWS was not made: ${advice} (${last})`);
}

function interpreter(folder: string): string {
  return WINDOWS ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
}
