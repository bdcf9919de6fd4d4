import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Checkout, commandLines } from './checkout';
import { temporaryFolder } from '../support/repository';
import { describeWithTools } from '../support/tools';

jest.setTimeout(120_000);

const SECRET = 'hunter2';

/** A checkout whose environments are roots of one resource that needs no account, with states beside it. */
function deployed(...environments: string[]): Checkout {
  const checkout = new Checkout({ environments });
  for (const environment of environments) {
    for (const file of ['main', 'variables', 'outputs', 'versions']) {
      rmSync(join(checkout.folder, `live/${environment}/${file}.tf`));
    }
    rmSync(join(checkout.folder, `live/${environment}/terraform.tfvars`));
    checkout.write(`live/${environment}/backend.hcl`, `path = "${join(temporaryFolder(), 'terraform.tfstate')}"\n`);
    set(checkout, environment, SECRET);
  }
  return checkout;
}

/** What the root says that is there. */
function set(checkout: Checkout, environment: string, value: string): void {
  checkout.write(
    `live/${environment}/main.tf`,
    `terraform {\n  backend "local" {}\n}\nresource "terraform_data" "this" {\n  input = "${value}"\n}\n` +
      'output "value" {\n  value = terraform_data.this.output\n}\n',
  );
}

describeWithTools(['terraform', 'gojq'], 'plan, apply and drift', () => {
  it('plan: names what changes and shows no values', () => {
    const checkout = deployed('production');
    const { code, stderr, stdout, summary, outputs } = checkout.run('plan.sh', ['live/production']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const list = '### live/production\n\n- create `output.value`\n- create `terraform_data.this`\n';
    expect([stdout, summary]).toEqual([list, list]);
    expect(outputs.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('plan: shows the text as well where it is asked to, and leaves no plan behind', () => {
    const checkout = deployed('production');
    const { stdout, summary } = checkout.run('plan.sh', ['live/production'], { PLAN_OUTPUT: 'full' });
    expect(stdout).toContain(SECRET);
    expect(summary).not.toContain(SECRET);
    expect(checkout.git('status', '--porcelain', '--ignored')).not.toMatch(/tfplan|tfstate/);
  });

  it('plan: says nothing of a root that is not deployed yet', () => {
    const { code, stdout, outputs } = new Checkout().run('plan.sh', ['live/production']);
    expect({ code, outputs }).toEqual({ code: 0, outputs: {} });
    expect(stdout).toBe('live/production has no backend.hcl: it is not deployed yet. docs/deploy.md tells how.\n');
  });

  it('plan: fails with what is wrong', () => {
    const checkout = deployed('production');
    checkout.write('live/production/wrong.tf', 'resource "terraform_data" "wrong" { nonsense = 1 }\n');
    const { code, stderr, outputs } = checkout.run('plan.sh', ['live/production']);
    expect({ code, outputs }).toEqual({ code: 1, outputs: {} });
    expect(stderr).toMatch(/nonsense[\s\S]*plan\.sh: the plan of live\/production failed\n$/);
  });

  it('apply: does what was reviewed, once, and prints no outputs', () => {
    const checkout = deployed('production');
    const { outputs } = checkout.run('plan.sh', ['live/production']);
    const first = checkout.run('apply.sh', ['live/production', outputs.digest]);
    expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: '' });
    expect(first.stdout).toContain('Apply complete! Resources: 1 added');
    expect(first.stdout).not.toContain(SECRET);
    const second = checkout.run('apply.sh', ['live/production', outputs.digest]);
    expect([second.code, second.stdout]).toEqual([0, 'live/production: nothing is left to do.\n']);
    expect(checkout.run('plan.sh', ['live/production'])).toMatchObject({
      outputs: {},
      summary: '### live/production\n\nNo changes.\n',
    });
  });

  it('apply: refuses a plan that nobody reviewed', () => {
    const checkout = deployed('production');
    const { outputs } = checkout.run('plan.sh', ['live/production']);
    checkout.write('live/production/more.tf', 'resource "terraform_data" "more" {}\n');
    const { code, stderr } = checkout.run('apply.sh', ['live/production', outputs.digest]);
    expect([code, stderr]).toEqual([1, 'apply.sh: this is not the plan that was reviewed: run the workflow again\n']);
    expect(checkout.run('plan.sh', ['live/production']).stdout).toContain('create `terraform_data.this`');
  });

  it('drift: opens one issue, keeps it up to date, and closes it', () => {
    const checkout = deployed('production', 'staging');
    for (const environment of ['production', 'staging']) {
      const { outputs } = checkout.run('plan.sh', [`live/${environment}`]);
      checkout.run('apply.sh', [`live/${environment}`, outputs.digest]);
    }
    const none = checkout.run('drift.sh');
    expect([none.code, none.stdout, commandLines(none.calls)]).toEqual([
      0,
      'No drift.\n',
      ['gh issue list --state open --author app/github-actions --label drift --limit 1 --json number --jq .[].number'],
    ]);

    set(checkout, 'staging', 'another');
    const found = checkout.run('drift.sh');
    expect([found.code, found.stderr]).toEqual([0, '']);
    expect(commandLines(found.calls).slice(1)).toEqual([
      'gh label create drift --force',
      'gh issue create --label drift --title The account differs from the code --body-file TMP/issue',
    ]);
    expect(found.calls[2].body).toContain(
      '### live/staging\n\n- update `output.value`\n- update `terraform_data.this`\n',
    );
    expect(found.calls[2].body).not.toMatch(/another|hunter2|live\/production/);

    checkout.answer('gh', [{ match: 'issue list', json: [{ number: 12 }] }]);
    expect(commandLines(checkout.run('drift.sh').calls)[1]).toMatch(/^gh issue edit 12 --title .* --body-file /);
    set(checkout, 'staging', SECRET);
    expect(commandLines(checkout.run('drift.sh').calls)[1]).toBe(
      'gh issue close 12 --comment Nothing differs any more.',
    );
  });

  it('drift: fails where a root cannot be planned, and leaves the issue open', () => {
    const checkout = deployed('production', 'staging');
    checkout.write('live/production/wrong.tf', 'nonsense\n');
    const { code, stderr, calls } = checkout.run('drift.sh');
    expect(code).toBe(1);
    expect(stderr).toMatch(/drift\.sh: no plan of live\/production\n$/);
    expect(commandLines(calls).at(-1)).toMatch(/^gh issue create/);
  });
});

describe('ci/changes.cjs', () => {
  it('tells a replacement, a removal and an import from a change, and leaves out what is only read', () => {
    const checkout = new Checkout({}, ['terraform']);
    const change = (address: string, actions: string[], more: object = {}) => ({
      address,
      change: { actions, ...more },
    });
    checkout.answer('terraform', [
      { match: ' plan ', code: 2 },
      {
        match: ' show ',
        json: {
          resource_changes: [
            change('a.replaced', ['delete', 'create'], { before: { secret: SECRET } }),
            change('a.replaced_first', ['create', 'delete']),
            change('a.deleted["x"]', ['delete']),
            change('a.forgotten', ['forget']),
            change('a.imported', ['no-op'], { importing: { id: 'x' } }),
            change('a.same', ['no-op']),
            change('data.a.read', ['read']),
          ],
        },
      },
    ]);
    checkout.write('live/production/backend.hcl', '');
    const { calls, summary } = checkout.run('plan.sh', ['live/production']);
    expect(calls[1].args).toContain('-lock=false');
    expect(summary).toBe(
      '### live/production\n\n- delete `a.deleted["x"]`\n- forget `a.forgotten`\n- import `a.imported`\n' +
        '- replace `a.replaced_first`\n- replace `a.replaced`\n',
    );
  });
});
