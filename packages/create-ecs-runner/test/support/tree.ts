import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import * as path from 'node:path';

/** Everything below a folder by its path: kind and mode, and a file's content or a link's target. */
export function treeOf(folder: string): Record<string, string> {
  const names = (readdirSync(folder, { recursive: true }) as string[]).sort();
  return Object.fromEntries(names.map((name) => [name, describeEntry(path.join(folder, name))]));
}

function describeEntry(file: string): string {
  const stat = lstatSync(file);
  const mode = stat.mode.toString(8);
  if (stat.isSymbolicLink()) return `${mode} -> ${readlinkSync(file)}`;
  return stat.isDirectory() ? mode : `${mode} ${readFileSync(file, 'latin1')}`;
}
