import * as fs from 'node:fs';
import * as path from 'node:path';
import { Staging as NewFolder } from '../create/target';

/** Stands in for the journalled placement of the branch `staging`, with its signatures. */
export class Staging {
  private readonly inner: NewFolder;

  public constructor(
    private readonly target: string,
    _signal?: AbortSignal,
  ) {
    this.inner = new NewFolder(target);
  }

  public get folder(): string {
    return this.inner.folder;
  }

  public files(): string[] {
    return this.inner.files();
  }

  public discard(): void {
    this.inner.discard();
  }

  public place(files: readonly string[]): Promise<void> {
    const undo: (() => void)[] = [];
    try {
      for (const file of files) {
        const to = path.join(this.target, file);
        const before = fs.existsSync(to) ? fs.readFileSync(to) : undefined;
        const made = fs.mkdirSync(path.dirname(to), { recursive: true });
        undo.push(() => {
          fs.rmSync(made ?? to, { recursive: true, force: true });
          if (before) fs.writeFileSync(to, before);
        });
        fs.renameSync(path.join(this.folder, file), to);
      }
    } catch (error) {
      undo.reverse().forEach((step) => step());
      this.discard();
      throw error;
    }
    this.discard();
    return Promise.resolve();
  }
}
