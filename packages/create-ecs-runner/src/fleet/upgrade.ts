import type { Exec } from '../exec';
import type { Outcome } from './result';
import { change, runSync, type SyncContext } from './sync';

const TEMPLATE = 'ecs-runner-template';
const INSTALL = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * The newest version of the template in the registry.
 *
 * @throws an error that says why it cannot be found out
 */
export async function newestVersion(exec: Exec, cwd: string): Promise<string> {
  const { ok, missing, stdout, reason } = await exec('npm', ['view', TEMPLATE, 'version'], { cwd });
  if (!ok) throw new Error(missing ? 'npm is not installed' : `npm view ${TEMPLATE}: ${reason}`);
  return stdout.trim();
}

/**
 * Installs a version of the template in a repository, and syncs by it.
 *
 * @throws an error that says which of both failed
 */
export async function upgrade(root: string, version: string, context: SyncContext): Promise<Outcome> {
  const { exec, generators } = context;
  const installed = generators.installed(root);
  if (installed?.version === version && installed.isUnchanged(root)) {
    return { state: 'current', version, files: [], notes: [] };
  }
  return change(root, context, async ({ versions }) => {
    const install = [...INSTALL, '--save-dev', '--save-exact', `${TEMPLATE}@${version}`];
    const { ok, reason } = await exec('npm', install, { cwd: root });
    if (!ok) throw new Error(`npm install ${TEMPLATE}@${version}: ${reason}`);
    await runSync(exec, root);
    return [`upgraded from ${versions.at(-1) ?? 'no version'}; its docs/upgrading.md tells how to go on`];
  });
}
