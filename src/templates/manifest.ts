import * as path from 'path';
import type { ResolvedOptions } from '../options';
import { library } from './library';

/** A file of the generated repository and the template that makes it. */
export interface ManifestEntry {
  /** Path below `templates/`. */
  readonly template: string;
  /** Path in the generated repository. */
  readonly path: string;
  /** Managed files are rewritten by every sync, owned ones are written once. */
  readonly ownership: 'managed' | 'owned';
  /** Environment of a live root. */
  readonly environment?: string;
}

/** A folder of templates. */
export type Room =
  'module' | 'basic' | 'complete-production' | 'multi-region' | 'live' | 'bootstrap' | 'repository' | 'run-task' | 'ci';

/** Files of templates/repository that are written once and then belong to the user. */
const OWNED = ['README.md', 'CHANGELOG.md', 'CODE_OF_CONDUCT.md', '.github/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** Files that not every repository has. */
const CONDITIONS: Readonly<Record<string, (options: ResolvedOptions) => boolean>> = {
  'docs/automation.md': ({ ci }) => ci !== 'none',
  'renovate.json': ({ ci }) => ci === 'gitlab',
  '.pre-commit-config.yaml': ({ preCommit }) => preCommit,
  '.projen/files.cjs': ({ preCommit }) => preCommit,
  // Humanitec starts its tasks itself, and Terraform has a data source that starts one; the integration test needs it anyway.
  'run-task/run-task.sh': ({ trust, launcher, ci }) =>
    ci !== 'none' || (trust !== 'humanitec' && (trust !== 'hcpTerraform' || launcher === 'stepFunctions')),
};

/** Files of the module at the root of the repository. */
export function moduleFiles(): ManifestEntry[] {
  return files('module', '');
}

/** Files of the chosen examples. */
export function exampleFiles({ examples }: ResolvedOptions): ManifestEntry[] {
  return examples.flatMap((example) => files(example as Room, `examples/${example}`));
}

/** Files of the live roots, one root for each environment. */
export function liveFiles({ environments }: ResolvedOptions): ManifestEntry[] {
  return environments.flatMap((environment) =>
    files('live', `live/${environment}`).map((entry) => ({ ...entry, ownership: 'owned', environment })),
  );
}

/** Files of the root that an administrator applies once, before any live root. */
export function bootstrapFiles(): ManifestEntry[] {
  return files('bootstrap', 'bootstrap');
}

/** How a task is run from the trusted system: what every system needs, and the files of the chosen one. */
export function runTaskFiles(options: ResolvedOptions): ManifestEntry[] {
  const own = `run-task/${options.trust}/`;
  return files('run-task', 'run-task')
    .filter(({ path: file }) => file.split('/').length === 2 || file.startsWith(own))
    .map((entry) => ({ ...entry, path: entry.path.replace(own, 'run-task/') }))
    .filter((entry) => CONDITIONS[entry.path]?.(options) ?? true);
}

/** What the workflows run: what is the same everywhere, and `host.sh`, which a CI system does its own way. */
export function ciFiles({ ci }: ResolvedOptions): ManifestEntry[] {
  if (ci === 'none') return [];
  return files('ci', 'ci')
    .filter(({ path: file }) => file.split('/').length === 2 || file.startsWith(`ci/${ci}/`))
    .map((entry) => ({ ...entry, path: entry.path.replace(`ci/${ci}/`, 'ci/') }));
}

/** Documents and configuration at the root of the repository. */
export function repositoryFiles(options: ResolvedOptions): ManifestEntry[] {
  return files('repository', '')
    .filter((entry) => CONDITIONS[entry.path]?.(options) ?? true)
    .filter(({ path: file }) => hostOf(file) === undefined || hostOf(file) === options.ci)
    .map((entry) => (OWNED.includes(entry.path) ? { ...entry, ownership: 'owned' } : entry));
}

/** The CI system whose files are in a folder or of a name of its own. */
function hostOf(file: string): string | undefined {
  return /^\.(github|gitlab)(?=[/-])/.exec(file)?.[1];
}

function files(room: Room, target: string): ManifestEntry[] {
  return library.names
    .filter((template) => template.startsWith(`${room}/`))
    .map((template) => ({
      template,
      path: path.posix.join(target, template.slice(room.length + 1).replace(/\.hbs$/, '')),
      ownership: 'managed',
    }));
}
