import { bundled } from '../../bundled';
import type { Exec } from '../../exec';
import { note, ok, problem, type Finding } from '../finding';
import type { Repository } from '../repository';
import { versionIn } from '../versions';

const { compareVersions } = bundled('versions');

/** Milliseconds for the registry to answer. */
const PATIENCE = 10_000;

/** Whether the registry has a newer template. Without a network that is not known, and no problem. */
export async function checkNewest({ root, installed, wanted }: Repository, exec: Exec): Promise<Finding[]> {
  const current = installed('ecs-runner-template') ?? wanted['ecs-runner-template'];
  const args = ['view', 'ecs-runner-template', 'version', '--fetch-retries=0', '--no-update-notifier'];
  const { ok: answered, stdout, missing } = await exec('npm', args, { cwd: root, timeout: PATIENCE });
  const newest = versionIn(stdout);
  if (!answered || newest === undefined) {
    const reason = missing ? 'npm is not installed' : 'the registry did not tell the newest version';
    return [note(`not known: ${reason}`, 'Try again online: `npm view ecs-runner-template version`')];
  }
  if (current === undefined || compareVersions(newest, current) <= 0) return [ok(`${newest} is the newest version`)];
  const fix = `See \`create-ecs-runner diff --to ${newest}\`; then \`npm install --save-dev --save-exact ecs-runner-template@${newest}\` and \`npx projen\``;
  return [problem(`ecs-runner-template ${newest} is out; this repository has ${current}`, fix)];
}
