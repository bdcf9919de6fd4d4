import type { Outcome } from 'ecs-runner-template/lib/readiness';
import { fails, holds, type ProofOf, type Prover, type Work } from './prover';
import { violations, type Expectation } from '../iam/expectations';
import { outputsOf } from '../iam/outputs';
import { managedResources, readPolicies, type TerraformShow } from '../iam/state';
import type { Subject } from '../iam/tables';
import { tableOf } from '../iam/tables/selections';
import type { Applied } from '../mocked/apply';
import { appliedExample } from '../mocked/example';
import { appliedModule } from '../mocked/module';

/** Tables of requests that the policies of a root, applied with mocks, allow or deny as they must. */
export const simulationProver: Prover<'simulation'> = {
  isQuick: () => false,
  inputs: ({ root }) => [
    '*.tf',
    'tests/mocks',
    '.projen/options.json',
    ...(root === undefined ? [] : [`${root}/*.tf`]),
  ],
  prove: (proofs, work) => Promise.all(proofs.map((proof) => outcomeOf(proof, work))),
};

/** A root in one variant. */
interface Scene {
  readonly show: TerraformShow;
  readonly subject: Subject;
}

async function outcomeOf({ root, table }: ProofOf<'simulation'>, work: Work): Promise<Outcome> {
  const scenes = root === undefined ? await scenesOfModule(work) : await scenesOfExample(work);
  if ('result' in scenes) return scenes;
  try {
    const asked = scenes.map(({ subject }) => tableOf(subject, table));
    const found = await Promise.all(scenes.map((it, index) => problems(it, table, asked[index])));
    const wrong = [...new Set(found.flat())];
    if (wrong.length > 0) return fails(wrong.slice(0, 20).join('; '));
    return told(asked.flat());
  } catch (error) {
    // A policy that IAM would not take.
    return fails((error as Error).message);
  }
}

function told(asked: readonly Expectation[]): Outcome {
  const count = (must: 'allow' | 'deny') => asked.filter((it) => it.must === must).length;
  return asked.length === 0
    ? fails('there is nothing that could be asked')
    : holds(`${count('allow')} requests allowed, ${count('deny')} denied`);
}

async function scenesOfModule(work: Work): Promise<Scene[] | Outcome> {
  const applied = await appliedModule(work);
  return 'result' in applied ? applied : [...applied.values()].map((it) => scene(it, it.subject));
}

async function scenesOfExample(work: Work): Promise<Scene[] | Outcome> {
  const applied = await appliedExample(work);
  return 'result' in applied ? applied : [scene(applied, { preset: work.options.trust })];
}

function scene({ show, outputs }: Applied, given: Omit<Subject, 'policies' | 'outputs'>): Scene {
  return { show, subject: { ...given, policies: readPolicies(show), outputs: outputsOf(outputs) } };
}

async function problems({ show, subject }: Scene, table: string, asked: readonly Expectation[]): Promise<string[]> {
  const beside = BESIDE[table]?.(show, subject) ?? [];
  return [...beside, ...(await violations(asked, subject.policies))];
}

/** What no request can show. */
const BESIDE: Readonly<Record<string, (show: TerraformShow, subject: Subject) => string[]>> = {
  trust: (show) =>
    managedResources(show)
      .filter(({ type }) => /^aws_iam_(access_key|service_specific_credential|user|user_.*)$/.test(type))
      .map(({ address }) => `${address} is or has a long-lived credential`),
  topic: (show, { outputs }) =>
    managedResources(show)
      .filter(
        ({ type, values }) => type === 'aws_sns_topic' && (values.kms_master_key_id ?? null) !== outputs.kms_key_arn,
      )
      .map(({ address }) => `${address} is not encrypted with the key`),
};
