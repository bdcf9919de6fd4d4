import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Repository } from '../repository';

/** What a reader who has just checked out the repository does not have, and what is not for other eyes. */
const LEFT_OUT =
  /^(?:\.git|\.terraform|node_modules|.*\.tfstate(?:\..*)?|.*\.auto\.tfvars(?:\.json)?|backend\.hcl|errored\.tfstate)$/;

/** Copies a repository, with all files writable. */
export function copyRepository({ root }: Repository, folder: string): string {
  cpSync(root, folder, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => source === root || !LEFT_OUT.test(basename(source)),
  });
  makeWritable(folder);
  return folder;
}

/** Writes a file of a root, and keeps its state in a file. */
export function writeInto(root: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
}

/** Text of all Terraform files of a folder. */
export function terraformText(folder: string): string {
  if (!existsSync(folder)) return '';
  const names = readdirSync(folder).filter((name) => name.endsWith('.tf'));
  return names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

function makeWritable(path: string): void {
  const stats = lstatSync(path);
  if (stats.isSymbolicLink()) return;
  const ownerMayRun = stats.mode % 0o200 >= 0o100;
  chmodSync(path, ownerMayRun ? 0o755 : 0o644);
  if (stats.isDirectory()) readdirSync(path).forEach((name) => makeWritable(join(path, name)));
}
