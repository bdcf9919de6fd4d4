import { undoMove } from './move';
import { abandonedWorkspaces, removeWorkspace } from './workspace';

/**
 * Cleans up after runs that were killed while they wrote to the target, or beside it: what was not complete is undone.
 *
 * @returns what was found and done, a sentence for each run
 * @throws Unrestored where a target cannot be put back
 */
export function recover(target: string): string[] {
  return abandonedWorkspaces(target).map((workspace) => {
    const undone = undoMove(workspace);
    removeWorkspace(workspace);
    return undone === undefined
      ? `An earlier run was killed: its staging folder "${workspace}" is removed, and nothing else was left to do.`
      : `An earlier run was killed while it moved files into "${undone}": the folder is as it was before that run.`;
  });
}
