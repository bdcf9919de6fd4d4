import { github, type cdk } from 'projen';

const { JobPermission } = github.workflows;

const CHECKOUT: github.workflows.JobStep = {
  uses: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1', // v7.0.1
  with: { 'persist-credentials': false },
};
const SETUP_TERRAFORM: github.workflows.JobStep = {
  uses: 'hashicorp/setup-terraform@dfe3c3f87815947d99a8997f908cb6525fc44e9e', // v4.0.1
  with: { terraform_version: '1.11.4', terraform_wrapper: false },
};
const setupNode = (version: string): github.workflows.JobStep => ({
  uses: 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020', // v7.0.0
  // no cache: a poisoned one must not reach a release
  with: { 'node-version': version, 'package-manager-cache': false },
});

/** Workflows of this repository: the proof on every change, newest projen every night, release on a tag. */
export function addWorkflows(project: cdk.JsiiProject): void {
  const host = project.github!;
  addBuild(host);
  addNightly(host);
  addRelease(host);
}

function addBuild(host: github.GitHub): void {
  const build = new github.GithubWorkflow(host, 'build', {
    limitConcurrency: true,
    concurrencyOptions: { group: '${{ github.workflow }}-${{ github.ref }}', cancelInProgress: true },
  });
  build.on({ pullRequest: {}, push: { branches: ['main'] } });
  build.addJobs({
    proof: {
      name: 'Whole proof',
      runsOn: ['ubuntu-latest'],
      permissions: { contents: JobPermission.READ },
      timeoutMinutes: 60,
      steps: [CHECKOUT, setupNode('22'), SETUP_TERRAFORM, { name: 'Prove', run: 'bash .ci/run' }],
    },
    matrix: {
      name: 'Node ${{ matrix.node }} on ${{ matrix.os }}',
      runsOn: ['${{ matrix.os }}'],
      strategy: {
        failFast: false,
        matrix: { domain: { os: ['ubuntu-latest', 'windows-latest'], node: ['20', '22', '24'] } },
      },
      permissions: { contents: JobPermission.READ },
      timeoutMinutes: 30,
      steps: [
        CHECKOUT,
        setupNode('${{ matrix.node }}'),
        { name: 'Test the generator and the CLI', run: 'npm test -- generator packages' },
      ],
    },
  });
}

/** `projen new --from` installs the newest projen, whatever our peer range says. */
function addNightly(host: github.GitHub): void {
  const nightly = new github.GithubWorkflow(host, 'nightly');
  nightly.on({ schedule: [{ cron: '17 3 * * *' }], workflowDispatch: {} });
  nightly.addJob('newest-projen', {
    name: 'Newest projen',
    runsOn: ['ubuntu-latest'],
    permissions: { contents: JobPermission.READ },
    timeoutMinutes: 30,
    steps: [
      CHECKOUT,
      setupNode('22'),
      { name: 'Install', run: 'npm ci' },
      { name: 'Install the newest projen', run: 'npm install --no-save projen@latest' },
      { name: 'Test', run: 'npm test -- generator packages' },
    ],
  });
}

function addRelease(host: github.GitHub): void {
  const release = new github.GithubWorkflow(host, 'release');
  release.on({ push: { tags: ['v*'] } });
  release.addJob('release', {
    name: 'Publish to npm',
    runsOn: ['ubuntu-latest'],
    environment: 'npm',
    permissions: { contents: JobPermission.WRITE, idToken: JobPermission.WRITE },
    timeoutMinutes: 60,
    steps: [
      CHECKOUT,
      setupNode('24'),
      SETUP_TERRAFORM,
      {
        name: 'Tag and version agree',
        run: 'test "$GITHUB_REF_NAME" = "v$(node -p "require(\'./package.json\').version")"',
      },
      { name: 'Prove', run: 'bash .ci/run' },
      {
        name: 'Publish with provenance (trusted publishing: no token)',
        run: [
          'npm publish --provenance --access public',
          'npm publish --provenance --access public --workspace ecs-runner-readiness',
          'npm publish --provenance --access public --workspace create-ecs-runner',
        ].join('\n'),
      },
      {
        name: 'Release on GitHub',
        run: 'gh release create "$GITHUB_REF_NAME" --verify-tag --generate-notes',
        env: { GH_TOKEN: '${{ github.token }}' },
      },
    ],
  });
}
