import { Component } from 'projen/lib/component';
import { FileBase } from 'projen/lib/file';
import type { Project } from 'projen/lib/project';
import type { ResolvedOptions } from '../options';
import { complianceCsv, complianceMarkdown } from '../readiness/compliance';

/** docs/compliance.md and docs/compliance.csv: what the frameworks ask for, what shows it, what remains the owner's. */
export class Compliance extends Component {
  public constructor(project: Project, options: ResolvedOptions) {
    super(project);
    new WrittenFile(project, 'docs/compliance.md', (marker) => complianceMarkdown(options, marker));
    new WrittenFile(project, 'docs/compliance.csv', () => complianceCsv(options));
  }
}

/** A managed file whose text is computed. */
class WrittenFile extends FileBase {
  public constructor(
    project: Project,
    path: string,
    private readonly content: (marker: string) => string,
  ) {
    super(project, path, { editGitignore: false });
  }

  protected synthesizeContent(): string {
    return this.content(this.marker ?? '');
  }
}
