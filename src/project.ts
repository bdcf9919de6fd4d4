import * as path from 'path';
import type { IConstruct } from 'constructs';
import { Component } from 'projen/lib/component';
import { FileBase } from 'projen/lib/file';
import { EndOfLine } from 'projen/lib/gitattributes';
import { Project } from 'projen/lib/project';
import { Benchmark } from './components/benchmark';
import { Compliance } from './components/compliance';
import { License } from './components/license';
import { NodePackage } from './components/node-package';
import { OptionsFile, requireNoOptionsFile } from './components/options-file';
import { QualityTasks } from './components/quality-tasks';
import { Readiness } from './components/readiness';
import { TemplateFiles } from './components/template-files';
import { Handover } from './ledger/handover';
import { Ledger } from './ledger/ledger';
import { resolve } from './options';
import type { EcsRunnerProjectOptions } from './options/options';
import {
  bootstrapFiles,
  ciFiles,
  exampleFiles,
  liveFiles,
  moduleFiles,
  repositoryFiles,
  runTaskFiles,
} from './templates';
import { requireNoNewerSync, Upgrade } from './upgrade/upgrade';
import { requireProjen } from './versions';

/**
 * A Terraform repository for an ECS runner on AWS.
 *
 * @pjid ecs-runner
 */
export class EcsRunnerProject extends Project {
  private readonly ledger: Ledger;
  private readonly upgrade: Upgrade;

  /**
   * @throws an error that lists everything that is wrong with the options; then nothing is written
   */
  public constructor(options: EcsRunnerProjectOptions) {
    const { outdir, given, bootstrap } = split(options);
    requireNoNewerSync(outdir ?? '.');
    const resolved = resolve(given);
    requireProjen();
    if (bootstrap) {
      requireNoOptionsFile(outdir ?? '.');
    }
    super({ name: resolved.name, outdir, gitOptions: { endOfLine: EndOfLine.LF }, ...bootstrap });

    this.ledger = new Ledger(this);
    this.upgrade = new Upgrade(this);
    this.defaultTask?.exec('node .projen/sync.cjs');
    this.gitignore.exclude(...TERRAFORM_LEFTOVERS);
    this.removeTask('eject');

    new OptionsFile(this);
    new NodePackage(this, resolved);
    new License(this, resolved);
    new TemplateFiles(this, resolved, this.ledger, moduleFiles());
    new TemplateFiles(this, resolved, this.ledger, exampleFiles(resolved));
    new TemplateFiles(this, resolved, this.ledger, liveFiles(resolved));
    new TemplateFiles(this, resolved, this.ledger, bootstrapFiles());
    new TemplateFiles(this, resolved, this.ledger, runTaskFiles(resolved));
    new TemplateFiles(this, resolved, this.ledger, ciFiles(resolved));
    new TemplateFiles(this, resolved, this.ledger, repositoryFiles(resolved));
    new QualityTasks(this);
    new Readiness(this, resolved, this.ledger);
    new Benchmark(this);
    new Compliance(this, resolved);
    new Handover(this, resolved, this.ledger);
  }

  /** As projen's own, which makes the path of each component, and of the project again, at each of some thirty calls. */
  public get components(): Component[] {
    return descendants(this.node.children).filter(
      (construct): construct is Component => Component.isComponent(construct) && construct.project === this,
    );
  }

  /** As projen's own, at each new file. */
  public tryFindFile(filePath: string): FileBase | undefined {
    const absolute = path.resolve(this.outdir, filePath);
    return descendants(this.node.children).find(
      (construct): construct is FileBase => construct instanceof FileBase && construct.absolutePath === absolute,
    );
  }

  /** Writes the repository; what users wrote into managed files is kept in `.projen/edits/`. */
  public synth(): void {
    this.ledger.protect();
    super.synth();
    this.ledger.record();
    this.upgrade.report();
  }
}

/** What Terraform leaves behind; the lock files of bootstrap and live roots are committed, those of module and examples are not. */
const TERRAFORM_LEFTOVERS = [
  '.terraform/',
  '*.tfstate',
  '*.tfstate.*',
  '*.tfplan',
  'crash.log',
  'crash.*.log',
  '/.terraform.lock.hcl',
  '/examples/*/.terraform.lock.hcl',
  '/examples/*/terraform.tfvars',
  '/bootstrap/terraform.tfvars',
];

/** What `findAll()` finds, which looks for constructs below each of hundreds of files, too. */
function descendants(constructs: readonly IConstruct[], found: IConstruct[] = []): IConstruct[] {
  for (const construct of constructs) {
    found.push(construct);
    if (!(construct instanceof FileBase)) {
      descendants(construct.node.children, found);
    }
  }
  return found;
}

/** projen passes what it needs at the creation of a project, `__new__`, among the options. */
function split({ outdir, ...rest }: EcsRunnerProjectOptions & { readonly __new__?: object }) {
  const { __new__, ...given } = rest;
  return { outdir, given, bootstrap: __new__ && { __new__ } };
}
