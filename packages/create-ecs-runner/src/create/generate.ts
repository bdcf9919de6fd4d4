import type { Plan } from './plan';
import type { Staging } from '../staging';
import { writeAll } from '../staging/write';
import type { Template } from '../template';

/**
 * Writes the repository: all of it, or nothing.
 *
 * @returns the paths that were written
 * @throws Cancelled where a signal came meanwhile
 */
export function generate(
  { target, input }: Plan,
  template: Pick<Template, 'create'>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const create = (staging: Staging) => {
    template.create(staging.folder, input);
    return staging.files();
  };
  return writeAll(target, signal, create, []);
}
