import { existsSync } from 'fs';
import * as path from 'path';

/** Fully qualified name of the project type, as jsii and projen write it. */
export const PROJECT_TYPE = 'ecs-runner-template.EcsRunnerProject';

/** The names that a file of options may have, in the order in which the sync looks for them. */
export const OPTIONS_FILES = ['.projenrc.js', '.projenrc.ts', '.projenrc.json'] as const;

/** Name of the file that holds the options of a repository; undefined where there is none. */
export function findOptionsFile(root: string): (typeof OPTIONS_FILES)[number] | undefined {
  return OPTIONS_FILES.find((file) => existsSync(path.join(root, file)));
}
