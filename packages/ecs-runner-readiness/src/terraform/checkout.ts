import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Outcome } from 'ecs-runner-template/lib/readiness';
import { firstError } from './first-error';
import { pluginCache } from './plugin-cache';
import { repositoryFiles } from '../files';
import { fails, unavailable, type Work } from '../provers/prover';
import { missingTools, run, type Ran } from '../tools';

/** A copy of the repository for tools that write: what is in Git or could be, each root initialised when it is needed. */
export class Checkout {
  private copied?: Promise<string>;
  private listed?: Promise<string[]>;
  private readonly initialised = new Map<string, Promise<Outcome | undefined>>();

  constructor(readonly work: Work) {}

  /** Paths of the files, git-ignored ones aside. */
  files(): Promise<string[]> {
    return (this.listed ??= repositoryFiles(this.work.root));
  }

  /** Where the copy is. */
  folder(): Promise<string> {
    return (this.copied ??= this.copy());
  }

  private async copy(): Promise<string> {
    const folder = this.work.scratch();
    for (const file of await this.files()) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      copyFileSync(join(this.work.root, file), join(folder, file));
    }
    return folder;
  }

  /** Runs a tool in the copy. */
  async run(tool: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
    return run(tool, args, await this.folder(), env);
  }

  /** Runs terraform in a root of the copy. */
  terraform(root: string, args: readonly string[]): Promise<Ran> {
    return this.run('terraform', [`-chdir=${root}`, ...args], this.terraformEnvironment());
  }

  /** Makes a root ready, without its backend. @returns why it is not */
  init(root: string): Promise<Outcome | undefined> {
    const known = this.initialised.get(root) ?? this.initNow(root);
    this.initialised.set(root, known);
    return known;
  }

  private async initNow(root: string): Promise<Outcome | undefined> {
    const missing = missingTools('terraform');
    if (missing !== undefined) return unavailable(missing);
    const { code, stdout, stderr } = await this.terraform(root, [
      'init',
      '-backend=false',
      '-input=false',
      '-no-color',
    ]);
    if (code === 0) return undefined;
    const output = `${stderr}${stdout}`;
    const why = `terraform init in ${root}: ${firstError(output)}`;
    return /registry|connect|timeout|no such host|network/i.test(output) && !/no available releases match/i.test(output)
      ? unavailable(why)
      : fails(why);
  }

  private terraformEnvironment(): NodeJS.ProcessEnv {
    return { TF_IN_AUTOMATION: '1', ...pluginCache(this.work.root) };
  }
}
