import type { Exec } from '../exec';

/** The command of this step, for the user to run later. */
export const INSTALL_COMMAND = 'npm install';

/** What the installation adds to the repository's own files. */
export const LOCK_FILE = 'package-lock.json';

/** Installs the repository's npm packages; returns why that failed, undefined where it did not. */
export async function install(exec: Exec, folder: string): Promise<string | undefined> {
  const { ok, missing, reason } = await exec('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    show: true,
  });
  if (ok) return undefined;
  return missing ? 'npm is not installed' : reason;
}
