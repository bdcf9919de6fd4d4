import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

const OPTIONS_FILES = ['.projenrc.json', '.projenrc.js', '.projenrc.ts', '.projen'];

/** Why a folder that projen manages already cannot become a new repository, as a sentence; undefined where it can. */
export function projenProblem(folder: string): string | undefined {
  const found = OPTIONS_FILES.find((name) => existsSync(path.join(folder, name)));
  if (found === undefined) return undefined;
  return found === '.projenrc.json' && readFileSync(path.join(folder, found), 'utf8').includes('ecs-runner-template.')
    ? `"${folder}" is such a repository already: change its ${found} and run npx projen there`
    : `"${folder}" is a projen project already: it has ${found}; give another folder`;
}
