import { Component } from 'projen/lib/component';
import { JsonFile } from 'projen/lib/json';
import type { Project } from 'projen/lib/project';
import type { Ledger } from '../ledger/ledger';
import type { ResolvedOptions } from '../options';
import { readinessMarkdown, report } from '../readiness';
import { TEMPLATE_VERSION } from '../versions';
import { OwnedFile } from './owned-file';

/**
 * `npx projen readiness`, what the engine reads, and the report before its first run: every item is there, none is proven.
 * The report is an owned file, because the engine writes it from then on.
 */
export class Readiness extends Component {
  public constructor(project: Project, options: ResolvedOptions, ledger: Ledger) {
    super(project);
    new JsonFile(project, '.projen/options.json', {
      obj: { version: TEMPLATE_VERSION, options },
      editGitignore: false,
      marker: false,
      readonly: true,
    });
    new OwnedFile(project, ledger, 'PRODUCTION_READINESS.md', () =>
      readinessMarkdown(report(TEMPLATE_VERSION, options, new Map())),
    );
    project.addTask('readiness', {
      description: 'Run the checks behind PRODUCTION_READINESS.md (--full: all of them) and write it',
      exec: 'node node_modules/ecs-runner-readiness/lib/bin.js',
      receiveArgs: true,
    });
  }
}
