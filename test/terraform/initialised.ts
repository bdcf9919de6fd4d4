import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { terraformRoots } from '../../packages/ecs-runner-readiness/src/terraform/roots';
import { type Provider, startProvider } from '../support/provider';
import { newRepository, temporaryFolder } from '../support/repository';
import { mustTerraform, terraform, type TerraformResult } from '../support/terraform';

/** Terraform for the roots of many repositories: one provider, and one `terraform init` for all roots in the same place. */
export class Initialised {
  static async create(): Promise<Initialised> {
    const data = temporaryFolder();
    const repository = newRepository();
    const init = (root: string) =>
      mustTerraform(join(repository, root), ['init', '-backend=false', '-input=false'], dataOf(data, root));
    await Promise.all(terraformRoots(repository).map(init));
    return new Initialised(data, await startProvider(join(data, '.')));
  }

  private readonly validated = new Map<string, Promise<unknown[]>>();

  private constructor(
    private readonly data: string,
    private readonly provider: Provider,
  ) {}

  /** How many roots were validated, those aside that are equal to another one. */
  get count(): number {
    return this.validated.size;
  }

  /** What `terraform validate` says of a root. */
  diagnostics(repository: string, root: string): Promise<unknown[]> {
    const key = hash(repository, root);
    const known = this.validated.get(key) ?? this.validate(repository, root);
    this.validated.set(key, known);
    return known;
  }

  /** Runs native tests of a root. @param files paths below `tests/`; none for all */
  test(repository: string, root: string, ...files: string[]): Promise<TerraformResult> {
    const filters = files.map((file) => `-filter=tests/${file}`);
    return terraform(join(repository, root), ['test', ...filters], this.env(root));
  }

  stop(): void {
    this.provider.stop();
  }

  private async validate(repository: string, root: string): Promise<unknown[]> {
    const { stdout } = await terraform(join(repository, root), ['validate', '-json'], this.env(root));
    return JSON.parse(stdout).diagnostics;
  }

  private env(root: string): NodeJS.ProcessEnv {
    return { ...this.provider.env, ...dataOf(this.data, root), GOGC: '400' };
  }
}

/** Where `terraform init` puts what it makes; live roots differ in their values only. */
function dataOf(data: string, root: string): NodeJS.ProcessEnv {
  return { TF_DATA_DIR: join(data, root.replace(/^live\/.*/, 'live')) };
}

/** Of what Terraform reads: the root itself, the module that it calls, and the native tests of both. */
function hash(repository: string, root: string): string {
  const sum = createHash('sha256').update(root.split('/')[0]);
  const folders = [root, join(root, 'tests'), '.', 'tests'].filter((folder) => existsSync(join(repository, folder)));
  for (const folder of folders) {
    const names = readdirSync(join(repository, folder)).filter((name) => /\.(tf|tftest\.hcl)$/.test(name));
    names.forEach((name) => sum.update(`\0${name}\0`).update(readFileSync(join(repository, folder, name))));
  }
  return sum.digest('hex');
}
