import { Component } from 'projen/lib/component';
import type { Project } from 'projen/lib/project';
import type { ResolvedOptions } from '../options';
import { ReleasedFile } from './released-file';

/** Hands managed files over to the user: those that the option `released` names. Comes after all other components. */
export class Handover extends Component {
  public constructor(project: Project, { released }: ResolvedOptions) {
    super(project);
    for (const file of released) {
      if (!project.tryRemoveFile(file)) {
        project.logger.warn(`"released" names ${file}, which is not a managed file.`);
      }
      new ReleasedFile(project, file);
    }
  }
}
