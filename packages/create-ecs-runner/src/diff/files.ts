import * as fs from 'node:fs';
import * as path from 'node:path';
import { bundled } from '../bundled';

const { STAMP_FILE } = bundled('ledger');

/** Folders that no sync writes: of Git, of packages, of Terraform. */
const SKIPPED = ['.git', 'node_modules', '.terraform'];

/** What only this working tree has; Git ignores both. */
const LOCAL = ['.projen/edits', STAMP_FILE];

/** Files and links of a repository as sorted paths with "/"; links are not followed. */
export function repositoryFiles(root: string, below = ''): string[] {
  return fs
    .readdirSync(path.join(root, below), { withFileTypes: true })
    .filter(({ name }) => !SKIPPED.includes(name) && !LOCAL.includes(below + name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = below + entry.name;
      if (entry.isDirectory()) return repositoryFiles(root, `${file}/`);
      return entry.isFile() || entry.isSymbolicLink() ? [file] : [];
    });
}

/**
 * Copies a repository without what no sync writes. Nothing that is written to the copy gets out of it: a link out of
 * the repository becomes what it leads to, but where a sync refuses links anyway, at managed files and folders.
 *
 * @param copy an empty folder
 */
export function copyRepository(root: string, copy: string, managed: ReadonlySet<string>): void {
  const real = fs.realpathSync.native(root);
  for (const file of repositoryFiles(real)) {
    const [from, to] = [path.join(real, file), path.join(copy, file)];
    fs.mkdirSync(path.dirname(to), { recursive: true });
    if (!fs.lstatSync(from).isSymbolicLink()) fs.copyFileSync(from, to);
    else copyLink(real, from, to, managed.has(file));
  }
}

function copyLink(root: string, from: string, to: string, managed: boolean): void {
  const target = realPath(from);
  const isInside = target?.startsWith(root + path.sep);
  if (target !== undefined && isInside) {
    fs.symlinkSync(path.relative(path.dirname(from), target), to);
  } else if (managed || (target !== undefined && fs.statSync(target).isDirectory())) {
    fs.symlinkSync(target ?? path.resolve(path.dirname(from), fs.readlinkSync(from)), to);
  } else if (target !== undefined) {
    fs.copyFileSync(target, to);
  }
}

/** Where a link leads in the end; undefined where it leads nowhere. */
function realPath(link: string): string | undefined {
  try {
    return fs.realpathSync.native(link);
  } catch {
    return undefined;
  }
}
