import { execFileSync } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import * as path from 'path';
import { Component } from 'projen/lib/component';
import { JsonFile } from 'projen/lib/json';
import type { Project } from 'projen/lib/project';
import type { ResolvedOptions } from '../options';
import { packageVersion, TEMPLATE_VERSION } from '../versions';

interface PackageManifest {
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

/** The exact versions that generate the repository: those that are running. */
const GENERATORS: Readonly<Record<string, string>> = {
  constructs: packageVersion('constructs'),
  'ecs-runner-template': TEMPLATE_VERSION,
  projen: packageVersion('projen'),
};

/**
 * package.json and its lock file. What the user adds to package.json stays; it is writable, because npm edits it.
 */
export class NodePackage extends Component {
  public constructor(project: Project, { name }: ResolvedOptions) {
    super(project);
    new JsonFile(project, 'package.json', {
      obj: () => merged(readJson(path.join(project.outdir, 'package.json')), name),
      readonly: false,
      editGitignore: false,
      marker: false,
    });
  }

  /** Installs where the lock file does not hold the versions that package.json asks for. */
  public postSynthesize(): void {
    const lock = readJson(path.join(this.project.outdir, 'package-lock.json'));
    const locked = (lock?.packages as Record<string, PackageManifest> | undefined)?.['']?.devDependencies;
    if (Object.entries(GENERATORS).some(([name, version]) => locked?.[name] !== version)) {
      this.project.logger.info('installing dependencies (npm install)');
      const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
      execFileSync(npm, ['install', '--no-audit', '--no-fund'], {
        cwd: this.project.outdir,
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: process.platform === 'win32',
      });
    }
  }
}

function merged(current: PackageManifest | undefined, name: string): PackageManifest {
  const devDependencies = { ...current?.devDependencies, ...GENERATORS };
  return {
    name,
    ...current,
    private: true,
    devDependencies: Object.fromEntries(Object.entries(devDependencies).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function readJson(file: string): PackageManifest | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PackageManifest) : undefined;
}
