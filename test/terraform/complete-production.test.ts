import { parse } from '@cdktn/hcl2json';
import { FARGATE, PRICES, PRICES_AS_OF } from '../../src/cost/prices';
import { plannedExample, type PlannedResource } from '../support/planned-example';
import { newRepository, readTree } from '../support/repository';
import { describeWithTools } from '../support/tools';

const BOUNDARY = 'arn:aws:iam::123456789012:policy/ecs-runner/boundary';

/** Two subnets of a VPC in two zones, as the example and its module look them up. */
const MOCKS = {
  override_data: [
    { target: 'data.aws_vpc.this', values: { id: 'vpc-0a1b2c3d' } },
    { target: 'data.aws_subnets.this', values: { ids: ['subnet-0a', 'subnet-0b'] } },
    ...['data.aws_subnet.this["subnet-0b"]', 'module.runner.data.aws_subnet.selected[1]'].map((target) => ({
      target,
      values: { vpc_id: 'vpc-0a1b2c3d', availability_zone: 'us-east-1b' },
    })),
    { target: 'data.aws_route_tables.main', values: { ids: ['rtb-0a'] } },
    { target: 'data.aws_route_tables.subnet', values: { ids: [] } },
  ],
  // Known while planning, so that what is made of them is as well.
  override_resource: [
    { target: 'aws_iam_policy.boundary', override_during: 'plan', values: { arn: BOUNDARY } },
    {
      target: 'module.runner.terraform_data.suffix',
      override_during: 'plan',
      values: { id: '0a1b2c3d-0000-0000-0000-000000000000' },
    },
  ],
};

/** Each unlike what the module would do without being told. */
const VARIABLES = {
  name: 'told',
  environment: 'blue',
  owner: 'someone',
  cost_center: '4711',
  compliance_scope: ['cis'],
  tags: { Repository: 'here' },
  endpoint_client_security_group_ids: ['sg-0a'],
  image: 'team/tool:1',
  container_command: ['date'],
  cpu: 512,
  memory: 2048,
  cpu_architecture: 'ARM64',
  task_timeout_minutes: 0,
  log_retention_days: 731,
  alarm_email: 'told@example.com',
  iam_role_path: '/told/',
  max_session_duration: 7200,
  trust: 'custom',
  trust_subjects: ['told'],
  create_oidc_provider: true,
  oidc_issuer_url: 'https://told.example.com',
  oidc_audiences: ['told'],
  noncurrent_version_days: 11,
  force_destroy: true,
  object_trail: true,
};

jest.setTimeout(240_000);

const readme = (options: object) =>
  readTree(newRepository(options))['examples/complete-production/README.md'].replace(/\\([_|*])/g, '$1');

describeWithTools(['terraform'], 'the example complete-production', () => {
  const of = (plan: readonly PlannedResource[], type: string) =>
    plan.filter((resource) => resource.mode === 'managed' && resource.type === type);
  const one = (plan: readonly PlannedResource[], address: string) => {
    const found = plan.find((resource) => resource.address === address);
    if (found === undefined) throw new Error(`there is no ${address} in ${plan.map((it) => it.address).join(', ')}`);
    return found.values;
  };

  describe('with values of its own', () => {
    let plan: PlannedResource[];
    beforeAll(async () => {
      plan = await plannedExample('complete-production', {}, { ...MOCKS, variables: VARIABLES });
    });
    const module = (address: string) => one(plan, `module.runner.${address}`);

    it('bounds every role, below its path', () => {
      const roles = of(plan, 'aws_iam_role');
      expect(roles.length).toBeGreaterThanOrEqual(3);
      for (const { address, values } of roles) {
        const { path, permissions_boundary: boundary } = values;
        expect({ address, path, boundary }).toEqual({ address, path: '/told/', boundary: BOUNDARY });
      }
    });

    it('tags all that can be tagged', () => {
      const tags = {
        ComplianceScope: 'cis',
        CostCenter: '4711',
        Environment: 'blue',
        ManagedBy: 'Terraform',
        Owner: 'someone',
        Repository: 'here',
        Runner: 'told',
      };
      const taggable = plan.filter(({ mode, values }) => mode === 'managed' && 'tags' in values);
      expect(taggable.length).toBeGreaterThan(20);
      for (const { address, values } of taggable) expect({ address, ...values }).toMatchObject({ address, tags });
    });

    it('hands every input on', () => {
      const containers = JSON.parse(String(module('aws_ecs_task_definition.this').container_definitions));
      expect(containers[0]).toMatchObject({
        image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/team/tool:1',
        command: ['date'],
        readonlyRootFilesystem: true,
      });
      expect(module('aws_ecs_task_definition.this')).toMatchObject({
        cpu: '512',
        memory: '2048',
        runtime_platform: [{ cpu_architecture: 'ARM64' }],
      });
      expect(module('aws_cloudwatch_log_group.this["tasks"]')).toMatchObject({ retention_in_days: 731 });
      expect(module('aws_sns_topic_subscription.email[0]')).toMatchObject({ endpoint: 'told@example.com' });
      expect(module('aws_iam_role.runner[0]')).toMatchObject({ max_session_duration: 7200 });
      expect(module('aws_iam_openid_connect_provider.this[0]')).toMatchObject({
        url: 'https://told.example.com',
        client_id_list: ['told'],
      });
      expect(module('aws_s3_bucket.this[0]')).toMatchObject({ force_destroy: true });
      expect(module('aws_s3_bucket_versioning.this[0]')).toMatchObject({
        versioning_configuration: [{ status: 'Enabled' }],
      });
      expect(JSON.stringify(module('aws_s3_bucket_lifecycle_configuration.this[0]'))).toContain('"noncurrent_days":11');
      expect(module('aws_kms_key.this[0]')).toMatchObject({ deletion_window_in_days: 30, enable_key_rotation: true });
      expect(module('aws_ecs_cluster.this[0]')).toMatchObject({
        setting: [{ name: 'containerInsights', value: 'enhanced' }],
      });
      // Without a limit nothing looks for tasks that are over it.
      expect(of(plan, 'aws_sfn_state_machine')).toEqual([]);
      expect(of(plan, 'aws_cloudtrail')).toHaveLength(1);
      expect(of(plan, 'aws_s3_bucket_logging')).toHaveLength(1);
      expect(of(plan, 'aws_vpc_security_group_ingress_rule').map(({ values }) => values)).toContainEqual(
        expect.objectContaining({ referenced_security_group_id: 'sg-0a' }),
      );
      // To the endpoints and S3 alone.
      expect(of(plan, 'aws_vpc_security_group_egress_rule').map(({ address }) => address)).toEqual([
        'module.runner.aws_vpc_security_group_egress_rule.endpoints[0]',
        'module.runner.aws_vpc_security_group_egress_rule.s3[0]',
      ]);
    });
  });

  describe.each([
    ['the defaults', {}],
    ['Step Functions, no Spot, ARM64', { launcher: 'stepFunctions', spot: false, cpuArchitecture: 'ARM64' }],
    ['Step Functions', { launcher: 'stepFunctions' }],
  ])('with %s', (_, options) => {
    const given = { trustSubjects: ['acme/infra'], ...options };

    it('costs what the README says', async () => {
      const plan = await plannedExample('complete-production', given, MOCKS);
      const endpoints = of(plan, 'aws_vpc_endpoint').filter(({ values }) => values.vpc_endpoint_type === 'Interface');
      const zones = (endpoints[0].values.subnet_ids as string[]).length;
      const [alarms, keys, dashboards] = ['aws_cloudwatch_metric_alarm', 'aws_kms_key', 'aws_cloudwatch_dashboard'].map(
        (type) => of(plan, type).length,
      );
      const rows = [...readme(given).matchAll(/^\| [^|]+ \| ([^|]*×[^|]*) \| ([\d.]+) \|$/gm)].map(
        ([, factors, sum]) => ({
          factors: factors.split('×').map(parseFloat),
          sum,
        }),
      );
      expect(rows.map(({ factors }) => factors)).toEqual([
        [endpoints.length, zones, 730, PRICES.endpointHour.usd],
        [keys, PRICES.keyMonth.usd],
        [alarms, PRICES.alarmMonth.usd],
        [dashboards, PRICES.dashboardMonth.usd],
      ]);
      for (const { factors, sum } of rows) expect(sum).toBe(factors.reduce((a, b) => a * b).toFixed(2));
      const another = endpoints.length * 730 * PRICES.endpointHour.usd;
      expect(readme(given)).toContain(`Each further zone is another ${another.toFixed(2)} for endpoints`);
    });

    it('says what an hour of a task costs', async () => {
      const { cpuArchitecture = 'X86_64' } = given as { cpuArchitecture?: keyof typeof FARGATE };
      const { vcpu, gb } = FARGATE[cpuArchitecture];
      const hour = (0.25 * vcpu + 0.5 * gb).toFixed(6);
      expect(readme(given)).toContain(
        `on demand, ${cpuArchitecture}, per hour | 0.25 × ${vcpu} + 0.5 × ${gb} = ${hour} |`,
      );
    });
  });
});

describe('the README of complete-production', () => {
  it('dates its prices', () => {
    expect(readme({})).toContain(`put together on ${PRICES_AS_OF}`);
  });

  it('names every input as it is described', async () => {
    const text = readTree(newRepository())['examples/complete-production/variables.tf'];
    const { variable } = (await parse('variables.tf', text)) as {
      variable: Record<string, [{ description: string; default?: unknown }]>;
    };
    const rows = [...readme({}).matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(([, name, description]) => [
      name,
      description,
    ]);
    const described = Object.entries(variable).map(([name, [{ description }]]) => [name, description]);
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(described));
    const required = Object.keys(variable).filter((name) => !('default' in variable[name][0]));
    expect(required).toEqual(['trust_subjects']);
  });
});

describe('the tfvars example of complete-production', () => {
  it('has a line and a comment for every input', async () => {
    const files = readTree(newRepository());
    const example = files['examples/complete-production/terraform.tfvars.example'];
    const { variable } = await parse('variables.tf', files['examples/complete-production/variables.tf']);
    // What the trust presets bitbucket and custom need is there with them.
    const names = Object.keys(variable).filter((name) => !['oidc_issuer_url', 'oidc_audiences'].includes(name));
    expect(names.filter((name) => !new RegExp(`^(# )?${name} *=`, 'm').test(example))).toEqual([]);
  });
});

describe('the backends of complete-production', () => {
  const backend = async (name: string) => {
    const text = readTree(newRepository())[`examples/complete-production/backend.${name}.tf.example`];
    const { terraform } = await parse('backend.tf', text);
    return terraform[0];
  };

  it('lock and encrypt the state in S3', async () => {
    expect((await backend('s3')).backend.s3).toEqual([
      {
        bucket: 'your-terraform-state',
        key: 'acme-runner/complete-production/terraform.tfstate',
        region: 'us-east-1',
        encrypt: true,
        use_lockfile: true,
      },
    ]);
  });

  it('name a workspace of HCP Terraform', async () => {
    expect((await backend('hcp')).cloud).toEqual([
      {
        organization: 'your-organization',
        workspaces: [{ project: 'your-project', name: 'acme-runner-complete-production' }],
      },
    ]);
  });
});
