import { readTemplate } from './folder';

/** The version of a tool in the generated `.tool-versions`, so that workflows run what developers run. */
export function toolVersion(tool: string): string {
  const version = new RegExp(`^${tool} (\\S+)$`, 'm').exec(readTemplate('repository/.tool-versions.hbs'))?.[1];
  if (version === undefined) {
    throw new Error(`.tool-versions does not name ${tool}`);
  }
  return version;
}
