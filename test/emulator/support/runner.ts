import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRepository } from '../../../src/sync';
import { TerraformShow } from '../../iam/state';
import { mustTerraform, terraform, TerraformResult } from '../../support/terraform';
import { Emulator, startMoto } from './emulator';
import { Inventory, takeInventory } from './inventory';
import { issuers } from './issuer';
import { timed } from './timed';
import { ELSEWHERE, GITHUB } from './tokens';

/** Outputs of the basic example, as `terraform output -json` gives them. */
export interface Outputs {
  readonly bucket_arn: string;
  readonly bucket_name: string;
  readonly cluster_arn: string;
  readonly execution_role_arn: string;
  readonly exec_log_group_name: string | null;
  readonly kms_key_arn: string | null;
  readonly log_group_name: string;
  readonly oidc_provider_arn: string;
  readonly region: string;
  /** JSON: the input of `aws ecs run-task`. */
  readonly run_task_input: string;
  readonly runner_role_arn: string;
  readonly task_definition_arn: string;
  readonly task_role_arn: string;
}

/** The basic example of a newly generated repository, applied on an emulated AWS of its own. */
export class Runner {
  /**
   * Generates a repository and applies its basic example, with its tfvars example as it is.
   *
   * @param options as in `.projenrc.json`
   */
  public static async apply(options: { readonly name: string }): Promise<Runner> {
    const emulator = await startMoto(issuers(GITHUB, ELSEWHERE));
    const folder = mkdtempSync(join(tmpdir(), 'ecs-runner-'));
    const runner = new Runner(options.name, folder, emulator);
    try {
      await runner.create(options);
      return runner;
    } catch (error) {
      await runner.end();
      throw error;
    }
  }

  /** What existed before the apply. */
  public before!: Inventory;
  public outputs!: Outputs;
  /** `terraform show -json` after the apply. */
  public show!: TerraformShow;

  private constructor(
    private readonly name: string,
    private readonly folder: string,
    public readonly emulator: Emulator,
  ) {}

  public plan(): Promise<TerraformResult> {
    return this.step('second plan', () => terraform(this.root, ['plan', '-detailed-exitcode'], this.emulator.env));
  }

  public destroy(): Promise<string> {
    return this.step('destroy', () => this.terraform('destroy', '-auto-approve'));
  }

  public inventory(): Promise<Inventory> {
    return takeInventory(this.emulator);
  }

  /** Stops the emulator and removes the repository; safe to call twice. */
  public async end(): Promise<void> {
    await this.emulator.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get root(): string {
    return join(this.folder, 'examples', 'basic');
  }

  private async create(options: object): Promise<void> {
    createRepository(this.folder, options);
    copyFileSync(join(this.root, 'terraform.tfvars.example'), join(this.root, 'terraform.tfvars'));
    await this.step('init', () => this.terraform('init'));
    this.before = await this.inventory();
    await this.step('apply', () => this.terraform('apply', '-auto-approve'));
    const outputs = JSON.parse(await this.terraform('output', '-json')) as Record<string, { value: unknown }>;
    const values = Object.entries(outputs).map(([name, { value }]) => [name, value]);
    this.outputs = Object.fromEntries(values) as Outputs;
    this.show = JSON.parse(await this.terraform('show', '-json')) as TerraformShow;
  }

  private terraform(...args: string[]): Promise<string> {
    return mustTerraform(this.root, args, this.emulator.env);
  }

  private step<T>(title: string, work: () => Promise<T>): Promise<T> {
    return timed(`${this.name}: ${title}`, work);
  }
}
