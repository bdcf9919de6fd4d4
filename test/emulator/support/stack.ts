import { issuers } from './issuer';
import { timed } from './timed';
import { ELSEWHERE, GITHUB } from './tokens';
import { Emulator, startMoto } from '../../../packages/ecs-runner-readiness/src/emulator/emulator';
import { Inventory, takeInventory } from '../../../packages/ecs-runner-readiness/src/emulator/inventory';
import { Outputs } from '../../../packages/ecs-runner-readiness/src/iam/outputs';
import { TerraformShow } from '../../../packages/ecs-runner-readiness/src/iam/state';
import { mustTerraform, terraform, TerraformResult } from '../../support/terraform';

export { outputsOf, type Outputs } from '../../../packages/ecs-runner-readiness/src/iam/outputs';

/** What `terraform show -json` prints of a saved plan, as far as it matters here. */
export interface TerraformPlan {
  readonly resource_changes: readonly {
    readonly address: string;
    /** Where it was before a `moved` block. */
    readonly previous_address?: string;
    readonly type: string;
    readonly mode: 'managed' | 'data';
    readonly change: { readonly actions: readonly string[]; readonly importing?: { readonly id: string } };
  }[];
}

/** Changes of managed resources with an action. */
export function changesOf({ resource_changes }: TerraformPlan, action: string): TerraformPlan['resource_changes'] {
  return resource_changes.filter(({ mode, change }) => mode === 'managed' && change.actions.includes(action));
}

/** A Terraform root on an emulated AWS of its own; `T` are its outputs. */
export class Stack<T = Outputs> {
  /**
   * Starts the emulated AWS.
   *
   * @param title what the timings are printed under
   * @param regions that the root is for
   * @param emulator that runs already, for a second root in one account
   */
  public static async start<O = Outputs>(
    title: string,
    root: string,
    regions: string | readonly string[] = 'us-east-1',
    emulator?: Emulator,
  ): Promise<Stack<O>> {
    return new Stack<O>(title, root, [regions].flat(), emulator ?? (await startMoto(issuers(GITHUB, ELSEWHERE))));
  }

  /** What existed before the apply. */
  public before!: Inventory;
  /** What exists after it. */
  public made!: Inventory;
  public outputs!: T;
  /** `terraform show -json` after the apply. */
  public show!: TerraformShow;
  /** What a plan after the apply says. */
  public secondPlan!: TerraformResult;

  private constructor(
    public readonly title: string,
    private readonly root: string,
    private readonly regions: readonly string[],
    public readonly emulator: Emulator,
  ) {}

  /** Applies and plans again. */
  public async apply(): Promise<void> {
    await this.step('init', () => this.terraform('init'));
    this.before = await this.inventory();
    await this.step('apply', () => this.terraform('apply', '-auto-approve'));
    this.show = JSON.parse(await this.terraform('show', '-json')) as TerraformShow;
    this.outputs = await this.readOutputs();
    this.made = await this.inventory();
    this.secondPlan = await this.step('second plan', () =>
      terraform(this.root, ['plan', '-detailed-exitcode'], this.emulator.env),
    );
  }

  /** Initializes and plans, as after a change of the configuration. */
  public async plan(): Promise<TerraformPlan> {
    await this.terraform('init');
    await this.step('plan', () => this.terraform('plan', '-out=test.tfplan'));
    return JSON.parse(await this.terraform('show', '-json', 'test.tfplan')) as TerraformPlan;
  }

  /**
   * Destroys it.
   *
   * @param first arguments of an apply before it, where the root keeps its buckets otherwise
   * @returns what is left
   */
  public async destroy(...first: string[]): Promise<Inventory> {
    if (first.length > 0) await this.step('apply', () => this.terraform('apply', '-auto-approve', ...first));
    await this.step('destroy', () => this.terraform('destroy', '-auto-approve'));
    return this.inventory();
  }

  /** Stops the emulated AWS, and with it any terraform at work; safe to call twice. */
  public end(): Promise<void> {
    return this.emulator.stop();
  }

  private inventory(): Promise<Inventory> {
    return takeInventory(this.emulator, this.regions);
  }

  private async readOutputs(): Promise<T> {
    const outputs = JSON.parse(await this.terraform('output', '-json')) as Record<string, { value: unknown }>;
    const values = Object.entries(outputs).map(([name, { value }]) => [name, value]);
    // Terraform leaves out what is null.
    return { kms_key_arn: null, ...Object.fromEntries(values) } as T;
  }

  private terraform(...args: string[]): Promise<string> {
    return mustTerraform(this.root, args, this.emulator.env);
  }

  private step<R>(name: string, work: () => Promise<R>): Promise<R> {
    return timed(`${this.title}: ${name}`, work);
  }
}
