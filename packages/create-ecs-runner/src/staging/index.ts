import fs from 'node:fs';
import * as path from 'node:path';
import { throwIfCancelled } from '../cancel';
import { closeJournal, openJournal } from './journal';
import { move, planMove, undoMove } from './move';
import { makeWorkspace, removeWorkspace, stagedFolder } from './workspace';

/** A folder on the target's file system whose files become the target's, all of them or none. */
export class Staging {
  /** Where to write. */
  public readonly folder: string;
  private readonly workspace: string;

  /** @param signal undoes the move where it is aborted meanwhile; default: nothing does */
  public constructor(
    private readonly target: string,
    private readonly signal?: AbortSignal,
  ) {
    this.workspace = makeWorkspace(target);
    this.folder = stagedFolder(this.workspace);
    try {
      fs.mkdirSync(this.folder);
    } catch (error) {
      removeWorkspace(this.workspace);
      throw error;
    }
  }

  /** What was written, as sorted paths with "/". */
  public files(): string[] {
    return fs
      .readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => path.relative(this.folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .sort();
  }

  /**
   * Moves these files into the target, makes folders for them, and removes the staging folder.
   *
   * @param files as `files()` names them
   * @param replaceable which of them may take the place of a file that is there; default: all
   * @throws Cancelled at a signal, and what the file system throws; then the target is as it was
   */
  public async place(files: readonly string[], replaceable: readonly string[] = files): Promise<void> {
    try {
      if (this.canBecomeTarget(files)) await this.becomeTarget();
      else await this.moveInto(files, replaceable);
    } catch (error) {
      this.discard();
      throw error;
    }
    removeWorkspace(this.workspace);
  }

  /**
   * Puts back what was moved, and removes what was written.
   *
   * @throws Unrestored where the target cannot be put back; then the workspace stays, for a later run
   */
  public discard(): void {
    undoMove(this.workspace);
    removeWorkspace(this.workspace);
  }

  /** Where there is no target yet, its parent holds the workspace, and everything is wanted, one step is enough: nothing is half-way. */
  private canBecomeTarget(files: readonly string[]): boolean {
    const beside = path.dirname(this.workspace) === path.dirname(this.target);
    const there = fs.lstatSync(this.target, { throwIfNoEntry: false }) !== undefined;
    return beside && !there && files.length === this.files().length;
  }

  private async becomeTarget(): Promise<void> {
    await throwIfCancelled(this.signal);
    fs.renameSync(this.folder, this.target);
    try {
      await throwIfCancelled(this.signal);
    } catch (error) {
      fs.renameSync(this.target, this.folder);
      throw error;
    }
  }

  private async moveInto(files: readonly string[], replaceable: readonly string[]): Promise<void> {
    const journal = planMove(this.workspace, this.target, files, replaceable);
    await throwIfCancelled(this.signal);
    openJournal(this.workspace, journal);
    move(this.workspace, journal);
    await throwIfCancelled(this.signal);
    closeJournal(this.workspace);
  }
}
