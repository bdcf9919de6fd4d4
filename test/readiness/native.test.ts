import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runsOf, saidBy } from '../../packages/ecs-runner-readiness/src/provers/native/source';
import type { ProofOf } from '../../packages/ecs-runner-readiness/src/provers/prover';
import { testProver } from '../../packages/ecs-runner-readiness/src/provers/test';
import { resolve } from '../../src/options';
import type { Outcome } from '../../src/readiness';
import { edit, temporaryFolder } from '../support/repository';
import { describeWithTools } from '../support/tools';

type TestProof = ProofOf<'test'>;

const FILE = 'tests/days.tftest.hcl';

const NATIVE_TEST = `
run "by_default" {
  command = plan

  assert {
    condition     = output.days == 90
    error_message = "Ninety days, unless asked for others."
  }

  assert {
    condition = jsonencode({
      days   = output.days
      always = true
    }) == jsonencode({ days = 90, always = true })
    error_message = "All is as it should be."
  }
}

run "none" {
  command = plan

  variables {
    days = 0
  }

  expect_failures = [var.days]
}
`;

const MODULE = `
variable "days" {
  type    = number
  default = 90

  validation {
    condition     = var.days > 0
    error_message = "days is \${var.days}; allowed: 1 and more."
  }
}

output "days" {
  value = var.days
}
`;

const proof = (run: string, rest: Partial<TestProof> = {}): TestProof => ({ kind: 'test', file: FILE, run, ...rest });

const DEFAULT = proof('by_default', { asserts: ['output.days', 'always = true'] });
const REFUSED = proof('none', { rejects: 'var.days' });

it('what a native test says with values in it is told by what it asserts', async () => {
  const text = NATIVE_TEST.replace('All is', 'All of ${output.days} is');
  expect(saidBy(await runsOf(FILE, text), DEFAULT)).toEqual({ shows: 'asserts output.days, always = true' });
});

describe('what a native test says', () => {
  const said = async (wanted: TestProof) => saidBy(await runsOf(FILE, NATIVE_TEST), wanted);

  it.each([
    ['words, whatever the space between them', DEFAULT, 'All is as it should be.'],
    [
      'the first assertion that names them',
      proof('by_default', { asserts: ['output.days'] }),
      'Ninety days, unless asked for others.',
    ],
    ['what is refused', REFUSED, 'refuses a wrong var.days'],
    ['nothing in particular', proof('none'), 'run "none" passes'],
  ])('is %s', async (_title, wanted, shows) => {
    expect(await said(wanted)).toEqual({ shows });
  });

  it.each([
    ['a run that is not there', proof('toString'), `${FILE} has no run "toString"`],
    [
      'words in several assertions',
      proof('by_default', { asserts: ['output.days == 90', 'always'] }),
      `no assertion of run "by_default" in ${FILE} names output.days == 90, always`,
    ],
    [
      'a part of a word',
      proof('by_default', { asserts: ['output.day'] }),
      `no assertion of run "by_default" in ${FILE} names output.day`,
    ],
    [
      'a number that only begins so',
      proof('by_default', { asserts: ['output.days == 9'] }),
      `no assertion of run "by_default" in ${FILE} names output.days == 9`,
    ],
    [
      'a failure that is not expected',
      proof('by_default', { rejects: 'var.days' }),
      `run "by_default" in ${FILE} does not expect var.days to fail`,
    ],
  ])('is not %s', async (_title, wanted, lacks) => {
    expect(await said(wanted)).toEqual({ lacks });
  });
});

/** What became of the proofs in a module with these files. */
async function proven(
  files: Readonly<Record<string, string>>,
  ...proofs: readonly TestProof[]
): Promise<readonly Outcome[]> {
  return prove(repositoryWith(files), ...proofs);
}

function repositoryWith(files: Readonly<Record<string, string>>): string {
  const root = temporaryFolder();
  for (const [file, text] of Object.entries({ 'main.tf': MODULE, [FILE]: NATIVE_TEST, ...files })) {
    edit(root, file, text);
  }
  return root;
}

function prove(root: string, ...proofs: readonly TestProof[]): Promise<readonly Outcome[]> {
  const repository = { root, version: '0.0.0', options: resolve({ name: 'acme-runner' }) };
  return testProver.prove(proofs, { ...repository, proofs, scratch: temporaryFolder, say: () => undefined });
}

describe('without terraform', () => {
  const { PATH } = process.env;
  beforeEach(() => void (process.env.PATH = temporaryFolder()));
  afterEach(() => void (process.env.PATH = PATH));

  it('nothing is tried, but what is not in the source fails', async () => {
    expect(await proven({}, DEFAULT, proof('gone'))).toEqual([
      { result: 'unavailable', detail: 'terraform not on PATH: see CONTRIBUTING.md' },
      { result: 'fails', detail: `${FILE} has no run "gone"` },
    ]);
  });

  it('a test that is not there, or does not parse, fails', async () => {
    const broken = proof('a', { file: 'tests/broken.tftest.hcl' });
    const [gone, unparsed] = await proven(
      { 'tests/broken.tftest.hcl': 'run "a" {' },
      proof('a', { root: 'bootstrap' }),
      broken,
    );
    expect(gone).toEqual({ result: 'fails', detail: `there is no bootstrap/${FILE}` });
    expect(unparsed).toEqual({ result: 'fails', detail: expect.stringContaining('Unclosed configuration block') });
  });
});

describeWithTools(['terraform'], 'with terraform', () => {
  it('holds where the run passes', async () => {
    expect(await proven({}, DEFAULT, REFUSED)).toEqual([
      { result: 'holds', detail: 'All is as it should be.' },
      { result: 'holds', detail: 'refuses a wrong var.days' },
    ]);
  });

  it('fails where an assertion does, with what that says', async () => {
    expect(await proven({ 'main.tf': MODULE.replace('90', '30') }, DEFAULT, REFUSED)).toEqual([
      { result: 'fails', detail: 'run "by_default": All is as it should be.' },
      { result: 'holds', detail: 'refuses a wrong var.days' },
    ]);
  });

  it('fails where nothing is refused', async () => {
    const [{ result, detail }] = await proven(
      { 'main.tf': MODULE.replace('var.days > 0', 'true || var.days > 0') },
      REFUSED,
    );
    expect(result).toBe('fails');
    expect(detail).toMatch(/^run "none": Missing expected failure: .*var\.days.* did not\.$/);
  });

  it('does not know of a run after one that could not be made', async () => {
    const [first, second] = await proven(
      { 'main.tf': MODULE.replace('var.days > 0', 'var.days < 90') },
      DEFAULT,
      REFUSED,
    );
    expect(first.detail).toMatch(/^run "by_default": Invalid value for variable: days is 90; allowed/);
    expect(second).toEqual({ result: 'unavailable', detail: expect.stringContaining('run "none" is skipped') });
  });

  it('fails where the module is none', async () => {
    const [outcome] = await proven({ 'main.tf': MODULE.replace('number', 'numbers') }, DEFAULT);
    expect(outcome).toEqual({ result: 'fails', detail: expect.stringContaining('Invalid type specification') });
  });

  it.each([
    [
      'a Terraform of another version',
      'terraform {\n  required_version = "> 99"\n}\n',
      'Unsupported Terraform Core version',
    ],
    [
      'a provider that cannot be had',
      'terraform {\n  required_providers {\n    x = { source = "localhost/none/x" }\n  }\n}\n',
      'Failed to query available provider packages',
    ],
  ])('cannot be tried with %s', async (_title, versions, detail) => {
    const [outcome] = await proven({ 'versions.tf': versions }, DEFAULT);
    expect(outcome).toEqual({ result: 'unavailable', detail: expect.stringContaining(detail) });
  });

  it('leaves lock files as they are', async () => {
    const root = repositoryWith({});
    const lock = join(root, '.terraform.lock.hcl');
    const text = '# of all platforms\nprovider "registry.terraform.io/hashicorp/aws" {\n  version = "5.100.0"\n}\n';
    writeFileSync(lock, text);
    expect((await prove(root, DEFAULT))[0].result).toBe('holds');
    expect(readFileSync(lock, 'utf8')).toBe(text);
  });
});

describe('evidence', () => {
  it('depends on the module and the test', () => {
    const repository = { root: '', version: '', options: resolve({ name: 'acme-runner' }) };
    expect(testProver.inputs(DEFAULT, repository)).toEqual(['*.tf', 'tests/mocks', 'terraform.tfvars', FILE]);
    expect(testProver.inputs({ ...DEFAULT, root: 'examples/basic' }, repository)).toEqual([
      '*.tf',
      'tests/mocks',
      'examples/basic/*.tf',
      'examples/basic/tests/mocks',
      'examples/basic/terraform.tfvars',
      `examples/basic/${FILE}`,
    ]);
  });
});
