import { Staging } from '.';
import { Cancelled } from '../errors';
import { Unrestored } from './move';

/**
 * Writes files into a folder: all of them, or none.
 *
 * @param fill writes into the staging folder, and says which of its files are wanted
 * @param replaceable which of them may take the place of a file that is there; default: all
 * @returns the paths that were written
 * @throws Cancelled where a signal came meanwhile
 */
export async function writeAll(
  target: string,
  signal: AbortSignal,
  fill: (staging: Staging) => readonly string[] | Promise<readonly string[]>,
  replaceable?: readonly string[],
): Promise<readonly string[]> {
  try {
    const staging = new Staging(target, signal);
    const files = await filled(staging, fill);
    await staging.place(files, replaceable);
    return files;
  } catch (error) {
    if (error instanceof Cancelled || error instanceof Unrestored) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`nothing was written: ${reason}`, { cause: error });
  }
}

async function filled(staging: Staging, fill: Parameters<typeof writeAll>[2]): Promise<readonly string[]> {
  try {
    return await fill(staging);
  } catch (error) {
    staging.discard();
    throw error;
  }
}
