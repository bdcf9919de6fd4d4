import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { DocumentedCommands, itRunsEveryCommandOf } from '../support/documented-commands';
import { newRepository, readTree, temporaryFolder } from '../support/repository';

/** Notes what it was called with, and says what the test wants. */
const STAND_IN = `#!/usr/bin/env bash
printf '%s\\n' "$(basename "$0") $*" >> "$STAND_INS/calls"
case "$(basename "$0") $*" in
  "terraform output -raw "*) printf '<%s>' "\${*: -1}" ;;
  "aws sts get-caller-identity"*) echo 123456789012 ;;
  "aws ecr get-login-password"*) echo password ;;
  "docker login"*) cat > /dev/null ;;
  "terraform -chdir=live/production output -json"*)
    echo '{"region":{"value":"us-east-1"},"container_name":{"value":"task"},"run_task_input":{"value":"{\\"taskDefinition\\":\\"acme\\"}"}}' ;;
  "aws ecs describe-task-definition"*)
    echo '{"taskDefinition":{"cpu":"256","memory":"512","containerDefinitions":[{"name":"task","image":"busybox"}]}}' ;;
  "terraform version") echo 'Terraform v1.11.4' ;;
esac
`;
const TOOLS = ['aws', 'checkov', 'docker', 'gh', 'terraform', 'tflint'];

/** Commands whose tools do not run here: what is tested is that the shell takes them, and what they ask the tools for. */
describe('commands of documents', () => {
  const commands = new DocumentedCommands(__filename);

  /** Runs commands. @returns what they printed, and the calls of tools */
  function run(
    text: string,
    cwd: string,
    env: NodeJS.ProcessEnv = {},
  ): { readonly stdout: string; readonly calls: string[] } {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'bin'));
    for (const tool of TOOLS) standIn(join(folder, 'bin', tool), STAND_IN);
    const projen = join(__dirname, '../../node_modules/projen/bin/projen');
    standIn(join(folder, 'bin', 'npx'), `#!/bin/sh\nshift\nexec "${process.execPath}" "${projen}" "$@"\n`);
    const path = [join(folder, 'bin'), process.env.PATH].join(delimiter);
    appendFileSync(join(folder, 'calls'), '');
    const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-euo', 'pipefail', '-c', text], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, PATH: path, STAND_INS: folder, ...env },
    });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    return { stdout, calls: readFileSync(join(folder, 'calls'), 'utf8').split('\n').filter(Boolean) };
  }

  it('of CONTRIBUTING.md run all checks', () => {
    const repository = newRepository({ examples: [] });
    const { calls } = run(commands.of(repository, 'CONTRIBUTING.md')('Testing')[0], repository);
    const tools = calls.map((call) => call.replace(/-chdir=\S+ |--config=\S+|-no-color/g, '').trim());
    expect(tools).toEqual(
      expect.arrayContaining(['terraform fmt -recursive -check', 'terraform validate', 'terraform test']),
    );
    expect(calls.filter((call) => call.startsWith('tflint')).length).toBeGreaterThan(2);
    expect(calls).toContain('checkov --config-file .checkov.yaml');
  });

  it('of SUPPORT.md tell versions and what was changed, and nothing secret', () => {
    const repository = newRepository();
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: repository });
    git('init');
    git('add', '.');
    git('commit', '-m', 'A runner');
    writeFileSync(join(repository, 'new.tf'), '');
    const { stdout } = run(commands.of(repository, 'SUPPORT.md')('What to send')[0], repository);
    const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string };
    const [synced, ...others] = stdout.trim().split('\n');
    expect(synced).toContain(version);
    expect(others).toEqual([
      'Terraform v1.11.4',
      process.version,
      expect.stringMatching(/^[0-9a-f]{7,} \d{4}-\d\d-\d\d$/),
      '?? new.tf',
    ]);
  });

  it('of docs/cost.md compute what its table says, and ask for what was really paid', () => {
    const repository = newRepository();
    const read = commands.of(repository, 'docs/cost.md')('Your own figures');
    const rows = readFileSync(join(repository, 'docs/cost.md'), 'utf8').matchAll(
      /^\| Tasks on demand.*\| ([\d.]+) \|$/gm,
    );
    const [cpu, memory] = [...rows].map(([, usd]) => Number(usd));
    expect(Number(run(read[0], repository).stdout)).toBeCloseTo(cpu + memory, 1);
    expect(run(read[1], repository).calls).toEqual([
      'aws ce get-cost-and-usage --time-period Start=2026-11-01,End=2026-12-01 --granularity MONTHLY --metrics UnblendedCost ' +
        '--filter {"Tags": {"Key": "Runner", "Values": ["acme-runner"]}} --group-by Type=DIMENSION,Key=SERVICE',
    ]);
  });

  it('of docs/hcp-terraform.md move the state', () => {
    const repository = newRepository();
    const [block] = commands.of(repository, 'docs/hcp-terraform.md')('3. The backend');
    expect(run(block, repository).calls).toEqual(['terraform login', 'terraform -chdir=live/production init']);
  });

  it('of docs/performance.md are the benchmark, which asks before it starts anything', () => {
    const repository = newRepository();
    const [ask, compare] = commands.of(repository, 'docs/performance.md')('Measure it');
    const [sizes, images, help] = compare.trim().split('\n');
    expect(run(help, repository).stdout).toContain('--capacity');
    for (const command of [ask, sizes, images]) {
      expect(() => run(command, repository)).toThrow('Nothing was started: say --yes where nobody can be asked.');
    }
  });

  describe.each(['direct', 'stepFunctions'])('launcher %s', (launcher) => {
    const direct = launcher === 'direct';
    const github = newRepository({ launcher });
    const starts = (region: string, input: string) =>
      direct
        ? `aws ecs run-task --region <${region}> --cli-input-json <${input}run_task_input>`
        : `aws stepfunctions start-execution --region <${region}> --cli-input-json <${input}start_execution_input>`;

    it('give GitHub the variables', () => {
      const { calls } = run(commands.of(github, 'run-task/README.md')('Set it up')[0], github);
      const variable = direct ? ['RUN_TASK_INPUT', 'run_task_input'] : ['STATE_MACHINE_ARN', 'state_machine_arn'];
      expect(besidesOutputs(calls)).toEqual([
        'gh variable set RUNNER_ROLE_ARN --body <runner_role_arn>',
        `gh variable set ${variable[0]} --body <${variable[1]}>`,
      ]);
    });

    it('start a task with a token of another system', () => {
      const repository = newRepository({ launcher, trust: 'custom' });
      const [block] = commands.of(repository, 'run-task/README.md')('Set it up');
      const folder = temporaryFolder();
      writeFileSync(
        join(folder, 'run-task.sh'),
        'echo "$RUNNER_ROLE_ARN $OIDC_TOKEN ${RUN_TASK_INPUT:-$STATE_MACHINE_ARN}"',
      );
      expect(run(block, folder).stdout).toBe('... ... ...\n');
    });

    it('of the basic example apply it, start a task and follow it', () => {
      const root = example('basic');
      const read = commands.of(github, 'examples/basic/README.md')('Basic example');
      expect(run(read[0], root).calls).toEqual(['terraform init', 'terraform apply']);
      expect(existsSync(join(root, 'terraform.tfvars'))).toBe(true);
      expect(besidesOutputs(run(read[1], root).calls)).toEqual([starts('region', '')]);
      expect(besidesOutputs(run(read[2], root).calls)).toEqual([
        direct
          ? 'aws ecs describe-tasks --region <region> --cluster <cluster_arn> --tasks TASK_ARN'
          : 'aws stepfunctions describe-execution --region <region> --execution-arn EXECUTION_ARN',
        'aws logs tail <log_group_name> --region <region>',
      ]);
    });

    it('of complete-production set it up, look at it and remove it', () => {
      const root = example('complete-production');
      const read = commands.of(github, 'examples/complete-production/README.md');
      const plan = ['terraform init', 'terraform plan -out plan.tfplan', 'terraform apply plan.tfplan'];
      expect(run(read('Quick start')[0], root).calls).toEqual(plan);
      expect(existsSync(join(root, 'backend.tf'))).toBe(true);
      expect(run(read('The image')[0], root).calls.at(-1)).toBe(
        'docker push 123456789012.dkr.ecr.us-east-1.amazonaws.com/tools/busybox:1.37.0',
      );
      expect(run(read('What it costs')[0], root).calls).toEqual([
        'aws ce update-cost-allocation-tags-status --cost-allocation-tags-status TagKey=Runner,Status=Active',
      ]);
      const looks = besidesOutputs(run(read('After the apply')[0], root).calls);
      expect(looks[0]).toBe('terraform plan -detailed-exitcode');
      expect(looks).toContain(starts('region', ''));
      const removal = ['terraform apply -var force_destroy=true', 'terraform destroy'];
      expect(run(read('Remove it')[0], root).calls).toEqual(removal);
    });

    it('of multi-region apply it, start a task in either region, and copy back', () => {
      const root = example('multi-region');
      const read = commands.of(github, 'examples/multi-region/README.md');
      expect(run(read('Multi-region example')[0], root).calls).toEqual(['terraform init', 'terraform apply']);
      const started = besidesOutputs(run(read('Run a task in either region')[0], root).calls);
      expect(started[0]).toBe(starts('primary_region', 'primary_'));
      expect(besidesOutputs(run(read('Replication')[0], root).calls)).toEqual([
        'aws s3api head-object --bucket <primary_bucket_name> --key KEY --query ReplicationStatus',
      ]);
      expect(besidesOutputs(run(read('Fail back')[0], root).calls)).toEqual([
        'aws s3 sync s3://<secondary_bucket_name> s3://<primary_bucket_name> --source-region <secondary_region> --region <primary_region>',
      ]);
    });

    it.each(['hcpTerraform', 'gitlab', 'bitbucket', 'circleci', 'buildkite', 'custom'])(
      'prepare the fail-over of %s',
      (trust) => {
        const repository = newRepository({ launcher, trust });
        const [block] = commands.of(repository, 'examples/multi-region/README.md')('Prepare the fail-over');
        const root = join(repository, 'examples/multi-region');
        const name = direct ? 'run_task_input' : 'state_machine_arn';
        if (trust === 'hcpTerraform') {
          expect(run(block, root).calls).toEqual([
            `terraform output primary_${name}`,
            `terraform output secondary_${name}`,
          ]);
          return;
        }
        const variable = name.toUpperCase();
        const env = { RUNNER: 'SECONDARY', [`PRIMARY_${variable}`]: 'one', [`SECONDARY_${variable}`]: 'other' };
        expect(run(`${block}\nprintenv ${variable}`, root, env).stdout).toBe('other\n');
      },
    );

    /** A fresh copy of an example's files. */
    function example(name: string): string {
      const folder = temporaryFolder();
      const files = Object.keys(readTree(join(github, 'examples', name))).filter((file) => !file.includes('/'));
      files.forEach((file) => copyFileSync(join(github, 'examples', name, file), join(folder, file)));
      return folder;
    }

    it('name outputs that there are', () => {
      const tree = readTree(github);
      for (const name of ['basic', 'complete-production', 'multi-region']) {
        const used = [...tree[`examples/${name}/README.md`].matchAll(/terraform output (?:-raw )?"?([a-z_]+)/g)];
        const has = (output: string) => tree[`examples/${name}/outputs.tf`].includes(`output "${output}"`);
        expect(used.length).toBeGreaterThan(1);
        expect(used.map(([, output]) => output).filter((output) => !has(output))).toEqual([]);
      }
    });
  });

  itRunsEveryCommandOf(commands);
});

/** Calls without those that only read an output. */
function besidesOutputs(calls: readonly string[]): string[] {
  return calls.filter((call) => !call.startsWith('terraform output -raw'));
}

function standIn(file: string, script: string): void {
  writeFileSync(file, script);
  chmodSync(file, 0o755);
}
