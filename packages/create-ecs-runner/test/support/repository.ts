import { mkdirSync, symlinkSync } from 'node:fs';
import * as path from 'node:path';
import { ownTemplate, type Input } from '../../src/template';

const ROOT = path.join(__dirname, '..', '..', '..', '..');

/** Where the packages are that a repository would install; links stand for the installation. */
const PACKAGES = {
  'ecs-runner-template': ROOT,
  'ecs-runner-readiness': path.join(ROOT, 'packages', 'ecs-runner-readiness'),
  projen: path.join(ROOT, 'node_modules', 'projen'),
  constructs: path.join(ROOT, 'node_modules', 'constructs'),
};

/** A generated repository with its packages, in a folder that is not there yet. */
export function installedRepository(folder: string, options: Input = {}): string {
  ownTemplate.create(folder, { name: 'acme-runner', ...options });
  mkdirSync(path.join(folder, 'node_modules'));
  for (const [name, target] of Object.entries(PACKAGES)) {
    symlinkSync(target, path.join(folder, 'node_modules', name), 'junction');
  }
  return folder;
}
