import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_VPC } from '../../../packages/ecs-runner-readiness/src/emulator/default-vpc';
import { newRepository } from '../../support/repository';

/**
 * An example of a repository, with its tfvars example as it is, and all outputs of the module as `runner`: multi-region has
 * outputs `primary` and `secondary` for them.
 */
export function exampleRoot(name: string, repository: string): string {
  const root = join(repository, 'examples', name);
  copyFileSync(join(root, 'terraform.tfvars.example'), join(root, 'terraform.tfvars'));
  return name === 'multi-region' ? root : withOutputs(root);
}

/** A live root with its state in a file, in the default VPC of the emulated account. */
export function liveRoot(repository: string): string {
  const root = join(repository, 'live', 'production');
  writeFileSync(join(root, 'backend_override.tf'), 'terraform {\n  backend "local" {}\n}\n');
  writeFileSync(join(root, 'network.tf'), DEFAULT_VPC);
  writeFileSync(
    join(root, 'network_override.tf'),
    `module "runner" {
  subnet_ids      = sort(data.aws_subnets.readiness.ids)
  route_table_ids = data.aws_route_tables.readiness.ids
  force_destroy   = true
}
`,
  );
  return withOutputs(root);
}

function withOutputs(root: string): string {
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
