import { existsSync } from 'fs';
import { Component } from 'projen/lib/component';
import type { Project } from 'projen/lib/project';
import { OptionsError, suggest, type ResolvedOptions } from '../options';
import type { Ledger } from './ledger';
import { ReleasedFile } from './released-file';

/** Hands managed files over to the user: those that the option `released` names. Comes after all other components. */
export class Handover extends Component {
  /**
   * @throws OptionsError for paths that are neither managed nor there
   */
  public constructor(project: Project, { released }: ResolvedOptions, ledger: Ledger) {
    super(project);
    if (released.length === 0) return;
    const managed = project.files.map((file) => file.path);
    const unknown = released.filter((file) => !managed.includes(file) && !existsSync(ledger.absolute(file)));
    if (unknown.length > 0) {
      throw new OptionsError(unknown.map((file) => noSuchFile(file, managed)));
    }
    // a released file that was never there, as in a new repository, is generated this once
    for (const file of released.filter((path) => existsSync(ledger.absolute(path)) || ledger.wasWritten(path))) {
      if (project.tryRemoveFile(file)) {
        ledger.recordOwned(file);
      }
      new ReleasedFile(project, file);
    }
  }
}

function noSuchFile(file: string, managed: readonly string[]) {
  const nearest = suggest(file, managed);
  const allowed = `paths of managed files${nearest ? `; did you mean ${nearest}` : ''}`;
  return { option: 'released', value: file, allowed, flag: '--released' };
}
