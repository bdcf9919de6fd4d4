import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Reader } from './reader';
import { NotTried } from '../emulator/wrong';

/** Lends the copy the repository's packages, which `npx projen` needs. @throws NotTried where they are not installed */
export function lendPackages({ work, copy }: Reader): void {
  const modules = join(work.root, 'node_modules');
  if (!existsSync(join(modules, 'projen'))) throw new NotTried('projen is not installed: run npm ci');
  symlinkSync(modules, join(copy, 'node_modules'), 'junction');
}
