import { mkdirSync } from 'fs';
import { createRequire } from 'module';
import * as path from 'path';
import { FILE_MANIFEST } from 'projen/lib/cleanup';
import { Component } from 'projen/lib/component';
import { writeOptionsFile } from '../components/options-file';
import { RepositoryError } from '../errors';
import { readJsonObject } from '../json';
import { write } from '../ledger/content';
import { OptionsError } from '../options';
import { findOptionsFile, OPTIONS_FILES, PROJECT_TYPE } from '../options/files';
import { FORMER_OPTIONS } from '../options/former';
import type { EcsRunnerProjectOptions } from '../options/options';
import { EcsRunnerProject } from '../project';
import { migrateOptions, RenamedOptions } from '../upgrade/options';

/**
 * Makes the repository in `root` follow its options and this version of the template: what `npx projen` runs.
 *
 * @param former options that earlier versions had
 * @throws OptionsError where an option is wrong; then nothing is written
 */
export function sync(root: string, former = FORMER_OPTIONS): void {
  const file = findOptionsFile(root);
  if (file === undefined) {
    throw new RepositoryError(`There is no ${OPTIONS_FILES.join(' or ')} in ${root}.`);
  }
  if (file === '.projenrc.json') {
    syncOptionsFile(root, path.join(root, file), former);
  } else {
    runOptionsFile(path.join(root, file));
  }
}

/**
 * Writes a new repository with its options file; installs nothing and leaves git alone.
 *
 * @param input options by name, as the user gave them
 * @throws OptionsError where an option is wrong; then nothing is written
 */
export function createRepository(outdir: string, input: object): void {
  const post = process.env.PROJEN_DISABLE_POST;
  process.env.PROJEN_DISABLE_POST = 'true';
  try {
    const project = newProject(outdir, input);
    mkdirSync(outdir, { recursive: true });
    writeOptionsFile(outdir, { ...input });
    new NothingGenerated(project);
    project.synth();
  } finally {
    restore('PROJEN_DISABLE_POST', post);
  }
}

/** Lists no generated file of before: without a list projen's clean-up looks for its marker in every file of the folder. */
class NothingGenerated extends Component {
  public preSynthesize(): void {
    write(path.join(this.project.outdir, FILE_MANIFEST), JSON.stringify({ files: [FILE_MANIFEST] }));
  }
}

/** Follows a `.projenrc.json`. */
function syncOptionsFile(root: string, file: string, former: typeof FORMER_OPTIONS): void {
  const { options, renamed } = migrateOptions(readOptions(file), former);
  const project = newProject(root, options);
  if (renamed.size > 0) {
    new RenamedOptions(project, file, renamed);
  }
  project.synth();
}

/** Runs a `.projenrc.js` or `.ts`, which makes its project and synthesizes it. */
function runOptionsFile(file: string): void {
  if (file.endsWith('.ts') && !(process.features as { typescript?: string | false }).typescript) {
    throw new RepositoryError(
      `${path.basename(file)} needs Node 22.18 or newer, which runs TypeScript; .projenrc.js runs on all.`,
    );
  }
  createRequire(file)(file);
}

/** The options come from outside: the project type itself checks them. */
function newProject(outdir: string, options: object): EcsRunnerProject {
  return new EcsRunnerProject({ ...options, outdir } as EcsRunnerProjectOptions);
}

function readOptions(file: string): object {
  const { $schema: _, type, ...options } = readJsonObject(file)!;
  if (type !== PROJECT_TYPE) {
    throw new OptionsError([{ option: 'type', value: type, allowed: `"${PROJECT_TYPE}" in ${path.basename(file)}` }]);
  }
  if ('outdir' in options) {
    const allowed = `no value in ${path.basename(file)}, which is in the repository's own folder`;
    throw new OptionsError([{ option: 'outdir', value: options.outdir, allowed }]);
  }
  return options;
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) {
    delete process.env[name];
  } else {
    process.env[name] = value;
  }
}
