import { plannedExample, type PlannedResource } from '../support/planned-example';
import { describeWithTools } from '../support/tools';

const REGIONS = ['primary', 'secondary'] as const;

/** The repository's mocks beside the test: providers by region, and what each module makes, known while planning. */
const MOCKS = {
  mock_provider: {
    aws: REGIONS.map((alias) => ({ alias, source: `./tests/mocks/${alias}`, override_during: 'plan' })),
  },
  override_resource: REGIONS.map((region) => ({
    target: `module.${region}.terraform_data.suffix`,
    override_during: 'plan',
    values: { id: region === 'primary' ? '0a1b2c3d-' : '4e5f6a7b-' },
  })),
};

jest.setTimeout(240_000);

/** What the native tests cannot see: they know a module by its outputs only. */
describeWithTools(['terraform'], 'the example multi-region', () => {
  let plan: readonly PlannedResource[];
  const addresses = (type: string) =>
    plan.filter((it) => it.mode === 'managed' && it.type === type).map(({ address }) => address);
  const values = (address: string) => {
    const found = plan.find((it) => it.address === address);
    if (found === undefined) throw new Error(`${address} is not planned`);
    return found.values;
  };

  describe('as its tfvars example has it', () => {
    beforeAll(async () => {
      plan = await plannedExample('multi-region', { alarmEmail: 'oncall@example.com' }, MOCKS);
    });

    it('has the OIDC provider and the roles once', () => {
      expect(addresses('aws_iam_openid_connect_provider')).toEqual([
        'module.primary.aws_iam_openid_connect_provider.this[0]',
      ]);
      const shared = addresses('aws_iam_role').filter((address) => /\.(runner|task|execution|plan)\[/.test(address));
      expect(shared.sort()).toEqual(
        ['execution', 'runner', 'task'].map((role) => `module.primary.aws_iam_role.${role}[0]`),
      );
    });

    it.each(['runner', 'task', 'execution'])('gives the %s role a policy of each region', (role) => {
      const [first, second] = REGIONS.map((region) => values(`module.${region}.aws_iam_role_policy.${role}`));
      expect(first).toMatchObject({ name: role, role: `acme-runner-us-east-1-0a1b2c-${role}` });
      expect(second).toMatchObject({ name: `${role}-us-west-2-4e5f6a`, role: first.role });
      expect(first.policy).not.toContain('us-west-2');
      expect(second.policy).toContain('us-west-2');
    });

    it.each(['task', 'execution'])('lets tasks of both regions have the %s role', (role) => {
      const trust = JSON.parse(values(`module.primary.aws_iam_role.${role}[0]`).assume_role_policy as string);
      expect(trust.Statement[0].Condition.ArnLike).toEqual({
        'aws:SourceArn': ['arn:aws:ecs:us-east-1:123456789012:*', 'arn:aws:ecs:us-west-2:123456789012:*'],
      });
    });

    it("replicates the primary's bucket to the secondary's, under its key", () => {
      expect(addresses('aws_s3_bucket_replication_configuration')).toEqual([
        'module.primary.aws_s3_bucket_replication_configuration.this[0]',
      ]);
      const { rule } = values('module.primary.aws_s3_bucket_replication_configuration.this[0]');
      expect(rule).toMatchObject([
        {
          status: 'Enabled',
          delete_marker_replication: [{ status: 'Enabled' }],
          destination: [
            {
              bucket: 'arn:aws:s3:::demo-us-west-2',
              encryption_configuration: [{ replica_kms_key_id: 'arn:aws:kms:us-west-2:123456789012:key/2' }],
            },
          ],
        },
      ]);
    });

    it('shows both regions on the dashboard of the primary, and the secondary on its own', () => {
      const [first, second] = REGIONS.map(
        (region) => values(`module.${region}.aws_cloudwatch_dashboard.this[0]`).dashboard_body as string,
      );
      const heading = (id: string, region: string) => `## ${id} in ${region}, account 123456789012`;
      expect(first).toContain(heading('acme-runner-0a1b2c', 'us-east-1'));
      expect(first).toContain(heading('acme-runner-4e5f6a', 'us-west-2'));
      expect(second).toContain(heading('acme-runner-4e5f6a', 'us-west-2'));
      expect(second).not.toContain('us-east-1,');
    });

    it.each(REGIONS)('can be tried out and removed in the %s region', (region) => {
      expect(values(`module.${region}.aws_s3_bucket.this[0]`).force_destroy).toBe(true);
      expect(values(`module.${region}.aws_kms_key.this[0]`).deletion_window_in_days).toBe(7);
    });
  });

  describe('with other values', () => {
    beforeAll(async () => {
      plan = await plannedExample(
        'multi-region',
        {},
        {
          ...MOCKS,
          variables: {
            name: 'told',
            enable_replication: false,
            force_destroy: false,
            kms_deletion_window_days: 11,
            trust: 'custom',
            trust_subjects: ['told'],
            oidc_issuer_url: 'https://token.actions.githubusercontent.com/told',
            oidc_audiences: ['someone'],
            oidc_provider_arn: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com/told',
            create_oidc_provider: false,
          },
        },
      );
    });

    it.each(REGIONS)('keeps data and names in the %s region', (region) => {
      const bucket = values(`module.${region}.aws_s3_bucket.this[0]`);
      expect(bucket).toMatchObject({ force_destroy: false, bucket: expect.stringMatching(/^told-123456789012-us-/) });
      expect(values(`module.${region}.aws_kms_key.this[0]`).deletion_window_in_days).toBe(11);
    });

    it('replicates nothing and makes no OIDC provider', () => {
      expect(addresses('aws_s3_bucket_replication_configuration')).toEqual([]);
      expect(addresses('aws_iam_openid_connect_provider')).toEqual([]);
    });

    it('trusts whom it is told', () => {
      const trust = values('module.primary.aws_iam_role.runner[0]').assume_role_policy;
      expect(trust).toContain('"token.actions.githubusercontent.com/told:sub":["told"]');
      expect(trust).toContain('"token.actions.githubusercontent.com/told:aud":["someone"]');
    });
  });
});
