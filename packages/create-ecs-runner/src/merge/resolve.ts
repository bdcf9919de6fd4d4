import { besideName } from './beside';
import { keptManifest } from './manifest';
import type { Change } from '../preview/change';
import { MANIFEST } from '../preview/rehearse';

/** What becomes of a file that is there with other content. `both`: it stays, and ours comes beside it. */
export type Decision = 'overwrite' | 'keep' | 'both';

export type Decisions = ReadonlyMap<string, Decision>;

/** Files that are there with other content than ours. */
export function conflicts(changes: readonly Change[]): Change[] {
  return changes.filter(({ status }) => status === 'changed');
}

/** What is written once the decisions are made, and what is not. */
export function resolveChanges(changes: readonly Change[], decisions: Decisions): Change[] {
  return changes.flatMap((change) => {
    switch (decisions.get(change.path)) {
      case 'keep':
        return [change.path === MANIFEST ? keepManifest(change) : { ...change, status: 'kept' }];
      case 'both':
        return [
          { ...change, status: 'kept' },
          { ...change, path: besideName(change.path), status: 'new', before: undefined },
        ];
      default:
        return [change];
    }
  });
}

function keepManifest(change: Change): Change {
  const after = keptManifest(change.before!, change.after);
  return { ...change, after, status: after.equals(change.before!) ? 'kept' : 'changed' };
}
