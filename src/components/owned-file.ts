import { existsSync } from 'fs';
import * as path from 'path';
import { Component } from 'projen/lib/component';
import type { Project } from 'projen/lib/project';
import { writeFile } from 'projen/lib/util';
import type { Ledger } from '../ledger/ledger';

/** A file that is written once and then belongs to the user, who may also delete it. */
export class OwnedFile extends Component {
  public constructor(
    project: Project,
    private readonly ledger: Ledger,
    private readonly file: string,
    private readonly content: () => string,
  ) {
    super(project);
    ledger.planOwned(file);
  }

  public synthesize(): void {
    const target = path.join(this.project.outdir, this.file);
    if (!this.ledger.wasWritten(this.file) && !existsSync(target)) {
      writeFile(target, this.content());
    }
    this.ledger.recordOwned(this.file);
  }
}
