import { setImmediate } from 'node:timers/promises';
import { Cancelled } from '../errors';
import type { Plan } from './plan';
import { Staging } from './target';
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
  let staging: Staging | undefined;
  try {
    staging = new Staging(target);
    template.create(staging.folder, input);
    const files = staging.files();
    await noticeSignals();
    if (signal.aborted) throw new Cancelled();
    staging.place();
    return files;
  } catch (error) {
    staging?.discard();
    throw error instanceof Cancelled ? error : new Error(`nothing was written: ${reason(error)}`, { cause: error });
  }
}

/** `create` is synchronous; a signal that came meanwhile is noticed when the event loop has gone round once. */
async function noticeSignals(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
