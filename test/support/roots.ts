import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Terraform roots of a repository, the module first: `.`, `bootstrap`, `examples/basic`, `live/production`. */
export function terraformRoots(repository: string): string[] {
  const below = ['examples', 'live'].filter((name) => existsSync(join(repository, name)));
  return [
    '.',
    'bootstrap',
    ...below.flatMap((name) => readdirSync(join(repository, name)).map((root) => `${name}/${root}`)),
  ];
}
