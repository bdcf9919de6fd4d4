import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResolvedOptions } from 'ecs-runner-template/lib/options';

/** A generated repository. */
export interface Repository {
  /** Absolute path. */
  readonly root: string;
  /** All options of the template, defaults filled in. */
  readonly options: ResolvedOptions;
  /** Version of the template that synced it last. */
  readonly version: string;
}

/** Where the sync writes the resolved options, whatever kind of options file there is. */
const OPTIONS = '.projen/options.json';

/**
 * Opens the repository in a folder.
 *
 * @throws UsageError where there is none
 */
export function openRepository(root: string): Repository {
  const file = join(root, OPTIONS);
  if (!existsSync(file)) {
    throw new UsageError(`There is no ${OPTIONS} in ${root}: run npx projen in the repository first.`);
  }
  const { version, options } = JSON.parse(readFileSync(file, 'utf8')) as Omit<Repository, 'root'>;
  return { root, version, options };
}

/** What the caller did wrong; the message is all that is printed. */
export class UsageError extends Error {}
