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

/** A job on Linux that may read the repository and nothing else. */
function readOnlyJob(name: string, timeoutMinutes: number, steps: github.workflows.JobStep[]): github.workflows.Job {
  return { name, runsOn: ['ubuntu-latest'], permissions: { contents: JobPermission.READ }, timeoutMinutes, steps };
}

const PROOF = readOnlyJob('Whole proof', 60, [
  CHECKOUT,
  setupNode('22'),
  SETUP_TERRAFORM,
  { name: 'Prove', run: 'bash .ci/run' },
]);

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
    proof: PROOF,
    matrix: {
      ...readOnlyJob('Node ${{ matrix.node }} on ${{ matrix.os }}', 30, [
        CHECKOUT,
        setupNode('${{ matrix.node }}'),
        { name: 'Test the generator and the CLI', run: 'npm test -- generator packages' },
      ]),
      runsOn: ['${{ matrix.os }}'],
      strategy: {
        failFast: false,
        matrix: { domain: { os: ['ubuntu-latest', 'windows-latest'], node: ['20', '22', '24'] } },
      },
    },
  });
}

/** `projen new --from` installs the newest projen, whatever our peer range says. */
function addNightly(host: github.GitHub): void {
  const nightly = new github.GithubWorkflow(host, 'nightly');
  nightly.on({ schedule: [{ cron: '17 3 * * *' }], workflowDispatch: {} });
  nightly.addJob(
    'newest-projen',
    readOnlyJob('Newest projen', 30, [
      CHECKOUT,
      setupNode('22'),
      { name: 'Install', run: 'npm ci' },
      { name: 'Install the newest projen', run: 'npm install --no-save projen@latest' },
      { name: 'Test', run: 'npm test -- generator packages' },
    ]),
  );
}

/** Skips what an earlier run of the same tag has published. */
const PUBLISH = `
version="\${GITHUB_REF_NAME#v}"
for folder in . packages/ecs-runner-readiness packages/create-ecs-runner; do
  name="$(node -p "require('./$folder/package.json').name")"
  if [ "$(npm view "$name@$version" version 2>/dev/null)" = "$version" ]; then
    echo "$name $version is published already"
  else
    (cd "$folder" && npm publish --provenance --access public)
  fi
done`.trim();

/** Only the second job may publish, and it runs nothing but the build: the tools of the proof never meet its token. */
function addRelease(host: github.GitHub): void {
  const release = new github.GithubWorkflow(host, 'release');
  release.on({ push: { tags: ['v*'] } });
  release.addJobs({
    proof: PROOF,
    publish: {
      name: 'Publish to npm',
      needs: ['proof'],
      runsOn: ['ubuntu-latest'],
      environment: 'npm',
      permissions: { contents: JobPermission.WRITE, idToken: JobPermission.WRITE },
      timeoutMinutes: 15,
      steps: [
        CHECKOUT,
        setupNode('24'),
        {
          name: 'Tag and version agree',
          run: 'test "$GITHUB_REF_NAME" = "v$(node -p "require(\'./package.json\').version")"',
        },
        { name: 'Install', run: 'npm ci --ignore-scripts' },
        {
          name: 'Build',
          run: ['.', 'packages/create-ecs-runner', 'packages/ecs-runner-readiness']
            .map((folder) => `npm run compile --prefix ${folder}`)
            .join('\n'),
        },
        { name: 'Publish with provenance (trusted publishing: no token)', run: PUBLISH },
        {
          name: 'Release on GitHub',
          run: 'gh release view "$GITHUB_REF_NAME" || gh release create "$GITHUB_REF_NAME" --verify-tag --generate-notes',
          env: { GH_TOKEN: '${{ github.token }}' },
        },
      ],
    },
  });
}
