import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { terraformText } from './copy';
import { Wrong } from './wrong';

/** An example in a copy of the repository, with its terraform.tfvars.example in use. @returns its folder */
export function exampleIn(copy: string, name: string): string {
  const folder = join(copy, 'examples', name);
  const example = join(folder, 'terraform.tfvars.example');
  if (!existsSync(example)) throw new Wrong(`there is no examples/${name}/terraform.tfvars.example`);
  copyFileSync(example, join(folder, 'terraform.tfvars'));
  return folder;
}

/** Arguments that set variables, of those that a root declares. */
export function settings(folder: string, values: Readonly<Record<string, string>>): string[] {
  const text = terraformText(folder);
  return Object.entries(values)
    .filter(([name]) => text.includes(`variable "${name}"`))
    .flatMap(([name, value]) => ['-var', `${name}=${value}`]);
}
