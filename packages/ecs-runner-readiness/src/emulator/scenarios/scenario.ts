import type { ResolvedOptions } from 'ecs-runner-template/lib/options';
import type { Outcome } from 'ecs-runner-template/lib/readiness';
import type { Work } from '../../provers/prover';

/** What scenarios share. */
export interface Place {
  readonly work: Work;
  /** Folder of the providers that all of them install from. */
  readonly mirror: string;
  /** A copy of the repository of the scenario's own. */
  copy(): string;
}

/** Something that is made on an emulated AWS, and looked at. */
export interface Scenario {
  /** Names of what can be looked at. */
  readonly checks: readonly string[];
  /** Why it cannot be made in this repository; undefined: it can. */
  unless?(options: ResolvedOptions): string | undefined;
  /** Makes it, looks at what is wanted, and removes it. */
  run(wanted: readonly string[], place: Place): Promise<ReadonlyMap<string, Outcome>>;
}
