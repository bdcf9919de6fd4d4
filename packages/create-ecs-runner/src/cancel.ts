import { setImmediate } from 'node:timers/promises';
import { Cancelled } from './errors';

/**
 * Generating and moving are synchronous; a signal that came meanwhile is noticed when the event loop has gone round.
 *
 * @throws Cancelled where one did
 */
export async function throwIfCancelled(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  await setImmediate();
  if (signal?.aborted) throw new Cancelled();
}
