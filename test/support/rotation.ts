import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';

/** Decides what is tested by turns: the commit, or ECS_RUNNER_SEED, which repeats a run. */
export const SEED = process.env.ECS_RUNNER_SEED || commit() || '1';

/** One of some items: the same for the same seed and purpose. */
export function inTurn<T>(items: readonly T[], purpose: string): T {
  return items[lot(purpose) % items.length];
}

/** Every second of some items, in turns the one half and the other. */
export function halfInTurn<T>(items: readonly T[], purpose: string): T[] {
  return items.filter((_item, index) => (index + lot(purpose)) % 2 === 0);
}

function lot(purpose: string): number {
  return createHash('sha256').update(`${SEED}\0${purpose}`).digest().readUInt32BE();
}

function commit(): string | undefined {
  return spawnSync('git', ['rev-parse', '--short=10', 'HEAD'], { cwd: __dirname, encoding: 'utf8' }).stdout?.trim();
}
