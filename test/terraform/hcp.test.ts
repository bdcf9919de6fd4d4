import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newRepository, readTree } from '../support/repository';
import { mustTerraform, terraform } from '../support/terraform';
import { describeWithTools } from '../support/tools';

jest.setTimeout(240_000);

const DOCUMENT = 'docs/hcp-terraform.md';

/** The blocks of HCL in the document, in their order: bootstrap, its override, a live root, Terraform Enterprise. */
function blocks(repository: string): string[] {
  const text = readFileSync(join(repository, DOCUMENT), 'utf8');
  return [...text.matchAll(/^```hcl\n([^]*?)^```$/gm)].map(([, block]) => block);
}

const init = (root: string) => mustTerraform(root, ['init', '-backend=false', '-input=false']);

const subject = (environment: string, phase: string) =>
  `organization:your-organization:project:your-project:workspace:acme-runner-${environment}:run_phase:${phase}`;

/** A native test that the roles trust these subjects and nothing else. */
const trustTest = (partition: string, roles: Record<string, string[]>) => `
mock_provider "aws" {
  source          = "./tests/mocks/${partition}"
  override_during = plan
}

override_resource {
  target          = aws_iam_openid_connect_provider.hcp
  override_during = plan
  values          = { arn = "arn:${partition}:iam::123456789012:oidc-provider/app.terraform.io" }
}

variables {
  repository          = null
  share_oidc_provider = false
}

run "workspaces" {
  command = plan

  assert {
    condition     = length(aws_iam_role.plan) + length(aws_iam_role.apply) == ${Object.keys(roles).length}
    error_message = "there are other roles"
  }
${Object.entries(roles)
  .map(
    ([role, subjects]) => `
  assert {
    condition = jsonencode(jsondecode(${role}.assume_role_policy).Statement) == jsonencode([{
      Sid       = "Workspaces"
      Effect    = "Allow"
      Principal = { Federated = aws_iam_openid_connect_provider.hcp.arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = { StringEquals = {
        "app.terraform.io:aud" = "aws.workload.identity"
        "app.terraform.io:sub" = ${JSON.stringify(subjects)}
      } }
    }])
    error_message = "the policy is \${${role}.assume_role_policy}"
  }
`,
  )
  .join('')}}
`;

describeWithTools(['terraform'], DOCUMENT, () => {
  it.each([
    ['one environment', {}, 'aws'],
    [
      'several, in GovCloud, with the trust hcpTerraform',
      { environments: ['production', 'staging'], region: 'us-gov-west-1', trust: 'hcpTerraform' },
      'aws-us-gov',
    ],
  ])('gives the roles of bootstrap to workspaces: %s', async (_, options, partition) => {
    const repository = newRepository(options);
    const root = join(repository, 'bootstrap');
    const [added, override] = blocks(repository);
    writeFileSync(join(root, 'hcp.tf'), added);
    writeFileSync(join(root, 'hcp_override.tf'), override);
    expect(await terraform(root, ['fmt', '-check', '-diff'])).toMatchObject({ code: 0, stdout: '' });
    await init(root);
    expect(JSON.parse(await mustTerraform(root, ['validate', '-json']))).toMatchObject({
      valid: true,
      diagnostics: [],
    });

    const environments = 'environments' in options ? (options.environments as string[]) : ['production'];
    const roles = Object.fromEntries([
      ['aws_iam_role.plan[0]', environments.map((environment) => subject(environment, 'plan'))],
      ...environments.map((environment) => [`aws_iam_role.apply["${environment}"]`, [subject(environment, 'apply')]]),
    ]);
    writeFileSync(join(root, 'tests/workspaces.tftest.hcl'), trustTest(partition, roles));
    const { stdout, stderr } = await terraform(root, ['test', '-filter=tests/workspaces.tftest.hcl']);
    expect(`${stdout}${stderr}`).toContain('Success! 1 passed, 0 failed.');
  });

  it.each([
    ['HCP Terraform', 2, {}],
    ['Terraform Enterprise', 3, { environments: ['staging', 'production'] }],
  ])('has a backend that a live root takes: %s', async (_, block, options) => {
    const repository = newRepository(options);
    const [environment] = 'environments' in options ? (options.environments as string[]) : ['production'];
    const root = join(repository, 'live', environment);
    writeFileSync(join(root, 'versions.tf'), blocks(repository)[block]);
    expect(await terraform(root, ['fmt', '-check', '-diff'])).toMatchObject({ code: 0, stdout: '' });
    await init(root);
    expect(JSON.parse(await mustTerraform(root, ['validate', '-json']))).toMatchObject({
      valid: true,
      diagnostics: [],
    });
    expect(blocks(repository)[block]).toContain(`name    = "acme-runner-${environment}"`);
  });

  it('says of versions what live roots say', () => {
    const repository = newRepository();
    const tree = readTree(repository);
    const [, , live] = blocks(repository);
    const without = (text: string) => text.replace(/\n *(#[^\n]*\n *)?(backend "s3" {}|cloud \{[^]*?\n {2}\})\n/, '');
    expect(without(live)).toBe(without(tree['live/production/versions.tf']));
  });
});

describe(DOCUMENT, () => {
  const text = (options: object) => readTree(newRepository(options))[DOCUMENT];

  it('names outputs and inputs that there are', () => {
    for (const options of [{}, { trust: 'hcpTerraform', launcher: 'stepFunctions' }]) {
      const tree = readTree(newRepository(options));
      const known = Object.entries(tree).flatMap(([file, code]) => (file.endsWith('.tf') ? [code] : []));
      const names = [...tree[DOCUMENT].matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)].map(([, name]) => name);
      const own = ['hcp_project', 'hcp_issuer', 'tfe_outputs'];
      expect(names.filter((name) => !own.includes(name) && !known.some((code) => code.includes(name)))).toEqual([]);
    }
  });

  it('follows the trust and the launcher', () => {
    expect(text({})).toContain('runner trusts `githubActions`');
    const hcp = text({ trust: 'hcpTerraform' });
    expect(hcp).toContain('| Applies with | `apply_role_arns` of bootstrap | `runner_role_arn` of the live root |');
    expect(hcp).toContain('`run_task_input`, as a variable');
    expect(text({ trust: 'hcpTerraform', launcher: 'stepFunctions' })).toContain('`state_machine_arn`, as a variable');
  });
});
