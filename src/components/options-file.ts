import { writeFileSync } from 'fs';
import * as path from 'path';
import type { InitProject, Project } from 'projen/lib/project';
import { ProjenrcFile } from 'projen/lib/projenrc';
import { RepositoryError } from '../errors';
import { findOptionsFile, PROJECT_TYPE } from '../options/files';

const SCHEMA = './node_modules/ecs-runner-template/lib/projenrc.schema.json';

/** `.projenrc.json`: written when the repository is created, the user's from then on. */
export class OptionsFile extends ProjenrcFile {
  public readonly filePath: string;

  public constructor(project: Project) {
    super(project);
    this.filePath = findOptionsFile(project.outdir) ?? '.projenrc.json';
  }

  public projectCreation({ args }: InitProject): void {
    writeOptionsFile(this.project.outdir, args);
  }
}

/**
 * @throws RepositoryError where the folder of a new repository has options already
 */
export function requireNoOptionsFile(outdir: string): void {
  const file = findOptionsFile(outdir);
  if (file !== undefined) {
    throw new RepositoryError(`There is a ${file} already: change it and run npx projen.`);
  }
}

/** Writes the options of a new repository; an options file that exists stays. */
export function writeOptionsFile(outdir: string, { outdir: _, ...options }: Record<string, unknown>): void {
  if (findOptionsFile(outdir) === undefined) {
    const content = { $schema: SCHEMA, type: PROJECT_TYPE, ...options };
    writeFileSync(path.join(outdir, '.projenrc.json'), `${JSON.stringify(content, undefined, 2)}\n`);
  }
}
