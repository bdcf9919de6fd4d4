import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withBoundary, withTagOfKey } from '../../packages/ecs-runner-readiness/src/iam/boundary';
import {
  asker,
  Expectation,
  table,
  TO_ECS,
  violations,
} from '../../packages/ecs-runner-readiness/src/iam/expectations';
import { outputsOf } from '../../packages/ecs-runner-readiness/src/iam/outputs';
import { NamedPolicy, Policies, readPolicies, TerraformShow } from '../../packages/ecs-runner-readiness/src/iam/state';
import { requestsOf, Subject } from '../../packages/ecs-runner-readiness/src/iam/tables';
import { orchestratorRequests } from '../../packages/ecs-runner-readiness/src/iam/tables/preset';
import { Statement } from '../../src/iam/documents';
import { Rendered, rendered, RUNNER_ID } from '../support/rendered';
import { newRepository } from '../support/repository';
import { mustTerraform, terraform } from '../support/terraform';
import { describeWithTools } from '../support/tools';

const ACCOUNT = '123456789012';
const BOUNDARY = `arn:aws:iam::${ACCOUNT}:policy/ecs-runner-deploy/acme-boundary`;
const STATE_KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:key/5ta7e000-4b5a-4678-9abc-def012345678`;
const ROLE_PREFIX = `arn:aws:iam::${ACCOUNT}:role/ecs-runner/demo-us-east-1-0a1b2c`;
const arn = (service: string, rest: string, region = 'us-east-1') => `arn:aws:${service}:${region}:${ACCOUNT}:${rest}`;

const SECRETS = {
  secret: arn('secretsmanager', 'secret:token-a1B2c3'),
  parameter: arn('ssm', 'parameter/ci/level'),
  key: arn('kms', 'key/0f1e2d3c-4b5a-4678-9abc-def012345678'),
};
const REPOSITORY = arn('ecr', 'repository/team/tool');
const CACHE = arn('ecr', 'repository/docker-hub/library/busybox');
const REPLICA = {
  bucket: 'arn:aws:s3:::replica',
  key: arn('kms', 'key/1a2b3c4d-4b5a-4678-9abc-def012345678', 'us-west-2'),
};
const OWN_KEY = arn('kms', 'key/2b3c4d5e-4b5a-4678-9abc-def012345678');
const BUCKET_KEY = arn('kms', 'key/3c4d5e6f-4b5a-4678-9abc-def012345678');

const EVERY_INPUT = {
  permissions_boundary_arn: BOUNDARY,
  enable_execute_command: true,
  readonly_root_filesystem: false,
  container_image: `${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/team/tool:1`,
  ecr_pull_through_cache_repository_arns: [CACHE],
  secrets: { TOKEN: `${SECRETS.secret}:key::` },
  ssm_parameters: { LEVEL: SECRETS.parameter },
  secrets_kms_key_arns: [SECRETS.key],
};

/** Variables of the module, and of bootstrap for them; between them all that a role of a runner can be given. */
const RUNNERS = [
  {
    title: 'all of it created, stepFunctions',
    module: {
      ...EVERY_INPUT,
      launcher: 'stepFunctions',
      trust: 'hcpTerraform',
      trust_subjects: ['acme/platform/infra'],
      enable_access_logging: true,
      enable_object_trail: true,
      enable_replication: true,
      replica_bucket_arn: REPLICA.bucket,
      replica_kms_key_arn: REPLICA.key,
    },
    bootstrap: { bucket_names: ['replica'] },
    subject: { replica: REPLICA },
    roles: ['execution', 'launcher', 'plan', 'replication', 'runner', 'task'],
  },
  {
    title: 'all of it brought, direct',
    module: {
      ...EVERY_INPUT,
      launcher: 'direct',
      trust: 'humanitec',
      trust_subjects: ['acme+runner'],
      create_cluster: false,
      cluster_arn: arn('ecs', 'cluster/shared'),
      create_bucket: false,
      bucket_name: 'artifacts',
      bucket_kms_key_arn: BUCKET_KEY,
      kms_key_source: 'caller',
      kms_key_arn: OWN_KEY,
    },
    bootstrap: {
      bucket_names: ['artifacts'],
      cluster_names: ['shared'],
      task_definition_names: ['platform_orchestrator_*'],
    },
    subject: { sharedCluster: true, broughtKey: true, bucketKey: BUCKET_KEY },
    roles: ['execution', 'runner', 'schedule', 'task', 'timeout'],
  },
];

/** What widens the boundary of an administrator. */
const GIVEN = { kms_key_arns: [OWN_KEY], task_actions: ['dynamodb:GetItem', 's3:*'] };

jest.setTimeout(300_000);

describeWithTools(['terraform'], 'the permissions boundary of bootstrap/', () => {
  let boundaries: NamedPolicy[];
  beforeAll(async () => {
    boundaries = await renderedBoundaries([...RUNNERS.map(({ bootstrap }) => bootstrap), GIVEN]);
  });

  describe.each(RUNNERS)('of a runner with $title', (runner) => {
    const { module, subject: more, roles } = runner;
    let subject: Subject;
    let requests: Expectation[];
    beforeAll(async () => {
      const made = await rendered({}, module, 'aws', NAMED);
      const outputs = outputsOf(made.outputs);
      const policies = withBoundary(readPolicies(shown(made)), boundaries[RUNNERS.indexOf(runner)]);
      const inputs = { exec: true, repository: REPOSITORY, cache: CACHE, secrets: SECRETS };
      subject = { policies, outputs, ...inputs, ...more };
      const orchestrator = module.trust === 'humanitec' ? orchestratorRequests(outputs) : [];
      // A boundary allows nothing, so what must be denied stays denied.
      requests = [...requestsOf(subject), ...orchestrator].filter(
        ({ must, request }) => must === 'allow' && asksAsRole(request, policies),
      );
    });

    it('is asked for each of its roles', () => {
      expect(subject.policies.roles.map(({ arn: role }) => role).sort()).toEqual(
        roles.map((it) => `${ROLE_PREFIX}-${it}`),
      );
      const asked = requests.map(({ request }) => request.principal);
      expect([...new Set(asked)].sort()).toEqual(roles.map((it) => `${ROLE_PREFIX}-${it}`));
    });

    it('takes nothing away that a role must be allowed', async () => {
      const tagged = withTagOfKey(requests, subject.outputs, RUNNER_ID);
      expect(await violations(tagged, subject.policies)).toEqual([]);
    });
  });

  it('holds an administrator', async () => {
    const role = `${ROLE_PREFIX}-task`;
    const everything: NamedPolicy = {
      name: 'AdministratorAccess',
      policy: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
    };
    const trust = { Version: '2012-10-17', Statement: [] };
    const policies = { roles: [{ arn: role, trust, policies: [everything], boundary: BOUNDARY }], resources: [] };
    expect(await violations(administratorRequests(role), withBoundary(policies, boundaries.at(-1)!))).toEqual([]);
  });
});

function administratorRequests(role: string): Expectation[] {
  const ask = asker(role);
  const object = 'arn:aws:s3:::acme-state-123456789012-us-east-1/acme/production/terraform.tfstate';
  const task = arn('ecs', 'task-definition/demo-0a1b2c:1');
  const through = (service: string, region = 'us-east-1') => ({
    'kms:ViaService': `${service}.${region}.amazonaws.com`,
  });
  const named = (name: string) => ({ 'aws:ResourceTag/Name': name });
  const ofMachine = (name: string) => ({
    'kms:EncryptionContext:aws:states:stateMachineArn': arn('states', `stateMachine:${name}`),
  });
  return [
    ...table('allow', [
      ['call what task_actions has', ask('dynamodb:GetItem', arn('dynamodb', 'table/orders'))],
      ['use a key of kms_key_arns', ask('kms:GenerateDataKey', OWN_KEY)],
      ['use the key of the runner', ask('kms:Decrypt', SECRETS.key, named(RUNNER_ID))],
    ]),
    ...table('deny', [
      ['call anything else', ask('dynamodb:PutItem', arn('dynamodb', 'table/orders'))],
      ['read a state', ask('s3:GetObject', object)],
      ['delete a version of a state', ask('s3:DeleteObjectVersion', object)],
      ['decrypt a state', ask('kms:Decrypt', STATE_KEY, through('s3'))],
      ['make a role', ask('iam:CreateRole', `${ROLE_PREFIX}-more`, { 'iam:PermissionsBoundary': BOUNDARY })],
      ['give a role rights', ask('iam:PutRolePolicy', role, { 'iam:PermissionsBoundary': BOUNDARY })],
      ['take the boundary away', ask('iam:DeleteRolePermissionsBoundary', role)],
      [
        'take the role that applies',
        ask('sts:AssumeRole', role.replace(/ecs-runner.*/, 'ecs-runner-deploy/acme-apply')),
      ],
      ['hand a role of others to ECS', ask('iam:PassRole', `arn:aws:iam::${ACCOUNT}:role/admin`, TO_ECS)],
      ['hand a role to EC2', ask('iam:PassRole', role, { 'iam:PassedToService': 'ec2.amazonaws.com' })],
      ['hand a role to Step Functions', ask('iam:PassRole', role, { 'iam:PassedToService': 'states.amazonaws.com' })],
      ['run a task on another cluster', ask('ecs:StopTask', arn('ecs', 'task/shared/0'), {})],
      ['change a cluster', ask('ecs:UpdateCluster', arn('ecs', 'cluster/demo-0a1b2c'))],
      ['run a task definition of others', ask('ecs:RunTask', task.replace('demo', 'billing'))],
      ["decrypt with others' keys", ask('kms:Decrypt', SECRETS.key, named('billing'))],
      ['decrypt through DynamoDB', ask('kms:Decrypt', SECRETS.key, through('dynamodb'))],
      ['decrypt secrets of another region', ask('kms:Decrypt', SECRETS.key, through('secretsmanager', 'us-west-2'))],
      ["decrypt for others' state machines", ask('kms:Decrypt', SECRETS.key, ofMachine('billing'))],
      ['make a grant', ask('kms:CreateGrant', OWN_KEY, named(RUNNER_ID))],
      ['change the policy of the key', ask('kms:PutKeyPolicy', OWN_KEY, named(RUNNER_ID))],
      ['change a secret', ask('secretsmanager:PutSecretValue', SECRETS.secret)],
      ['read a secret of another region', ask('secretsmanager:GetSecretValue', SECRETS.secret.replace('east', 'west'))],
      ['read a parameter of another region', ask('ssm:GetParameters', SECRETS.parameter.replace('east', 'west'))],
      ['push an image', ask('ecr:PutImage', REPOSITORY)],
      ["start another runner's state machine", ask('states:StartExecution', arn('states', 'stateMachine:billing'))],
      ['make a rule', ask('events:PutRule', arn('events', 'rule/demo-0a1b2c-tasks'))],
      ["read others' logs", ask('logs:GetLogEvents', arn('logs', 'log-group:/billing:log-stream:1'))],
    ]),
  ];
}

/** Whether a role of the runner asks, and not somebody who wants to be one. */
function asksAsRole({ principal, action }: Expectation['request'], { roles }: Policies): boolean {
  return !action.startsWith('sts:Assume') && roles.some(({ arn: role }) => role === principal);
}

/** What the boundary knows by its name, as AWS names it. */
const NAMED = {
  ...Object.fromEntries(
    ['execution', 'launcher', 'plan', 'replication', 'runner', 'schedule', 'task', 'timeout'].map((role) => [
      `aws_iam_role.${role}`,
      { arn: `${ROLE_PREFIX}-${role}`, id: `demo-us-east-1-0a1b2c-${role}` },
    ]),
  ),
  'aws_ecs_cluster.this': { arn: arn('ecs', `cluster/${RUNNER_ID}`) },
  'aws_ecs_task_definition.this': { arn: arn('ecs', `task-definition/${RUNNER_ID}:1`) },
  'aws_s3_bucket.this': { arn: `arn:aws:s3:::demo-${ACCOUNT}-us-east-1-0a1b2c` },
};

/** What bootstrap/ makes of each of these variables, told as the message of an assertion: its bucket cannot be removed. */
async function renderedBoundaries(sets: readonly object[]): Promise<NamedPolicy[]> {
  const root = join(newRepository(), 'bootstrap');
  const assert = [
    { condition: '${local.deploy_path == null}', error_message: '${jsonencode(local.boundary_statements)}' },
  ];
  const test = {
    mock_provider: { aws: { source: '../tests/mocks/aws', override_during: 'plan' } },
    override_data: [
      { target: 'data.aws_service_principal.this["ecs-tasks"]', values: { name: 'ecs-tasks.amazonaws.com' } },
    ],
    override_resource: [{ target: 'aws_kms_key.state', override_during: 'plan', values: { arn: STATE_KEY } }],
    variables: { name: 'acme', repository: null, runner_names: { production: 'demo' } },
    run: Object.fromEntries(sets.map((variables, index) => [`set_${index}`, { command: 'plan', variables, assert }])),
  };
  writeFileSync(join(root, 'boundary.tftest.json'), JSON.stringify(test));
  await mustTerraform(root, ['init', '-backend=false', '-input=false']);
  const { stdout } = await terraform(root, ['test', '-filter=boundary.tftest.json', '-json']);
  const lines = stdout.split('\n').filter((line) => line.includes('"diagnostic"'));
  const statements = lines.map((line) => (JSON.parse(line) as { diagnostic: { detail: string } }).diagnostic.detail);
  if (statements.length !== sets.length) throw new Error(stdout);
  return statements.map((text) => ({
    name: BOUNDARY,
    policy: { Version: '2012-10-17', Statement: JSON.parse(text) as Statement[] },
  }));
}

/** The roles, and the key that they use. */
function shown({ resources }: Rendered): TerraformShow {
  const managed = Object.entries(resources).filter(([address]) => /^aws_(iam|kms)_/.test(address));
  return {
    values: {
      root_module: {
        resources: managed.map(([address, values]) => ({
          address,
          mode: 'managed',
          type: address.split('.')[0],
          values,
        })),
      },
    },
  };
}
