import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newRepository } from '../../support/repository';

/** The basic example of a new repository, with its tfvars example as it is, and all outputs of the module as `runner`. */
export function basicExample(options: object): string {
  const root = join(newRepository(options), 'examples', 'basic');
  copyFileSync(join(root, 'terraform.tfvars.example'), join(root, 'terraform.tfvars'));
  writeFileSync(join(root, 'runner.tf'), 'output "runner" {\n  value = module.runner\n}\n');
  return root;
}

/**
 * A root of our own beside the examples of a new repository.
 *
 * @param name of a file in test/emulator/roots
 * @param variables of the root
 * @param options of the repository
 */
export function ownRoot(name: string, variables: object = {}, options: object = {}): string {
  const root = join(newRepository(options), 'examples', name);
  mkdirSync(root);
  copyFileSync(join(__dirname, '..', 'roots', `${name}.tf`), join(root, 'main.tf'));
  writeFileSync(join(root, 'terraform.tfvars.json'), JSON.stringify(variables));
  return root;
}
