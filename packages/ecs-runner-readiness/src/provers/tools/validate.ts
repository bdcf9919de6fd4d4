import type { Outcome } from 'ecs-runner-template/lib/readiness';
import type { Checkout } from '../../terraform/checkout';
import { firstError } from '../../terraform/first-error';
import { terraformRoots } from '../../terraform/roots';
import { fails, holds } from '../prover';
import { terraformFiles } from './inputs';
import type { Tool } from './tool';

/** `terraform validate` in every root. */
export const validate: Tool = {
  inputs: terraformFiles,
  check: (checkout) => validateRoots(checkout, terraformRoots(checkout.work.root)),
};

/** `terraform validate` in every example. */
export const validateExamples: Tool = {
  inputs: terraformFiles,
  check: (checkout) =>
    validateRoots(
      checkout,
      terraformRoots(checkout.work.root).filter((root) => root.startsWith('examples/')),
    ),
};

async function validateRoots(checkout: Checkout, roots: readonly string[]): Promise<Outcome> {
  if (roots.length === 0) return fails('there is no Terraform root');
  for (const root of roots) {
    const problem = await validateRoot(checkout, root);
    if (problem !== undefined) return problem;
  }
  return holds(`terraform validate: ${roots.join(', ')}`);
}

/** @returns what is wrong with the root */
export async function validateRoot(checkout: Checkout, root: string): Promise<Outcome | undefined> {
  const problem = await checkout.init(root);
  if (problem !== undefined) return problem;
  const { code, stdout, stderr } = await checkout.terraform(root, ['validate', '-no-color']);
  return code === 0 ? undefined : fails(`${root}: ${firstError(stderr || stdout)}`);
}
