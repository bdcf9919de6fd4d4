import { Component } from 'projen/lib/component';
import { GitHub } from 'projen/lib/github/github';
import { GithubWorkflow } from 'projen/lib/github/workflows';
import { JobPermission, type JobStep } from 'projen/lib/github/workflows-model';
import type { Project } from 'projen/lib/project';
import type { ResolvedOptions } from '../options';
import { toolVersion } from '../templates';

/** Actions, pinned to the commit of a version. */
const ACTIONS = {
  checkout: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1', // v7.0.1
  setupNode: 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020', // v7.0.0
  setupTerraform: 'hashicorp/setup-terraform@dfe3c3f87815947d99a8997f908cb6525fc44e9e', // v4.0.1
  setupTflint: 'terraform-linters/setup-tflint@6e1e0642c0289bd619021bf6b34e3c08ed1e005a', // v6.3.0
} as const;

/** GitHub workflow that checks pull requests: managed files in sync, Terraform formatted, valid, linted and tested. */
export class GithubChecks extends Component {
  public constructor(project: Project, { ci }: ResolvedOptions) {
    super(project);
    if (ci !== 'github') {
      return;
    }
    const github = new GitHub(project, { mergify: false, pullRequestLint: false });
    const workflow = new GithubWorkflow(github, 'checks', {
      limitConcurrency: true,
      concurrencyOptions: { group: '${{ github.workflow }}-${{ github.ref }}', cancelInProgress: true },
    });
    workflow.on({ pullRequest: {}, push: { branches: ['main'] } });
    workflow.addJob('checks', {
      name: 'Checks',
      runsOn: ['ubuntu-latest'],
      permissions: { contents: JobPermission.READ },
      timeoutMinutes: 20,
      steps: [...setUp(), ...CHECKS],
    });
  }
}

/** The tools, in the versions of `.tool-versions`. */
function setUp(): JobStep[] {
  return [
    { uses: ACTIONS.checkout, with: { 'persist-credentials': false } },
    { uses: ACTIONS.setupNode, with: { 'node-version': toolVersion('nodejs') } },
    {
      uses: ACTIONS.setupTerraform,
      with: { terraform_version: toolVersion('terraform'), terraform_wrapper: false },
    },
    { uses: ACTIONS.setupTflint, with: { tflint_version: `v${toolVersion('tflint')}` } },
    { name: 'Install checkov', run: `pipx install checkov==${toolVersion('checkov')}` },
    { name: 'Install the template', run: 'npm ci' },
  ];
}

const CHECKS: readonly JobStep[] = [
  { name: 'Managed files are in sync', run: 'npx projen\ngit diff --exit-code' },
  { name: 'Format', run: 'npx projen fmt -check' },
  { name: 'Validate', run: 'npx projen validate' },
  { name: 'Lint', run: 'npx projen lint' },
  { name: 'Test', run: 'npx projen test' },
];
