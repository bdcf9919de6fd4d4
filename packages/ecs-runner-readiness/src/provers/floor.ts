import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyRepository } from '../emulator/copy';
import { Terraform } from '../emulator/terraform';
import { NotTried, outcomeOf, Wrong } from '../emulator/wrong';
import { missingTools, run } from '../tools';
import { unavailable, type Prover, type ProofOf, type Work } from './prover';

/** The native tests that are run with the oldest provider. */
const TESTS = 'tests/defaults.tftest.hcl';

/** The oldest versions that versions.tf allows. */
export const floorProver: Prover<'floor'> = {
  isQuick: () => false,
  inputs: ({ of }) => ['*.tf', ...(of === 'aws' ? ['tests/mocks', TESTS] : [])],
  prove: async (proofs, work) => {
    const missing = missingTools('terraform');
    if (missing !== undefined) return proofs.map(() => unavailable(missing));
    return Promise.all(proofs.map((proof) => outcomeOf(() => FLOORS[proof.of](work))));
  },
};

const FLOORS: Readonly<Record<ProofOf<'floor'>['of'], (work: Work) => Promise<string>>> = {
  /** Terraform itself cannot be exchanged: whoever runs the oldest one proves it. */
  terraform: async (work) => {
    const floor = floorOf(work, /required_version\s*=\s*"([^"]+)"/);
    const { stdout } = await run('terraform', ['version', '-json'], work.root);
    const { terraform_version: version } = JSON.parse(stdout) as { terraform_version: string };
    const minor = (text: string) => text.split('.').slice(0, 2).join('.');
    if (minor(version) !== minor(floor)) {
      throw new NotTried(`terraform ${version} is on PATH; ${minor(floor)} is the oldest that versions.tf allows`);
    }
    const terraform = new Terraform(copyRepository(work, join(work.scratch(), 'floor')), {}, mirrorOf(work));
    await terraform.init('-backend=false');
    await terraform.must('validate');
    return `validates with terraform ${version}`;
  },

  aws: async (work) => {
    const floor = floorOf(work, /aws\s*=\s*\{[^}]*?version\s*=\s*"([^"]+)"/);
    const copy = copyRepository(work, join(work.scratch(), 'floor'));
    const pin = `terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "${floor}"\n    }\n  }\n}\n`;
    writeFileSync(join(copy, 'readiness_floor_override.tf'), pin);
    const terraform = new Terraform(copy, {}, mirrorOf(work));
    await terraform.init('-backend=false');
    await terraform.must('validate');
    if (!existsSync(join(copy, TESTS))) throw new Wrong(`there is no ${TESTS}`);
    await terraform.must('test', `-filter=${TESTS}`);
    return `validates with version ${floor} of the provider, ${TESTS} passes`;
  },
};

/** The lowest version of a constraint, `>= 1.2.3`. @throws Wrong where there is none */
function floorOf({ root }: Work, constraint: RegExp): string {
  const file = join(root, 'versions.tf');
  const text = existsSync(file) ? (constraint.exec(readFileSync(file, 'utf8'))?.[1] ?? '') : '';
  const floor = /(?:>=|~>|=)\s*(\d+\.\d+\.\d+)/.exec(text)?.[1];
  if (floor === undefined) throw new Wrong(`versions.tf names no lowest version (${text || 'nothing'})`);
  return floor;
}

function mirrorOf({ root }: Work): string {
  return join(root, '.terraform', 'providers');
}
