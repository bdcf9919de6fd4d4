import { Cancelled } from '../errors';
import type { Plan } from './plan';
import { Staging } from '../staging';
import { Unrestored } from '../staging/move';
import type { Template } from '../template';

/**
 * Writes the repository: all of it, or nothing.
 *
 * @returns the paths that were written
 * @throws Cancelled where a signal came meanwhile
 */
export async function generate(
  { target, input }: Plan,
  template: Pick<Template, 'create'>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    const staging = new Staging(target, signal);
    const files = write(staging, () => template.create(staging.folder, input));
    await staging.place(files, []);
    return files;
  } catch (error) {
    if (error instanceof Cancelled || error instanceof Unrestored) throw error;
    throw new Error(`nothing was written: ${reason(error)}`, { cause: error });
  }
}

function write(staging: Staging, create: () => void): readonly string[] {
  try {
    create();
    return staging.files();
  } catch (error) {
    staging.discard();
    throw error;
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
