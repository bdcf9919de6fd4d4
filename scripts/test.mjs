// All tests: `npm test [-- [--strict] [STAGE ...]]`. A tool that is missing skips its tests, or fails them with --strict.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, exitCode, install, installed, root } from './setup.mjs';
import turns from './turns.cjs';

const { SEED, thirdInTurn } = turns;

const { values, positionals } = parseArgs({ options: { strict: { type: 'boolean' } }, allowPositionals: true });

const LINTERS = ['tflint', 'actionlint', 'terraform-docs', 'checkov', 'pre-commit', 'zizmor', 'yamllint'];

/** Each stage is a list of commands that count as one test each, or folders of jest tests, with the tools that they use. */
const STAGES = {
  'set-up': { checks: [installAndBuild, tools] },
  lint: { checks: [eslint, tsc, prettier] },
  generator: {
    folders: [
      'test/options',
      'test/templates',
      'test/components',
      'test/ledger',
      'test/upgrade',
      'test/contract',
      'packages/create-ecs-runner/test',
    ],
  },
  packages: { folders: ['test/packages'], tools: ['pnpm', 'yarn', 'yarn-berry', 'bun'] },
  bench: { checks: [bench] },
  terraform: { folders: ['test/terraform'], tools: ['terraform'] },
  definitions: { folders: ['test/launcher', 'test/monitoring'], tools: ['terraform', 'python-emulator'] },
  quality: {
    folders: ['test/quality', 'test/automation'],
    tools: [...LINTERS, 'terraform', 'shellcheck', 'check-jsonschema', 'gojq'],
  },
  readiness: {
    folders: ['test/readiness'],
    tools: [...LINTERS, 'terraform', 'python-emulator', 'aws', 'chromium'],
  },
  // An apply is mostly waiting, so there is more at work than there are processors.
  emulator: {
    folders: ['test/iam', 'test/emulator'],
    tools: ['terraform', 'python-emulator', 'aws'],
    workers: 4,
    // Whole journeys of a reader, each minutes long: a third of them by turns, or all with ECS_RUNNER_ALL_EXAMPLES.
    byTurns: ['deploy', 'locking', 'migration', 'operations', 'recovery', 'upgrade'],
  },
  mutation: { folders: ['test/mutation'], tools: ['terraform'] },
};

const chosen = positionals.length > 0 ? [...new Set(['set-up', ...positionals])] : Object.keys(STAGES);
const unknown = positionals.filter((name) => !(name in STAGES));
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(', ')}; the stages are ${Object.keys(STAGES).join(', ')}.`);
  process.exit(2);
}

const rows = [];
for (const name of chosen) {
  console.log(`\n=== ${name}`);
  const start = performance.now();
  const result = await runStage(name, STAGES[name]);
  rows.push({ stage: name, ...result, seconds: Math.round((performance.now() - start) / 1000) });
  if (name === 'set-up' && result.failed > 0) {
    break;
  }
}

console.log('');
console.table(rows);
const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : '';
console.log(`${total('passed')} passed, ${total('failed')} failed${skipped}`);
process.exitCode = total('failed') > 0 ? 1 : 0;

async function runStage(name, { checks = [], folders, byTurns = [], workers = availableParallelism() }) {
  if (folders) {
    const rest = notInTurn(byTurns).flatMap((test) => [`--testPathIgnorePatterns=/${test}\\.test\\.ts$`]);
    return jest(name, folders, [`--maxWorkers=${workers}`, ...rest]);
  }
  const results = [];
  for (const check of checks) {
    results.push(await check());
  }
  return { passed: results.filter(Boolean).length, failed: results.filter((good) => !good).length, skipped: 0 };
}

/** Those that have their turn with another commit. */
function notInTurn(tests) {
  if (tests.length === 0 || process.env.ECS_RUNNER_ALL_EXAMPLES) return [];
  const chosen = thirdInTurn(tests, 'journeys');
  const rest = tests.filter((test) => !chosen.includes(test));
  console.log(`another time: ${rest.join(', ')} (ECS_RUNNER_SEED=${SEED}; ECS_RUNNER_ALL_EXAMPLES=1 runs all)`);
  return rest;
}

/** Counts as jest reports them; a suite that does not load, or a jest that does not end, is a failure too. */
function jest(name, folders, flags) {
  const report = join(root, '.cache', 'results', `${name}.json`);
  mkdirSync(join(root, '.cache', 'results'), { recursive: true });
  rmSync(report, { force: true });
  // The folders first: jest takes what follows an ignored path for another one.
  const args = [...folders, '--colors=false', '--json', `--outputFile=${report}`, ...flags];
  const good = command('jest', args, { env: { ECS_RUNNER_STRICT: values.strict ? '1' : '' } });
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    return { passed: numPassedTests, failed: good ? failed : Math.max(1, failed), skipped: numPendingTests };
  } catch (error) {
    console.error(`jest wrote no report: ${error.message}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function installAndBuild() {
  try {
    install();
    build();
    return true;
  } catch (error) {
    console.error(error.message);
    return false;
  }
}

/** Only what the chosen stages use. What cannot be installed is a failure in strict mode; elsewhere its tests are skipped. */
function tools() {
  const names = [...new Set(chosen.flatMap((name) => STAGES[name].tools ?? []))];
  if (names.length === 0) return true;
  return exitCode(process.execPath, ['scripts/tools/index.mjs', ...names]) === 0 || !values.strict;
}

function eslint() {
  const folders = ['src', 'packages', 'test', 'projenrc', 'scripts', '.projenrc.ts'];
  const env = { ESLINT_USE_FLAT_CONFIG: 'false' };
  return command('eslint', ['--ext=.ts', '--max-warnings=0', ...folders], { env });
}

function tsc() {
  return command('tsc', ['--noEmit', '-p', 'test/tsconfig.json'], { packageName: 'typescript' });
}

/** What ESLint does not see. */
function prettier() {
  const files = ['scripts', 'bench', 'projenrc', 'test'].map((folder) => `${folder}/**/*.{ts,mjs,cjs,cts}`);
  return command('prettier', ['--check', '--log-level=warn', ...files]);
}

function bench() {
  return exitCode(process.execPath, ['bench/index.mjs']) === 0;
}

/** Runs the command of an installed package; says whether it ended well. */
function command(name, args, { env, packageName } = {}) {
  return exitCode(process.execPath, [...installed(name, packageName), ...args], env) === 0;
}
