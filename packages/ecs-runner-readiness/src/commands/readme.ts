import { CONFIRMED, liveRoot } from './live-root';
import type { Reader } from './reader';

/** README.md: all that it says, in one shell, from the root of the repository. */
export async function readme(reader: Reader): Promise<string> {
  await liveRoot(reader);
  await reader.run(reader.copy, reader.everything(), '', CONFIRMED);
  return 'an environment is applied and a task started';
}
