import { Accepted } from './engine/accepted';

/** Survivors of the whole run. An entry that no longer fits a survivor fails the check. */
export const ACCEPTED: readonly Accepted[] = [];
