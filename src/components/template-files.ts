import { Component } from 'projen/lib/component';
import { FileBase } from 'projen/lib/file';
import type { Project } from 'projen/lib/project';
import type { Ledger } from '../ledger/ledger';
import type { ResolvedOptions } from '../options';
import { render, templateContext, type ManifestEntry, type TemplateContext } from '../templates';
import { OwnedFile } from './owned-file';

/** The files that templates make: managed files follow the template, owned files are written once. */
export class TemplateFiles extends Component {
  public constructor(project: Project, options: ResolvedOptions, ledger: Ledger, entries: readonly ManifestEntry[]) {
    super(project);
    for (const entry of entries) {
      if (entry.ownership === 'managed') {
        new ManagedFile(project, options, entry);
      } else {
        new OwnedFile(project, ledger, entry.path, () =>
          render(entry.template, { ...templateContext(options, ''), environment: entry.environment }),
        );
      }
    }
  }
}

/** projen asks all components of the project for the marker; hundreds of files have the same one, and the same context. */
const markers = new WeakMap<Project, string | undefined>();
const contexts = new WeakMap<Project, TemplateContext>();

/** A read-only file that every sync renders anew. */
class ManagedFile extends FileBase {
  public constructor(
    project: Project,
    private readonly options: ResolvedOptions,
    private readonly entry: ManifestEntry,
  ) {
    super(project, entry.path, { editGitignore: false });
  }

  public get marker(): string | undefined {
    if (!markers.has(this.project)) markers.set(this.project, super.marker);
    return markers.get(this.project);
  }

  protected synthesizeContent(): string {
    if (!contexts.has(this.project)) contexts.set(this.project, templateContext(this.options, this.marker ?? ''));
    return render(this.entry.template, contexts.get(this.project)!);
  }
}
