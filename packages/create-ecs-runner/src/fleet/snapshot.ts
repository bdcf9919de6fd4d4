import * as path from 'node:path';
import { bundled } from '../bundled';

const { hashFile, readLedger } = bundled('ledger');
const { compareVersions } = bundled('versions');

/** The first version, whose ledger does not name it. */
const FIRST_VERSION = '0.1.0';

/** Files of the user's that a sync changes, too. */
const SHARED = ['.projenrc.json', 'package.json', 'package-lock.json'];

/** A repository as the last sync and the user left it. */
export interface Snapshot {
  /** Versions of the template that synced last: none, one, or several after a merge; the oldest first. */
  readonly versions: readonly string[];
  /** Managed files that are not as the last sync wrote them. */
  readonly edited: readonly string[];
  /** Hashes of the files that syncs write, by path; undefined for those that are missing. */
  readonly files: ReadonlyMap<string, string | undefined>;
}

/** Reads all files that earlier syncs wrote. */
export function snapshot(root: string): Snapshot {
  const { versions, managed, owned } = readLedger(root);
  const paths = [...managed.keys(), ...owned, ...SHARED];
  const files = new Map(paths.map((file) => [file, hashFile(path.join(root, file))]));
  const edited = [...managed].filter(([file, hashes]) => !hashes.includes(files.get(file) ?? '')).map(([file]) => file);
  const known = versions.length === 0 && managed.size > 0 ? [FIRST_VERSION] : [...versions].sort(compareVersions);
  return { versions: known, edited: edited.sort(), files };
}

/** Files that differ between two snapshots of a repository, sorted. */
export function changes(before: Snapshot, after: Snapshot): string[] {
  const paths = new Set([...before.files.keys(), ...after.files.keys()]);
  return [...paths].filter((file) => before.files.get(file) !== after.files.get(file)).sort();
}
