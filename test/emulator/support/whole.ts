import { Stack } from './stack';
import { Inventory, KIND_OF } from '../../../packages/ecs-runner-readiness/src/emulator/inventory';
import { managedResources } from '../../../packages/ecs-runner-readiness/src/iam/state';

/** Tests that a plan after the apply has nothing to say. */
export function testNothingToChange<T>(stack: () => Stack<T>): void {
  it('has nothing to change in a second plan', () => {
    const { code, stdout, stderr } = stack().secondPlan;
    expect({ code, stdout: code === 0 ? '' : stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
  });
}

/** Types of resources that an inventory does not show more of than before the apply: their removal would not be seen. */
export function unseenTypes<T>({ show, before, made }: Stack<T>): string[] {
  const types = [...new Set(managedResources(show).map(({ type }) => type))];
  return types.filter((type) => type !== 'terraform_data' && !isMore(made, before, KIND_OF[type]));
}

function isMore(made: Inventory, before: Inventory, kind: string): boolean {
  return (made[kind]?.length ?? 0) > (before[kind]?.length ?? 0);
}
