import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { must } from './command';
import { ROOT } from './registry';

/** Versions of Node to run on: `ECS_RUNNER_NODES=20.17,22,24`. Default: the lines that `engines` allows, and where they begin. */
export function nodeVersions(): string[] {
  return (process.env.ECS_RUNNER_NODES ?? '20,22,24,20.17,22.9').split(',').map((version) => version.trim());
}

/** Path of a Node binary; from the npm package that carries it, kept in the cache of this workspace. */
export function installNode(version: string): string {
  if (version === process.versions.node.split('.')[0]) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const prefix = path.join(ROOT, '.cache', 'node', version);
  const binary = path.join(prefix, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(binary)) {
    mkdirSync(prefix, { recursive: true });
    const args = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', prefix, `${name}@${version}`];
    must(process.env, prefix, 'npm', ...args);
  }
  return binary;
}

/** Text and mode of every file below a folder, by path with "/". */
export function treeOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const entries = files.map((file) => [
    path.relative(folder, file).split(path.sep).join('/'),
    `${statSync(file).mode.toString(8)} ${readFileSync(file, 'latin1')}`,
  ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) as Record<string, string>;
}
