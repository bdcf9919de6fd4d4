import { readFileSync } from 'fs';
import * as path from 'path';
import { TEMPLATES } from './render';

/** The version of a tool in the generated `.tool-versions`, so that workflows run the one that developers run. */
export function toolVersion(tool: string): string {
  const text = readFileSync(path.join(TEMPLATES, 'repository', '.tool-versions.hbs'), 'utf8');
  const version = new RegExp(`^${tool} (\\S+)$`, 'm').exec(text)?.[1];
  if (version === undefined) {
    throw new Error(`.tool-versions does not name ${tool}`);
  }
  return version;
}
