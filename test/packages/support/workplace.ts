import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { packAll, startRegistry, type Registry } from './registry';

/** A folder for the tests of a file, and a registry on loopback with the packages of this workspace. */
export interface Workplace {
  readonly work: string;
  /** Runs once the tests do. */
  readonly registry: () => Registry;
  /** A new empty folder below `work`. */
  readonly folder: (...parts: string[]) => string;
}

/** Makes both before the tests of the file, and removes them afterwards. @param prefix of the folder's name */
export function useWorkplace(prefix: string): Workplace {
  const work = mkdtempSync(path.join(tmpdir(), prefix));
  let registry: Registry | undefined;
  const folder = (...parts: string[]) => {
    const made = path.join(work, ...parts);
    mkdirSync(made, { recursive: true });
    return made;
  };
  beforeAll(async () => {
    const tarballs = path.join(work, 'tarballs');
    registry = await startRegistry(folder('registry'), tarballs, packAll(tarballs));
  });
  afterAll(() => {
    registry?.stop();
    rmSync(work, { recursive: true, force: true });
  });
  return { work, registry: () => registry!, folder };
}
