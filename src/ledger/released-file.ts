import { chmodSync, lstatSync } from 'fs';
import { FileBase } from 'projen/lib/file';
import type { Project } from 'projen/lib/project';

/**
 * A file that was managed and now belongs to the user.
 *
 * As a component it keeps projen's clean-up from deleting the file; as a writable one it is not listed for later ones.
 */
export class ReleasedFile extends FileBase {
  public constructor(project: Project, filePath: string) {
    super(project, filePath, { readonly: false, editGitignore: false, marker: false });
  }

  public synthesize(): void {
    if (lstatSync(this.absolutePath, { throwIfNoEntry: false })?.isFile()) {
      chmodSync(this.absolutePath, 0o644);
    }
  }

  protected synthesizeContent(): string | undefined {
    return undefined;
  }
}
