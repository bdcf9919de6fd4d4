import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of Terraform roots, the module first: `.`, `bootstrap`, `examples/basic`, `live/production`. */
export function terraformRoots(root: string): string[] {
  const below = ['examples', 'live'].flatMap((folder) => names(join(root, folder)).map((name) => `${folder}/${name}`));
  return ['.', 'bootstrap', ...below].filter((folder) =>
    names(join(root, folder)).some((name) => name.endsWith('.tf')),
  );
}

function names(folder: string): string[] {
  return existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder).sort() : [];
}
