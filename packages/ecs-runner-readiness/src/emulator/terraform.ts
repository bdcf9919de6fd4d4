import { existsSync } from 'node:fs';
import { NotTried, Wrong } from './wrong';
import { firstError } from '../terraform/first-error';
import { run, type Ran } from '../tools';

/** What Terraform says where it has no provider to install, whatever is in the root. */
const NO_PROVIDER =
  /Failed to (?:query available provider packages|install provider)|provider registry|no available releases/;

/** A resource of a state, as `terraform show -json` has it. */
export interface StateResource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

interface StateModule {
  readonly resources?: readonly StateResource[];
  readonly child_modules?: readonly StateModule[];
}

/** A change of a plan. */
export interface Change {
  readonly address: string;
  readonly previous_address?: string;
  readonly type: string;
  readonly mode: 'managed' | 'data';
  readonly change: { readonly actions: readonly string[] };
}

/** Terraform in a root. */
export class Terraform {
  /**
   * @param root absolute path
   * @param env where the emulated AWS is
   * @param mirror folder of providers that are there already
   */
  public constructor(
    public readonly root: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly mirror?: string,
  ) {}

  /** @throws NotTried where a provider cannot be had */
  public async init(...args: readonly string[]): Promise<void> {
    if (this.mirror !== undefined && existsSync(this.mirror)) {
      const { code } = await this.run('init', '-input=false', `-plugin-dir=${this.mirror}`, ...args);
      if (code === 0) return;
    }
    const ran = await this.run('init', '-input=false', ...args);
    if (ran.code === 0) return;
    const message = `terraform init: ${errorOf(ran)}`;
    throw NO_PROVIDER.test(ran.stderr) ? new NotTried(message) : new Wrong(message);
  }

  public async apply(...args: readonly string[]): Promise<void> {
    await this.must('apply', '-auto-approve', '-input=false', ...args);
  }

  public async destroy(...args: readonly string[]): Promise<void> {
    await this.must('destroy', '-auto-approve', '-input=false', ...args);
  }

  /** What a plan says of each managed resource; of those that stay too, as they may have moved. */
  public async plan(...args: readonly string[]): Promise<Change[]> {
    await this.must('plan', '-input=false', '-out=readiness.tfplan', ...args);
    const { resource_changes = [] } = JSON.parse(await this.must('show', '-json', 'readiness.tfplan')) as {
      resource_changes?: readonly Change[];
    };
    return resource_changes.filter(({ mode }) => mode === 'managed');
  }

  /** Whether a plan after the apply has anything to say, outputs included. @returns what */
  public async difference(...args: readonly string[]): Promise<string | undefined> {
    const ran = await this.run('plan', '-input=false', '-detailed-exitcode', ...args);
    if (ran.code === 0) return undefined;
    if (ran.code !== 2) throw new Wrong(`terraform plan: ${errorOf(ran)}`);
    const changed = [...ran.stdout.matchAll(/^ +# (\S+) (?:will|must) be/gm)].map(([, address]) => address);
    return changed.length > 0 ? changed.join(', ') : 'outputs';
  }

  public async resources(): Promise<StateResource[]> {
    const shown = JSON.parse(await this.must('show', '-json')) as { values?: { root_module: StateModule } };
    return shown.values === undefined ? [] : below(shown.values.root_module);
  }

  public async output<T>(name: string): Promise<T> {
    return JSON.parse(await this.must('output', '-json', name)) as T;
  }

  public run(...args: readonly string[]): Promise<Ran> {
    // Half of their time Terraform and its provider collect garbage that they could keep.
    return run('terraform', args, this.root, { GOGC: '400', TF_IN_AUTOMATION: '1', ...this.env });
  }

  /** @throws Wrong with the first error where it fails */
  public async must(...args: readonly string[]): Promise<string> {
    const ran = await this.run(...args);
    if (ran.code !== 0) throw new Wrong(`terraform ${args[0]}: ${errorOf(ran)}`);
    return ran.stdout;
  }
}

/** Those of a plan that would not stay as they are. */
export function changing(changes: readonly Change[]): Change[] {
  return changes.filter(({ change }) => !change.actions.includes('no-op'));
}

function below({ resources = [], child_modules: modules = [] }: StateModule): StateResource[] {
  return [...resources.filter(({ mode }) => mode === 'managed'), ...modules.flatMap(below)];
}

function errorOf({ stdout, stderr }: Ran): string {
  return firstError(`${stderr}\n${stdout}`);
}
