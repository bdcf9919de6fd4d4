import { execFileSync } from 'child_process';
import * as path from 'path';
import { Component } from 'projen/lib/component';
import { JsonFile } from 'projen/lib/json';
import type { Project } from 'projen/lib/project';
import { readJsonObject } from '../json';
import type { ResolvedOptions } from '../options';
import { packageVersion, TEMPLATE_VERSION } from '../versions';

interface PackageManifest {
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** What matters here of a package-lock.json: the root package is under the empty name. */
interface LockFile {
  readonly packages?: Readonly<Record<string, PackageManifest>>;
}

/** The exact versions that generate the repository, those that are running, and what proves it, which has the template's version. */
const GENERATORS: Readonly<Record<string, string>> = {
  constructs: packageVersion('constructs'),
  'ecs-runner-readiness': TEMPLATE_VERSION,
  'ecs-runner-template': TEMPLATE_VERSION,
  projen: packageVersion('projen'),
};

/**
 * package.json and its lock file. What the user adds to package.json stays; it is writable, because npm edits it.
 */
export class NodePackage extends Component {
  public constructor(project: Project, { name }: ResolvedOptions) {
    super(project);
    const current = readJsonObject(path.join(project.outdir, 'package.json'));
    new JsonFile(project, 'package.json', {
      obj: merged(current, name),
      readonly: false,
      editGitignore: false,
      marker: false,
    });
  }

  /** Makes the lock file of a repository that `projen new` has just created. */
  public postProjectCreation(): void {
    this.install();
  }

  /** Updates a lock file that is there and does not hold the versions that package.json asks for. */
  public postSynthesize(): void {
    const lock = readJsonObject(path.join(this.project.outdir, 'package-lock.json')) as LockFile | undefined;
    const locked = lock?.packages?.['']?.devDependencies;
    if (locked && Object.entries(GENERATORS).some(([name, version]) => locked[name] !== version)) {
      this.install();
    }
  }

  private install(): void {
    this.project.logger.info('installing dependencies (npm install)');
    const windows = process.platform === 'win32';
    execFileSync(windows ? 'npm.cmd' : 'npm', ['install', '--no-audit', '--no-fund'], {
      cwd: this.project.outdir,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: windows,
    });
  }
}

function merged(current: PackageManifest | undefined, name: string): object {
  const devDependencies = { ...current?.devDependencies, ...GENERATORS };
  return {
    ...current,
    name,
    private: true,
    devDependencies: Object.fromEntries(Object.entries(devDependencies).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
