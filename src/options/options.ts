/**
 * Options of an ECS runner repository.
 *
 * Names, types, texts and defaults of flags, prompts, the JSON schema and docs/options.md are taken from here
 * (by way of `.jsii`); what types cannot say is in the option table beside this file.
 */
export interface EcsRunnerProjectOptions {
  /**
   * Name of the runner; prefix of the names of all resources.
   * 3 to 32 of a-z, 0-9 and single "-" inside, starting with a letter.
   */
  readonly name: string;

  /**
   * One sentence about the runner, used in documents only.
   *
   * @default "Runs one-off containers as ECS Fargate tasks."
   */
  readonly description?: string;

  /**
   * Team that owns the runner: the tag `Owner`.
   *
   * @default "platform-team"
   */
  readonly owner?: string;

  /**
   * Cost centre that pays for the runner: the tag `CostCenter`.
   *
   * @default "platform"
   */
  readonly costCenter?: string;

  /**
   * AWS region that the examples and live roots deploy to.
   *
   * @default "us-east-1"
   */
  readonly region?: string;

  /**
   * Second AWS region, of the same partition, for the `multi-region` example.
   *
   * @default - us-west-2, or another region of the partition
   */
  readonly secondaryRegion?: string;

  /**
   * System whose OIDC tokens the runner role trusts.
   *
   * @default "githubActions"
   */
  readonly trust?: string;

  /**
   * Who may take the runner role: short forms of the preset (`acme/infra`, `acme@123/infra@456:environment:prod`)
   * or full subjects.
   *
   * @default - none; the tfvars examples hold a name that nobody can register
   */
  readonly trustSubjects?: string[];

  /**
   * Encrypt what the runner stores with a customer managed KMS key that the module creates; hipaa, pci-dss, nist-800-53 and
   * fedramp require it.
   *
   * @default true
   */
  readonly kmsCmk?: boolean;

  /**
   * Run tasks on Fargate Spot unless the caller asks for on-demand.
   *
   * @default true
   */
  readonly spot?: boolean;

  /**
   * How the trusted system starts a task.
   *
   * @default "direct"
   */
  readonly launcher?: string;

  /**
   * CPU architecture of the tasks.
   *
   * @default "X86_64"
   */
  readonly cpuArchitecture?: string;

  /**
   * Compliance frameworks whose floors for log retention, keys and access logs the module enforces: the tag
   * `ComplianceScope`.
   *
   * @default ["soc2"]
   */
  readonly complianceScope?: string[];

  /**
   * Days that CloudWatch Logs keeps the runner's logs; at least the highest floor of the compliance scope.
   *
   * @default - the highest floor of the compliance scope, at least 365
   */
  readonly logRetentionDays?: number;

  /**
   * E-mail address that alarms are sent to.
   *
   * @default - none
   */
  readonly alarmEmail?: string;

  /**
   * Create the VPC endpoints that Fargate tasks in private subnets need.
   *
   * @default false
   */
  readonly vpcEndpoints?: boolean;

  /**
   * Examples to generate.
   *
   * @default ["basic","complete-production","multi-region"]
   */
  readonly examples?: string[];

  /**
   * Environments; each gets a Terraform root of its own under `live/`.
   *
   * @default ["production"]
   */
  readonly environments?: string[];

  /**
   * CI system that checks the repository.
   *
   * @default "github"
   */
  readonly ci?: string;

  /**
   * Generate pre-commit hooks.
   *
   * @default true
   */
  readonly preCommit?: boolean;

  /**
   * SPDX id of the repository's licence.
   *
   * @default "Apache-2.0"
   */
  readonly license?: string;

  /**
   * Paths of managed files that are handed over: they stay as they are and are not touched again.
   *
   * @default []
   */
  readonly released?: string[];

  /**
   * Folder that the repository is written to.
   *
   * @default "."
   */
  readonly outdir?: string;
}
