import { createHash } from 'crypto';
import { existsSync, readFileSync } from 'fs';
import * as path from 'path';
import { readJsonObject } from '../json';
import { packageVersion, TEMPLATE_FINGERPRINT } from '../versions';

/** Where the ledger is, relative to the repository. */
export const LEDGER_FILE = '.projen/managed.json';

/** What the last sync wrote. */
export interface LedgerContent {
  /** SHA-256 of what the files follow; see `hashInputs`. */
  readonly inputs?: string;
  /** SHA-256 in hex of each managed file, by path. */
  readonly managed: Readonly<Record<string, string>>;
  /** Paths of owned files, which are written once. */
  readonly owned: readonly string[];
}

/** The ledger of a repository. One that is missing, or not JSON as after a merge, is empty. */
export function readLedger(root: string): LedgerContent {
  try {
    return { managed: {}, owned: [], ...readJsonObject(path.join(root, LEDGER_FILE)) };
  } catch {
    return { managed: {}, owned: [] };
  }
}

/** SHA-256 of a file in hex; undefined where there is none. */
export function hashFile(file: string): string | undefined {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : undefined;
}

/** SHA-256 of all that the managed files follow: options, package.json, the template, projen. */
export function hashInputs(root: string): string {
  const files = ['.projenrc.json', 'package.json'].map((file) => hashFile(path.join(root, file)));
  const inputs = [...files, TEMPLATE_FINGERPRINT, packageVersion('projen'), packageVersion('constructs')];
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
}
