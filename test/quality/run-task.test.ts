import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseHcl } from '@cdktn/hcl2json';
import { edit, newRepository, readTree, temporaryFolder } from '../support/repository';
import { runNodeTool, runTool } from '../support/run-tool';
import { mustTerraform } from '../support/terraform';
import { describeWithTools } from '../support/tools';

const TRUSTS = ['githubActions', 'gitlab', 'hcpTerraform', 'bitbucket', 'circleci', 'buildkite', 'humanitec', 'custom'];
const LAUNCHERS = ['direct', 'stepFunctions'];
const SETS = TRUSTS.flatMap((trust) => LAUNCHERS.map((launcher) => [trust, launcher] as const));

const repositories = new Map<string, string>();
function repositoryOf(trust: string, launcher: string): string {
  const key = `${trust} ${launcher}`;
  if (!repositories.has(key)) repositories.set(key, newRepository({ trust, launcher, region: 'eu-west-1' }));
  return repositories.get(key)!;
}

it('has pages that follow markdownlint', () => {
  const repository = newRepository();
  for (const [trust, launcher] of SETS) {
    edit(repository, `run-task/${trust}-${launcher}.md`, readTree(repositoryOf(trust, launcher))['run-task/README.md']);
  }
  const { code, output } = runNodeTool('markdownlint-cli2', [], repository);
  expect({ code, findings: output.split('\n').filter((line) => / MD\d+/.test(line)) }).toEqual({
    code: 0,
    findings: [],
  });
});

describe.each(SETS)('run-task/ of %s, launcher %s', (trust, launcher) => {
  const tree = () => readTree(repositoryOf(trust, launcher), 'run-task');

  it('has a page that names only outputs and inputs that there are', async () => {
    const files = readTree(repositoryOf(trust, launcher));
    const known = [files['variables.tf'], files['outputs.tf']].join('\n');
    const names = [...files['run-task/README.md'].matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)].map(([, name]) => name);
    const variables = [...known.matchAll(/^(?:variable|output) "(\w+)"/gm)].map(([, name]) => name);
    expect(names.filter((name) => !variables.includes(name))).toEqual([]);
  });

  it('has a script that bash can read', () => {
    const script = tree()['run-task/run-task.sh'];
    if (script === undefined) return;
    expect(spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});

describeWithTools(['actionlint', 'zizmor'], 'pipelines', () => {
  it.each(LAUNCHERS)('of GitHub have no fault and no risk, launcher %s', (launcher) => {
    const folder = temporaryFolder();
    const workflow = join(folder, '.github/workflows/run-task.yml');
    mkdirSync(join(folder, '.github/workflows'), { recursive: true });
    copyFileSync(join(repositoryOf('githubActions', launcher), 'run-task/run-task.yml'), workflow);
    expect(runTool('actionlint', ['-shellcheck=', '-pyflakes=', workflow], folder)).toEqual({ code: 0, output: '' });
    const { code, output } = runTool('zizmor', ['--offline', '--quiet', '--format=plain', workflow], folder);
    expect(output).toMatch(/^No findings to report/);
    expect(code).toBe(0);
  });
});

describeWithTools(['terraform'], 'HCP Terraform', () => {
  it.each(LAUNCHERS)(
    'takes the configuration, launcher %s',
    async (launcher) => {
      const folder = temporaryFolder();
      const example = join(repositoryOf('hcpTerraform', launcher), 'run-task/main.tf.example');
      copyFileSync(example, join(folder, 'main.tf'));
      await mustTerraform(folder, ['fmt', '-check', '-diff']);
      await mustTerraform(folder, ['init', '-backend=false', '-input=false']);
      expect(JSON.parse(await mustTerraform(folder, ['validate', '-json'])).diagnostics).toEqual([]);
    },
    60_000,
  );
});

describe('Humanitec', () => {
  // Source: https://github.com/humanitec/terraform-provider-platform-orchestrator, docs/resources/serverless_ecs_runner.md
  const JOB = [
    'cluster',
    'environment',
    'execution_role_arn',
    'image',
    'is_public_ip_enabled',
    'region',
    'secrets',
    'security_groups',
    'subnets',
    'task_role_arn',
  ];

  it('gets arguments that its provider has', async () => {
    const text = readTree(repositoryOf('humanitec', 'direct'))['run-task/main.tf.example'];
    const { resource } = await parseHcl('main.tf', text);
    const [runner] = resource['platform-orchestrator_serverless_ecs_runner'].this;
    expect(Object.keys(runner).sort()).toEqual([
      'description',
      'id',
      'runner_configuration',
      'state_storage_configuration',
    ]);
    expect(Object.keys(runner.runner_configuration.auth)).toEqual(['role_arn']);
    expect(Object.keys(runner.runner_configuration.job).filter((name) => !JOB.includes(name))).toEqual([]);
    expect(runner.state_storage_configuration.type).toBe('s3');
  });
});
