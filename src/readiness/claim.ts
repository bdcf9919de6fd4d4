import type { ResolvedOptions } from '../options';
import type { Proof } from './proofs';

/** What can only be done in the account, and how to see that it was. */
export interface AccountTask {
  readonly what: string;
  /** A command, or where to look. */
  readonly check: string;
}

/** What shows that an item holds. */
export interface Claim {
  /** All of them must hold. */
  readonly proofs: readonly Proof[];
  /** Why the item does not apply with these options; undefined where it does. */
  readonly unless?: (options: ResolvedOptions) => string | undefined;
  /** What remains for the owner of the account. */
  readonly task?: AccountTask;
}

/** Claims of a chapter by the id of the item. */
export type Claims = Readonly<Record<string, Claim>>;
