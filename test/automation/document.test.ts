import { parse as parseYaml } from 'yaml';
import { Checkout, commandLines } from './checkout';
import { DocumentedCommands, itRunsEveryCommandOf } from '../support/documented-commands';
import { describeWithTools } from '../support/tools';

const OPTIONS = { environments: ['production', 'staging'] };

describe('docs/automation.md on GitHub', () => {
  const checkout = new Checkout(OPTIONS, ['gh', 'terraform']);
  const page = checkout.read('docs/automation.md');
  const names = ['apply', 'checks', 'drift', 'integration', 'plan', 'release', 'triage', 'upgrade'];
  const text = (name: string) => checkout.read(`.github/workflows/${name}.yml`);
  const row = (name: string) => new RegExp(`^\\| \`${name}\` \\|.*$`, 'm').exec(page)?.[0];

  it.each(names)('says when %s runs, and what it needs', (name) => {
    const { on } = parseYaml(text(name)) as { on: { schedule?: { cron: string }[] } };
    const said = [...row(name)!.matchAll(/(\d\d):(\d\d) \(`(.+?)`\)/g)];
    expect(said.map(([, , , cron]) => cron)).toEqual((on.schedule ?? []).map(({ cron }) => cron));
    for (const [, hour, minute, cron] of said) {
      expect(cron.split(' ').slice(0, 2).map(Number)).toEqual([Number(minute), Number(hour)]);
    }
    const needs = new Set([...text(name).matchAll(/\b(?:vars|secrets)\.(\w+)/g)].map(([, variable]) => variable));
    const [, , , , cell] = row(name)!.split('|');
    const known = [...needs].filter((variable) => name !== 'integration' || variable !== 'APPLY_ROLE_ARN');
    expect([...cell.matchAll(/`([A-Z_]+)`/g)].map(([, variable]) => variable).sort()).toEqual(known.sort());
  });

  it('leaves no workflow out', () => {
    expect([...page.matchAll(/^\| `(\w+)` \| (?!output)/gm)].map(([, name]) => name).sort()).toEqual(names);
  });

  it('says the days of the stale policy', () => {
    const script = checkout.read('ci/stale.sh');
    const [stale, close] = ['STALE_DAYS', 'CLOSE_DAYS'].map((name) => new RegExp(`${name}:-(\\d+)`).exec(script)![1]);
    expect(page.replace(/\s+/g, ' ')).toContain(
      `quiet for ${stale} days is marked \`stale\` and closed ${close} days later`,
    );
    const [, spared] = /labels ([^;.]+)\./.exec(page.slice(page.indexOf('marked `stale`')).replace(/\s+/g, ' '))!;
    expect(spared).toBe('`keep`, `security` and `drift`');
  });
});

describeWithTools(['gojq'], 'the commands of docs/automation.md on GitHub', () => {
  const checkout = new Checkout(OPTIONS, ['gh', 'terraform']);
  const commands = new DocumentedCommands(__filename);
  const read = commands.of(checkout.folder, 'docs/automation.md');
  const roles = { production: 'arn:production', staging: 'arn:staging', integration: 'arn:integration' };
  checkout.answer('terraform', [
    { match: '-raw plan_role_arn', text: 'arn:plan' },
    { match: '-json apply_role_arns', json: roles },
  ]);
  checkout.answer('gh', [{ match: 'teams/platform', json: { id: 42 } }]);
  const run = (block: string) => {
    const { code, stderr, calls } = checkout.runText(block);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return calls.filter(({ name }) => name === 'gh');
  };

  it('protect the branch with a check that there is', () => {
    const calls = run(read('Set it up')[0]);
    expect(commandLines(calls)).toEqual([
      'gh api --method PUT repos/{owner}/{repo}/actions/permissions/workflow -f default_workflow_permissions=read -F can_approve_pull_request_reviews=true',
      'gh api --method PUT repos/{owner}/{repo}/private-vulnerability-reporting',
      'gh api --method PUT repos/{owner}/{repo}/branches/main/protection --input -',
    ]);
    const { contexts } = (JSON.parse(calls[2].body!) as { required_status_checks: { contexts: string[] } })
      .required_status_checks;
    const { jobs } = parseYaml(checkout.read('.github/workflows/checks.yml')) as { jobs: { checks: { name: string } } };
    expect(contexts).toEqual([jobs.checks.name]);
  });

  it('make the environments with their reviewers, branch and role', () => {
    const calls = run(read('Set it up')[1]);
    expect(commandLines(calls)).toEqual([
      'gh variable set PLAN_ROLE_ARN --body arn:plan',
      'gh api orgs/{owner}/teams/platform --jq .id',
      ...['production', 'staging'].flatMap((environment) => [
        `gh api --method PUT repos/{owner}/{repo}/environments/${environment} --input -`,
        `gh api --method POST repos/{owner}/{repo}/environments/${environment}/deployment-branch-policies -f name=main`,
        `gh variable set APPLY_ROLE_ARN --env ${environment} --body arn:${environment}`,
      ]),
      'gh workflow run triage.yml',
    ]);
    expect(JSON.parse(calls[2].body!)).toEqual({
      reviewers: [{ type: 'Team', id: 42 }],
      deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
    });
  });

  it('set the integration test up', () => {
    expect(commandLines(run(read('Integration test')[0]))).toEqual([
      'gh api --method PUT repos/{owner}/{repo}/environments/integration',
      'gh variable set APPLY_ROLE_ARN --env integration --body arn:integration',
      'gh variable set INTEGRATION_NAME --body it-runner',
      'gh workflow run integration.yml',
    ]);
  });

  itRunsEveryCommandOf(commands);
});
