import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { newRepository } from '../../support/repository';

/** The basic example of a new repository, with its tfvars example as it is. @returns the folder */
export function basicExample(options: object): string {
  const root = join(newRepository(options), 'examples', 'basic');
  copyFileSync(join(root, 'terraform.tfvars.example'), join(root, 'terraform.tfvars'));
  return root;
}

/** A root of our own beside the examples of a new repository. @param name of a file in test/emulator/roots */
export function ownRoot(name: string): string {
  const root = join(newRepository(), 'examples', name);
  mkdirSync(root);
  copyFileSync(join(__dirname, '..', 'roots', `${name}.tf`), join(root, 'main.tf'));
  return root;
}
