import { existsSync } from 'fs';
import * as path from 'path';
import { Component } from 'projen/lib/component';
import { FileBase } from 'projen/lib/file';
import type { Project } from 'projen/lib/project';
import { writeFile } from 'projen/lib/util';
import type { Ledger } from '../ledger/ledger';
import type { ResolvedOptions } from '../options';
import { render, templateContext, type ManifestEntry } from '../templates';

/** The files that templates make: managed files follow the template, owned files are written once. */
export class TemplateFiles extends Component {
  public constructor(project: Project, options: ResolvedOptions, ledger: Ledger, entries: readonly ManifestEntry[]) {
    super(project);
    for (const entry of entries) {
      if (entry.ownership === 'managed') {
        new ManagedFile(project, options, entry);
      } else {
        new OwnedFile(project, options, ledger, entry);
      }
    }
  }
}

/** A read-only file that every sync renders anew. */
class ManagedFile extends FileBase {
  public constructor(
    project: Project,
    private readonly options: ResolvedOptions,
    private readonly entry: ManifestEntry,
  ) {
    super(project, entry.path, { editGitignore: false });
  }

  protected synthesizeContent(): string {
    return render(this.entry.template, templateContext(this.options, this.marker ?? ''));
  }
}

/** A file that is written once and then belongs to the user, who may also delete it. */
class OwnedFile extends Component {
  public constructor(
    project: Project,
    private readonly options: ResolvedOptions,
    private readonly ledger: Ledger,
    private readonly entry: ManifestEntry,
  ) {
    super(project);
    ledger.planOwned(entry.path);
  }

  public synthesize(): void {
    const file = path.join(this.project.outdir, this.entry.path);
    if (!this.ledger.wasWritten(this.entry.path) && !existsSync(file)) {
      const context = { ...templateContext(this.options, ''), environment: this.entry.environment };
      writeFile(file, render(this.entry.template, context));
    }
    this.ledger.recordOwned(this.entry.path);
  }
}
