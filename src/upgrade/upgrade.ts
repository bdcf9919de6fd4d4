import type { Project } from 'projen/lib/project';
import { RepositoryError } from '../errors';
import { readLedger } from '../ledger/content';
import { compareVersions, TEMPLATE_VERSION } from '../versions';
import { notesSince } from './notes';

/** The first version, whose ledger does not name it. */
const FIRST_VERSION = '0.1.0';

/**
 * @throws RepositoryError where a newer version of the template synced the repository last: this one does not know what
 * that one wrote, and would undo it
 */
export function requireNoNewerSync(root: string): void {
  const last = lastVersion(root);
  if (last !== undefined && compareVersions(last, TEMPLATE_VERSION) > 0) {
    throw new RepositoryError(
      `ecs-runner-template ${last} synced this repository last; ${TEMPLATE_VERSION} is installed and would undo what is new ` +
        `there. Nothing was written. Install that version or a newer one: ` +
        `npm install --save-dev --save-exact ecs-runner-template@${last}\n` +
        'To go back on purpose, revert the commit of the upgrade, .projen/managed.sha256 with it, and run npm ci.',
    );
  }
}

/** Tells, after the first sync by a newer version, what is left to do by hand. */
export class Upgrade {
  private readonly last: string | undefined;

  public constructor(private readonly project: Project) {
    this.last = lastVersion(project.outdir);
  }

  public report(): void {
    if (this.last === undefined || compareVersions(this.last, TEMPLATE_VERSION) >= 0) {
      return;
    }
    const notes = notesSince(this.last).flatMap((row) => row.notes.map((note) => `\n  - ${row.version}: ${note}`));
    this.project.logger.warn(
      `Upgraded from ecs-runner-template ${this.last} to ${TEMPLATE_VERSION}; docs/upgrading.md tells how to go on.` +
        notes.join(''),
    );
  }
}

/** Version of the last sync; of several, as a merge leaves them, the newest; undefined where there was none. */
function lastVersion(root: string): string | undefined {
  const { versions, managed } = readLedger(root);
  return [...versions].sort(compareVersions).at(-1) ?? (managed.size > 0 ? FIRST_VERSION : undefined);
}
