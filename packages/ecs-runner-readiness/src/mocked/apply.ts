import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Outcome } from 'ecs-runner-template/lib/readiness';
import type { TerraformShow } from '../iam/state';
import { fails, unavailable, type Work } from '../provers/prover';
import { firstError } from '../terraform/first-error';
import { missingTools, run } from '../tools';

/** A root applied with a mocked provider. */
export interface Applied {
  readonly show: TerraformShow;
  /** Values of the outputs by name. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** A native test in Terraform's JSON syntax, whose runs apply. */
export interface MockedTest {
  readonly mock_provider: object;
  readonly override_data?: readonly object[];
  readonly override_resource?: readonly object[];
  readonly variables: Readonly<Record<string, unknown>>;
  readonly run: Readonly<Record<string, { readonly variables?: Readonly<Record<string, unknown>> }>>;
}

const FILE = 'tests/readiness_mocked.tftest.json';
const NOT_COPIED = new Set(['.git', '.terraform', 'node_modules']);

/**
 * What a root of the repository makes in a native test of its own, where `terraform test` prints the state; by run.
 * Variables that the root does not have are left out of the test.
 *
 * @param root below the repository, `.` for the module
 * @returns an outcome where it cannot be applied
 */
export async function applyMocked(
  work: Work,
  root: string,
  test: MockedTest,
): Promise<ReadonlyMap<string, Applied> | Outcome> {
  const missing = missingTools('terraform');
  if (missing !== undefined) return unavailable(missing);
  const copy = work.scratch();
  cpSync(work.root, copy, { recursive: true, filter: (path) => path === work.root || !NOT_COPIED.has(basename(path)) });
  const folder = join(copy, root);
  writeFileSync(join(folder, FILE), JSON.stringify(withKnownVariables(test, folder)));
  // Providers that the repository has need not be fetched again.
  const env = { TF_DATA_DIR: join(work.root, root, '.terraform') };
  const init = await run('terraform', ['init', '-backend=false', '-input=false'], folder, env);
  if (init.code !== 0) return unavailable(`terraform init in ${root}: ${firstError(init.stderr)}`);
  const { stdout, stderr } = await run('terraform', ['test', `-filter=${FILE}`, '-verbose', '-json'], folder, env);
  const messages = stdout.split('\n').filter(Boolean).map(parse);
  const errors = messages.flatMap(({ diagnostic }) => (diagnostic?.severity === 'error' ? [diagnostic] : []));
  if (errors.length > 0) return fails(`${root} does not apply: ${errors[0].summary}: ${errors[0].detail}`);
  const applied = messages.flatMap(({ '@testrun': name = '', test_state: state }) =>
    state === undefined ? [] : [[name, { show: { values: state }, outputs: valuesOf(state.outputs) }] as const],
  );
  const expected = Object.keys(test.run).length;
  return applied.length === expected
    ? new Map(applied)
    : fails(`${root} was applied ${applied.length} times instead of ${expected}: ${firstError(stderr)}`);
}

interface Message {
  readonly '@testrun'?: string;
  readonly diagnostic?: { readonly severity: string; readonly summary: string; readonly detail: string };
  readonly test_state?: NonNullable<TerraformShow['values']> & { readonly outputs?: Outputs };
}

type Outputs = Readonly<Record<string, { readonly value: unknown }>>;

function parse(line: string): Message {
  return JSON.parse(line) as Message;
}

function valuesOf(outputs: Outputs = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}

/** A user may have taken variables out of the module. */
function withKnownVariables(test: MockedTest, folder: string): MockedTest {
  const known = variablesOf(folder);
  const only = (values: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => known.has(name)));
  return {
    ...test,
    variables: only(test.variables),
    run: Object.fromEntries(
      Object.entries(test.run).map(([name, it]) => [name, { ...it, variables: only(it.variables ?? {}) }]),
    ),
  };
}

function variablesOf(folder: string): Set<string> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.tf') && existsSync(join(folder, name)));
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'));
  return new Set(texts.flatMap((text) => [...text.matchAll(/^variable\s+"([\w-]+)"/gm)].map(([, name]) => name)));
}
