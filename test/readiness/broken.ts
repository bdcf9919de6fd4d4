import { chmodSync, cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Edit } from './breaks/break';
import { assess } from '../../packages/ecs-runner-readiness/src/assess';
import { openRepository } from '../../packages/ecs-runner-readiness/src/repository';
import type { ItemReport } from '../../src/readiness';
import { edit, temporaryFolder } from '../support/repository';

/** A copy of a repository with changes; each must change something. */
export function broken(repository: string, edits: readonly Edit[]): string {
  const copy = temporaryFolder();
  cpSync(repository, copy, { recursive: true, verbatimSymlinks: true });
  for (const change of edits) {
    if ('remove' in change) {
      chmodSync(join(copy, change.remove), 0o755);
      rmSync(join(copy, change.remove), { recursive: true });
    } else {
      const before = readFileSync(join(copy, change.file), 'utf8');
      const after = before.replace(change.find, change.replace);
      if (after === before) throw new Error(`${change.file} has no ${String(change.find)}`);
      edit(copy, change.file, after);
    }
  }
  return copy;
}

/** An item of a repository, all its checks run. */
export async function itemOf(repository: string, id: string): Promise<ItemReport> {
  const { report } = await assess(openRepository(repository), { full: true, only: [id] });
  return report.items.find((item) => item.id === id)!;
}
