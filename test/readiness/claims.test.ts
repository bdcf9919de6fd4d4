import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parse } from '@cdktn/hcl2json';
import { runsOf, saidBy, type Runs } from '../../packages/ecs-runner-readiness/src/provers/native/source';
import { openRepository } from '../../packages/ecs-runner-readiness/src/repository';
import { CLAIMS, proofsFor, type Proof } from '../../src/readiness';
import { ALL_SETS, OPTION_SETS } from '../support/option-sets';
import { newRepository } from '../support/repository';

type TestProof = Extract<Proof, { kind: 'test' }>;

const known = new Map<string, Promise<Runs>>();

/** The runs of a file; the same text is parsed once. */
function parsed(file: string, text: string): Promise<Runs> {
  const runs = known.get(text) ?? runsOf(file, text);
  known.set(text, runs);
  return runs;
}

/** What the test of a proof does not say; undefined where it says all. */
async function lackOf(repository: string, proof: TestProof): Promise<string | undefined> {
  const file = posix.join(proof.root ?? '.', proof.file);
  if (!existsSync(join(repository, file))) return `there is no ${file}`;
  const said = saidBy(await parsed(file, readFileSync(join(repository, file), 'utf8')), proof);
  return 'lacks' in said ? said.lacks : undefined;
}

it.each(Object.entries({ ...ALL_SETS, ...OPTION_SETS }))('finds its native tests with %s', async (_title, options) => {
  const repository = newRepository(options);
  const proofs = proofsFor(openRepository(repository).options).filter((proof) => proof.kind === 'test');
  expect(proofs.length).toBeGreaterThan(50);
  const lacks = await Promise.all(proofs.map((proof) => lackOf(repository, proof)));
  expect(lacks.filter((lack) => lack !== undefined)).toEqual([]);
});

describe('what is promised of every', () => {
  const repository = newRepository();
  const asserted = (id: string) =>
    CLAIMS[id].proofs.flatMap((proof) => (proof.kind === 'test' ? (proof.asserts ?? []) : [])).join('\n');

  /** Names of the resources of a type in the module. */
  async function named(type: string): Promise<string[]> {
    const files = readdirSync(repository).filter((file) => file.endsWith('.tf'));
    const parsedFiles = await Promise.all(
      files.map(async (file) => (await parse(file, readFileSync(join(repository, file), 'utf8'))) as Module),
    );
    return parsedFiles.flatMap(({ resource }) => Object.keys(resource?.[type] ?? {}));
  }

  it.each([
    ['role', 'aws_iam_role', ['SEC-14', 'SEC-15'], 8],
    ['bucket', 'aws_s3_bucket', ['SEC-08'], 2],
    ['public access block', 'aws_s3_bucket_public_access_block', ['SEC-06'], 2],
    ['log group', 'aws_cloudwatch_log_group', ['SEC-09', 'OBS-04'], 1],
  ])('%s is shown of all', async (_what, type, ids, count) => {
    const names = await named(type);
    expect(names).toHaveLength(count);
    for (const id of ids) expect(names.filter((name) => !asserted(id).includes(`${type}.${name}`))).toEqual([]);
  });

  it('bucket holds for its public access block: there is one of each', async () => {
    expect(await named('aws_s3_bucket_public_access_block')).toEqual(await named('aws_s3_bucket'));
  });

  it('log group is shown for each purpose', () => {
    const locals = readFileSync(join(repository, 'locals.tf'), 'utf8');
    const [, block] = /log_group_names = merge\(\n([\s\S]*?)\n  \)\n/.exec(locals)!;
    const purposes = [...block.matchAll(/\{ (\w+) += "/g)].map(([, purpose]) => purpose);
    expect(purposes).toEqual(['tasks', 'exec', 'insights', 'ledger', 'launcher']);
    expect(purposes.filter((purpose) => !asserted('SEC-09').includes(purpose))).toEqual([]);
  });
});

interface Module {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
