/**
 * `check`: current, behind (a newer template is there), unsynced (its options or packages changed since the last sync), edited
 * (managed files), broken (no sync could run). `sync` and `upgrade`: current, synced, dirty (skipped), failed. `not reached`:
 * after a signal.
 */
export type State =
  'current' | 'behind' | 'unsynced' | 'edited' | 'broken' | 'synced' | 'dirty' | 'failed' | 'not reached';

/** What a command found or did in a repository. */
export interface Outcome {
  readonly state: State;
  /** Version of the template that synced last; undefined where none did. */
  readonly version?: string;
  /** Files that this run changed, or that are edited: sorted, with "/" between folders. */
  readonly files: readonly string[];
  /** Sentences for the user. */
  readonly notes: readonly string[];
}

/** An outcome and where. */
export interface Result extends Outcome {
  /** Relative to the current folder. */
  readonly folder: string;
}
