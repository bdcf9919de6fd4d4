import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseHcl } from '@cdktn/hcl2json';
import { parse as parseYaml } from 'yaml';
import { OPTION_SETS } from '../support/option-sets';
import { newRepository, readTree } from '../support/repository';
import { runTool } from '../support/run-tool';
import { describeWithTools, requireTool } from '../support/tools';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly environment?: string;
  readonly if?: string;
  readonly concurrency?: { readonly group: string };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, { readonly branches?: string[] } | null>>;
  readonly permissions: object;
  readonly concurrency?: { readonly 'cancel-in-progress': boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

const ON_GITHUB = Object.entries(OPTION_SETS).filter(([, options]) => !('ci' in options) || options.ci === 'github');
const WORKFLOW = /^(?:\.github\/workflows|run-task)\/.*\.yml$/;

const workflowsOf = (tree: Record<string, string>): [string, Workflow][] =>
  Object.keys(tree)
    .filter((file) => WORKFLOW.test(file) && /^jobs:/m.test(tree[file]))
    .map((file) => [file.replace(/^.*\/|\.yml$/g, ''), parseYaml(tree[file]) as Workflow]);
const jobsOf = (workflows: readonly [string, Workflow][]) =>
  workflows.flatMap(([name, { jobs }]) =>
    Object.entries(jobs).map(([job, value]) => [`${name}/${job}`, value] as const),
  );

describe.each(ON_GITHUB)('.github of %s', (_title, options) => {
  const repository = newRepository(options);
  const tree = readTree(repository);
  const files = Object.keys(tree).filter((file) => WORKFLOW.test(file) && file.startsWith('.github'));

  describeWithTools(['actionlint', 'zizmor', 'shellcheck'], 'workflows and scripts', () => {
    it('have no fault', () => {
      const args = [`-shellcheck=${requireTool('shellcheck')}`, '-pyflakes=', ...files];
      expect(runTool('actionlint', args, repository)).toEqual({ code: 0, output: '' });
    });

    it('have no risk', () => {
      const { code, output } = runTool('zizmor', ['--offline', '--quiet', '--format=plain', '.github'], repository);
      expect(output).toMatch(/^No findings to report/);
      expect(code).toBe(0);
    });

    it('are shell that shellcheck takes', () => {
      const scripts = Object.keys(tree).filter((file) => /^ci\/.*\.sh$/.test(file));
      expect(scripts.length).toBeGreaterThan(8);
      expect(runTool('shellcheck', ['-x', ...scripts], repository)).toEqual({ code: 0, output: '' });
    });
  });

  describeWithTools(['check-jsonschema'], 'files', () => {
    it.each([
      ['github-workflows', files],
      ['github-issue-forms', ['bug', 'feature', 'feedback'].map((form) => `.github/ISSUE_TEMPLATE/${form}.yml`)],
      ['github-issue-config', ['.github/ISSUE_TEMPLATE/config.yml']],
      ['dependabot', ['.github/dependabot.yml']],
    ])('follow the schema %s', (schema, checked) => {
      const args = ['--builtin-schema', `vendor.${schema}`, ...checked];
      expect(runTool('check-jsonschema', args, repository)).toEqual({ code: 0, output: 'ok -- validation done\n' });
    });
  });
});

describe('workflows', () => {
  const tree = readTree(newRepository({ environments: ['production', 'staging'] }));
  const workflows = workflowsOf(tree);
  const jobs = jobsOf(workflows);
  const steps = jobs.flatMap(([job, { steps: list }]) => list.map((step) => [job, step] as const));

  it('are these, and no others', () => {
    expect(workflows.map(([name]) => name)).toEqual([
      ...['apply', 'checks', 'drift', 'integration', 'plan', 'release', 'triage', 'upgrade'],
      'run-task',
    ]);
  });

  it('give a job what it needs, and nothing else', () => {
    expect(workflows.filter(([, { permissions }]) => Object.keys(permissions).length > 0)).toEqual([]);
    const read = { contents: 'read' };
    const token = { ...read, 'id-token': 'write' };
    expect(Object.fromEntries(jobs.map(([job, { permissions }]) => [job, permissions]))).toEqual({
      'apply/plan-production': token,
      'apply/apply-production': token,
      'apply/plan-staging': token,
      'apply/apply-staging': token,
      'checks/checks': read,
      'drift/drift': { ...token, issues: 'write' },
      'integration/integration': token,
      'plan/plan': token,
      'release/prepare': { contents: 'write', 'pull-requests': 'write' },
      'release/publish': { contents: 'write' },
      'triage/labels': { ...read, issues: 'write' },
      'triage/stale': { ...read, issues: 'write', 'pull-requests': 'write' },
      'upgrade/upgrade': { ...read, issues: 'write' },
      'run-task/run-task': token,
    });
  });

  it('use only actions that are pinned to the commit of the list, with its version beside it', () => {
    const pins = readFileSync(join(__dirname, '../fixtures/action-pins.csv'), 'utf8').trim().split('\n').slice(1);
    const allowed = pins
      .map((line) => line.split(','))
      .map(([action, version, commit]) => `${action}@${commit} # ${version}`);
    const used = Object.entries(tree)
      .filter(([file]) => WORKFLOW.test(file))
      .flatMap(([, text]) => [...text.matchAll(/uses: (.+)/g)].map(([, use]) => use));
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((use) => !allowed.includes(use))).toEqual([]);
  });

  it('leave no credentials in the checkout, and hand no text of others to a shell', () => {
    const checkouts = steps.filter(([, { uses }]) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBe(jobs.length);
    expect(checkouts.filter(([, step]) => step.with?.['persist-credentials'] !== false)).toEqual([]);
    expect(steps.filter(([, { run }]) => run?.includes('${{'))).toEqual([]);
  });

  it('keep logic out of `run`: a command, or a script of ci/ that test/automation runs', () => {
    const lines = steps.flatMap(([, { run }]) => (run ?? '').split('\n').filter(Boolean));
    const commands = lines.map((line) => line.replace(/^(?:exec )?bash ((?:ci\/)?[\w-]+\.sh).*/, '$1'));
    const scripts = [...new Set(commands)].filter((line) => line.endsWith('.sh'));
    expect(scripts.sort()).toEqual([
      ...['apply', 'drift', 'integration', 'labels', 'plan', 'release', 'stale', 'upgrade'].map(
        (name) => `ci/${name}.sh`,
      ),
      'run-task.sh',
    ]);
    expect(
      commands.filter(
        (line) => !/^(?:npx projen|npm ci$|git|pipx|GOBIN=\S+ go install|(?:ci\/)?[\w-]+\.sh$)/.test(line),
      ),
    ).toEqual([]);
  });

  it('end in time, and never two of one kind where that does harm', () => {
    expect(jobs.filter(([, job]) => !((job['timeout-minutes'] ?? 0) > 0))).toEqual([]);
    const cancelled = Object.fromEntries(
      workflows
        .filter(([name]) => name !== 'run-task')
        .map(([name, { concurrency, jobs: own }]) => [
          name,
          (concurrency ?? Object.values(own)[0].concurrency) as unknown,
        ]),
    );
    expect(cancelled).toEqual({
      apply: { group: 'apply', 'cancel-in-progress': false },
      checks: { group: '${{ github.workflow }}-${{ github.ref }}', 'cancel-in-progress': true },
      drift: { group: 'drift', 'cancel-in-progress': false },
      integration: { group: 'integration', 'cancel-in-progress': false },
      plan: { group: '${{ github.workflow }}-${{ github.ref }}', 'cancel-in-progress': true },
      release: { group: 'release', 'cancel-in-progress': false },
      triage: { group: 'triage-${{ github.event_name }}', 'cancel-in-progress': false },
      upgrade: { group: 'upgrade', 'cancel-in-progress': false },
    });
  });

  it('take no role in a pull request from a fork, and hide the account', () => {
    const withRole = jobs.filter(([, job]) => job.steps.some(({ uses }) => uses?.startsWith('aws-actions/')));
    const own = withRole.filter(([job]) => !job.startsWith('run-task'));
    const ofRequests = own.filter(
      ([job]) => 'pull_request' in workflows.find(([name]) => job.startsWith(`${name}/`))![1].on,
    );
    expect(ofRequests.map(([job]) => job)).toEqual(['integration/integration', 'plan/plan']);
    for (const [, job] of ofRequests) {
      expect(job.if).toContain('github.event.pull_request.head.repo.full_name == github.repository');
    }
    const takes = own.flatMap(([, job]) => job.steps.filter(({ uses }) => uses?.startsWith('aws-actions/')));
    expect(takes.filter((step) => step.with?.['mask-aws-account-id'] !== true)).toEqual([]);
  });

  it('show values of a plan in private repositories only', () => {
    const plans = steps.filter(([, { run }]) => run?.includes('ci/plan.sh'));
    expect(plans.length).toBe(3);
    for (const [, { env }] of plans) {
      expect(env?.PLAN_OUTPUT).toBe("${{ github.event.repository.private && 'full' || 'list' }}");
    }
  });

  it('apply the environments one after the other, in the order of the option', () => {
    const apply = parseYaml(tree['.github/workflows/apply.yml']) as { jobs: Record<string, { needs?: string[] }> };
    expect(Object.entries(apply.jobs).map(([name, { needs }]) => [name, needs])).toEqual([
      ['plan-production', undefined],
      ['apply-production', ['plan-production']],
      ['plan-staging', undefined],
      ['apply-staging', ['plan-staging', 'apply-production']],
    ]);
  });

  it('give the upgrade its token only after the new version has run', () => {
    const { upgrade } = workflows.find(([name]) => name === 'upgrade')![1].jobs;
    expect(upgrade.steps.filter(({ env }) => env !== undefined).map(({ run }) => run)).toEqual([
      'bash ci/upgrade.sh propose',
    ]);
  });

  it('and Dependabot leave each other alone', () => {
    const { updates } = parseYaml(tree['.github/dependabot.yml']) as {
      updates: { 'package-ecosystem': string; directories?: string[]; 'exclude-paths'?: string[] }[];
    };
    const of = (name: string) => updates.find((update) => update['package-ecosystem'] === name)!;
    expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'terraform', 'github-actions']);
    expect(of('github-actions')['exclude-paths']).toEqual(
      Object.keys(tree).filter((file) => file.startsWith('.github/workflows/')),
    );
    expect(of('terraform').directories).toEqual(['/bootstrap', '/live/production', '/live/staging']);
  });

  it('run with subjects that the roles of bootstrap trust', async () => {
    const { locals } = await parseHcl('github.tf', tree['bootstrap/github.tf']);
    const contexts = String(locals[0].github_contexts);
    const [, plan] = /plan = \[(.+?)\]/.exec(contexts)!;
    expect(contexts).toContain('"apply-${environment}" => ["environment:${environment}"]');
    const { variable } = await parseHcl('variables.tf', tree['bootstrap/variables.tf']);
    const environments = Object.keys(variable.runner_names[0].default as object);

    const subjects = (role: string) =>
      jobs.flatMap(([job, { environment, if: condition, steps: list }]) => {
        if (!list.some((step) => step.with?.['role-to-assume'] === `\${{ vars.${role} }}`)) return [];
        if (environment !== undefined) return [`environment:${environment}`];
        const { on } = workflows.find(([name]) => job.startsWith(`${name}/`))![1];
        if ('pull_request' in on) return ['pull_request'];
        expect([job, condition]).toEqual([job, expect.stringContaining("github.ref == 'refs/heads/main'")]);
        return ['ref:refs/heads/main'];
      });
    expect(JSON.parse(`[${plan}]`)).toEqual([...new Set(subjects('PLAN_ROLE_ARN'))].sort());
    // The owner adds the environment of the integration test to runner_names: docs/automation.md.
    expect([...environments, 'integration'].map((name) => `environment:${name}`).sort()).toEqual(
      subjects('APPLY_ROLE_ARN').sort(),
    );
  });
});

it('CI of another kind, or none, gets nothing of GitHub', () => {
  const files = Object.keys(readTree(newRepository({ ci: 'none' })));
  expect(files.filter((file) => /^(?:\.github|ci)\//.test(file))).toEqual([]);
});
