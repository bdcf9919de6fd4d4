import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { thirdInTurn } from '../../scripts/turns.cjs';
import { edit, newInstalledRepository } from '../support/repository';
import { runTool, type ToolResult } from '../support/run-tool';
import { describeWithTools } from '../support/tools';

const TOOLS = ['pre-commit', 'terraform', 'tflint', 'terraform-docs', 'checkov', 'yamllint', 'actionlint', 'zizmor'];
const bucket = 'resource "aws_s3_bucket" "open" {\n  bucket = "open"\n}\n';
const variable = 'variable "more" {\n  description = "More"\n  type        = string\n}\n';

function workflow(job: string, step = "run: 'true'"): string {
  return `on: push\npermissions: {}\njobs:\n  job:\n    ${job}\n    steps:\n      - ${step}\n`;
}

/** For each hook what it is for, as a file that it must find, and a word of what it says then. */
const FAULTS: [hook: string, file: string, text: string, says: string | RegExp][] = [
  ['terraform-fmt', 'ugly.tf', 'locals {\n   ugly   = 1\n}\n', 'ugly.tf'],
  ['terraform-fmt', 'tests/ugly.tftest.hcl', 'run "x" {\n      command = plan\n}\n', 'ugly.tftest.hcl'],
  [
    'terraform-validate',
    'invalid.tf',
    'locals {\n  wrong = var.missing\n}\n',
    'Reference to undeclared input variable',
  ],
  [
    'terraform-validate',
    'live/production/invalid.tf',
    'locals {\n  wrong = var.missing\n}\n',
    'failed: terraform -chdir=live/production',
  ],
  ['lint', 'unused.tf', 'locals {\n  unused = 1\n}\n', 'terraform_unused_declarations'],
  ['lint', 'examples/basic/open.tf', bucket, /CKV2?_AWS_\d+/],
  ['terraform-docs', 'more.tf', variable, '"released"'],
  ['state', 'terraform.tfstate', '{}\n', 'Terraform keeps state in the backend'],
  ['readiness', 'key.txt', '-----BEGIN RSA PRIVATE ' + 'KEY-----\n', 'key.txt:1: private key'],
  ['readiness', 'notes.txt', `key: AKIA${'Z'.repeat(16)}\n`, 'notes.txt:1: AWS access key'],
  ['readiness', 'notes.md', '# Notes\n\n[Other notes](more.md)\n', 'notes.md: more.md'],
  ['readiness', 'notes.md', '# Notes\n\n### Too deep\n', 'MD001'],
  ['readiness', 'notes.txt', 'end \n', 'notes.txt:1: trailing blanks'],
  ['readiness', 'notes.txt', 'no end', 'notes.txt:1: no final newline'],
  ['yamllint', 'twice.yaml', 'a: 1\na: 2\n', 'duplication of key "a"'],
  ['actionlint', '.github/workflows/wrong.yml', workflow('runs_on: ubuntu-24.04'), 'unexpected key "runs_on"'],
  [
    'zizmor',
    '.github/workflows/open.yml',
    workflow('runs-on: ubuntu-24.04', 'uses: actions/checkout@main'),
    'unpinned-uses',
  ],
  ['json', 'broken.json', '{ "a": 1, }\n', 'broken.json: '],
  ['large-files', 'large.txt', `${'x'.repeat(99)}\n`.repeat(6000), 'large.txt: 586 KB'],
  ['merge-conflict', 'notes.md', '<<<<<<< HEAD\n', 'notes.md:1'],
];

/** Every second one by turns, or all with ECS_RUNNER_ALL_BREAKS. */
const IN_TURN = process.env.ECS_RUNNER_ALL_BREAKS ? FAULTS : thirdInTurn(FAULTS, 'hooks');

describeWithTools(TOOLS, 'pre-commit', () => {
  const home = mkdtempSync(join(tmpdir(), 'pre-commit-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  let repository: string;

  beforeEach(() => {
    repository = newInstalledRepository();
    runTool('git', ['init', '--quiet'], repository);
  });

  /** Runs one hook, or all of them, on all files of a repository. */
  function hooks(...id: string[]): ToolResult {
    runTool(
      'git',
      ['add', '--all', '--force', '--', '.', ':!*/.terraform', ':!.terraform', ':!node_modules'],
      repository,
    );
    return runTool('pre-commit', ['run', '--all-files', '--color=never', ...id], repository, { PRE_COMMIT_HOME: home });
  }

  it('passes right after generation, every hook of it', () => {
    const { code, output } = hooks();
    const lines = output.split('\n').filter((line) => /\.\.(Passed|Failed|\(no files to check\)Skipped)$/.test(line));
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
    expect(lines.map((line) => line.replace(/\.{3,}/, ': '))).toEqual([
      'terraform fmt: Passed',
      'terraform validate: Passed',
      'tflint and checkov: Passed',
      'terraform-docs: Passed',
      'no Terraform state or plan (they hold secrets): (no files to check)Skipped',
      'secrets, links, markdownlint, .editorconfig: Passed',
      'yamllint: Passed',
      'actionlint: Passed',
      'zizmor: Passed',
      'JSON can be read: Passed',
      'no large files: Passed',
      'no merge conflict markers: Passed',
    ]);
    expect(runTool('git', ['diff', '--stat'], repository).output).toBe('');
    // Only the lock files of what is deployed are to be committed.
    const untracked = runTool(
      'git',
      ['ls-files', '--others', '--exclude-standard', ':!node_modules'],
      repository,
    ).output;
    expect(untracked).toBe('bootstrap/.terraform.lock.hcl\nlive/production/.terraform.lock.hcl\n');
  }, 120_000);

  it.each(IN_TURN)(
    '%s finds what is wrong in %s',
    (hook, file, text, says) => {
      edit(repository, file, text);
      const { code, output } = hooks(hook);
      expect(output).toMatch(says);
      expect(code).toBe(1);
    },
    120_000,
  );

  it('has a fault here, and a row in CONTRIBUTING.md, for each hook', () => {
    const ids = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, id]) => id);
    const read = (file: string) => readFileSync(join(repository, file), 'utf8');
    const all = ids(read('.pre-commit-config.yaml'), /^ +- id: (\S+)$/gm);
    expect([...new Set(FAULTS.map(([hook]) => hook))].sort()).toEqual([...all].sort());
    const [, section] = /^## Hooks\n([^]*?)^## /m.exec(read('CONTRIBUTING.md'))!;
    expect(ids(section, /^\| `(\S+)` \|/gm)).toEqual(all);
  });

  it('finds an edit of docs/reference.md', () => {
    const page = join(repository, 'docs/reference.md');
    const text = readFileSync(page, 'utf8');
    edit(repository, 'docs/reference.md', text.replace('Default: `256`', 'Default: `512`'));
    expect(hooks('terraform-docs').code).toBe(1);
    expect(readFileSync(page, 'utf8')).toBe(text);
  });

  it('names the tool that is missing and its version', () => {
    const path = [dirname(process.execPath), '/usr/bin', '/bin'].join(':');
    const { code, output } = runTool('node', ['.projen/terraform.cjs', 'lint'], repository, { PATH: path });
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringMatching(
        /tflint cannot be run: it is not on PATH\. Install \d+\.\d+\.\d+ \(\.tool-versions\)/,
      ),
    });
  });
});
