import { Emulator, startMoto } from './emulator';
import { Inventory, takeInventory } from './inventory';
import { issuers } from './issuer';
import { timed } from './timed';
import { ELSEWHERE, GITHUB } from './tokens';
import { Parts } from '../../iam/expectations';
import { TerraformShow } from '../../iam/state';
import { mustTerraform, terraform, TerraformResult } from '../../support/terraform';

/** Outputs of the module, as `terraform output -json` gives them. */
export interface Outputs extends Parts {
  readonly bucket_name: string;
  /** JSON: the input of `aws ecs run-task`. */
  readonly run_task_input: string;
}

/** A Terraform root on an emulated AWS of its own; `T` are its outputs. */
export class Stack<T = Outputs> {
  /** Starts the emulated AWS. @param title what the timings are printed under */
  public static async start<O = Outputs>(title: string, root: string): Promise<Stack<O>> {
    return new Stack<O>(title, root, await startMoto(issuers(GITHUB, ELSEWHERE)));
  }

  /** What existed before the apply. */
  public before!: Inventory;
  public outputs!: T;
  /** `terraform show -json` after the apply. */
  public show!: TerraformShow;

  private constructor(
    private readonly title: string,
    private readonly root: string,
    public readonly emulator: Emulator,
  ) {}

  /** @param options of `terraform apply` */
  public async apply(...options: string[]): Promise<void> {
    await this.step('init', () => this.terraform('init'));
    this.before = await this.inventory();
    await this.step('apply', () => this.terraform('apply', '-auto-approve', ...options));
    this.show = JSON.parse(await this.terraform('show', '-json')) as TerraformShow;
    this.outputs = await this.readOutputs();
  }

  public plan(): Promise<TerraformResult> {
    return this.step('second plan', () => terraform(this.root, ['plan', '-detailed-exitcode'], this.emulator.env));
  }

  public destroy(): Promise<string> {
    return this.step('destroy', () => this.terraform('destroy', '-auto-approve'));
  }

  public inventory(): Promise<Inventory> {
    return takeInventory(this.emulator);
  }

  /** Stops the emulated AWS, and with it any terraform at work; safe to call twice. */
  public end(): Promise<void> {
    return this.emulator.stop();
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
