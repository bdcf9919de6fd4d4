import { createHash } from 'crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'fs';
import * as path from 'path';
import { packageVersion, TEMPLATE_FINGERPRINT, TEMPLATE_VERSION } from '../versions';

/** Version of the last sync as a comment, and hashes of the managed files, a line each as `sha256sum` writes and checks them. */
export const MANAGED_FILE = '.projen/managed.sha256';
/** Paths of the owned files that were written, a line each. */
export const OWNED_FILE = '.projen/owned.txt';
/** Hash of what the last sync of this working tree followed; git ignores it. */
export const STAMP_FILE = '.projen/synced';

const VERSION_LINE = /^# ecs-runner-template (\d+\.\d+\.\d+\S*)$/;

/**
 * What earlier syncs wrote. Lines that are none of ours, conflict markers among them, are passed over, and git merges
 * both files by keeping the lines of both sides: a path may have several hashes.
 */
export interface LedgerContent {
  /** Versions of the template that synced; none where 0.1.0 did. */
  readonly versions: readonly string[];
  /** Hashes in hex by path. */
  readonly managed: ReadonlyMap<string, readonly string[]>;
  readonly owned: ReadonlySet<string>;
}

export function readLedger(root: string): LedgerContent {
  const managed = new Map<string, string[]>();
  const versions: string[] = [];
  for (const line of readLines(path.join(root, MANAGED_FILE))) {
    const [, version] = VERSION_LINE.exec(line) ?? [];
    if (version !== undefined) {
      versions.push(version);
    }
    const [, hash, file] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (file !== undefined && isInside(file)) {
      managed.set(file, [...(managed.get(file) ?? []), hash]);
    }
  }
  const owned = readLines(path.join(root, OWNED_FILE)).filter((line) => !/^[<=>|]{7}/.test(line));
  return { versions, managed, owned: new Set(owned) };
}

export function writeLedger(root: string, managed: ReadonlyMap<string, string>, owned: ReadonlySet<string>): void {
  const hashes = [...managed].map(([file, hash]) => `${hash}  ${file}\n`);
  write(path.join(root, MANAGED_FILE), `# ecs-runner-template ${TEMPLATE_VERSION}\n${hashes.join('')}`);
  write(path.join(root, OWNED_FILE), [...owned].sort().join('\n') + '\n');
  write(path.join(root, STAMP_FILE), hashInputs(root));
}

/** SHA-256 of a file in hex; undefined where there is none. */
export function hashFile(file: string): string | undefined {
  return existsSync(file) && statSync(file).isFile() ? sha256(readFileSync(file)) : undefined;
}

/** Hash of all that the managed files follow: options, package.json, the template, projen. */
export function hashInputs(root: string): string {
  const files = ['.projenrc.json', 'package.json'].map((file) => hashFile(path.join(root, file)));
  return sha256(
    JSON.stringify([...files, TEMPLATE_FINGERPRINT, packageVersion('projen'), packageVersion('constructs')]),
  );
}

/** Writes a file that has another content now, with the folders that it needs. */
export function write(file: string, content: string | Buffer): void {
  if (existsSync(file) && readFileSync(file).equals(Buffer.from(content))) {
    return;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function readLines(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean) : [];
}

/** The ledger is in git, so anyone may have written it: only paths below the repository count. */
export function isInside(file: string): boolean {
  return !path.posix.isAbsolute(file) && path.posix.normalize(file) === file && !file.startsWith('../');
}
