import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Checkout, commandLines } from './checkout';
import { temporaryFolder } from '../support/repository';
import { terraform } from '../support/terraform';
import { describeWithTools } from '../support/tools';

jest.setTimeout(120_000);

describe('ci/integration.sh', () => {
  const ENVIRONMENT = {
    INTEGRATION_NAME: 'it-acme',
    ROLE_ARN: 'arn:aws:iam::123456789012:role/ecs-runner-deploy/acme-runner-apply-integration',
    GITHUB_REPOSITORY: 'acme/infra',
    GITHUB_REPOSITORY_ID: '456',
    GITHUB_REPOSITORY_OWNER_ID: '123',
    AWS_SESSION_TOKEN: 'of the apply role',
  };
  const BOUNDARY = 'permissions_boundary_arn = "arn:aws:iam::123456789012:policy/ecs-runner-deploy/acme-boundary"';

  const prepared = (options: object = {}) => {
    const checkout = new Checkout(options, ['terraform', 'aws', 'curl']);
    checkout.write('live/production/backend.hcl', 'bucket = "states"\n');
    checkout.write('live/production/bootstrap.auto.tfvars', `${BOUNDARY}\ncreate_oidc_provider = false\n`);
    return checkout;
  };

  it('needs what bootstrap made', () => {
    const { code, stderr, calls } = new Checkout({}, ['terraform']).run('integration.sh', ['apply'], ENVIRONMENT);
    expect([code, stderr, calls]).toEqual([
      1,
      'integration.sh: live/production lacks backend.hcl or bootstrap.auto.tfvars: docs/deploy.md tells how they are made\n',
      [],
    ]);
  });

  it('destroys what is left, then applies with the boundary, the provider and the subject of its own tokens', () => {
    const checkout = prepared();
    const seen = join(temporaryFolder(), 'seen');
    checkout.answer('terraform', [
      {
        match: ' apply ',
        run: `cat examples/basic/integration_override.tf "\${TMPDIR:-/tmp}"/tmp.*/integration.tfvars > ${seen}`,
      },
    ]);
    const { code, stderr, calls } = checkout.run('integration.sh', ['apply'], {
      ...ENVIRONMENT,
      TMPDIR: temporaryFolder(),
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(
      commandLines(calls).map((line) => line.replace(/ -(input|lock|var)\S*| -backend-config=(?!key)\S*/g, '')),
    ).toEqual([
      'terraform -chdir=examples/basic init -reconfigure -backend-config=key=acme-runner/integration/terraform.tfstate',
      'terraform -chdir=examples/basic destroy -auto-approve',
      'terraform -chdir=examples/basic plan -destroy -detailed-exitcode',
      'terraform -chdir=examples/basic apply -auto-approve',
    ]);
    const text = readFileSync(seen, 'utf8');
    expect(text).toContain(`module "runner" {\n  ${BOUNDARY}\n}`);
    expect(text).toContain('name                 = "it-acme"');
    expect(text).toContain('trust_subjects       = ["acme@123/infra@456:environment:integration"]');
    expect(text).toContain('"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"');
    expect(checkout.git('status', '--porcelain')).not.toContain('override');
  });

  it('fails where something is left', () => {
    const checkout = prepared();
    checkout.answer('terraform', [{ match: 'plan -destroy', code: 2 }]);
    expect(checkout.run('integration.sh', ['destroy'], ENVIRONMENT)).toMatchObject({
      code: 1,
      stderr:
        'integration.sh: something is left in the state acme-runner/integration/terraform.tfstate: run the sweep again\n',
    });
  });

  it('fails where the destroy does', () => {
    const checkout = prepared();
    checkout.answer('terraform', [{ match: ' destroy ', code: 1 }]);
    expect(checkout.run('integration.sh', ['destroy'], ENVIRONMENT).code).toBe(1);
  });

  it.each([
    ['direct', 'RUN_TASK_INPUT', 'run_task_input'],
    ['stepFunctions', 'STATE_MACHINE_ARN', 'state_machine_arn'],
  ])('runs a task with the runner role and a token of its own, launcher %s', (launcher, variable, output) => {
    const checkout = prepared({ launcher });
    checkout.answer('terraform', [
      { match: `output -raw ${output}`, text: 'input' },
      { match: 'output -raw runner_role_arn', text: 'runner' },
    ]);
    checkout.answer('curl', [{ match: 'audience=sts.amazonaws.com', json: { value: 'token' } }]);
    checkout.write(
      'run-task/run-task.sh',
      `echo "$${variable} $RUNNER_ROLE_ARN $OIDC_TOKEN \${AWS_SESSION_TOKEN:-none}"; exit 3\n`,
    );
    chmodSync(join(checkout.folder, 'run-task/run-task.sh'), 0o444);
    const { code, stdout } = checkout.run('integration.sh', ['run'], {
      ...ENVIRONMENT,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
      ACTIONS_ID_TOKEN_REQUEST_URL: 'https://example.com/token?x=y',
    });
    expect([code, stdout]).toEqual([3, 'input runner token none\n']);
  });
});

describeWithTools(['terraform'], 'the example with what the integration test adds', () => {
  it('is valid', async () => {
    const checkout = new Checkout({}, []);
    checkout.write(
      'examples/basic/integration_override.tf',
      'terraform {\n  backend "s3" {}\n}\nmodule "runner" {\n  permissions_boundary_arn = "arn:aws:iam::123456789012:policy/x"\n}\n',
    );
    const root = join(checkout.folder, 'examples/basic');
    await terraform(root, ['init', '-backend=false', '-input=false']);
    const { stdout } = await terraform(root, ['validate', '-json']);
    expect(JSON.parse(stdout)).toMatchObject({ valid: true, diagnostics: [] });
  });
});
