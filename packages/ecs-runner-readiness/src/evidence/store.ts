import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Outcome } from 'ecs-runner-template/lib/readiness';

/** Where evidence is kept: committed, so that whoever checks out the repository has it. */
export const EVIDENCE = 'docs/readiness/evidence.json';

/** An outcome, and what it was seen with. */
export interface Evidence extends Outcome {
  readonly at: string;
  /** SHA-256 of the files that it depends on. */
  readonly inputs: string;
  /** Version of this package, whose checks these were. */
  readonly engine: string;
}

/** Evidence by the key of the proof. */
export type Store = Readonly<Record<string, Evidence>>;

/** What is stored; nothing where the file is missing or is not what this package writes. */
export function readEvidence(root: string): Store {
  const file = join(root, EVIDENCE);
  if (!existsSync(file)) return {};
  try {
    const { evidence } = JSON.parse(readFileSync(file, 'utf8')) as { evidence?: unknown };
    return typeof evidence === 'object' && evidence !== null ? (evidence as Store) : {};
  } catch {
    return {};
  }
}

export function writeEvidence(root: string, store: Store): void {
  const sorted = Object.entries(store).sort(([a], [b]) => (a < b ? -1 : 1));
  const file = join(root, EVIDENCE);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ evidence: Object.fromEntries(sorted) }, undefined, 2)}\n`);
}
