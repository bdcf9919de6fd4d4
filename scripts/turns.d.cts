/** Decides what is tested by turns: the commit, or ECS_RUNNER_SEED, which repeats a run. */
export const SEED: string;
/** One of some items: the same for the same seed and purpose. */
export function inTurn<T>(items: readonly T[], purpose: string): T;
/** Every third of some items, beginning with the first, second or third in turns. */
export function thirdInTurn<T>(items: readonly T[], purpose: string): T[];
